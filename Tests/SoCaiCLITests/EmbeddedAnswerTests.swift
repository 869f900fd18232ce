// The promise that a program which embeds the library has the answers of the command line: the same bytes of JSON and
// CSV, from the public interface alone.

import Foundation
import PovertyReports
import Testing

@Suite(.timeLimit(.minutes(60))) struct EmbeddedAnswerTests {
    /// An answer of the library, and the words that ask the command line for the same.
    private typealias Question = (words: String, answer: @Sendable (HouseholdLedger) throws -> any LedgerAnswer)

    private static let questions: [Question] = [
        ("replay L 2023-12-31", { try $0.at("2023-12-31").counts() }),
        ("replay L 2023-12-31 --by unit", { try $0.at("2023-12-31").counts(by: .unit) }),
        ("counts L 2023-12-31 --by unit:ward", { try $0.at("2023-12-31").counts(by: .level(.ward)) }),
        (
            "series L --from 2022 --to 2025 --every quarter --by unit",
            { try $0.series(from: "2022-01-01", to: "2025-12-31", every: .quarter, by: .unit) }
        ),
        (
            "series L --from 2022 --to 2023-06-15 --every month --unit phuong-1 --units-on 2025 --known closing "
                + "--class poor --class nearPoor --social-protection no",
            {
                try $0.series(
                    from: "2022-01-01", to: "2023-06-15", every: .month, knownAt: .closing, unitsOn: "2025-12-31",
                    unit: "phuong-1"
                ).selecting([.poor, .nearPoor], socialProtection: false)
            }
        ),
        ("diff L 2022 2023 --by unit", { try $0.at("2023").difference(since: "2022", by: .unit) }),
        (
            "diff L 2022 2023 --bridge",
            { ledger in try ledger.at("2023").bridgedDifference(since: ledger.at("2022").cut) }
        ),
        ("movement L --from 2022 --to 2022", { try $0.at("2022").movement(since: "2022-01-01") }),
        (
            "movement L --from 2022 --to 2022 --unit phuong-1",
            { try $0.at("2022").movement(since: "2022-01-01", unit: "phuong-1") }
        ),
        ("trajectory L 2025", { try $0.at("2025").trajectory() }),
        (
            "aid L 2025 --from 2022 --left-behind",
            { try $0.at("2025").aid(since: "2022-01-01", listingLeftBehind: true) }
        ),
        ("aid L 2023 --by giver", { try $0.at("2023").aid(by: [.donor, .donorKind]) }),
        ("deprivations L 2023 --by unit:ward", { try $0.at("2023").deprivations(by: .level(.ward)) }),
        ("causes L 2023 --class poor", { try $0.at("2023").causes(of: [.poor]) }),
        (
            "list L 2023@closing --from 2022-07-01 --look-back 12",
            { try $0.at("2023@closing").households(since: "2022-07-01", lookBackMonths: 12) }
        ),
        ("sponsors L 2023 --unit phuong-2", { try $0.at("2023").sponsors(unit: "phuong-2") }),
        ("awards L 2025 --awards", { try $0.at("2025").awards(listingAwards: true) }),
        ("fund L --from 2022 --to 2025", { try $0.at("2025").funds(since: "2022-01-01") }),
        ("review L --from 2022 --to 2025", { try $0.at("2025").review(since: "2022-01-01") }),
        (
            "review L --from 2023 --to 2023 --unit phuong-1 --by unit",
            { try $0.at("2023").review(since: "2023-01-01", unit: "phuong-1", by: .unit) }
        ),
        ("cohort L 2025", { try $0.at("2025").cohorts() }), ("income L 2025", { try $0.at("2025").incomes() }),
        ("audit L 2025", { try $0.at("2025").audit() }),
        ("explain L 2023 --class poor", { try $0.at("2023").explain(AccountFilter(.poor)) }),
        (
            "explain L 2022 --class poor --change 2023",
            { ledger in try ledger.at("2023").explainChange(since: ledger.at("2022").cut, AccountFilter(.poor)) }
        ),
        (
            "explain L 2022 --class poor --number 194",
            { try $0.check(PublishedNumber(194, of: AccountFilter(.poor), at: .init("2022-12-31"))) }
        ),
        ("revisions L", { try $0.revisions() }), ("history L P7-0022", { try $0.history(of: "P7-0022") }),
        ("units L 2025", { try $0.at("2025").units() }),
    ]

    @Test func theLibraryHasTheAnswersOfTheCommandLine() throws {
        let session = try Session(withLedger: true)
        let closed = try session.run("socai close bac-lieu.socai --through 2023-12-31 --actor UBND")
        try #require(closed.status == 0, "\(closed.errorText)")
        let ledger = try HouseholdLedger(at: session.folder.file("bac-lieu.socai"), mode: .readOnly)
        for (words, answer) in Self.questions {
            let words = words.split(separator: " ").map { $0 == "L" ? "bac-lieu.socai" : $0 }.joined(separator: " ")
            let embedded = try answer(ledger)
            let json = try session.run("socai \(words) --format json")
            #expect(json.status < 2 && json.output == embedded.json, "\(words): \(json.errorText)")
            let lists = embedded.tables.map(\.name)
            let isChosen = [
                "diff", "trajectory", "aid", "awards", "revisions", "series", "fund", "review", "sponsors",
            ].contains { words.hasPrefix($0) }
            for list in lists {
                let csv = try session.run("socai \(words) --format csv" + (isChosen ? " --list \(list)" : ""))
                #expect(csv.text == embedded.csv(list), "\(words): \(list)")
            }
            #expect(!lists.isEmpty, "\(words)")
        }
    }

    /// Each list has its header also where there is nothing in it, and whatever else is asked for.
    @Test func everyListCanBeAskedForOfAnEmptyLedger() throws {
        let session = try Session()
        try #require(session.run("socai init bac-lieu.socai").status == 0)
        let lists = [
            ("aid L 2024", ["gifts", "loans", "leftBehind", "households"]),
            ("aid L 2024 --left-behind --by unit", ["gifts", "loans", "leftBehind", "households"]),
            ("awards L 2024", ["counts", "awards"]), ("awards L 2024 --awards", ["counts", "awards"]),
            ("fund L --from 2022 --to 2024", ["funds", "kinds", "donorKinds", "inKind", "pledges"]),
            (
                "review L --from 2022 --to 2024",
                [
                    "targets", "classes", "exits", "lasting", "incomes", "resources", "funds", "leftBehind", "sponsors",
                    "initiatives", "joined", "responsibilities", "reviews", "awards", "standing",
                ]
            ),
            ("sponsors L 2024", ["sponsors", "bySponsor", "sponsorships"]),
            ("diff L 2022 2024", ["accounts", "transitions", "households", "bridge"]),
            ("diff L 2022 2024 --bridge --events", ["accounts", "transitions", "households", "bridge"]),
            ("revisions L", ["figures", "changes"]),
            ("series L --from 2022 --to 2024 --every year", ["points", "counts"]),
            ("series L --from 2022 --to 2024 --every year --by unit", ["points", "counts"]),
            ("trajectory L 2024", ["years", "targets"]),
        ]
        for (words, names) in lists {
            let words = words.replacing(" L", with: " bac-lieu.socai")
            for name in names {
                let outcome = try session.run("socai \(words) --format csv --list \(name)")
                #expect(outcome.status == 0 && outcome.text.contains(","), "\(words) \(name): \(outcome.errorText)")
            }
        }
    }

    /// The command line adds the path and the advice.
    @Test func theLibraryHasWhatVerifyFinds() throws {
        let session = try Session(withLedger: true)
        let path = session.folder.file("bac-lieu.socai")
        for damages in [false, true] {
            if damages {
                let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
                let end = try file.seekToEnd()
                try file.seek(toOffset: end / 2)
                try file.write(contentsOf: [UInt8](repeating: 0xA5, count: 64))
                try file.close()
            }
            let found = try HouseholdLedger.verify(at: path)
            #expect(found.isSound == !damages)
            let answer = String(decoding: found.json, as: UTF8.self).dropFirst().dropLast(2)
            let printed = try session.run("socai verify bac-lieu.socai --format json")
            #expect(printed.status == (damages ? 1 : 0), "\(printed.errorText)")
            #expect(printed.text.hasPrefix(#"{"path":"bac-lieu.socai","# + answer + #","advice":"#))
            #expect(try session.run("socai verify bac-lieu.socai --format csv").text == found.csv())
        }
    }

    @Test func anAnswerOfOnesOwnIsWrittenTheSame() throws {
        struct Wells: LedgerAnswer {
            let cut: Cut
            let wells: [(name: String, depth: Int?)]
            var columns: [AnswerColumn<Wells>] {
                [
                    .cut("cut", \.cut, unitsOn: \.cut.effectiveOn),
                    .list("wells", \.wells, [.text("name") { $0.name }, .count("depthCentimetres") { $0.depth }]),
                ]
            }
        }
        let answer = Wells(
            cut: Cut(effectiveOn: "2023-12-31", position: 7), wells: [("=north, \"old\"", 120), ("south\u{1B}", nil)])
        #expect(
            String(decoding: answer.json, as: UTF8.self) == #"""
                {"cut":{"effectiveOn":"2023-12-31","position":7,"unitsOn":"2023-12-31"},"wells":[{"name":"=north, \"old\"",\#
                "depthCentimetres":120},{"name":"south\u001b","depthCentimetres":null}]}

                """#)
        #expect(
            answer.csv() == """
                name,depthCentimetres,cut.effectiveOn,cut.position,cut.unitsOn\r
                "'=north, ""old""\",120,2023-12-31,7,2023-12-31\r
                south\\u{1B},,2023-12-31,7,2023-12-31\r

                """)
        #expect(answer.tables.map { $0.columns.map(\.kind) } == [[.text, .count, .day, .position, .day]])
    }
}
