// All that a review folds beside the flows, in one replay: households and units at the end, what was given, funds,
// sponsors, incomes at both ends, and the events of the movement. It computes no figure.

import EventLedger
import PovertyLedger

/// The folds of a review.
struct ReviewFold: Projection {
    /// The households and units of the cut, and who got something in the span.
    private(set) var support: Both<CountingFold, AidMarkFold>
    private(set) var aid: PlacedAidFold
    private(set) var funds: FundFold
    private(set) var sponsors: SponsorFold
    private(set) var awards: AwardFold
    private(set) var openingIncomes: AssessmentFold
    private(set) var closingIncomes: AssessmentFold
    private(set) var movement: MovementEventFold
    /// What the targets need that fell due in the span.
    var targets: TargetFolds
    /// What the scan of timelines for cohorts is compared with.
    private(set) var witness: TimelineWitness

    /// Starts the folds of a span that ends at a cut; `opening` is the day before it.
    init(_ cut: Cut, opening: Cut, since first: Day, _ span: AidSpan, _ targets: TargetFolds, households: Int) {
        support = Both(
            CountingFold(cut, households: households), AidMarkFold(cut, from: span.firstDay, households: households))
        aid = PlacedAidFold(cut, from: min(span.firstDay, targets.firstGiftDay))
        funds = FundFold(cut, from: first)
        sponsors = SponsorFold(cut, households: households)
        awards = AwardFold(cut, from: first, AwardGrouping([.form]))
        openingIncomes = AssessmentFold(opening, households: households)
        closingIncomes = AssessmentFold(cut, households: households)
        movement = MovementEventFold(cut, from: first)
        self.targets = targets
        witness = TimelineWitness(category: StreamCategory.household.rawValue, through: cut.position)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        witness.take(event)
        try support.first.apply(event, payload: payload)
        try targets.apply(event, payload: payload)
        try aid.apply(event, payload: payload)
        // None of the others reads what changes the state of a household.
        guard event.category != StreamCategory.household.rawValue || !HouseholdStep.changesState(event.type) else {
            return
        }
        try applyOthers(event, payload)
    }

    private mutating func applyOthers(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        try support.second.apply(event, payload: payload)
        try funds.apply(event, payload: payload)
        try sponsors.apply(event, payload: payload)
        try awards.apply(event, payload: payload)
        try openingIncomes.apply(event, payload: payload)
        try closingIncomes.apply(event, payload: payload)
        try movement.apply(event, payload: payload)
    }
}
