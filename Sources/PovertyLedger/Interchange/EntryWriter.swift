// Writes entries as lines of JSON, always with the same members in the same order: the same entry, the same bytes.

import EventLedger

/// Writes entries in the interchange form into a growing run of bytes.
public struct EntryWriter: Sendable {
    private var fields = FieldWriter()

    /// A writer with room for a number of bytes.
    public init(reservingBytes count: Int = 0) { fields.json = JSONWriter(reservingBytes: count) }

    /// The lines written since the last `removeAll`, UTF-8, each with its line break.
    public var bytes: [UInt8] { fields.json.bytes }

    /// Discards the lines written, and keeps the memory.
    public mutating func removeAll() { fields.json.removeAll() }

    /// Adds an entry as one line: id, position, recordedAt, claimedTime (when true), secret, actor, document, reason,
    /// restates, events; in each event type, effectiveOn and its fields. What is nil is left out.
    public mutating func append(_ line: EntryLine) {
        let entry = line.entry
        fields.json.beginObject()
        fields.member("id", entry.id)
        if let position = line.position { fields.member("position", position) }
        if let recordedAt = entry.recordedAt {
            fields.json.member("recordedAt")
            fields.json.instant(recordedAt)
        }
        if line.claimedTime {
            fields.json.member("claimedTime")
            fields.json.bool(true)
        }
        if let secret = line.secret { fields.member("secret", secret.hex) }
        fields.member("actor", entry.actor)
        if let document = entry.document { fields.member("document", document) }
        if let reason = entry.reason { fields.member("reason", reason) }
        if let restates = entry.restates { fields.member("restates", restates) }
        fields.json.member("events")
        fields.json.beginArray()
        for event in entry.events { fields.event(event) }
        fields.json.endArray()
        fields.json.endObject()
        fields.json.endLine()
    }
}

// One line of the interchange form: an entry, and the members that an export adds.

/// An entry of a line, with the members that only an export writes.
public struct EntryLine: Hashable, Sendable {
    /// The entry.
    public var entry: Entry
    /// The position of its first event in the ledger it was exported from, from 1; an import assigns new ones.
    public var position: Int64?
    /// Whether the recorded time was claimed by an older system rather than read from the ledger's clock.
    public var claimedTime: Bool

    /// The entry's secret, only in an export that is a whole copy: with it the copy has the same tree.
    public var secret: EntrySecret?

    /// An entry with what an export adds.
    public init(_ entry: Entry, position: Int64? = nil, claimedTime: Bool = false, secret: EntrySecret? = nil) {
        self.secret = secret
        self.entry = entry
        self.position = position
        self.claimedTime = claimedTime
    }
}
