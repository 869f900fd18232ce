// The limits on every part of an entry. There is a limit on everything, so that no reader
// meets what it isn't ready for.

/// Checks an entry against the limits of the format.
enum EntryLimits {
    static let identifierBytes = 64
    static let actorBytes = 400
    static let textBytes = 4_000
    /// Of the texts of an entry's head, in their order: id, actor, document, reason, restates.
    static let headTextBytes = [identifierBytes, actorBytes, actorBytes, textBytes, textBytes]

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
        var byteCount = entry.events.count * 4
        for (index, event) in entry.events.enumerated() {
            byteCount += try check(event, index + 1, entry)
        }
        guard byteCount <= EntryRecord.maximumEventBytes else {
            throw LedgerError(
                .invalidEntry, "the events of the entry have \(byteCount) bytes together",
                remedy: "they have at most \(EntryRecord.maximumEventBytes); divide the entry", entry: entry.id)
        }
    }

    /// Throws `invalidEntry` for a name that no stream can have.
    static func check(_ stream: StreamName) throws(LedgerError) {
        guard Int(stream.category) < LedgerExtent.categories else {
            throw LedgerError(.invalidEntry, "category \(stream.category) is too large", remedy: "use 0 to 15")
        }
        if let problem = problem(stream.id, "id of the stream", atMost: identifierBytes) { throw problem }
    }

    /// Checks an event and answers how many bytes its record has.
    private static func check(_ event: NewEvent, _ number: Int, _ entry: NewEntry) throws(LedgerError) -> Int {
        do throws(LedgerError) {
            try check(event.stream)
        } catch { throw located(error, entry, event: number) }
        if event.voids != nil {
            let reason = String(decoding: event.payload.dropFirst(8), as: UTF8.self)
            try check(reason, "reason of the void", atMost: textBytes, entry, event: number)
        }
        let byteCount = EventRecord.headBytes + event.stream.id.utf8.count + event.payload.count
        guard byteCount <= EventRecord.maximumBytes else {
            throw LedgerError(
                .invalidEntry, "the event is \(byteCount) bytes long",
                remedy: "an event is at most \(EventRecord.maximumBytes)", entry: entry.id, event: number)
        }
        return byteCount
    }

    private static func check(
        _ text: String, _ what: @autoclosure () -> Sentence, atMost limit: Int, _ entry: NewEntry, event: Int? = nil
    ) throws(LedgerError) {
        if let error = problem(text, what(), atMost: limit) { throw located(error, entry, event: event) }
    }

    private static func located(_ error: LedgerError, _ entry: NewEntry, event: Int?) -> LedgerError {
        var error = error
        // An id that is itself too long is not repeated.
        error.place.entry = (1...identifierBytes).contains(entry.id.utf8.count) ? entry.id : nil
        error.place.event = event
        return error
    }

    /// Whether text of any length but none is in Unicode NFC and has no control characters.
    static func isSound(_ text: String) -> Bool { problem(text, "text", atMost: .max) == nil }

    private static func problem(
        _ text: String, _ what: @autoclosure () -> Sentence, atMost limit: Int
    ) -> LedgerError? {
        let count = text.utf8.count
        // Words are made only for a problem: this runs for every event of an import.
        var remedy: Sentence { "it has 1 to \(limit) bytes of UTF-8 in Unicode NFC and no control characters" }
        guard (1...limit).contains(count) else {
            return LedgerError(.invalidEntry, "the \(what()) has \(count) bytes", remedy: remedy)
        }
        var previous: UInt8 = 0
        var union: UInt8 = 0
        for byte in text.utf8 {
            // U+0080–U+009F are C2 80–C2 9F, and C2 is never a continuation byte.
            if byte < 0x20 || byte == 0x7F || (previous == 0xC2 && byte < 0xA0) {
                return LedgerError(.invalidEntry, "the \(what()) has a control character", remedy: remedy)
            }
            previous = byte
            union |= byte
        }
        guard union >= 0x80 else { return nil }
        var span = text.utf8Span
        guard !span.checkForNFC(quickCheck: false) else { return nil }
        return LedgerError(.invalidEntry, "the \(what()) is not in Unicode NFC", remedy: remedy)
    }
}
