// How one event names another: by the entry that brought it and its place there. Positions differ from ledger to
// ledger; references do not.

/// The `ordinal`-th event (from 1) of the entry with the id `entry`, written `"<entry>#<ordinal>"`.
public struct EventReference: Hashable, Sendable {
    /// The id of the entry that holds the event.
    public let entry: String
    /// The place of the event within its entry, from 1.
    public let ordinal: Int

    /// Refers to an event by its entry and its place there, from 1.
    public init(entry: String, ordinal: Int) {
        self.entry = entry
        self.ordinal = ordinal
    }
}

extension EventReference: LosslessStringConvertible {
    /// Reads `"<entry>#<n>"`, cutting at the last `#`; nil when there is none, or no whole number from 1 behind it.
    public init?(_ text: String) {
        guard let mark = text.utf8.lastIndex(of: UInt8(ascii: "#")) else { return nil }
        let digits = text[text.utf8.index(after: mark)...]
        guard mark > text.startIndex, !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            digits.utf8.first != 0x30, let ordinal = Int(digits)
        else { return nil }
        self.init(entry: String(text[..<mark]), ordinal: ordinal)
    }

    /// `"<entry>#<n>"`.
    public var description: String { "\(entry)#\(ordinal)" }
}
