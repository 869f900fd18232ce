// Counted nouns in sentences.

/// A number with its noun.
enum CountedNoun {
    /// So many entries.
    static func entries(_ count: Int) -> String { "\(count) \(count == 1 ? "entry" : "entries")" }

    /// So many events.
    static func events(_ count: Int) -> String { "\(count) \(count == 1 ? "event" : "events")" }
}
