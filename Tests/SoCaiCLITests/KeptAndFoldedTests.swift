// The promise that it makes no difference where figures come from: `counts` prints what `replay` prints, and a verb with
// --replay what it prints without, byte for byte, in every form.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite(.timeLimit(.minutes(60))) struct KeptAndFoldedTests {
    private static let forms = ["table", "json", "csv"]

    /// A generated ledger in the session's folder, and its model.
    private func ledger(_ session: Session, seed: UInt64) throws -> NaiveLedger {
        let history = GeneratedHistory.of(seed: seed, events: 300)
        let ledger = try HouseholdLedger(
            at: session.folder.file("t.socai"), mode: .create, clock: { history.clock })
        for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
        return history.ledger
    }

    /// Compares both in each form; gives whether they answered.
    private func same(_ session: Session, _ first: String, _ second: String, _ place: String) throws -> Bool {
        var isAnswered = true
        for form in Self.forms {
            let kept = try session.run("socai \(first) --format \(form)")
            let folded = try session.run("socai \(second) --format \(form)")
            #expect(kept.output == folded.output && kept.error == folded.error, "\(place): \(first) --format \(form)")
            #expect(kept.status == folded.status, "\(place): \(first) --format \(form)")
            #expect(!kept.output.isEmpty || kept.status == 2, "\(place): \(first) --format \(form)")
            isAnswered = isAnswered && kept.status == 0
        }
        return isAnswered
    }

    @Test(arguments: [UInt64](1...4)) func countsAreThoseOfReplay(seed: UInt64) throws {
        let session = try Session()
        let model = try ledger(session, seed: seed)
        var generator = CutGenerator(seed: seed, ledger: model)
        var random = SeededGenerator(seed: seed)
        var answered = 0
        for _ in 0..<12 {
            var words = "t.socai '\(generator.request())'"
            if random.chance(60) { words += random.one(of: [" --by unit", " --by unit:ward", " --by unit:city"]) }
            if let unitsOn = generator.unitsOn() { words += " --units-on \(unitsOn)" }
            if random.chance(30), let unit = random.pick(model.unitIDs) { words += " --unit '\(unit)'" }
            if try same(session, "counts \(words)", "replay \(words)", "seed \(seed)") { answered += 1 }
        }
        #expect(answered > 3, "seed \(seed): nearly all was refused")
    }

    @Test(arguments: [UInt64](1...2)) func aVerbAnswersTheSameWithReplay(seed: UInt64) throws {
        let session = try Session()
        _ = try ledger(session, seed: seed)
        for words in [
            "trajectory t.socai 2025", "trajectory t.socai 2023@2024", "trajectory t.socai 2025@2024",
            "diff t.socai 2022 2024", "diff t.socai 2022@2023 2024 --by unit",
            "diff t.socai 2024 2022 --by unit:city --units-on 2023-06-30",
            "movement t.socai --from 2022 --to 2024",
            "movement t.socai --from 2023 --to 2023 --known 2024 --by unit:ward",
            "series t.socai --from 2021 --to 2025 --every month --by unit",
            "series t.socai --from 2021 --to 2025 --every week --known 2024 --class poor --social-protection no",
        ] {
            #expect(try same(session, words, "\(words) --replay", "seed \(seed)"), "seed \(seed): \(words)")
        }
    }

    /// Each point of a series is the answer of counts on its day.
    @Test func aSeriesHasTheCountsOfItsDays() throws {
        let session = try Session(withLedger: true)
        let lists = "series bac-lieu.socai --from 2022 --to 2025 --every quarter --by unit --format csv --list counts"
        let series = try session.run("socai \(lists)")
        #expect(series.status == 0, "\(series.errorText)")
        let lines = series.text.split(separator: "\r\n").dropFirst()
        var days: [Substring: [Substring]] = [:]
        for line in lines {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            days[cells[0], default: []].append(cells[1...5].joined(separator: ",")[...])
        }
        #expect(days.count == 16)
        for (day, rows) in days {
            let counts = try session.run("socai counts bac-lieu.socai \(day) --by unit --format csv")
            let found = counts.text.split(separator: "\r\n").dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false)[0...4].joined(separator: ",")[...]
            }
            #expect(found == rows, "\(day)")
        }
    }
}
