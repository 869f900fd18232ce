// Where a household stands at one point of its timeline: what flows lead from and to. It knows no other household.

/// The place of a household between two events: absent, or in a unit with a class and members.
struct Standing: Hashable {
    /// Whether it is in the register.
    var isPresent = false
    /// The number of its unit.
    var unit: UInt32 = 0
    /// Its members.
    var members: UInt32 = 0
    /// Its class.
    var householdClass = HouseholdClass.unclassified
    /// Whether it is under social protection.
    var socialProtection = false

    /// The place of nobody: before registration and after dissolution.
    static let absent = Standing()
}
