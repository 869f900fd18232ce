// Reads one line of the interchange form into an entry. It judges the line alone: it does not know whether the ledger
// accepts the entry, and records nothing.

import EventLedger

/// Reads lines of JSON into entries; keeps its buffers from line to line, so one reader serves a whole file.
///
/// Cost: one to two microseconds an event of 200 bytes; no allocation but for the entry itself.
public struct EntryReader: Sendable {
    private var fields = FieldReader()

    /// A reader.
    public init() {}

    /// The entry of a line (without its line break), text in NFC. Throws a `LedgerError` that names the column and,
    /// where they are known, entry, event and household: for anything that is not an entry, member for member.
    public mutating func read(_ line: [UInt8]) throws(LedgerError) -> EntryLine {
        defer { fields.members.document.clear() }
        try fields.members.document.scan(line)
        guard fields.members.document.nodes[0].kind == .object else {
            throw LedgerError(
                .invalidValue, "the line is \(fields.members.document.nodes[0].kind.noun)",
                remedy: "a line holds one entry, an object", column: fields.members.document.nodes[0].column)
        }
        fields.members.targetIndex = nil
        _ = fields.members.enter(0, .entry)
        let id = try fields.members.identifier("id", at: try fields.members.require("id"))
        do throws(LedgerError) {
            return try entry(id)
        } catch {
            throw error.with(entry: id)
        }
    }

    private mutating func entry(_ id: String) throws(LedgerError) -> EntryLine {
        var line = EntryLine(Entry(id: id, actor: "", events: []))
        if let value = fields.members.find("position") {
            line.position = try fields.members.number("position", at: value, 1...Int64.max)
        }
        if let value = fields.members.find("recordedAt") {
            line.entry.recordedAt = try fields.members.instant("recordedAt", at: value)
        }
        if let value = fields.members.find("claimedTime") {
            line.claimedTime = try fields.members.bool("claimedTime", at: value)
        }
        if let value = fields.members.find("secret") {
            line.secret = try fields.members.secret("secret", at: value)
        }
        let actor = try fields.members.require("actor")
        line.entry.actor = try fields.members.text("actor", at: actor, atMost: FieldLimits.headTextBytes, "an actor")
        if let value = fields.members.find("document") {
            line.entry.document = try fields.members.text(
                "document", at: value, atMost: FieldLimits.headTextBytes, "a document")
        }
        if let value = fields.members.find("reason") {
            line.entry.reason = try fields.members.text("reason", at: value, atMost: FieldLimits.textBytes, "a reason")
        }
        if let value = fields.members.find("restates") {
            line.entry.restates = try fields.members.text(
                "restates", at: value, atMost: FieldLimits.textBytes, "a reason")
        }
        let events = try fields.members.require("events")
        try fields.members.finish()
        line.entry.events = try self.events(at: events)
        return line
    }

    private mutating func events(at value: Int) throws(LedgerError) -> [Event] {
        let elements = try fields.members.list("events", at: value, "a list of events")
        let count = Int(fields.members.document.nodes[value].count)
        guard (1...NewEntry.maximumEvents).contains(count) else {
            throw fields.members.invalid(
                "events", value, "has \(count) events", "an entry has 1 to \(NewEntry.maximumEvents)")
        }
        var events: [Event] = []
        events.reserveCapacity(count)
        var element = elements.lowerBound
        while element < elements.upperBound {
            events.append(try event(at: element, ordinal: events.count + 1))
            element = Int(fields.members.document.nodes[element].next)
        }
        return events
    }

    private mutating func event(at element: Int, ordinal: Int) throws(LedgerError) -> Event {
        var kind: EventKind?
        do throws(LedgerError) {
            guard fields.members.document.nodes[element].kind == .object else {
                throw fields.members.mistyped("events", element, "an event, an object,")
            }
            _ = fields.members.enter(element, .event(.eventVoided))
            let found = try fields.members.eventKind()
            kind = found
            fields.members.scope = .event(found)
            var effectiveOn: Day?
            if found != .eventVoided {
                let day = try fields.members.require("effectiveOn")
                effectiveOn = try fields.members.day("effectiveOn", at: day)
            }
            let body = try EventBody(found, readBy: &fields)
            try fields.members.finish()
            if let problem = body.problem { throw fields.members.invalid(problem) }
            return Event(effectiveOn: effectiveOn, body: body)
        } catch {
            throw fields.members.place(error, ofEventAt: element, ordinal, kind)
        }
    }
}

// Reads the entries of a file one after another and adds file and line to every error. It records nothing.

/// Reads a file of JSON Lines, or standard input, entry by entry.
public struct EntryFileReader: ~Copyable, Sendable {
    private var lines: LineReader
    private var entries = EntryReader()
    private var line: [UInt8] = []

    /// Opens a file, `-` for standard input; throws `readFailed`, and `otherFormat` for a file that is not text.
    public init(path: String) throws(LedgerError) { try self.init(try LineReader(path: path)) }

    /// Reads a source of an import.
    init(_ source: ImportSource) throws(LedgerError) {
        switch source {
        case .file(let path): try self.init(path: path)
        case .kept(let input): try self.init(LineReader(input))
        }
    }

    private init(_ reader: consuming LineReader) throws(LedgerError) {
        let start = try reader.firstBytes()
        if let form = OtherFormat(startingWith: start) {
            throw form.error(insteadOf: .entries).with(file: reader.name)
        }
        lines = reader
    }

    /// The file as the user named it; `<stdin>` for standard input.
    public var name: String { lines.name }

    /// The size of the file in bytes, or nil for a pipe.
    public var totalBytes: Int? { lines.totalBytes }

    /// How many bytes were read so far.
    public var bytesRead: Int { lines.bytesRead }

    /// The number of the line read last, from 1.
    public var lineNumber: Int { lines.lineNumber }

    /// Whether the next line comes without waiting for the file, as those of a pipe may have to be.
    public var hasNextLine: Bool { lines.hasNextLine }

    /// The next entry, or nil at the end of the file.
    ///
    /// After an error about a line the next line can be read, so that every bad line can be reported; after
    /// `readFailed` nothing more can be read.
    public mutating func next() throws(LedgerError) -> EntryLine? {
        guard try lines.readLine(into: &line) else { return nil }
        do throws(LedgerError) {
            return try entries.read(line)
        } catch {
            if lines.lineNumber == 1, error.code == .malformedJSON,
                let form = OtherFormat(firstLine: line, next: lines.nextByte)
            {
                throw form.error(insteadOf: .entries).with(file: lines.name, line: 1)
            }
            throw error.with(file: lines.name, line: lines.lineNumber)
        }
    }
}
