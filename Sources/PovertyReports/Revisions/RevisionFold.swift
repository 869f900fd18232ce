// One closed period, folded at every stage in one pass, and the parts of each difference between two stages. That the
// parts add up to the difference is checked here and never assumed: the stages come from the entries, the parts from
// the timelines of single households.

import EventLedger
import PovertyLedger

/// A closed period at each of its stages.
struct RevisionFold {
    /// An entry, and why what it brought changed a figure.
    struct Cause: Hashable, Comparable {
        let entryEnd: Position
        let cause: RevisionCause

        private var order: (Position, Int) {
            (entryEnd, RevisionCause.allCases.firstIndex(of: cause) ?? 0)
        }

        static func < (left: Cause, right: Cause) -> Bool { left.order < right.order }
    }

    /// Whether accounts are broken down by unit; otherwise everything is in unit 0.
    let isByUnit: Bool
    private let ledger: HouseholdView
    private let day: Day
    private let positions: [Position]
    private let stages: [HouseholdFold]
    private let history: UnitHistoryFold
    private let level: UnitKind?
    /// The units of the day as each stage knows them.
    private let trees: [UnitTree]

    /// Folds the last day of a period as known at each position, the first that of its closing, in one replay.
    ///
    /// Throws `figuresDiffer` when the closing does not have the figures of the events.
    init(
        _ ledger: HouseholdView, _ closing: Closing, _ positions: [Position], byUnit: Bool, level: UnitKind?
    ) throws(LedgerError) {
        isByUnit = byUnit
        self.level = level
        day = closing.through
        self.ledger = ledger
        self.positions = positions
        let day = day
        let households = ledger.householdCount
        let folds = positions.map { position in
            HouseholdFold(Cut(effectiveOn: day, position: position), households: households)
        }
        var fold = Both(Each(folds), UnitHistoryFold())
        try ledger.ledger.replay(through: positions.last ?? 0, into: &fold)
        stages = fold.first.all
        history = fold.second
        var trees: [UnitTree] = []
        for position in positions {
            trees.append(try fold.second.tree(on: day, knownThrough: position, level: level))
        }
        self.trees = trees
        guard let filed = closing.figures else { return }
        var found = ClosedFigures(gifts: filed.gifts, loans: filed.loans, awards: filed.awards)
        for (unit, tallies) in stages[0].accounts(unit: { trees[0].root(of: $0) }) {
            let name = try ledger.unitName(unit)
            found.counts += Counts.Row.rows(of: tallies, unit: name)
        }
        guard let difference = filed.firstDifference(from: found) else { return }
        throw LedgerError(
            .figuresDiffer, "the closing \(closing.reference) has other figures than the events: \(difference)",
            remedy: "check the closings, and where the ledger came from")
    }

    private func row(_ unit: UInt32, _ stage: Int) -> UInt32 { isByUnit ? trees[stage][unit] : 0 }

    /// The balances at a stage, by the units known then.
    func balance(at stage: Int) -> Postings {
        var balance = Postings()
        for (unit, tallies) in stages[stage].accounts(unit: { row($0, stage) }) {
            for (bits, tally) in tallies.enumerated() { balance.add(tally, to: Postings.Key(unit: unit, bits: bits)) }
        }
        return balance
    }

    /// What changed the balances between the stage before and this one, by entry and cause.
    ///
    /// Throws `damaged` when the parts do not add up: then the timelines of households are not those of the entries.
    func changes(at stage: Int) throws(LedgerError) -> [Cause: Postings] {
        var causes = try unitChanges(at: stage)
        let changes = try KnowledgeChanges(
            ledger, on: day, after: positions[stage - 1], through: positions[stage])
        for change in changes.changes {
            let cause = Cause(entryEnd: change.entryEnd, cause: change.isCorrection ? .correction : .lateReport)
            causes[cause, default: Postings()].post(change.before, change.after) { row($0, stage) }
        }
        var sum = balance(at: stage - 1)
        for part in causes.values { sum.add(part) }
        guard sum.sums == balance(at: stage).sums else {
            throw LedgerError(
                .damaged, "what changed the period through \(day) up to position \(positions[stage]) does not add up",
                remedy: "restore the ledger from a backup")
        }
        return causes
    }

