// All that a review folds beside the flows, in one replay: households and units at the end, what was given, funds,
// sponsors, incomes at both ends, and the events of the movement. It computes no figure.

import EventLedger
import PovertyLedger

/// The folds of a review.
struct ReviewFold: Projection {
    /// The households and units of the cut, and who got something in the span.
    private(set) var support: Both<CountingFold, AidMarkFold>
    /// Aid by kind and kind of donor, and by unit.
    private(set) var resources: AidFold
    private(set) var aidByUnit: AidFold
    private(set) var funds: FundFold
    private(set) var sponsors: SponsorFold
    private(set) var awards: AwardFold
    private(set) var openingIncomes: AssessmentFold
    private(set) var closingIncomes: AssessmentFold
    private(set) var movement: MovementEventFold
    /// What the scan of timelines for cohorts is compared with.
    private(set) var witness: TimelineWitness

    /// Starts the folds of a span that ends at a cut; `opening` is the day before it.
    init(_ cut: Cut, opening: Cut, since first: Day, _ span: AidSpan, _ known: ReviewGround, households: Int) {
        support = Both(
            CountingFold(cut, households: households), AidMarkFold(cut, from: span.firstDay, households: households))
        resources = AidFold(cut, span, AidGrouping([.kind, .donorKind]), span.unit == nil ? nil : known.places)
        aidByUnit = AidFold(cut, span, AidGrouping([.unit]), known.places)
        funds = FundFold(cut, from: first)
        sponsors = SponsorFold(cut, households: households)
        awards = AwardFold(
            cut, from: first, AwardGrouping([.form]), revoked: known.revokedAwards, revokedOnly: false,
            isListing: false)
        openingIncomes = AssessmentFold(opening, households: households)
        closingIncomes = AssessmentFold(cut, households: households)
        movement = MovementEventFold(cut, from: first)
        witness = TimelineWitness(category: StreamCategory.household.rawValue, through: cut.position)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        witness.take(event)
        try support.first.apply(event, payload: payload)
        // None of the others reads what changes the state of a household.
        guard event.category != StreamCategory.household.rawValue || !HouseholdStep.changesState(event.type) else {
            return
        }
        try applyOthers(event, payload)
    }

    private mutating func applyOthers(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        try support.second.apply(event, payload: payload)
        try resources.apply(event, payload: payload)
        try aidByUnit.apply(event, payload: payload)
        try funds.apply(event, payload: payload)
        try sponsors.apply(event, payload: payload)
        try awards.apply(event, payload: payload)
        try openingIncomes.apply(event, payload: payload)
        try closingIncomes.apply(event, payload: payload)
        try movement.apply(event, payload: payload)
    }
}

/// What has to be known before the events of a review are folded: where households were, and which awards are revoked.
struct ReviewGround {
    let places: AidPlaces
    /// The positions of the revoked awards in ascending order.
    let revokedAwards: [Position]
}

extension CutView {
    /// Folds it. Cost: one replay; memory 28 bytes a household and 24 a move.
    func reviewGround(_ span: AidSpan) throws(LedgerError) -> ReviewGround {
        var fold = Both(RevocationFold(cut), Both(PlacementFold(cut), UnitFold(knownThrough: cut.position)))
        try ledger.replay(through: cut.position, into: &fold)
        let tree = UnitTree(fold.second.second, on: unitsOn, level: span.level)
        return ReviewGround(
            places: AidPlaces(placements: fold.second.first.placements(), tree: tree),
            revokedAwards: fold.first.pairs.map(\.award).sorted())
    }
}
