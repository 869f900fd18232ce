// The promise: an explanation names exactly the households that a number counts and exactly the events that put them
// there; a number that the ledger does not give is found in every other reading that gives it, and in none that does
// not.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite("Contract of explaining")
struct ContractExplainTests {
    private static let shares = 0..<6
    private static let seedsOfAShare = UInt64(2)

    @Test(arguments: shares)
    func explanationsAreThoseOfTheModel(share: Int) throws {
        var explained = 0
        for number in 0..<Self.seedsOfAShare {
            let seed = 801 + UInt64(share) * Self.seedsOfAShare + number
            var sides = try ContractSides(seed: seed, events: 250)
            for step in sides.history.steps { guard try sides.offer(step) else { return } }
            var questions = ContractQuestions(seed: seed, ledger: sides.model)
            for number in 0..<14 {
                try sides.compareExplanation(questions.cuts.request(), questions.filter(), questions.cuts.unitsOn())
                let (first, second) = questions.cuts.pair()
                try sides.compareChange(first, second, questions.filter(), questions.cuts.unitsOn())
                guard number < 6 else { continue }
                explained += try sides.compareNumber(&questions)
            }
        }
        #expect(explained > 0, "no number was found in another reading")
    }
}

/// Questions about a history: cuts, and which accounts.
struct ContractQuestions {
    var cuts: CutGenerator
    private(set) var random: SeededGenerator
    private let units: [String]

    init(seed: UInt64, ledger: NaiveLedger) {
        cuts = CutGenerator(seed: seed, ledger: ledger)
        random = SeededGenerator(seed: seed)
        units = ledger.unitIDs
    }

    /// A class, or two; all units or one; with, without or with and without social protection.
    mutating func filter() -> NaiveFilter {
        let classes: Set<HouseholdClass> =
            random.chance(15)
            ? [.poor, .nearPoor]
            : random.chance(70)
                ? [random.chance(50) ? .poor : .nearPoor] : [random.one(of: HouseholdClass.allCases)]
        return NaiveFilter(
            classes, unit: random.chance(50) ? random.pick(units) : nil,
            socialProtection: random.chance(40) ? random.chance(50) : nil)
    }

    mutating func chance(_ percent: Int) -> Bool { random.chance(percent) }

    mutating func one<Element>(of elements: [Element]) -> Element { random.one(of: elements) }
}

extension AccountFilter {
    init(_ filter: NaiveFilter) {
        // A unit is named as some keyboards write it.
        self.init(
            classes: filter.classes, unit: filter.unit?.decomposedStringWithCanonicalMapping,
            socialProtection: filter.socialProtection)
    }
}

extension NaiveFilter {
    init(_ filter: AccountFilter) {
        self.init(filter.classes, unit: filter.unit, socialProtection: filter.socialProtection)
    }
}

extension ContractSides {
    /// The households behind a number, with their events and documents.
    func compareExplanation(_ request: NaiveCutRequest, _ filter: NaiveFilter, _ unitsOn: Day?) throws {
        guard let cut = try resolve(request) else { return }
        let place: Comment = "\(history), \(request), \(filter), units on \(unitsOn?.description ?? "-")"
        let real = try real.at(CutExpression(request), unitsOn: unitsOn).explain(AccountFilter(filter))
        let expected = model.explain(cut, filter, unitsOn: unitsOn ?? cut.effectiveOn)
        let rows = real.households.map { row in
            NaiveCounted(
                row.household, NaiveAccount(row.account), UInt32(row.members), entered: row.entered.reference,
                placed: row.placed.reference, confirmed: row.confirmed?.reference)
        }
        #expect(rows == expected, place)
        #expect(NaiveFilter(real.filter) == filter, place)
        #expect(NaiveTally(real.tally) == model.count(cut, filter, unitsOn: unitsOn ?? cut.effectiveOn), place)
        for row in real.households {
            for source in [row.entered, row.placed, row.confirmed].compactMap(\.self) { check(source, place) }
        }
    }

