// The income of a household was assessed. No class follows from it: a class is decided and recorded.

/// The income of a household was assessed.
public struct IncomeAssessed: EventFields {
    static let type = EventKind.incomeAssessed

    /// The household.
    public var household = ""
    /// Income per person and month, in VND, from 0.
    public var perPersonMonthlyVND = Int64(0)

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(household: String, perPersonMonthlyVND: Int64) {
        self.household = household
        self.perPersonMonthlyVND = perPersonMonthlyVND
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("household", &household, category: .household)
        try visitor.count("perPersonMonthlyVND", &perPersonMonthlyVND, least: 0)
    }
}
