// The promise that counts looked up in the balances are those that a replay of the raw events gives, at any cut, by the
// units of any day, whatever the size; and that ledgers without balances fold, with the same figures.

import LedgerTestSupport
import Testing

@testable import EventLedger
@testable import PovertyLedger
import PovertyReports

@Suite("Counts from balances", .timeLimit(.minutes(60)))
struct PostedCountsTests {
    /// A question at a cut: its counts by unit, by a level and of one unit, or the code with which each is refused.
    private struct Question {
        let request: NaiveCutRequest
        let unitsOn: Day?
        let level: UnitKind?
        let unit: String?

        init(_ generator: inout CutGenerator, _ random: inout SeededGenerator, units: [String]) {
            request = generator.request()
            unitsOn = generator.unitsOn()
            level = random.chance(40) ? random.one(of: UnitKind.allCases) : nil
            unit = random.chance(40) ? random.pick(units) : nil
        }

        func answers(_ view: HouseholdView) -> [Result<Counts, LedgerError>] {
            let groupings: [UnitGrouping?] = [nil, .unit, UnitGrouping(level)]
            return groupings.map { grouping in
                do throws(LedgerError) {
                    return .success(
                        try view.at(CutExpression(request), unitsOn: unitsOn).counts(by: grouping, unit: unit))
                } catch { return .failure(error) }
            }
        }
    }

    private static func isEqual(_ left: [Result<Counts, LedgerError>], _ right: [Result<Counts, LedgerError>]) -> Bool {
        left.count == right.count
            && zip(left, right).allSatisfy { pair in
                switch pair {
                case (.success(let left), .success(let right)): left == right
                case (.failure(let left), .failure(let right)): left.code == right.code
                default: false
                }
            }
    }

