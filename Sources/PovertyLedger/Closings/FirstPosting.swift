// Finds the first event after a position, in the order of recording, that changes one figure of a cut.

import EventLedger

/// A projection that looks for the first posting to a figure.
struct FirstPosting: Projection {
    /// The figure.
    let figure: ClosedFigure
    /// The number of the account's unit; nil for other figures, and for an unknown unit.
    let unit: UInt32?
    /// The units as known at the cut.
    let units: UnitFold
    /// The position after which events are examined.
    let first: Position
    private var households: HouseholdFold
    /// The position of the event; nil until it is found.
    private(set) var found: Position?

    var isFinished: Bool { found != nil }

    init(to figure: ClosedFigure, unit: UInt32?, units: UnitFold, after first: Position, _ cut: Cut) {
        self.figure = figure
        self.unit = unit
        self.units = units
        self.first = first
        households = HouseholdFold(cut, households: 0)
    }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.isInside(households.cut) else { return }
        let isPosting: Bool
        switch figure {
        case .account(let account):
            guard event.category == StreamCategory.household.rawValue else { return }
            let before = members(of: account, event)
            try households.apply(event, payload: payload)
            isPosting = members(of: account, event) != before
        case .gifts, .loans:
            isPosting =
                event.type == EventKind.aidGiven.recordType
                && AidGiven.View(payload)?.isLoan == (figure == .loans)
        case .awards:
            let kind = EventKind(recordType: event.type)
            isPosting = kind == .awardGranted || kind == .awardRevoked
        }
        if isPosting, event.position > first { found = event.position }
    }

    /// The members of the event's household if it is in the account, else nil.
    private func members(of account: Account, _ event: EventHead) -> UInt32? {
        let slot = households[Int(event.streamNumber)]
        guard slot.isPresent, slot.accountBits == account.bits,
            units.root(of: slot.unit, on: households.cut.effectiveOn) == unit
        else { return nil }
        return slot.members
    }
}
