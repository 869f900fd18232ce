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
    private var rows: [LoggedEntry] = []
    private var parts = TextTable.Parts()
    private var entries = 0
    private let columns = LoggedEntry.columns
    private let fields: [AnswerField<LoggedEntry>]

    /// Rows of a part of the table: the columns of a part line up.
    private static let rowsPerPart = 200
    private static let bytesPerPart = 64 << 10

    /// An answer without entries yet.
    init(_ format: OutputFormat, offset: UTCOffset, width: Int?) {
        self.format = format
        self.offset = offset
        self.width = width
        fields = columns.fields()
        csv = CSVText(fields.map(\.name))
        json.beginObject()
        json.member("entries")
        json.beginArray()
    }

    /// Adds an entry, and writes a part when there is enough for one.
    mutating func append(_ entry: LoggedEntry, to output: inout Output) throws(LedgerError) {
        entries += 1
        switch format {
        case .table:
            rows.append(entry)
            if rows.count >= LogAnswer.rowsPerPart { try writeRows(to: &output) }
        case .json:
            json.object(entry, columns)
            if json.bytes.count >= LogAnswer.bytesPerPart { try output.stream(json.takeBytes()) }
        case .csv:
            csv.append(fields.map { $0.value(entry).text })
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
            json.member("known")
            json.int(known)
            json.endObject()
            json.endLine()
            try output.stream(json.takeBytes())
        case .csv: try output.stream(csv.takeText())
        }
    }

    private mutating func writeRows(to output: inout Output) throws(LedgerError) {
        guard !rows.isEmpty else { return }
        try output.stream(table.part(width: width, behind: &parts))
        rows.removeAll(keepingCapacity: true)
    }
}

extension LogAnswer {
    private var table: TextTable {
        TextTable(
            "log", rows, columns,
            [
                .own(
                    .code("positions") { entry in
                        let (first, last) = (entry.positions.lowerBound, entry.positions.upperBound)
                        return first == last ? "\(first)" : "\(first)-\(last)"
                    }),
                .cell("recorded", .day) { entry in
                    TextTable.Cell(
                        lines: ["\(entry.recordedAt.day(at: offset))"] + (entry.claimedTime ? ["CLAIMED"] : []))
                },
                "id", "actor", "document", .cell("what", .text) { TextTable.Cell(lines: lines(of: $0)) },
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