    /// The households that made a number change.
    func compareChange(
        _ first: NaiveCutRequest, _ second: NaiveCutRequest, _ filter: NaiveFilter, _ unitsOn: Day?
    ) throws {
        guard let from = try resolve(first), let to = try resolve(second) else { return }
        let place: Comment = "\(history), \(first) to \(second), \(filter), units on \(unitsOn?.description ?? "-")"
        let real = try real.at(
            CutExpression(second), unitsOn: unitsOn ?? max(first.effectiveOn, second.effectiveOn)
        ).explainChange(
            since: try real.cut(CutExpression(first)), AccountFilter(filter))
        let day = unitsOn ?? max(from.effectiveOn, to.effectiveOn)
        let expected = model.changers(from: from, to: to, filter, unitsOn: day)
        let rows = real.households.map { row in
            NaiveChanger(
                row.household, hasEntered: row.hasEntered, from: row.from.map { NaiveAccount($0) },
                to: row.to.map { NaiveAccount($0) }, UInt32(row.members), row.events.map(\.source.reference))
        }
        #expect(rows == expected, place)
        #expect(real.entered - real.left == real.closing.households - real.opening.households, place)
        // A number of all units does not depend on their day, one of a single unit is that of the later knowledge.
        if filter.unit == nil || from.position == to.position {
            #expect(NaiveTally(real.opening) == model.count(from, filter, unitsOn: day), place)
            #expect(NaiveTally(real.closing) == model.count(to, filter, unitsOn: day), place)
        }
        for row in real.households {
            for event in row.events { check(event, of: row.household, from, to, place) }
        }
    }

    /// An event is in force where it is said to be, and out of force at the other cut by the void that is told.
    private func check(
        _ event: ChangingEvent, of household: String, _ from: NaiveCut, _ to: NaiveCut, _ place: Comment
    ) {
        check(event.source, place)
        let (own, other) = event.isInForceAtSecond ? (to, from) : (from, to)
        #expect(model.timeline(of: household, own).contains { $0.reference == event.source.reference }, place)
        let void = model.events.first { candidate in
            guard candidate.position <= other.position, case .eventVoided(let fields) = candidate.body else {
                return false
            }
            return fields.event == event.source.reference
        }
        #expect(event.voidedBy?.reference == void?.reference && event.voidedBy?.event.body == void?.body, place)
        if let source = event.voidedBy { check(source, place) }
    }

    /// A right number, a wrong one, and one of another reading; says in how many readings the wrong ones were found.
    func compareNumber(_ questions: inout ContractQuestions) throws -> Int {
        let request = questions.cuts.request()
        guard let cut = try resolve(request) else { return 0 }
        let (filter, unitsOn) = (questions.filter(), questions.cuts.unitsOn())
        let measure: NumberMeasure = questions.chance(70) ? .households : .persons
        let readings = model.readings(cut, unitsOn: unitsOn, filter, measure)
        let asked = NaiveReading(.measure, cut, unitsOn: unitsOn ?? cut.effectiveOn, filter, measure)
        let counted = model.count(asked)
        let figures = readings.map { model.count($0) }
        let place: Comment = "\(history), \(request), \(filter), \(measure), \(unitsOn?.description ?? "-")"
        let numbers = [counted, counted + 1, questions.one(of: figures), figures.max() ?? 0, 1_000_000]
        let checks = try real.check(
            numbers.map {
                PublishedNumber(
                    Int($0), measure, of: AccountFilter(filter), at: CutExpression(request), unitsOn: unitsOn)
            })
        var found = 0
        for (number, check) in zip(numbers, checks) {
            #expect(check.published == Int(number) && check.counted == Int(counted), place)
            #expect(check.agrees == (number == counted), place)
            let expected = zip(readings, figures).filter { $0.1 == number && number != counted }.map(\.0)
            let explained = check.explanations.map { row in
                NaiveReading(
                    row.difference, NaiveCut(row.reading.cut), unitsOn: row.reading.unitsOn,
                    NaiveFilter(row.reading.filter), row.reading.measure)
            }
            #expect(explained == expected, "\(place) \(number)")
            for row in check.explanations {
                guard let knownAt = row.knownAt else { continue }
                #expect(try real.cut(CutExpression(cut.effectiveOn, knownAt: knownAt)) == row.reading.cut, place)
            }
            found += explained.count
        }
        return found
    }

    /// An event's document is that of its entry.
    private func check(_ source: EventSource, _ place: Comment) {
        let recorded = model.entries.first { $0.entry.id == source.reference.entry }
        #expect(source.position == (recorded?.first ?? 0) + source.reference.ordinal - 1, place)
        #expect(recorded?.recordedAt == source.recordedAt && recorded?.entry.document == source.document, place)
        #expect(recorded?.entry.actor == source.actor && recorded?.entry.reason == source.reason, place)
        #expect(model.event(source.reference)?.event == source.event, place)
    }
}
