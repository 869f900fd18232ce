// The simplest form of segments, for ledgers without a real domain: a line of tab-separated fields for an entry, texts
// and payloads in hexadecimal. Its rules refuse what a test says and post what a test can add up.

import EventLedger

/// Rules that refuse events of one type, and count the events of each stream in a series of the category.
public struct CountingRules: LedgerRules {
    /// The type of event that is refused.
    public static let refusedType: UInt16 = 404
    /// The domain, of any version.
    public let domain: LedgerDomain
    /// Whether they refuse nothing: what a program records that forgot them.
    public var isBlind = false

    /// Rules of a version.
    public init(version: UInt32 = 1, isBlind: Bool = false, name: String = "counting") {
        domain = LedgerDomain(name, rulesVersion: version)
        self.isBlind = isBlind
    }

    /// Refuses the one type.
    public func judge(_ entry: NewEntry, on ledger: inout WorkingLedger) throws(LedgerError) -> JudgedEntry {
        if !isBlind, entry.events.contains(where: { $0.type == CountingRules.refusedType }) {
            throw LedgerError(.init(rawValue: "refusedType"), "the type is refused", entry: entry.id)
        }
        return try JudgedEntry(entry, on: &ledger)
    }

    /// Posts one for each event.
    public func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger, posting: inout Postings
    ) throws(LedgerError) -> StreamSnapshot? {
        for item in addition.items where item.type != 0 {
            posting.post(Posting(series: 1, account: addition.category + 1, on: "2022-01-01", 1, 0))
        }
        return nil
    }
}

/// The form of lines.
public struct LineForm: SegmentForm {
    /// The rules.
    public let rules: CountingRules

    /// A form with rules.
    public init(rules: CountingRules = CountingRules()) { self.rules = rules }

    /// A line for each entry.
    public func lines<Lookup: EntryLookup & ~Copyable>(
        of entries: [RecordedEntry], in ledger: borrowing Lookup
    ) throws(LedgerError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for entry in entries {
            let secret = try ledger.secret(ofEntryAt: entry.firstPosition)
            var fields = [
                "\(entry.firstPosition)", "\(entry.recordedAt.microsecondsSinceEpoch)", entry.claimedTime ? "1" : "0",
                secret.hex,
            ]
            fields += [entry.id, entry.actor, entry.document, entry.reason, entry.restates].map {
                $0.map { hexadecimal(Array($0.utf8)) } ?? "-"
            }
            for event in entry.events {
                let stream = "\(event.stream.category),\(hexadecimal(Array(event.stream.id.utf8)))"
                if let voids = event.voids {
                    fields.append("v,\(stream),\(voids),\(hexadecimal(Array((event.voidReason ?? "").utf8)))")
                } else {
                    let day = event.effectiveOn?.daysSinceEpoch ?? 0
                    fields.append("f,\(stream),\(event.type),\(day),\(event.summary),\(hexadecimal(event.payload))")
                }
            }
            lines.append(Array((fields.joined(separator: "\t") + "\n").utf8))
        }
        return lines
    }

    /// Reads them back.
    public func entries(in body: [UInt8]) throws(LedgerError) -> [SegmentEntry<NewEntry>] {
        var entries: [SegmentEntry<NewEntry>] = []
        for line in body.split(separator: UInt8(ascii: "\n")) {
            guard let entry = LineForm.entry(String(decoding: line, as: UTF8.self)) else {
                throw LedgerError(.invalidValue, "the line can't be read", line: entries.count + 1)
            }
            entries.append(entry)
        }
        return entries
    }

    private static func entry(_ line: String) -> SegmentEntry<NewEntry>? {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count > 9, let position = Int(fields[0]), let time = Int64(fields[1]),
            let recordedAt = Instant(microsecondsSinceEpoch: time), let secret = EntrySecret(hex: fields[3]),
            let id = text(fields[4]), let actor = text(fields[5])
        else { return nil }
        var events: [NewEvent] = []
        for field in fields[9...] {
            guard let event = event(field) else { return nil }
            events.append(event)
        }
        var entry = NewEntry(
            id: id, actor: actor, document: text(fields[6]), reason: text(fields[7]), restates: text(fields[8]),
            claimedTime: recordedAt, secret: secret, events: events)
        entry.isTimeClaimed = fields[2] == "1"
        return SegmentEntry(
            entry, id: id, present: entry.isTimeClaimed ? nil : recordedAt, firstPosition: position,
            eventCount: events.count)
    }

    private static func event(_ field: String) -> NewEvent? {
        let parts = field.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 5, let category = UInt8(parts[1]), let id = text(parts[2]) else { return nil }
        let stream = StreamName(category: category, id: id)
        if parts[0] == "v" {
            guard let position = Int(parts[3]), let reason = text(parts[4]) else { return nil }
            return NewEvent(voiding: position, in: stream, reason: reason)
        }
        guard parts.count == 7, let type = UInt16(parts[3]), type > 0, let number = Int32(parts[4]),
            let day = Day(daysSinceEpoch: number), let summary = UInt32(parts[5]), let payload = bytes(parts[6])
        else { return nil }
        return NewEvent(stream: stream, type: type, effectiveOn: day, summary: summary, payload: payload)
    }

    private static func text(_ field: String) -> String? { bytes(field).map { String(decoding: $0, as: UTF8.self) } }

    private static func bytes(_ field: String) -> [UInt8]? {
        let digits = Array(field.utf8)
        guard digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
