// Aid was given to a household or to a unit. A loan is recorded here too, with its own kind, and is never added to
// gifts.

/// Aid was given to a household or to a unit.
public struct AidGiven: EventFields {
    static let type = EventKind.aidGiven

    /// The household or the unit it was given to; in JSON the member `household` or `unit`.
    public var subject = AidSubject.household("")
    /// What was given.
    public var kind = AidKind.cash
    /// Who gave.
    public var donor = ""
    /// What kind of giver that is.
    public var donorKind = DonorKind.stateBudget
    /// Its amount or worth in VND, from 1.
    public var amountVND: Int64?
    /// How many, in units of `measure`, from 1.
    public var quantity: Int64?
    /// What `quantity` counts, such as `kg`.
    public var measure: String?
    /// The programme it was part of.
    public var programme: String?

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(
        subject: AidSubject, kind: AidKind, donor: String, donorKind: DonorKind, amountVND: Int64? = nil,
        quantity: Int64? = nil, measure: String? = nil, programme: String? = nil
    ) {
        self.subject = subject
        self.kind = kind
        self.donor = donor
        self.donorKind = donorKind
        self.amountVND = amountVND
        self.quantity = quantity
        self.measure = measure
        self.programme = programme
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subjectChoice(&subject)
        try visitor.token("kind", &kind)
        try visitor.text("donor", &donor)
        try visitor.token("donorKind", &donorKind)
        try visitor.optionalCount("amountVND", &amountVND, least: 1)
        try visitor.optionalCount("quantity", &quantity, least: 1)
        try visitor.optionalText("measure", &measure)
        try visitor.optionalText("programme", &programme)
    }
}