    private static func questions(_ history: GeneratedHistory, seed: UInt64, count: Int) -> [Question] {
        var random = SeededGenerator(seed: seed)
        var generator = CutGenerator(seed: seed, ledger: history.ledger)
        let units = history.ledger.unitIDs
        return (0..<count).map { _ in Question(&generator, &random, units: units) }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>) func anyCutIsWhatAReplayGives(seed: UInt64) throws {
        let history = GeneratedHistory.of(seed: seed, events: 300)
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
        for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
        let questions = Self.questions(history, seed: seed, count: 40)
        let folded = try ledger.read { (view) throws(LedgerError) in
            #expect(view.usesBalances && !view.replayed.usesBalances)
            return questions.map { $0.answers(view.replayed) }
        }
        func compare(_ comment: Comment) throws {
            try ledger.read { (view) throws(LedgerError) in
                for (question, expected) in zip(questions, folded) {
                    #expect(
                        Self.isEqual(question.answers(view), expected), "\(history) \(comment): \(question)")
                }
            }
        }
        try compare("recorded one by one")
        let rows = try ledger.ledger.rows("balances")
        // Without the rules nobody knows what is posted: the ledger folds, and records on without posting.
        try ledger.ledger.rebuild()
        #expect(try ledger.read { (view) throws(LedgerError) in !view.usesBalances && !view.ledger.hasBalances })
        try compare("rebuilt without the rules")
        #expect(try ledger.verify().isSound && ledger.ledger.rows("balances").isEmpty)
        try ledger.rebuild()
        #expect(try ledger.read { (view) throws(LedgerError) in view.usesBalances })
        #expect(try ledger.ledger.rows("balances") == rows)
        try compare("rebuilt")
    }

    /// The control: most of those histories have answers with several accounts. In a few most entries are about funds.
    @Test func historiesHaveSeveralAccounts() throws {
        let rich = (UInt64(1)...12).filter { seed in
            let history = GeneratedHistory.of(seed: seed, events: 300)
            let cut = NaiveCut("2025-12-31", position: history.ledger.position)
            return history.ledger.counts(cut, unitsOn: "2025-12-31", byUnit: true).count > 3
        }
        #expect(rich.count >= 8, "\(rich)")
    }

    /// Files of formats before 3 keep no balances, and go on without.
    @Test(arguments: [1, 2] as [UInt32]) func earlierFormatsFold(format: UInt32) throws {
        let history = GeneratedHistory.of(seed: 3, events: 300)
        let (place, other) = (try TemporaryLedger(), try TemporaryLedger())
        do {
            let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
            let store = ledger.ledger.store
            let transaction = try store.environment.beginWrite()
            let row = LedgerFormat(version: format, offset: .vietnam).bytes
            try transaction.put(store.tables.properties, key: LedgerTables.formatKey, value: row)
            try transaction.delete(store.tables.properties, key: LedgerTables.followedKey)
            if format == 1 { try transaction.delete(store.tables.properties, key: LedgerTables.treeKey) }
            try transaction.commit()
        }
        let ledger = try HouseholdLedger(at: place.path, clock: { history.clock })
        let newest = try HouseholdLedger(at: other.path, clock: { history.clock })
        for entry in history.accepted {
            try ledger.record(entry, keepingRecordedTime: true)
            try newest.record(entry, keepingRecordedTime: true)
        }
        #expect(ledger.ledger.formatVersion == Int(format))
        for question in Self.questions(history, seed: 4, count: 30) {
            let answers = try ledger.read { (view) throws(LedgerError) in
                #expect(!view.usesBalances)
                return question.answers(view)
            }
            let expected = try newest.read { (view) throws(LedgerError) in question.answers(view) }
            #expect(Self.isEqual(answers, expected), "\(question)")
        }
        try ledger.rebuild()
        #expect(try ledger.read { (view) throws(LedgerError) in !view.ledger.hasBalances })
    }

    /// Two units with so many postings that their series have chunks and snapshots,
    /// with changes dated back and voided.
    @Test func largeSeriesAreWhatAReplayGives() throws {
        let place = try TemporaryLedger()
        let clock = Instant("2026-01-15T00:00:00Z") ?? .epoch
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { clock })
        var random = SeededGenerator(seed: 5)
        var ends: [Position] = []
        let households = 4_400
        try ledger.write { (writer: inout HouseholdWriter) throws(LedgerError) in
            func record(_ id: String, _ events: [Event]) throws(LedgerError) {
                ends.append(try writer.record(Entry(id: id, actor: "UBND", events: events)).positions.upperBound)
            }
            try record(
                "units", ["A", "B"].map { .unitEstablished($0, name: $0, kind: .ward, on: "2015-01-01") })
            for start in stride(from: 0, to: households, by: 100) {
                var events: [Event] = []
                for number in start..<start + 100 {
                    let day = Day(daysSinceEpoch: Int32(17_000 + number % 997)) ?? .first
                    events.append(
                        .householdRegistered(
                            "H\(number)", in: number % 4 < 2 ? "B" : "A", members: UInt32(number % 9 + 1),
                            on: day))
                    events.append(
                        .householdClassified(
                            "H\(number)", as: number % 2 == 0 ? .poor : .nearPoor, on: day,
                            socialProtection: number % 7 == 0))
                }
                try record("r\(start)", events)
            }
            // Each household twice more, in any order of days: dated back as often as not.
            for start in stride(from: 0, to: 2 * households, by: 50) {
                let events = (start..<start + 50).map { index -> Event in
                    let number = index % households
                    let day = Day(daysSinceEpoch: Int32(18_000 + random.number(0...1_500))) ?? .first
                    return index < households
                        ? .householdSizeChanged("H\(number)", members: UInt32(random.number(1...12)), on: day)
                        : .householdClassified(
                            "H\(number)", as: number % 2 == 0 ? .poor : .nearPoor, on: day,
                            socialProtection: random.chance(50))
                }
                try record("c\(start)", events)
            }
            for number in stride(from: 0, to: 900, by: 3) {
                let name = EventReference(entry: "r\(number / 100 * 100)", ordinal: number % 100 * 2 + 2)
                try record(
                    "v\(number)",
                    [
                        .eventVoided(name, reason: "sai"),
                        .householdClassified(
                            "H\(number)", as: number % 2 == 0 ? .poor : .nearPoor, on: "2019-01-01"),
                    ])
            }
            try record("merge", [.unitMerged("B", into: "A", on: "2023-01-01")])
        }
        let snapshots = try ledger.ledger.rows("balances").filter { $0.key[4] == 0 }
        #expect(Set(snapshots.map { $0.key[3] }) == [0, 1], "too few postings: the test shows little")
        #expect(try ledger.verify().isSound)
        try ledger.read { (view) throws(LedgerError) in
            for _ in 0..<60 {
                let day = Day(daysSinceEpoch: Int32(random.number(16_990...19_600))) ?? .last
                let position = random.chance(30) ? ends[ends.count - 1] : random.one(of: ends)
                let cut = Cut(effectiveOn: day, position: position)
                let unitsOn: Day = random.chance(50) ? "2022-12-31" : "2023-01-01"
                let posted = try view.at(cut, unitsOn: unitsOn).counts(by: .unit)
                let folded = try view.replayed.at(cut, unitsOn: unitsOn).counts(by: .unit)
                #expect(posted == folded, "\(random), \(cut)")
            }
        }
    }

    /// What came in past the rules posts nothing: figures may be wrong, which verifying finds; nothing traps, and a
    /// rebuild posts what is there.
    @Test(arguments: 1...24 as ClosedRange<UInt64>) func entriesPastTheRulesNeverTrap(seed: UInt64) throws {
        let history = GeneratedHistory.of(seed: seed, events: 120)
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
        var passed = Int(seed % 5)
        for step in history.steps {
            if step.verdict.isAccepted { _ = try? ledger.record(step.entry) }
            guard step.verdict.refusal != nil else { continue }
            passed -= 1
            if passed < 0 { _ = try? ledger.recordPastTheRules(step.entry) }
        }
        let questions = Self.questions(history, seed: seed, count: 20)
        func ask() throws {
            try ledger.read { (view) throws(LedgerError) in
                for question in questions { _ = question.answers(view) }
            }
        }
        try ask()
        let before = try ledger.verify()
        #expect(before.truthIsSound)
        let isWrong = try ledger.read { (view) throws(LedgerError) in
            view.usesBalances && questions.contains { !Self.isEqual($0.answers(view), $0.answers(view.replayed)) }
        }
        #expect(!isWrong || !before.isSound, "\(history)")
        try ledger.rebuild()
        try ledger.read { (view) throws(LedgerError) in
            for question in questions {
                let isEqual = Self.isEqual(question.answers(view), question.answers(view.replayed))
                #expect(isEqual, "\(history): \(question)")
            }
        }
        try ask()
    }

    /// A merger that is missing from the list of key events, so that its units are counted as they were; once the list is
    /// made again they are counted as they are, though the ledger remained open.
    @Test func aMendedListOfUnitsIsReadAgain() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.unitMerged("A", into: "B", on: "2022-01-01"))
        try scenario.given(.unitEstablished("D", name: "D", kind: .ward, on: "2022-01-01"))
        let ledger = scenario.ledger
        func unit() throws -> String? { try ledger.at("2022-12-31").counts(by: .unit).rows.first?.account.unit }
        let row = try #require(try ledger.ledger.rows("keyEvents").dropLast().last)
        let store = ledger.ledger.store
        let transaction = try store.environment.beginWrite()
        try transaction.delete(#require(store.tables.keyEvents), key: row.key)
        try transaction.commit()
        #expect(try ledger.verify().findings.map(\.kind) == [.keyEvents])
        #expect(try unit() == "A")
        try ledger.rebuild()
        #expect(try unit() == "B" && ledger.verify().isSound)
    }

    /// Numbers that no households add up to are damage, whatever is made of them.
    @Test func forgedBalancesAreAFigureOrDamage() throws {
        let scenario = try RuleScenario.poorHousehold()
        let ledger = scenario.ledger
        let row = try #require(try ledger.ledger.rows("balances").last)
        /// Puts a row with the digest that it would have.
        func forge(_ value: [UInt8]) throws {
            let stored = BalanceDigest.sealed(value, under: row.key)
            try ledger.ledger.store.overwrite("balances", row.key, stored)
        }
        var random = SeededGenerator(seed: 9)
        for index in row.value.indices.dropLast(8) {
            for mask: UInt8 in [1, 0x80, 0xFF] {
                var value = Array(row.value.dropLast(8))
                value[index] ^= mask
                try forge(value)
                try ask(ledger)
            }
        }
        // Tails whose amounts have eight bytes each, of any value, on any accounts.
        for _ in 0..<200 {
            let count = random.number(1...223)
            var value = row.value
            value.replaceSubrange(12..<15, with: [UInt8(count), 0, 8])
            value = Array(value[..<40])
            for _ in 0..<count {
                value += [1, 0, 0, 0, 0, 0, UInt8(random.number(0...63)), 0, 0, 0, 0, 0]
                for _ in 0..<2 {
                    let amount = random.one(of: [.max, .min, -1, 0, 1, 1 << 40, .max / 2] as [Int64])
                    value += (0..<8).map { UInt8(truncatingIfNeeded: amount >> ($0 * 8)) }
                }
            }
            try forge(value)
            try ask(ledger)
        }
        #expect(try ledger.verify().findings.map(\.kind) == [.balances])
        try ledger.rebuild()
        #expect(try ledger.ledger.rows("balances").last?.value == row.value)
    }

    private func ask(_ ledger: HouseholdLedger) throws {
        try ledger.read { (view) throws(LedgerError) in
            for grouping in [nil, .unit] as [UnitGrouping?] {
                do throws(LedgerError) {
                    let counts = try view.at("2025-12-31").counts(by: grouping)
                    #expect(counts.tally().households <= 1)
                } catch { #expect(error.code == .damaged) }
            }
            do throws(LedgerError) {
                _ = try view.series(from: "2019-12-31", to: "2025-12-31", every: .month, by: .unit)
                _ = try view.at("2025-12-31").trajectory()
                _ = try view.at("2025-12-31").accountChanges(since: view.at("2019-12-31").cut)
            } catch { #expect(error.code == .damaged) }
            do throws(LedgerError) {
                // The opening and the flows are folded, so that no forged closing is shown.
                let period = try view.at("2025-12-31")
                let movement = try period.movement(since: "2020-01-01")
                #expect(try movement == view.replayed.at("2025-12-31").movement(since: "2020-01-01"))
            } catch { #expect(error.code == .damaged) }
        }
    }
}
