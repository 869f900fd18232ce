// What aid was given to. In JSON it is one of two members, `household` or `unit`; in the ledger it is the stream.

import EventLedger

/// The household or the unit that aid was given to.
public enum AidSubject: Hashable, Sendable {
    /// The household with that id.
    case household(String)
    /// The unit with that id.
    case unit(String)

    /// The id, of whichever it is.
    public var id: String {
        switch self {
        case .household(let id), .unit(let id): id
        }
    }

    /// The stream of the household or unit.
    public var category: StreamCategory {
        switch self {
        case .household: .household
        case .unit: .unit
        }
    }
}
