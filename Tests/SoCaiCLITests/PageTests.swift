// The promise of `socai report` in a real browser: the figures of the page at any place of its sliders are those of
// `socai replay`, it is usable by keys and by a screen reader, fits a telephone and prints on paper, asks for nothing and
// runs nothing that a ledger holds.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)), .serialized) struct PageTests {
    private static let checks = Repository.path("Tests/SoCaiCLITests/Page/page_checks.py")

    /// The fixture with a closing of each year, and its page, made once.
    private static let made = Result<Session, any Error> {
        let session = try Session()
        let outcome = try session.run(
            "socai init c.socai && awk -f Fixtures/transcripts/closed-years.awk Fixtures/bac-lieu-2022-2025/0*.jsonl"
                + " | socai import c.socai - --keep-recorded-times && socai report c.socai -o page.html")
        guard outcome.status == 0 else { throw SessionFailure(message: outcome.errorText) }
        return session
    }

    /// Runs a check, which has to find nothing; gives how many things it looked at.
    @discardableResult
    private func check(_ name: String, _ session: Session, _ arguments: String = "", page: String = "page.html") throws
        -> Int
    {
        let outcome = try session.run("python3 '\(Self.checks)' \(name) \(page) \(arguments)")
        let lines = outcome.text.split(separator: "\n").map(String.init)
        let count = try #require(
            lines.last.flatMap { $0.wholeMatch(of: /checked (\d+)/) }.flatMap { Int($0.1) }, "\(outcome)")
        #expect(lines.count == 1 && outcome.status == 0, "\(outcome.text)\(outcome.errorText)")
        return count
    }

    /// Days between two, with a seed.
    private func days(_ count: Int, _ first: String, _ last: String, seed: UInt64) throws -> [String] {
        var random = SeededGenerator(seed: seed)
        let format = ISO8601DateFormatter()
        format.formatOptions = [.withFullDate]
        let (from, to) = (try #require(format.date(from: first)), try #require(format.date(from: last)))
        let days = Int(to.timeIntervalSince(from) / 86_400)
        return (0..<count).map { _ in
            format.string(from: from.addingTimeInterval(Double(random.number(0...days)) * 86_400))
        }
    }

    private func cuts(_ count: Int, seed: UInt64) throws -> [(day: String, known: String)] {
        Array(
            zip(
                try days(count, "2021-12-31", "2026-03-15", seed: seed),
                try days(count, "2021-12-01", "2026-03-15", seed: seed + 1))) as [(day: String, known: String)]
    }

    @Test func figuresAreThoseOfAReplay() throws {
        let session = try Self.made.get()
        var expected: [String] = []
        for (day, known) in try cuts(50, seed: 11) {
            let outcome = try session.run("socai replay c.socai \(day)@\(known) --by unit --format json")
            try #require(outcome.status == 0, "\(outcome)")
            expected.append("{\"day\":\"\(day)\",\"known\":\"\(known)\"," + outcome.text.dropFirst())
        }
        _ = try session.folder.write("expected.json", "[\(expected.joined(separator: ","))]")
        #expect(try check("figures", session, "expected.json") == 250)
        // The control: one household too many.
        let broken = expected.joined(separator: ",").replacing(
            /"class":"poor","socialProtection":false,"households":(\d+)/
        ) {
            "\"class\":\"poor\",\"socialProtection\":false,\"households\":\((Int($0.1) ?? 0) + 1)"
        }
        _ = try session.folder.write("broken.json", "[\(broken)]")
        let outcome = try session.run("python3 '\(Self.checks)' figures page.html broken.json")
        #expect(outcome.text.contains(": poor is "))
    }

    @Test func targetsAreThoseOfTheTrajectory() throws {
        let session = try Self.made.get()
        var expected: [String] = []
        for (day, known) in try cuts(15, seed: 23) {
            let outcome = try session.run("socai trajectory c.socai \(day)@\(known) --format json")
            try #require(outcome.status == 0, "\(outcome)")
            expected.append("{\"day\":\"\(day)\",\"known\":\"\(known)\"," + outcome.text.dropFirst())
        }
        _ = try session.folder.write("targets.json", "[\(expected.joined(separator: ","))]")
        #expect(try check("targets", session, "targets.json") > 100)
    }

    @Test func everyTextIsThereInBothLanguages() throws { #expect(try check("languages", Self.made.get()) > 400) }

    @Test func keysAreEnough() throws { #expect(try check("keyboard", Self.made.get()) > 60) }

    @Test func controlsAndTablesHaveRolesAndNames() throws { #expect(try check("tree", Self.made.get()) > 200) }

    @Test func itFitsATelephone() throws { #expect(try check("narrow", Self.made.get()) > 1000) }

    @Test func textStandsOut() throws { #expect(try check("contrast", Self.made.get()) > 1000) }

    @Test func itPrintsOnWholePages() throws { #expect(try check("print", Self.made.get()) > 2) }

    @Test func itAsksForNothing() throws { try check("quiet", Self.made.get()) }

    @Test func sizesAreKept() throws {
        let session = try Self.made.get()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: session.folder.file("page.html"))).count
        #expect(bytes <= 500_000, "the page of the fixture has \(bytes) bytes")
        let outcome = try session.run(
            "socai report c.socai -o again.html > wrote && cmp page.html again.html && stat -c %a page.html")
        #expect(outcome.status == 0 && outcome.text == "640\n", "\(outcome)")
        let wrote = String(decoding: try session.folder.read("wrote"), as: UTF8.self)
        #expect(wrote.contains("figures from 2021-12-31 to 2026-03-15"), "\(wrote)")
    }

    /// The page of a bundle has the figures of any day, as known at its cuts.
    @Test func aBundleHasAPageToo() throws {
        let session = try Session(withLedger: true)
        let made = try session.run(
            """
            cp Fixtures/proofs/made/ledger.private k.key && : > k.key.signed && chmod 600 k.key*
            socai checkpoint bac-lieu.socai --key k.key > note &&
            socai bundle bac-lieu.socai 2022-12-31@2023-03-31 2025-12-31 -o evidence --key k.key > made &&
            socai report --bundle evidence --verifier-key "$(cat Fixtures/proofs/made/ledger.key)" -o page.html
            """)
        try #require(made.status == 0, "\(made)")
        var expected: [String] = []
        for day in try days(10, "2021-12-31", "2025-12-31", seed: 5) {
            let outcome = try session.run("socai replay bac-lieu.socai \(day) --by unit --format json")
            expected.append("{\"day\":\"\(day)\",\"known\":null," + outcome.text.dropFirst())
        }
        _ = try session.folder.write("expected.json", "[\(expected.joined(separator: ","))]")
        #expect(try check("figures", session, "expected.json") == 50)
        for name in ["quiet", "languages", "narrow"] { try check(name, session) }
    }

    /// The page of a union has the figures of any day over all of its ledgers, and says what is of one ledger only.
    @Test func aUnionHasAPageToo() throws {
        let session = try Session()
        let made = try session.run(
            """
            python3 Fixtures/city/make.py "$(command -v socai)" city > made &&
            socai report city/city.union -o page.html
            """)
        try #require(made.status == 0, "\(made)")
        var (expected, targets): ([String], [String]) = ([], [])
        for day in try days(10, "2021-12-31", "2026-03-15", seed: 7) {
            for verb in ["replay city/city.union \(day) --by unit", "trajectory city/city.union \(day)"] {
                let outcome = try session.run("socai \(verb) --format json")
                try #require(outcome.status == 0, "\(outcome)")
                let answer = "{\"day\":\"\(day)\",\"known\":null," + outcome.text.dropFirst()
                if verb.hasPrefix("replay") { expected.append(answer) } else { targets.append(answer) }
            }
        }
        _ = try session.folder.write("expected.json", "[\(expected.joined(separator: ","))]")
        _ = try session.folder.write("targets.json", "[\(targets.joined(separator: ","))]")
        #expect(try check("figures", session, "expected.json") == 50)
        #expect(try check("targets", session, "targets.json") > 60)
        // The control: the figures of one office are others.
        let office = try session.run("socai report city/phuong-1/so-cai.socai -o office.html")
        try #require(office.status == 0, "\(office)")
        let outcome = try session.run("python3 '\(Self.checks)' figures office.html expected.json")
        #expect(outcome.text.contains(": poor is "))
        for name in ["quiet", "languages", "narrow", "tree"] { try check(name, session) }
        // All positions are at its foot, with the question that gives the same figures again.
        let page = String(decoding: try session.folder.read("page.html"), as: UTF8.self)
        #expect(
            page.contains("\"union\":{\"name\":\"TP. Bạc Liêu\",\"offices\":[[\"thanh-pho\",")
                && page.contains("\"rules\":null"))
        let again = try session.run("socai report city/city.union -o again.html > wrote && cmp page.html again.html")
        #expect(again.status == 0)
    }

    private static let hostile = [
        "<script>window.hacked=1</script>", "\"><img src=x onerror=window.hacked=1>",
        "</script><script>window.hacked=1</script>",
        "<!--", "&lt;b&gt;", "]]>", "{count}",
    ]

    @Test func hostileTextsStayText() throws {
        let session = try Session()
        func json(_ text: String) throws -> String {
            String(decoding: try JSONEncoder().encode(text + "\u{202E}\u{2066}"), as: UTF8.self)
        }
        let texts = try Self.hostile.map(json)
        let events = [
            "{\"type\":\"unitEstablished\",\"effectiveOn\":\"2021-01-01\",\"unit\":\"p1\",\"name\":\(texts[0]),\"kind\":\"ward\"}",
            "{\"type\":\"planAdopted\",\"effectiveOn\":\"2022-01-01\",\"plan\":\"kh\",\"title\":\(texts[1]),\"targets\":[{\"id\":\"t\","
                + "\"measure\":\"poor\",\"kind\":\"stock\",\"due\":\"2022-12-31\",\"comparison\":\"atMost\",\"value\":1,\"quote\":\(texts[2])}]}",
            "{\"type\":\"householdRegistered\",\"effectiveOn\":\"2021-12-01\",\"household\":\(try json("<b>A")),\"unit\":\"p1\",\"members\":4}"
                .replacingOccurrences(of: "\u{202E}\u{2066}", with: ""),
            "{\"type\":\"householdClassified\",\"effectiveOn\":\"2022-12-01\",\"household\":\"<b>A\",\"class\":\"poor\"}",
        ]
        let lines =
            "{\"id\":\"u\",\"actor\":\"a\",\"document\":\(texts[3]),\"events\":[\(events[0]),\(events[1])]}\n"
            + "{\"id\":\"h<i>\",\"actor\":\"a\",\"document\":\(texts[4]),\"events\":[\(events[2]),\(events[3])]}\n"
        _ = try session.folder.write("lines.jsonl", lines)
        let outcome = try session.run(
            "socai init t.socai && socai import t.socai lines.jsonl && socai report t.socai --to 2022-12-31 -o page.html"
        )
        try #require(outcome.status == 0, "\(outcome)")
        let shown = [Self.hostile[0], Self.hostile[1], Self.hostile[2], Self.hostile[4], "<b>A", "\\u{202E}"]
        let arguments = shown.map { "'\($0)'" }.joined(separator: " ")
        #expect(try check("hostile", session, arguments) == 2 * shown.count)
    }
}
