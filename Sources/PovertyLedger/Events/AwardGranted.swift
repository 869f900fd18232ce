// An award was granted to a household, an individual or a collective. One achievement gets one award; an award may be
// revoked.

/// An award was granted to a household, an individual or a collective.
public struct AwardGranted: EventFields {
    static let type = EventKind.awardGranted

    /// What kind of recipient that is.
    public var recipientKind = RecipientKind.household
    /// The id of the household, individual or collective.
    public var recipient = ""
    /// The form of the award, such as `giấy khen`.
    public var form = ""
    /// Who granted it.
    public var authority = ""
    /// The unit the recipient belongs to.
    public var unit: String?
    /// The movement it was granted for.
    public var movement: String?
    /// What it was granted for.
    public var achievement: String?

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(
        recipientKind: RecipientKind, recipient: String, form: String, authority: String, unit: String? = nil,
        movement: String? = nil, achievement: String? = nil
    ) {
        self.recipientKind = recipientKind
        self.recipient = recipient
        self.form = form
        self.authority = authority
        self.unit = unit
        self.movement = movement
        self.achievement = achievement
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.token("recipientKind", &recipientKind)
        try visitor.subject("recipient", &recipient, category: recipientKind.category)
        try visitor.text("form", &form)
        try visitor.text("authority", &authority)
        try visitor.optionalUnit("unit", &unit)
        try visitor.optionalText("movement", &movement)
        try visitor.optionalText("achievement", &achievement)
    }
}
