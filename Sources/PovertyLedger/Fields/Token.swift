// The words of a fixed vocabulary: a name in JSON, a small number in a record. A number, once given, never changes.
// 0 is never the number of a word that a payload field can hold: an absent token is 0 there.

/// A word of a fixed vocabulary: `name` in JSON, the raw value (1–16 where it can stand in a field) in a record.
public protocol Token: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == UInt8 {
    /// What such a word is called in a message ("class", "kind of aid").
    static var kind: StaticString { get }
    /// The word as JSON has it.
    var name: String { get }
}

extension Token {
    /// The word with that JSON name, or nil. Cost: one comparison of short strings a word, no allocation.
    public init?(name: String) {
        // The numbers of a vocabulary lie side by side, so walking them spares building the array of all cases.
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

    /// The word as bit (raw value − 1); 0 for a word that no field can hold.
    var bit: UInt16 {
        1...16 ~= rawValue ? 1 << UInt16(rawValue - 1) : 0
    }
}
