// The sums of aid and awards at a cut, folded from raw events. Gifts and loans are never added to each other.

import EventLedger

/// Aid and awards as far as they were folded.
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
        // An award that is revoked by a day was granted by then; it is no longer in force.
        case .awardGranted: awards.granted += 1
        case .awardRevoked:
            awards.granted -= 1
            awards.revoked += 1
        default:
            guard let aid = PayloadLayout.aid(payload) else {
                throw LedgerError(
                    .damaged, "the payload of the aid is too short", remedy: "restore the ledger from a backup",
                    position: event.position)
            }
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
