// What the decision in force on the class of each household records beside the class: the indicators in which the
// household is deprived, and the causes of its poverty. It counts nothing; which event is a decision is known to
// `HouseholdStep` alone.

import EventLedger
import PovertyLedger

/// What a decision on a class records beside the class.
struct DecisionWords: Hashable {
    /// The indicators in which the household is deprived.
    var deprivations = TokenSet<Deprivation>()
    /// The causes of its poverty.
    var causes = TokenSet<Cause>()
}

/// The words of the decision in force on each household at a cut: 8 bytes each.
///
/// A recognised exit is a decision without words: those of the decision before it are not in force any more.
struct DecisionFold: Projection {
    let cut: Cut
    private var decisions: LatestTable<DecisionWords>

    init(_ cut: Cut, households: Int) {
        self.cut = cut
        decisions = LatestTable(DecisionWords(), households: households)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
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
        var words = DecisionWords()
        if case .classified = step {
            guard let classified = HouseholdClassified.View(payload) else {
                throw LedgerError.misfit(at: event.position)
            }
            words = DecisionWords(deprivations: classified.deprivations, causes: classified.causes)
        }
        decisions.set(words, for: number, on: event.effectiveDay)
    }

    /// The words of the decision in force on a household; none where no decision was made.
    subscript(household: Int) -> DecisionWords { decisions[household] ?? DecisionWords() }
}
