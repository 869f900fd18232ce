// The shapes that the values of members have, each with a valid value.

/// What the value of a member looks like.
enum Shape {
    case identifier
    case text(atMost: Int)
    /// Text that is checked further once the whole event was read; see FieldRuleTests.
    case keyName
    case word([String])
    case words([String])
    /// A word, or several in a list.
    case oneOrMore([String])
    /// Two or more ids, each once.
    case units
    case flag
    case whole(least: Int64, most: Int64)
    case day
    case instant
    case reference

    static let anyText = Shape.text(atMost: 4_000)
    static func count(from least: Int64) -> Shape { .whole(least: least, most: .max) }

    /// A value of the shape.
    var valid: Sample {
        switch self {
        case .identifier: .string("P1-0001")
        case .keyName: .string("example.com/sổ-cái")
        case .text: .string("Vĩnh Trạch Đông")
        case .word(let words): .string(words[0])
        case .oneOrMore(let words): .string(words[0])
        case .words(let words): .list(words.map { .string($0) })
        case .units: .list([.string("phuong-2"), .string("phuong-3")])
        case .flag: .raw("true")
        case .whole(let least, _): .raw("\(least + 1)")
        case .day: .string("2023-12-10")
        case .instant: .string("2021-12-28T03:00:00Z")
        case .reference: .string("e-0#1")
        }
    }

    /// What JSON calls the shape.
    var typeName: String {
        switch self {
        case .identifier, .text, .keyName, .word, .oneOrMore, .day, .instant, .reference: "string"
        case .words, .units: "list"
        case .flag: "bool"
        case .whole: "number"
        }
    }
}
