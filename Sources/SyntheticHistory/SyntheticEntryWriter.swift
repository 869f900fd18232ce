// Writes entries and the outlines of events, and counts them. It knows the form of JSON Lines, and nothing of
// households.

import EventLedger

/// The document that an entry is made of.
struct SyntheticDocument {
    /// Who signs, as bytes of JSON text.
    var actor: [UInt8]
    /// The number of the decision within the year.
    var number: Int
    /// Why, as bytes of JSON text.
    var reason: [UInt8]
    /// Its day; the entry is recorded on it.
    var day: Day
    /// Seconds since midnight, UTC.
    var second: Int
}

/// Turns documents and their events into lines.
struct SyntheticEntryWriter {
    /// The bytes written; emptied by whoever takes them.
    var line: JSONLineBuffer
    /// Entries opened so far; the number of the entry being written.
    private(set) var entries = 0
    /// Events written so far.
    private(set) var events = 0
    /// Events written in the entry so far; the ordinal of the event being written.
    private(set) var ordinal = 0

    private let idPrefix: [UInt8]
    private let oneEventEntries: Bool
    private var document: SyntheticDocument

    init(_ options: SynthesisOptions, capacity: Int) {
        line = JSONLineBuffer(capacity: capacity)
        idPrefix = Array("synthetic-\(options.seed)-".utf8)
        oneEventEntries = options.oneEventEntries
        document = SyntheticDocument(actor: [], number: 0, reason: [], day: options.from, second: 0)
    }

    /// Starts a document. Its entry is opened with its first event, so that one without events leaves nothing.
    mutating func begin(_ document: SyntheticDocument) {
        self.document = document
        ordinal = 0
    }

    /// Ends the document.
    mutating func end() {
        if ordinal > 0 { line.put("]}\n") }
        ordinal = 0
    }

    /// Opens an event of a type; `effectiveOn` is nil for a void only.
    @inline(__always)
    mutating func beginEvent(_ type: StaticString, on day: Int32?) {
        if oneEventEntries { end() }
        if ordinal == 0 { openEntry() } else { line.put(",") }
        ordinal += 1
        events += 1
        line.put("{\"type\":\"")
        line.put(type)
        if let day = day.flatMap({ Day(daysSinceEpoch: $0) }) {
            line.put("\",\"effectiveOn\":\"")
            line.put(day: day)
        }
        line.put("\"")
    }

    /// Closes the event.
    @inline(__always)
    mutating func endEvent() { line.put("}") }

    private mutating func openEntry() {
        entries += 1
        line.put("{\"id\":\"")
        line.put(idPrefix)
        line.put(number: entries)
        line.put("\",\"recordedAt\":\"")
        line.put(day: document.day)
        line.put("T")
        line.put(number: document.second / 3600, width: 2)
        line.put(":")
        line.put(number: document.second / 60 % 60, width: 2)
        line.put(":")
        line.put(number: document.second % 60, width: 2)
        line.put("Z\",\"actor\":\"")
        line.put(document.actor)
        line.put("\",\"document\":\"")
        line.put(number: document.number)
        line.put("/QĐ-UBND\",\"reason\":\"")
        line.put(document.reason)
        line.put("\",\"events\":[")
    }

    /// Writes a member whose value is a literal text.
    @inline(__always)
    mutating func member(_ name: StaticString, _ value: StaticString) {
        memberStart(name)
        line.put("\"")
        line.put(value)
        line.put("\"")
    }

    /// Writes a member whose value is a text made earlier.
    @inline(__always)
    mutating func member(_ name: StaticString, _ value: [UInt8]) {
        memberStart(name)
        line.put("\"")
        line.put(value)
        line.put("\"")
    }

    /// Writes a member whose value is a whole number.
    @inline(__always)
    mutating func member(_ name: StaticString, number: Int) {
        memberStart(name)
        line.put(number: number)
    }

    /// Writes a member whose value is a letter (or word) and a number of seven digits: the code of a household.
    @inline(__always)
    mutating func member(_ name: StaticString, _ prefix: StaticString, numbered number: Int, width: Int = 7) {
        memberStart(name)
        line.put("\"")
        line.put(prefix)
        line.put(number: number, width: width)
        line.put("\"")
    }

    /// Writes a member that refers to an event of an earlier entry.
    mutating func member(_ name: StaticString, entry: Int, ordinal: Int) {
        memberStart(name)
        line.put("\"")
        line.put(idPrefix)
        line.put(number: entry)
        line.put("#")
        line.put(number: ordinal)
        line.put("\"")
    }

    /// Writes a comma, a name and a colon; the value is up to the caller.
    @inline(__always)
    mutating func memberStart(_ name: StaticString) {
        line.put(",\"")
        line.put(name)
        line.put("\":")
    }
}

// Bytes of JSON Lines on their way out. It writes what it is given and escapes nothing: every text here is a literal
// or an id of this generator, and none holds a quote, a backslash or a control character.

/// A growing run of UTF-8 bytes that is emptied and filled again.
struct JSONLineBuffer {
    /// What was written since the last `clear`.
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// Forgets what was written, and keeps the memory.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Writes a literal.
    @inline(__always)
    mutating func put(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Writes bytes made earlier.
    @inline(__always)
    mutating func put(_ text: [UInt8]) { bytes.append(contentsOf: text) }

    /// Writes a whole number that is not negative, in decimal digits, with leading zeros up to a width.
    mutating func put(number: Int, width: Int = 1) {
        precondition(number >= 0, "only counts and amounts are written")
        var digits: InlineArray<20, UInt8> = .init(repeating: UInt8(ascii: "0"))
        var rest = UInt(number)
        var start = 20
        while rest > 0 {
            start -= 1
            digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        start = min(start, 20 - width)
        digits.span.extracting(start..<20).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    /// Writes a day as `YYYY-MM-DD`.
    mutating func put(day: Day) {
        let (year, month, dayOfMonth) = day.civil
        put(number: year, width: 4)
        put("-")
        put(number: month, width: 2)
        put("-")
        put(number: dayOfMonth, width: 2)
    }
}
