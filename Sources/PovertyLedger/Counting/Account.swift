// Where a household stands, as an account in a ledger.

/// Unit, class and social protection: what households are counted by.
public struct Account: Hashable, Sendable {
    /// The unit, as of the day whose units are counted by; nil where units are not told apart.
    public let unit: String?
    /// The class.
    public let householdClass: HouseholdClass
    /// Whether under social protection.
    public let socialProtection: Bool

    /// An account.
    public init(unit: String? = nil, householdClass: HouseholdClass, socialProtection: Bool) {
        self.unit = unit
        self.householdClass = householdClass
        self.socialProtection = socialProtection
    }
}

extension Account: Comparable {
    /// By unit, then class, worst first and unclassified last, then social protection, no before yes.
    public static func < (left: Account, right: Account) -> Bool { left.order < right.order }

    private var order: (String, UInt8, Int) {
        (unit ?? "", householdClass.order, socialProtection ? 1 : 0)
    }
}

extension HouseholdClass {
    /// Worst first, `unclassified` last.
    var order: UInt8 { self == .unclassified ? .max : rawValue }
}
