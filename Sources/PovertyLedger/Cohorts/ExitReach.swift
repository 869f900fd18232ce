// How far an exit from poverty led: the two kinds that the official forms tell apart.

/// Where a recognised exit led.
public enum ExitReach: UInt8, CaseIterable, Comparable, Hashable, Sendable {
    /// To near-poor.
    case nearPoor
    /// Past the near-poor line.
    case pastNearPoor

    /// The word that JSON has.
    public var name: String {
        switch self {
        case .nearPoor: "nearPoor"
        case .pastNearPoor: "pastNearPoor"
        }
    }

    /// In the order of the table: to near-poor, then past the line.
    public static func < (left: ExitReach, right: ExitReach) -> Bool { left.rawValue < right.rawValue }
}
