// The figures up to a day were signed off. What is recorded about the period afterwards must say that it restates.

import EventLedger

/// The figures up to a day were signed off.
public struct PeriodClosed: EventFields {
    static let type = EventKind.periodClosed

    /// The last day of the period.
    public var through = Day.first
    /// The figures it closed. Nil in an entry that is to be recorded: the ledger adds them; figures that are given must
    /// be those that the ledger finds. Nil too in what programs recorded that knew no figures.
    public var figures: ClosedFigures?

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(through: Day, figures: ClosedFigures? = nil) {
        self.through = through
        self.figures = figures
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.fixedSubject(StreamCategory.closings)
        try visitor.day("through", &through)
        try visitor.figures("figures", &figures)
    }
}
