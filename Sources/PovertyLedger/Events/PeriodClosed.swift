// The figures up to a day were signed off. What is recorded about the period afterwards must say that it restates.

import EventLedger

/// The figures up to a day were signed off.
public struct PeriodClosed: EventFields {
    static let type = EventKind.periodClosed

    /// The last day of the period.
    public var through = Day.first

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(through: Day) {
        self.through = through
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.fixedSubject(StreamCategory.closings)
        try visitor.day("through", &through)
        try visitor.reserved("figures")
    }
}
