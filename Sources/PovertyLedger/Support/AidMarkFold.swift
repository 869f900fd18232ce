// Which households got a gift or a loan in a span: two bits each.

import EventLedger

/// The households that got something inside a cut from a day on.
struct AidMarkFold: Projection {
    let cut: Cut
    let from: Int32
    private var marks: [UInt8]

    private static let gift: UInt8 = 1
    private static let loan: UInt8 = 2

    init(_ span: AidSpan, households: Int) {
        cut = span.cut
        from = span.firstDay
        marks = Array(repeating: 0, count: households)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == AidMarkFold.aidGiven, event.category == StreamCategory.household.rawValue,
            event.effectiveDay >= from, event.isInside(cut)
        else { return }
        let number = Int(event.streamNumber)
        guard let isLoan = PayloadLayout.isLoan(payload), number < event.position else {
            throw HouseholdFold.damaged(event)
        }
        if number >= marks.count {
            marks.append(contentsOf: repeatElement(0, count: max(number + 1, marks.count * 3 / 2) - marks.count))
        }
        marks[number] |= isLoan ? AidMarkFold.loan : AidMarkFold.gift
    }

    private static var aidGiven: UInt16 { EventKind.aidGiven.recordType }

    private func mark(_ household: Int) -> UInt8 { household < marks.count ? marks[household] : 0 }

    /// Whether a household got a gift.
    func hasGift(_ household: Int) -> Bool { mark(household) & AidMarkFold.gift != 0 }

    /// Whether a household got a loan.
    func hasLoan(_ household: Int) -> Bool { mark(household) & AidMarkFold.loan != 0 }
}
