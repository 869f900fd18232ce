// The words of a fixed vocabulary: a name in JSON, a small number in a record. A number, once given, never changes.
// 0 is never the number of a word that a payload field can hold: an absent token is 0 there.

/// A word of a fixed vocabulary: `name` in JSON, the raw value (1–16 where a field can hold it) in a record.
public protocol Token: RawRepresentable, CaseIterable, Hashable, Sendable, LosslessStringConvertible
where RawValue == UInt8 {
    /// What such a word is called in a message ("class", "kind of aid").
    static var kind: StaticString { get }
    /// The word as JSON has it.
    var name: String { get }
}

extension Token {
    /// The word with that JSON name, such as `HouseholdClass("nearPoor")`; nil for an unknown name. Cost: one
    /// comparison of short strings a word, no allocation.
    public init?(_ name: String) {
        // The numbers of a vocabulary are consecutive, so that walking them avoids building the array of all cases.
        var number: UInt8 = 0
        while number < 32 {
            if let word = Self(rawValue: number), word.name == name {
                self = word
                return
            }
            number += 1
        }
        return nil
    }

    /// The word as JSON has it.
    public var description: String { name }

    /// The word as bit (raw value − 1); 0 for a word that no field can hold.
    var bit: UInt16 {
        1...16 ~= rawValue ? 1 << UInt16(rawValue - 1) : 0
    }
}

// A set of words of one vocabulary in two bytes, as a record holds it. Its order is that of the vocabulary.

/// A set of words, kept as a bit mask: bit (raw value − 1).
public struct TokenSet<Word: Token>: Hashable, Sendable {
    /// Bit (raw value − 1) of each word in the set.
    public private(set) var mask: UInt16

    /// The empty set.
    public init() { mask = 0 }

    /// The set with that bit mask, or nil when a bit names no word.
    public init?(mask: UInt16) {
        guard mask & ~TokenSet.all.mask == 0 else { return nil }
        self.mask = mask
    }

    /// Every word that a field can hold.
    public static var all: TokenSet {
        var set = TokenSet()
        // Numbers are tried one by one: the array of all cases would be built anew for each field that is checked.
        for number in UInt8(1)...16 { set.mask |= Word(rawValue: number)?.bit ?? 0 }
        return set
    }

    /// Whether the word is in the set.
    public func contains(_ word: Word) -> Bool { mask & word.bit != 0 }

    /// Adds a word; false when it was there already or is one that no field can hold.
    public mutating func insert(_ word: Word) -> Bool {
        let added = word.bit & ~mask
        mask |= added
        return added != 0
    }

    /// The words in the order of the vocabulary.
    public var words: [Word] { Word.allCases.filter(contains) }

    /// The number of words in the set.
    public var count: Int { mask.nonzeroBitCount }

    /// Whether no word is in the set.
    public var isEmpty: Bool { mask == 0 }
}

extension TokenSet: ExpressibleByArrayLiteral {
    /// The set of the words written out; writing one twice changes nothing.
    public init(arrayLiteral words: Word...) {
        self.init()
        for word in words { mask |= word.bit }
    }
}
