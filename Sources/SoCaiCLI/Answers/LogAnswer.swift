// Entries in the order of recording as a table, as JSON and as CSV, written a part at a time: a ledger may have millions.

import EventLedger
import PovertyLedger

/// The answer of `socai log`, entry by entry.
struct LogAnswer {
    private let format: OutputFormat
    private let offset: UTCOffset
    private let width: Int?
    private var json = JSONWriter()
    private var csv: CSVText
    private var table = TextTable([
        TextTable.Column(heading: "positions"), TextTable.Column(heading: "recorded"),
        TextTable.Column(heading: "entry", isFlexible: true), TextTable.Column(heading: "by", isFlexible: true),
        TextTable.Column(heading: "document", isFlexible: true), TextTable.Column(heading: "what", isFlexible: true),
    ])
    private var parts = TextTable.Parts()
    private var entries = 0

    /// Rows of a part of the table: the columns of a part line up.
    private static let rowsPerPart = 200
    private static let bytesPerPart = 64 << 10

    /// An answer without entries yet.
    init(_ format: OutputFormat, offset: UTCOffset, width: Int?) {
        self.format = format
        self.offset = offset
        self.width = width
        csv = CSVText([
            "id", "firstPosition", "lastPosition", "recordedAt", "claimedTime", "actor", "document", "reason",
            "restates",
            "events", "effectiveFrom", "effectiveTo", "voids", "voided",
        ])
        json.beginObject()
        json.member("entries")
        json.beginArray()
    }

    /// Adds an entry, and writes a part when there is enough for one.
    mutating func append(_ entry: LoggedEntry, to output: inout Output) throws(LedgerError) {
        entries += 1
        switch format {
        case .table:
            appendRow(entry)
            if table.rows.count >= LogAnswer.rowsPerPart { try writeRows(to: &output) }
        case .json:
            append(entry)
            if json.bytes.count >= LogAnswer.bytesPerPart { try output.stream(json.takeBytes()) }
        case .csv:
            appendFields(entry)
            if csv.text.utf8.count >= LogAnswer.bytesPerPart { try output.stream(csv.takeText()) }
        }
    }

    /// Writes what is left; `known` is the position through which the ledger was read.
    mutating func finish(known: Position, _ output: inout Output) throws(LedgerError) {
        switch format {
        case .table:
            if entries == 0 {
                try output.stream("No entry was recorded that is asked for\n")
            } else {
                try writeRows(to: &output)
            }
        case .json:
            json.endArray()
            json.member("known", known)
            json.endObject()
            json.endLine()
            try output.stream(json.takeBytes())
        case .csv: try output.stream(csv.takeText())
        }
    }

    private mutating func writeRows(to output: inout Output) throws(LedgerError) {
        guard !table.rows.isEmpty else { return }
        try output.stream(table.part(width: width, behind: &parts))
        table.removeRows()
    }
}

extension LogAnswer {
    private mutating func append(_ entry: LoggedEntry) {
        json.beginObject()
        json.member("id", entry.id)
        json.member("firstPosition", entry.positions.lowerBound)
        json.member("lastPosition", entry.positions.upperBound)
        json.member("recordedAt", entry.recordedAt)
        json.member("claimedTime", entry.claimedTime)
        json.member("actor", entry.actor)
        json.member("document", entry.document)
        json.member("reason", entry.reason)
        json.member("restates", entry.restates)
        json.member("events", list: entry.kinds) { json, count in
            json.beginObject()
            json.member("type", count.kind.name)
            json.member("events", count.events)
            json.endObject()
        }
        json.member("effectiveFrom", entry.effective?.lowerBound)
        json.member("effectiveTo", entry.effective?.upperBound)
        json.member("voids", list: entry.voids) { json, void in
            json.beginObject()
            json.member("event", void.event.description)
            json.member("reason", void.reason)
            json.endObject()
        }
        json.member("voided", list: entry.voided) { json, voided in
            json.beginObject()
            json.member("event", voided.event.description)
            json.member("voidedBy", voided.void.description)
            json.endObject()
        }
        json.endObject()
    }

    private mutating func appendFields(_ entry: LoggedEntry) {
        csv.append([
            entry.id, "\(entry.positions.lowerBound)", "\(entry.positions.upperBound)", "\(entry.recordedAt)",
            "\(entry.claimedTime)", entry.actor, entry.document, entry.reason, entry.restates,
            entry.kinds.map { "\($0.kind.name) \($0.events)" }.joined(separator: "; "),
            entry.effective.map { "\($0.lowerBound)" }, entry.effective.map { "\($0.upperBound)" },
            entry.voids.map { "\($0.event)" }.joined(separator: "; "),
            entry.voided.map { "\($0.event) by \($0.void)" }.joined(separator: "; "),
        ])
    }

    private mutating func appendRow(_ entry: LoggedEntry) {
        let (first, last) = (entry.positions.lowerBound, entry.positions.upperBound)
        table.append([
            TextTable.Cell(first == last ? "\(first)" : "\(first)-\(last)"),
            TextTable.Cell(lines: ["\(entry.recordedAt.day(at: offset))"] + (entry.claimedTime ? ["CLAIMED"] : [])),
            TextTable.Cell(entry.id), TextTable.Cell(entry.actor), TextTable.Cell(entry.document ?? ""),
            TextTable.Cell(lines: lines(of: entry)),
        ])
    }

    /// What an entry brought and why; what it took back, and what was taken back of it, each on a line of its own.
    private func lines(of entry: LoggedEntry) -> [String] {
        let counts = entry.kinds.map { "\($0.events) × \(EventWords.words($0.kind.name))" }.joined(separator: ", ")
        let days = entry.effective.map { span in
            span.lowerBound == span.upperBound
                ? "; effective \(span.lowerBound)" : "; effective \(span.lowerBound) to \(span.upperBound)"
        }
        var lines = [counts + (days ?? "")]
        if let reason = entry.reason { lines.append(reason) }
        if let restates = entry.restates { lines.append("RESTATES a closed period: \(restates)") }
        lines += LogAnswer.firstLines(entry.voids.map { "VOIDS \($0.event): \($0.reason)" })
        lines += LogAnswer.firstLines(entry.voided.map { "VOIDED since: \($0.event) by \($0.void)" })
        return lines
    }

    /// At most ten lines; how many more there are.
    private static func firstLines(_ lines: [String]) -> [String] {
        let shown = 10
        return lines.count <= shown ? lines : lines.prefix(shown) + ["… and \(lines.count - shown) more"]
    }
}
