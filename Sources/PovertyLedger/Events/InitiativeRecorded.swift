// An initiative (sáng kiến) of a unit was recorded. It counts nothing and changes no household.

/// An initiative (sáng kiến) of a unit was recorded.
public struct InitiativeRecorded: EventFields {
    static let type = EventKind.initiativeRecorded

    /// The unit.
    public var unit = ""
    /// What it is called.
    public var title = ""
    /// Who proposed it.
    public var proposer: String?

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(unit: String, title: String, proposer: String? = nil) {
        self.unit = unit
        self.title = title
        self.proposer = proposer
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("unit", &unit, category: .unit)
        try visitor.text("title", &title)
        try visitor.optionalText("proposer", &proposer)
    }
}
