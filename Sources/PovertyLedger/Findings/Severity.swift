// How grave a finding is. It says nothing about how sure the finding is: every finding is a fact of the record.

/// How grave a finding is, the gravest last.
public enum Severity: String, CaseIterable, Comparable, Hashable, Sendable {
    /// Worth a look; nothing has to be wrong.
    case notice
    /// Has to be explained.
    case warning
    /// Breaks a rule of the programme.
    case error

    /// By weight: a notice is less than an error.
    public static func < (left: Severity, right: Severity) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .notice: 0
        case .warning: 1
        case .error: 2
        }
    }
}
