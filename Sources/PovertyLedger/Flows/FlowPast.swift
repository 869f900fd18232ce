// What a household's past before a window means for its flows inside it: which classes it has left by a recognised exit,
// and how it came into the register.

/// The past of a household, in 12 bytes.
struct FlowPast {
    /// The day it last left the poor; `Int32.min` while it never did.
    private(set) var leftPoorOn = Int32.min
    /// The day it last left the near-poor.
    private(set) var leftNearPoorOn = Int32.min
    /// The cause of its registration as the word's number; 0 is none.
    private var cause: UInt8 = 0

    /// Notes a recognised exit; exits may come in any order.
    mutating func exit(from householdClass: HouseholdClass?, on day: Int32) {
        if householdClass == .poor { leftPoorOn = max(leftPoorOn, day) }
        if householdClass == .nearPoor { leftNearPoorOn = max(leftNearPoorOn, day) }
    }

    /// Notes the registration.
    mutating func register(cause: UInt8) { self.cause = cause }

    /// Whether it came from elsewhere: moved in, or split off another household.
    var isArrival: Bool {
        let cause = RegistrationCause(rawValue: cause)
        return cause == .movedIn || cause == .split
    }

    /// The day it last left a class by a recognised exit; `Int32.min` when it never did.
    func left(_ householdClass: HouseholdClass) -> Int32 {
        householdClass == .poor ? leftPoorOn : householdClass == .nearPoor ? leftNearPoorOn : .min
    }
}
