// The name of a key, which is also the origin of the checkpoints that it signs. Names are compared byte by byte: two ways
// to write the same letter are two names.

/// The name of a key: not empty, at most 255 bytes, without spaces, plus signs and control characters.
public struct KeyName: Sendable {
    /// The most bytes that a name may have.
    public static let maximumBytes = 255

    /// The name as text.
    public let text: String

    /// A name, or nil when the text may not be one. An address without its scheme is best, such as `example.com/ledger`.
    public init?(_ text: String) {
        let isAllowed = text.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control && $0 != "+" && !$0.properties.isWhitespace
        }
        guard !text.isEmpty, text.utf8.count <= KeyName.maximumBytes, isAllowed else { return nil }
        self.text = text
    }

    /// A name of bytes that must be UTF-8.
    init?(utf8 bytes: some Collection<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(text)
    }
}

extension KeyName: Hashable {
    /// Whether two names have the same bytes.
    public static func == (left: KeyName, right: KeyName) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    /// Names of the same bytes hash alike.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension KeyName: CustomStringConvertible {
    /// The name as text.
    public var description: String { text }
}
