// The limits on every part of an entry. There is a limit on everything, so that no reader meets what it isn't ready for.

/// Checks an entry against the limits of the format.
enum EntryLimits {
    static let identifierBytes = 64
    static let actorBytes = 400
    static let textBytes = 4_000

    /// Throws `invalidEntry` for the first part that is outside its limits.
    static func check(_ entry: NewEntry) throws(LedgerError) {
        try check(entry.id, "id", atMost: identifierBytes, entry)
        try check(entry.actor, "actor", atMost: actorBytes, entry)
        if let document = entry.document { try check(document, "document", atMost: actorBytes, entry) }
        if let reason = entry.reason { try check(reason, "reason", atMost: textBytes, entry) }
        if let restates = entry.restates { try check(restates, "restates", atMost: textBytes, entry) }
        guard (1...NewEntry.maximumEvents).contains(entry.events.count) else {
            throw LedgerError(
                .invalidEntry, "the entry has \(entry.events.count) events",
                remedy: "an entry has 1 to \(NewEntry.maximumEvents)", entry: entry.id)
        }
        for (index, event) in entry.events.enumerated() where event.voids == nil {
            try check(event.stream.id, "id of the stream", atMost: identifierBytes, entry, event: index + 1)
        }
    }

    private static func check(
        _ text: String, _ what: String, atMost limit: Int, _ entry: NewEntry, event: Int? = nil
    ) throws(LedgerError) {
        let count = text.utf8.count
        guard count < 1 || count > limit || text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return }
        throw LedgerError(
            .invalidEntry, count < 1 || count > limit
                ? "the \(what) has \(count) bytes" : "the \(what) has a control character",
            remedy: "it has 1 to \(limit) bytes of UTF-8 and no control characters",
            entry: entry.id.utf8.count > identifierBytes ? nil : entry.id, event: event)
    }
}
