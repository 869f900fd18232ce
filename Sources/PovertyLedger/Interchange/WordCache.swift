// Remembers which word of which vocabulary a run of bytes named. A file names the same forty words millions of times;
// comparing them with whole vocabularies every time would take half of an import.

/// The words found last, at most one for each of 256 slots; a word that is not there is searched for again.
struct WordCache {
    private struct Slot {
        var vocabulary: ObjectIdentifier
        var key: WordKey
        var number: UInt8
    }

    private var slots = [Slot?](repeating: nil, count: 256)

    /// The word with that key, if it was kept.
    @inline(__always)
    func word<Word: Token>(_ key: WordKey) -> Word? {
        guard let slot = slots[key.slot], slot.key == key, slot.vocabulary == ObjectIdentifier(Word.self) else {
            return nil
        }
        return Word(rawValue: slot.number)
    }

    /// Keeps a word.
    mutating func keep<Word: Token>(_ word: Word, _ key: WordKey) {
        slots[key.slot] = Slot(vocabulary: ObjectIdentifier(Word.self), key: key, number: word.rawValue)
    }
}
