// The two ways to name one event: by its entry, or by its position in one ledger.

import EventLedger

/// An event by reference, `p7-2023#4`, or by position, `#7358`.
public enum EventName: Hashable, Sendable {
    /// By its entry and its place there.
    case reference(EventReference)
    /// By its position, from 1.
    case position(Position)
}

extension EventName: LosslessStringConvertible {
    /// Reads either form; nil for any other text.
    public init?(_ text: String) {
        if let reference = EventReference(text) {
            self = .reference(reference)
        } else if let position = Position(text.dropFirst()), position >= 1, "#\(position)" == text {
            self = .position(position)
        } else {
            return nil
        }
    }

    /// The text that is read.
    public var description: String {
        switch self {
        case .reference(let reference): reference.description
        case .position(let position): "#\(position)"
        }
    }
}
