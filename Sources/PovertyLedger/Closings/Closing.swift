// A closing as it was recorded: which period, when, by whom, and the figures that were signed off.

import EventLedger

/// A recorded closing.
public struct Closing: Hashable, Sendable {
    /// The event's name in the ledger.
    public let reference: EventReference
    /// The cut it closed: the last day of the period, and the last position of the closing's own entry.
    public let cut: Cut
    /// The day on which it was closed.
    public let effectiveOn: Day
    /// When it was recorded.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool
    /// Who closed it.
    public let actor: String
    /// The document it is based on.
    public let document: String?
    /// The figures it closed; nil where an older program recorded it without figures.
    public let figures: ClosedFigures?

    /// The last day of the period.
    public var through: Day { cut.effectiveOn }
}

extension Closing: LedgerAnswer {
    /// The closing and its figures; CSV has the counts, by unit and with the cut.
    public var columns: [AnswerColumn<Closing>] {
        let members: [AnswerColumn<Closing>] = [
            .reference("closing", \.reference), .number("position", .position, \.cut.position),
            .instant("recordedAt", \.recordedAt), .day("effectiveOn", \.effectiveOn), .day("through", \.through),
            .object("figures", { $0.figures ?? ClosedFigures() }, ClosedFigures.columns),
        ]
        return members.map(\.onlyInJSON) + [
            .cut("cut", \.cut, unitsOn: \.through).notInJSON,
            .list("counts", { $0.figures?.counts ?? [] }, Counts.Row.columns(byUnit: true)).notInJSON,
        ]
    }
}

// The result of comparing a closing with the events.

/// A closing compared with the events.
public struct ClosingCheck: Hashable, Sendable {
    /// The closing.
    public let closing: Closing
    /// The first figure that differs; nil when all are equal, and when the closing has no figures.
    public let difference: FigureDifference?
    /// The first event, in the order of recording, after the previous closing that posts to that figure: earlier events
    /// are covered by the previous closing. Nil when there is no difference, or no such event.
    public let firstEvent: EventReference?
}

// One of the figures of a closing by its name.

/// One of the figures of a closing.
public enum ClosedFigure: Hashable, Sendable {
    /// Households and persons of an account.
    case account(Account)
    /// The number and the sum in VND of gifts.
    case gifts
    /// The number and the sum in VND of loans.
    case loans
    /// Awards granted and revoked.
    case awards
}
