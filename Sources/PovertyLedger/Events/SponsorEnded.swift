// A sponsorship of a household ended. It names the sponsor as the assignment did.

/// A sponsorship of a household ended.
public struct SponsorEnded: EventFields {
    static let type = EventKind.sponsorEnded

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
