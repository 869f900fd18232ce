// The fold of a closing: households and units, aid and awards at one cut, in one pass over the raw events.

import EventLedger

/// All figures that a closing signs off, as folded so far.
struct ClosingFold: Projection {
    var counting: CountingFold
    var support: SupportFold

    /// Starts with room for that many households.
    init(_ cut: Cut, households: Int) {
        counting = CountingFold(cut, households: households)
        support = SupportFold(cut)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        try counting.apply(event, payload: payload)
        try support.apply(event, payload: payload)
    }

    /// Households and persons by the number of the unit, by the units of the cut's own day.
    func accounts() -> [UInt32: [Tally]] {
        let day = counting.households.cut.effectiveOn
        return counting.households.accounts { counting.units.root(of: $0, on: day) }
    }

    /// The figures, given the ids of the units that have accounts.
    ///
    /// Throws `overflow` when a sum of amounts is.
    func figures(_ accounts: [UInt32: [Tally]], unitNames: [UInt32: String]) throws(LedgerError) -> ClosedFigures {
        guard !support.isTooLarge else {
            throw LedgerError(
                .overflow, "the amounts of aid add up to more than \(Int64.max) VND",
                remedy: "void the aid whose amount is wrong")
        }
        let rows = accounts.flatMap { Counts.Row.rows(of: $1, unit: unitNames[$0]) }
        return ClosedFigures(
            counts: rows.sorted { $0.account < $1.account }, gifts: support.gifts, loans: support.loans,
            awards: support.awards)
    }
}

// The sums of aid and awards at a cut, folded from raw events. Gifts and loans are summed separately.

/// Aid and awards as folded so far.
struct SupportFold: Projection {
    let cut: Cut
    private(set) var gifts = ClosedFigures.Sum()
    private(set) var loans = ClosedFigures.Sum()
    private(set) var awards = ClosedFigures.Awards()
    /// Whether a sum is larger than an Int64 holds.
    private(set) var isTooLarge = false

    init(_ cut: Cut) { self.cut = cut }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard
            event.type == EventKind.aidGiven.recordType || event.type == EventKind.awardGranted.recordType
                || event.type == EventKind.awardRevoked.recordType, event.isInside(cut)
        else { return }
        switch EventKind(recordType: event.type) {
        // An award revoked by a day was granted by then, and is no longer in force.
        case .awardGranted: awards.granted += 1
        case .awardRevoked:
            awards.granted -= 1
            awards.revoked += 1
        default:
            guard let aid = AidGiven.View(payload) else { throw LedgerError.misfit(at: event.position) }
            let isInRange = aid.isLoan ? loans.add(aid.amountVND ?? 0) : gifts.add(aid.amountVND ?? 0)
            isTooLarge = isTooLarge || !isInRange
        }
    }
}

extension ClosedFigures.Sum {
    /// Adds an aid event; false when the sum is larger than an Int64 holds.
    fileprivate mutating func add(_ amount: Int64) -> Bool {
        count += 1
        let (total, isTooLarge) = amountVND.addingReportingOverflow(amount)
        amountVND = isTooLarge ? .max : total
        return !isTooLarge
    }
}
