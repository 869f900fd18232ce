import EventLedger
import PovertyLedger

/// Gifts in VND.
struct Gifts: Projection {
    var totalVND: Int64 = 0

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == EventKind.aidGiven.recordType else { return }
        guard let aid = AidGiven.View(payload) else {
            throw LedgerError(.damaged, "an aidGiven is too short", position: event.position)
        }
        // A loan is not a gift.
        if !aid.isLoan { totalVND += aid.amountVND ?? 0 }
    }
}

let ledger = try HouseholdLedger(at: "projection.socai")
try ledger.record(
    Entry(
        id: "aid-2023-01", actor: "UBND Phường 1",
        events: [
            .aidGiven(
                to: .household("P1-0001"), .cash, donor: "QUY-VNN", donorKind: .fundForThePoor, on: "2023-01-15",
                amountVND: 1_000_000),
            .aidGiven(
                to: .household("P1-0001"), .credit, donor: "NHCSXH", donorKind: .policyBank, on: "2023-01-20",
                amountVND: 50_000_000),
        ]))
try ledger.record(
    Entry(
        id: "aid-2023-02", actor: "UBND Phường 1", reason: "Ghi trùng",
        events: [.eventVoided(EventReference(entry: "aid-2023-01", ordinal: 1), reason: "Ghi trùng")]))

let now = try ledger.cut(CutExpression("2023-12-31"))
let before = try ledger.cut(CutExpression("2023-12-31", knownAt: .position(2)))
for cut in [before, now] {
    var gifts = Gifts()
    try ledger.ledger.replay(cut, into: &gifts)
    print("Gifts known at position \(cut.position): \(gifts.totalVND) VND")
}
