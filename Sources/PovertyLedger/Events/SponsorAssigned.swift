// A sponsor took on a household (đỡ đầu). A household may have several sponsors at a time, each once.

/// A sponsor took on a household (đỡ đầu).
public struct SponsorAssigned: EventFields {
    static let type = EventKind.sponsorAssigned

    /// The household.
    public var household = ""
    /// The sponsor.
    public var sponsor = ""

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(household: String, sponsor: String) {
        self.household = household
        self.sponsor = sponsor
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.text("sponsor", &sponsor)
    }
}