    /// The households of the stage before, moved from unit to unit as mergers and parents became known.
    private func unitChanges(at stage: Int) throws(LedgerError) -> [Cause: Postings] {
        guard isByUnit else { return [:] }
        let own = stages[stage - 1].accounts { $0 }
        var causes: [Cause: Postings] = [:]
        var known = positions[stage - 1]
        var before = trees[stage - 1]
        for position in history.positions(on: day, after: known, through: positions[stage]) where position > known {
            let entry = try ledger.ledger.positions(ofEntryHolding: position)
            let end = entry?.upperBound ?? position
            let after = try history.tree(on: day, knownThrough: end, level: level)
            var postings = Postings()
            for (unit, tallies) in own {
                for (bits, tally) in tallies.enumerated() where before[unit] != after[unit] {
                    let less = Tally(households: -tally.households, persons: -tally.persons)
                    postings.add(less, to: Postings.Key(unit: before[unit], bits: bits))
                    postings.add(tally, to: Postings.Key(unit: after[unit], bits: bits))
                }
            }
            causes[Cause(entryEnd: end, cause: .unitChange)] = postings
            (known, before) = (end, after)
        }
        return causes
    }
}

// Sums of postings by account: what leaves one account enters another. Zero sums are never seen.

/// Households and persons by the number of the unit, class and social protection.
struct Postings {
    /// An account by the number of its unit.
    struct Key: Hashable {
        let unit: UInt32
        let bits: Int
    }

    private var tallies: [Key: Tally] = [:]

    /// The accounts whose sum is not zero.
    var sums: [Key: Tally] { tallies.filter { $0.value != .zero } }

    /// Adds to an account; a negative tally takes from it.
    mutating func add(_ tally: Tally, to key: Key) { tallies[key, default: .zero] += tally }

    /// Adds other postings.
    mutating func add(_ other: Postings) { for (key, tally) in other.tallies { add(tally, to: key) } }

    /// Takes a household from where it was and puts it where it is, by the unit that `root` gives for its own.
    mutating func post(_ before: Standing, _ after: Standing, root: (UInt32) -> UInt32) {
        for (standing, sign) in [(before, -1), (after, 1)] where standing.isPresent {
            let account = Account(
                householdClass: standing.householdClass, socialProtection: standing.socialProtection)
            let tally = Tally(households: sign, persons: sign * Int(standing.members))
            add(tally, to: Key(unit: root(standing.unit), bits: account.bits))
        }
    }
}

// All that was ever recorded of how units are related, with when it was known, so that units can be followed as one
// entry after another left them. There are few such events; this is not the hot path.

extension HouseholdView {
    /// How units changed, as far as a position knows. Cost: one replay.
    package func unitHistory(knownThrough position: Position) throws(LedgerError) -> UnitHistoryFold {
        var fold = UnitHistoryFold()
        try ledger.replay(through: position, into: &fold)
        return fold
    }
}

/// The establishments, mergers, divisions and parents of a ledger's units.
package struct UnitHistoryFold: Projection {
    private var facts: [UnitEvent] = []

    package init() {}

    package mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.unit.rawValue, let fact = UnitEvent(event, payload) else { return }
        facts.append(fact)
    }

    /// The days on which units change, sorted, each once.
    package var days: [Day] {
        Set(facts.map(\.head.effectiveDay)).sorted().compactMap { Day(daysSinceEpoch: $0) }
    }

    /// The positions of these events and of their voids, sorted.
    package var positions: [Position] {
        facts.flatMap { [$0.head.position, $0.head.voidedBy] }.filter { $0 != .max }.sorted()
    }

    /// The units of a day as a position knows them.
    package func tree(on day: Day, knownThrough position: Position, level: UnitKind?) throws(LedgerError) -> UnitTree {
        var units = UnitFold(knownThrough: position)
        for fact in facts { try units.apply(fact.head, payload: fact.payload.span.bytes) }
        return UnitTree(units, on: day, level: level)
    }

    /// Where events that concern the units of a day, or their voids, were recorded after one position and up to
    /// another.
    func positions(on day: Day, after first: Position, through last: Position) -> [Position] {
        facts.filter { $0.head.effectiveDay <= day.daysSinceEpoch }.flatMap { [$0.head.position, $0.head.voidedBy] }
            .filter { $0 > first && $0 <= last }.sorted()
    }
}
