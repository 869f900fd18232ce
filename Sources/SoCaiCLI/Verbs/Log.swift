// `socai log`: what was recorded, entry by entry, in the order in which it was recorded. It is written a part at a
// time: a ledger may have millions of entries.

import ArgumentParser
import EventLedger
import PovertyLedger

struct LogCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "List the entries in the order of recording.",
        discussion: """
            Each entry is listed with its positions, recorded time, actor, document, number of events of each type, and \
            effective days. Marks show times CLAIMED by an older system, entries that RESTATE a closed period, events that \
            an entry VOIDS, and its events that were VOIDED later. --from and --to are days of recording. An entry is \
            listed only if it passes all given filters.

            Example:
              socai log bac-lieu.socai --from 2023-12-01 --to 2023-12-31
              socai log bac-lieu.socai --actor "Phường 7" --type eventVoided
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        help: ArgumentHelp("The first day of recording; a year means its first day.", valueName: "day"),
        transform: ArgumentReading.firstDay)
    var from: Day?

    @Option(
        help: ArgumentHelp("The last day of recording; a year means its last day.", valueName: "day"),
        transform: ArgumentReading.day)
    var to: Day?

    @Option(help: ArgumentHelp("Only entries whose actor contains this text; case is ignored.", valueName: "text"))
    var actor: String?

    @Option(help: ArgumentHelp("Only entries whose document contains this text; case is ignored.", valueName: "text"))
    var document: String?

    @Option(
        help: ArgumentHelp("Only entries with an event of this type, as named in JSON.", valueName: "type"),
        transform: ArgumentReading.eventKind)
    var type: EventKind?

    @OptionGroup var form: ReportOption

    func validate() throws {
        if let from, let to, from > to {
            throw ValidationError(
                said("--from is \(from), after --to, which is \(to); it must be the same day or earlier"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.open(.readOnly)
        if form.file != nil { return try writeFile(of: ledger, &output) }
        var answer = LogAnswer(
            form.format, offset: ledger.ledger.offset, width: StandardDescriptor.output.terminalColumns)
        let known = try ledger.log(filter) { (entry) throws(LedgerError) in
            try answer.append(entry, to: &output)
            return !output.isAbandoned
        }
        try answer.finish(known: known, &output)
        return .done
    }

    private var filter: LogFilter {
        LogFilter(from: from, to: to, actor: actor, document: document, kind: type)
    }

    /// Writes the entries into the file, of which those of a table for people are gathered first.
    private func writeFile(of ledger: HouseholdLedger, _ output: inout Output) throws -> ExitStatus {
        var entries: [LoggedEntry] = []
        let known = try ledger.log(filter) { (entry) throws(LedgerError) in
            entries.append(entry)
            return true
        }
        form.write(WholeLog(entries: entries, known: known, offset: ledger.ledger.offset), to: &output)
        return .done
    }
}

/// The whole answer of `socai log`, for files.
struct WholeLog: FormattedAnswer, LedgerAnswer {
    /// The entries.
    let entries: [LoggedEntry]
    /// The position through which the ledger was read.
    let known: Position
    /// The ledger's offset, by which days of recording are shown.
    let offset: UTCOffset

    var columns: [AnswerColumn<WholeLog>] {
        [.list("entries", \.entries, LoggedEntry.columns), .number("known", .position, \.known).onlyInJSON]
    }

    func table(width: Int?) -> String {
        entries.isEmpty ? LogAnswer.nothing : LogAnswer.table(entries, offset).text(width: width)
    }
}

/// The answer of `socai log`, entry by entry.
struct LogAnswer {
    private let format: ReportFormat
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
    init(_ format: ReportFormat, offset: UTCOffset, width: Int?) {
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
        case .table, .xlsx, .html:
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
        case .table, .xlsx, .html:
            if entries == 0 {
                try output.stream(LogAnswer.nothing)
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
        try output.stream(LogAnswer.table(rows, offset).part(width: width, behind: &parts))
        rows.removeAll(keepingCapacity: true)
    }
}

extension LogAnswer {
    /// What is said where there is none.
    fileprivate static let nothing = said("No entry was recorded that is asked for\n")

    fileprivate static func table(_ rows: [LoggedEntry], _ offset: UTCOffset) -> TextTable {
        TextTable(
            "log", rows, LoggedEntry.columns,
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
    private static func lines(of entry: LoggedEntry) -> [String] {
        let counts = entry.kinds.map { "\($0.events) × \(EventWords.words($0.kind.name))" }.joined(separator: ", ")
        let days = entry.effective.map { span in
            span.lowerBound == span.upperBound
                ? said("; effective \(span.lowerBound)") : said("; effective \(span.lowerBound) to \(span.upperBound)")
        }
        var lines = [counts + (days ?? "")]
        if let reason = entry.reason { lines.append(reason) }
        if let restates = entry.restates { lines.append(said("RESTATES a closed period: \(restates)")) }
        lines += LogAnswer.firstLines(entry.voids.map { said("VOIDS \($0.event): \($0.reason)") })
        lines += LogAnswer.firstLines(entry.voided.map { said("VOIDED since: \($0.event) by \($0.void)") })
        return lines
    }

    /// At most ten lines; how many more there are.
    private static func firstLines(_ lines: [String]) -> [String] {
        let shown = 10
        return lines.count <= shown ? lines : lines.prefix(shown) + [said("… and \(lines.count - shown) more")]
    }
}
