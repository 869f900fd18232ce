// One value of a scanned line: where it stands and what it is. The nodes of a line lie in one array in the order of the
// text; an object is followed by name, value, name, value …, so nothing is allocated for a member.

/// One value, or one member's name, of a scanned line.
struct JSONNode {
    /// What a value is.
    enum Kind: UInt8 {
        case object, array, string, number, yes, no, null

        /// What such a value is called in a message.
        var noun: String {
            switch self {
            case .object: "an object"
            case .array: "a list"
            case .string: "a string"
            case .number: "a number"
            case .yes: "true"
            case .no: "false"
            case .null: "null"
            }
        }
    }

    /// What it is.
    let kind: Kind
    /// Of a string: nothing but printable ASCII without escapes. Of a number: nothing but an optional sign and digits.
    var isPlain = false
    /// The offset of its first byte in the line (of a string, its opening quote).
    let offset: UInt32
    /// The bytes of a number or of a string's content, the members of an object, the elements of a list.
    var count: UInt32 = 0
    /// Where the content of a string with escapes begins in the decoded bytes; `inLine` for all others.
    var decodedOffset = JSONNode.inLine
    /// The index of the node that follows this value and all it holds.
    var next: UInt32 = 0

    /// Marks content that stands in the line as it is.
    static let inLine = UInt32.max

    /// The column of its first byte, from 1.
    var column: Int { Int(offset) + 1 }
}
