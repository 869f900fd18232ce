// The promise: what decisions record of households, the lists of a class and the sponsorships are what going through the
// timeline of each household by hand gives, at any cut, from any day on and in any unit.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite("List contract")
struct ListContractTests {
    private static let seeds =
        UInt64(1201)..<1201 + UInt64(ContractSeeds.number("SOCAI_LIST_SEEDS", otherwise: 32))

    /// What is asked, drawn at random.
    private struct Question {
        let cut: NaiveCut
        let from: Day
        let unitsOn: Day
        let classes: Set<HouseholdClass>
        let unit: String?
        let grouping: UnitGrouping?
        let lookBackMonths: Int?
        let place: Comment

        init?(_ random: inout SeededGenerator, _ cuts: inout CutGenerator, _ history: GeneratedHistory) {
            let request = cuts.request()
            guard let cut = try? history.ledger.resolve(request), cut.position > 0 else { return nil }
            self.cut = cut
            from = min(cuts.day(), cut.effectiveOn)
            unitsOn = cuts.unitsOn() ?? cut.effectiveOn
            let asked = HouseholdClass.allCases.filter { _ in random.chance(40) }
            classes = random.chance(50) ? [.poor, .nearPoor] : Set(asked)
            let units = history.ledger.unitIDs.filter { unit in
                history.ledger.live(knownThrough: cut.position).contains { $0.body.stream?.id == unit }
            }
            unit = random.chance(40) ? random.pick(units) : nil
            grouping =
                random.chance(40) ? nil : UnitGrouping(random.chance(50) ? nil : random.one(of: UnitKind.allCases))
            lookBackMonths = random.chance(40) ? random.number(0...30) : nil
            place = """
                \(history), at \(cut) from \(from), units on \(unitsOn), \(classes.map(\.name).sorted()), \
                in \(unit ?? "all"), by \(grouping.map { "\($0)" } ?? "none"), \(lookBackMonths ?? -1) months
                """
        }
    }

    @Test(arguments: 0..<4)
    func figuresAreWhatTheEventsGive(share: Int) throws {
        for seed in Self.seeds where Int(seed) % 4 == share {
            let history = GeneratedHistory.of(seed: seed, events: 220)
            let place = try TemporaryLedger()
            let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
            for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
            let view = try ledger.view()
            var random = SeededGenerator(seed: seed)
            var cuts = CutGenerator(seed: seed, ledger: history.ledger)
            for _ in 0..<12 {
                guard let question = Question(&random, &cuts, history) else { continue }
                let cut = Cut(effectiveOn: question.cut.effectiveOn, position: question.cut.position)
                let at = view.at(cut, unitsOn: question.unitsOn)
                try compareWords(
                    at.deprivations(of: question.classes, by: question.grouping, unit: question.unit), question,
                    history.ledger
                ) { $0.deprivations.words }
                try compareWords(
                    at.causes(of: question.classes, by: question.grouping, unit: question.unit), question,
                    history.ledger
                ) { $0.causes.words }
                try compareList(at, question, history.ledger)
                try compareSponsors(at, question, history.ledger)
            }
        }
    }

