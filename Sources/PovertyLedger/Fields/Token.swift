// The words of a fixed vocabulary: a name in JSON, a small number in a record. A number, once given, never changes.

/// A word of a fixed vocabulary: `name` in JSON, the raw value (1–16 where it can stand in a `TokenSet`) in a record.
public protocol Token: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == UInt8 {
    /// What such a word is called in a message ("class", "kind of aid").
    static var kind: StaticString { get }
    /// The word as JSON has it.
    var name: String { get }
}

extension Token {
    /// The word with that JSON name, or nil.
    public init?(name: String) {
        guard let word = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = word
    }
}

/// A set of words, kept as a bit mask: bit (raw value − 1).
public struct TokenSet<Word: Token>: Hashable, Sendable {
    /// Bit (raw value − 1) of each word in the set.
    public private(set) var mask: UInt16

    /// The empty set.
    public init() { mask = 0 }

    /// The set with that bit mask, or nil when a bit names no word.
    public init?(mask: UInt16) {
        let known = Word.allCases.reduce(UInt16(0)) { $0 | (1 << UInt16($1.rawValue - 1)) }
        guard mask & ~known == 0 else { return nil }
        self.mask = mask
    }

    /// Whether the word is in the set.
    public func contains(_ word: Word) -> Bool { mask & (1 << UInt16(word.rawValue - 1)) != 0 }

    /// Adds a word; false when it was there already.
    public mutating func insert(_ word: Word) -> Bool {
        defer { mask |= 1 << UInt16(word.rawValue - 1) }
        return !contains(word)
    }

    /// The words in the order of the vocabulary.
    public var words: [Word] { Word.allCases.filter(contains) }

    /// Whether no word is in the set.
    public var isEmpty: Bool { mask == 0 }
}

extension TokenSet: ExpressibleByArrayLiteral {
    public init(arrayLiteral words: Word...) {
        self.init()
        for word in words { _ = insert(word) }
    }
}
