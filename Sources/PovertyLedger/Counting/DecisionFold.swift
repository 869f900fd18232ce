// What the class of each household at a cut rests on: the decision in force with what it records beside the class, and
// the latest recognised exit. It counts nothing; which events are decisions is known to `HouseholdStep` alone.

import EventLedger

/// What a review finds of a household beside its class, as far as a decision records it.
package struct Findings: Hashable, Sendable {
    /// Score A (B1 on lists), of income.
    package var incomeScore: Int64?
    /// The indicators in which the household is deprived.
    package var deprivations: TokenSet<Deprivation>
    /// Score B (B2 on lists), of deprivation.
    package var deprivationScore: Int64?
    /// The causes of its poverty.
    package var causes: TokenSet<Cause>
    /// The kind of its area.
    package var area: Area?

    /// Findings; by default none.
    package init(
        incomeScore: Int64? = nil, deprivationScore: Int64? = nil, deprivations: TokenSet<Deprivation> = TokenSet(),
        causes: TokenSet<Cause> = TokenSet(), area: Area? = nil
    ) {
        self.incomeScore = incomeScore
        self.deprivations = deprivations
        self.deprivationScore = deprivationScore
        self.causes = causes
        self.area = area
    }

    /// Those that a payload records.
    init(_ view: HouseholdClassified.View) {
        self.init(
            incomeScore: view.incomeScore, deprivationScore: view.deprivationScore, deprivations: view.deprivations,
            causes: view.causes, area: view.area)
    }

    /// Whether nothing was found.
    package var isEmpty: Bool { self == Findings() }
}

/// The decision in force on the class of a household.
package struct DecisionInForce: Hashable, Sendable {
    /// What it records beside the class. A recognised exit records nothing: the findings of the decision before it are
    /// not in force any more.
    package var findings = Findings()
    /// The day from which it is in effect, in days since 1970-01-01; `Int32.min` before the first decision.
    package var day = Int32.min
    /// Its position; 0 before the first decision.
    package var position: Position = 0
}

/// A recognised exit.
package struct RecognisedExit: Hashable, Sendable {
    /// Its position.
    package let position: Position
    /// The day from which it is in effect, in days since 1970-01-01.
    package let day: Int32
    /// The class that was left.
    package let from: HouseholdClass
    /// The class that was reached.
    package let to: HouseholdClass
}

/// The decision in force on each household of a cut, by number, and its latest exit: of two the one of the later day, on
/// one day the later position, as counts have it.
package struct DecisionFold: Projection {
    private let cut: Cut
    private var decisions: [DecisionInForce]
    /// Few households leave poverty in the time of a ledger.
    private var exits: [UInt32: RecognisedExit] = [:]

    /// Starts with room for that many households: 48 bytes each.
    package init(_ cut: Cut, households: Int) {
        self.cut = cut
        decisions = Array(repeating: DecisionInForce(), count: households)
    }

    /// The decision in force on a household; one without a position where none was made.
    package subscript(household: Int) -> DecisionInForce {
        household < decisions.count ? decisions[household] : DecisionInForce()
    }

    /// The latest recognised exit of a household, whatever was decided since; nil where it never left a class.
    package func latestExit(of household: UInt32) -> RecognisedExit? { exits[household] }

    @inline(__always)
    package mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.household.rawValue, HouseholdStep.changesState(event.type),
            event.isInside(cut)
        else { return }
        try decide(event, payload)
    }

    private mutating func decide(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        let number = Int(event.streamNumber)
        guard number < event.position, let step = HouseholdStep(event, payload: payload) else {
            throw LedgerError.misfit(at: event.position)
        }
        guard step.decision != nil else { return }
        var decision = DecisionInForce(day: event.effectiveDay, position: event.position)
        switch step {
        case .exited(let from, let to, _):
            if event.effectiveDay >= exits[event.streamNumber]?.day ?? .min {
                exits[event.streamNumber] = RecognisedExit(
                    position: event.position, day: event.effectiveDay, from: from, to: to)
            }
        default:
            guard let view = HouseholdClassified.View(payload) else { throw LedgerError.misfit(at: event.position) }
            decision.findings = Findings(view)
        }
        if number >= decisions.count {
            let count = max(number + 1, decisions.count * 3 / 2)
            decisions += repeatElement(DecisionInForce(), count: count - decisions.count)
        }
        guard event.effectiveDay >= decisions[number].day else { return }
        decisions[number] = decision
    }
}