    private func compareWords<Word: Token>(
        _ report: DecisionReport<Word>, _ question: Question, _ model: NaiveLedger,
        words: (HouseholdClassified) -> [Word]
    ) {
        let expected = model.wordRows(
            question.cut, question.classes, unitsOn: question.unitsOn, byUnit: question.grouping != nil,
            level: question.grouping?.level, within: question.unit
        ) { words($0).map(\.name) }
        let accounts = report.rows.map { NaiveAccount(unit: $0.unit, $0.householdClass) }
        #expect(accounts == expected.keys.sorted(), question.place)
        for (account, row) in zip(accounts, report.rows) {
            var naive = NaiveWordRow()
            naive.all = NaiveTally(row.all)
            naive.unrecorded = NaiveTally(row.unrecorded)
            naive.count = row.wordCount
            for word in Word.allCases where row[word] != .zero { naive.words[word.name] = NaiveTally(row[word]) }
            #expect(naive == expected[account], "\(question.place) \(account)")
            #expect(
                row == report.row(of: row.householdClass, unit: row.unit) && row.recorded + row.unrecorded == row.all)
        }
    }

    private func compareList(_ at: CutView, _ question: Question, _ model: NaiveLedger) throws {
        let report = try at.households(
            of: question.classes, since: question.from, unit: question.unit, lookBackMonths: question.lookBackMonths)
        let expected = model.list(
            question.cut, question.classes, from: question.from, unitsOn: question.unitsOn, within: question.unit,
            lookBackMonths: question.lookBackMonths)
        #expect(report.households.map(\.household) == expected.map(\.counted.household), question.place)
        for (row, naive) in zip(report.households, expected) {
            let counted = naive.counted
            #expect(NaiveAccount(row.account) == counted.account && row.members == Int(counted.members), question.place)
            #expect(
                row.entered.reference == counted.entered && row.confirmed?.reference == counted.confirmed,
                question.place)
            #expect(row.flow?.rawValue == naive.flow, "\(question.place) \(row.household)")
            for decision in [row.entered, row.confirmed].compactMap(\.self) {
                let event = model.event(decision.reference)
                let entry = model.entries.first { $0.entry.id == decision.reference.entry }
                #expect(event?.position == decision.position && event?.day == decision.effectiveOn, question.place)
                #expect(entry?.entry.document == decision.document, question.place)
            }
        }
        // The list of a class, the number that an explanation gives and the movement of the period are one.
        for someClass in question.classes.intersection([.poor, .nearPoor]) where question.unit == nil {
            let rows = report.households.filter { $0.account.householdClass == someClass }
            let total = try #require(
                try at.movement(since: question.from, lookBackMonths: question.lookBackMonths).table(of: someClass)
            ).total
            #expect(total.closing.households == rows.count, question.place)
            #expect(total.closing.persons == rows.reduce(0) { $0 + $1.members }, question.place)
            for column in MovementColumn.columns(of: someClass) where column.isIncrease {
                #expect(rows.count { $0.flow == column } <= total[column].households, question.place)
            }
        }
    }

    private func compareSponsors(_ at: CutView, _ question: Question, _ model: NaiveLedger) throws {
        let report = try at.sponsors(unit: question.unit)
        let expected = model.sponsorships(question.cut, unitsOn: question.unitsOn, within: question.unit)
        let given = report.sponsorships.map { row in
            NaiveSponsorship(
                row.household, NaiveAccount(row.account), UInt32(row.members), row.sponsor, row.assigned,
                row.effectiveOn)
        }
        #expect(given == expected, question.place)
        #expect(report.sponsors.map(\.sponsor) == Set(expected.map(\.sponsor)).sorted(), question.place)
        for sum in report.sponsors {
            let own = expected.filter { $0.sponsor == sum.sponsor }
            for (tally, classes) in [
                (sum.poor, [HouseholdClass.poor]), (sum.nearPoor, [.nearPoor]),
                (sum.others, HouseholdClass.allCases.filter { ![.poor, .nearPoor].contains($0) }),
            ] {
                let rows = own.filter { classes.contains($0.account.householdClass) }
                #expect(tally.households == rows.count, question.place)
                #expect(tally.persons == rows.reduce(0) { $0 + Int($1.members) }, question.place)
            }
        }
    }

    /// The hard cases are there: otherwise the contract would hold of nothing.
    @Test func historiesReachTheHardCases() {
        var seen: Set<String> = []
        for seed in Self.seeds {
            let model = GeneratedHistory.of(seed: seed, events: 220).ledger
            for day in ["2022-12-31", "2024-12-31"] as [Day] {
                let cut = NaiveCut(day, position: model.position)
                let rows = model.wordRows(
                    cut, [.poor, .nearPoor], unitsOn: day, byUnit: false, level: nil, within: nil
                ) { $0.deprivations.words.map(\.name) }
                for (account, row) in rows {
                    if row.unrecorded.households > 0 { seen.insert("\(account.householdClass.name) unrecorded") }
                    seen.formUnion(row.words.keys)
                }
                let causes = model.wordRows(
                    cut, [.poor, .nearPoor], unitsOn: day, byUnit: false, level: nil, within: nil
                ) { $0.causes.words.map(\.name) }
                for row in causes.values { seen.formUnion(row.words.keys) }
                for row in model.list(
                    cut, [.poor, .nearPoor], from: "2022-01-01", unitsOn: day, within: nil, lookBackMonths: nil)
                {
                    seen.insert("\(row.counted.account.householdClass.name) \(row.flow ?? "before")")
                    if row.counted.confirmed != nil { seen.insert("confirmed") }
                }
                let sponsorships = model.sponsorships(cut, unitsOn: day, within: nil)
                if Set(sponsorships.map(\.household)).count < sponsorships.count { seen.insert("several sponsors") }
                for row in sponsorships where ![.poor, .nearPoor].contains(row.account.householdClass) {
                    seen.insert("a sponsor of a household that is not poor any more")
                }
            }
        }
        let words = Deprivation.allCases.map(\.name) + Cause.allCases.map(\.name)
        #expect(Set(words).subtracting(seen).isEmpty, "\(seen.sorted())")
        let flows = ["before", "relapsed", "otherIncrease"].flatMap { ["poor \($0)", "nearPoor \($0)"] }
        let others = [
            "poor newlyPoor", "poor fellFromNearPoor", "nearPoor newlyNearPoor", "nearPoor cameFromPoor", "confirmed",
            "several sponsors", "a sponsor of a household that is not poor any more", "poor unrecorded",
            "nearPoor unrecorded",
        ]
        #expect(Set(flows + others).subtracting(seen).isEmpty, "\(seen.sorted())")
    }
}
