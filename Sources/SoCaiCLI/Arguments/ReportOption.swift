// The form of a report and where it goes: a table for people, what programs read, a workbook or a page, on standard output
// or in a new file. All forms follow from the one description of the answer; no figure is made here.

import ArgumentParser
import Files
import OfficialForms
import PovertyLedger

/// The form of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people; may change.
    case table
    /// For programs: one line, stable, documented.
    case json
    /// For spreadsheets and programs: RFC 4180 with a header row; its last columns are the cut.
    case csv
    /// An Excel workbook, a sheet for each list.
    case xlsx
    /// A page that needs nothing else, a table for each list.
    case html

    /// The form that the ending of a file's name stands for; nil for other endings.
    init?(endingOf path: String) {
        let name = path.split(separator: "/").last ?? ""
        guard name.contains("."), let ending = name.split(separator: ".").last?.lowercased() else { return nil }
        switch ending {
        case "txt": self = .table
        case "htm": self = .html
        default:
            guard ending != "table", let format = ReportFormat(rawValue: ending) else { return nil }
            self = format
        }
    }

    /// Whether it is written into files only.
    var isFile: Bool { self == .xlsx || self == .html }
}

/// `--format`, `--output`, `--no-pager` and `--plain`, for verbs that report.
struct ReportOption: ParsableArguments {
    @Option(
        name: .customLong("format"),
        help: ArgumentHelp(
            "The output format. (default: by the ending of --output, else table)",
            valueName: "format"))
    var wanted: ReportFormat?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "Write to this new file, which only you and your group can read: .txt, .json, .csv, .xlsx or .html.",
            valueName: "file"))
    var output: String?

    @Flag(help: "Print a long table without a pager.")
    var noPager = false

    @Flag(help: "No pager, no colours, and ASCII in drawings.")
    var plain = false

    /// The new file; nil for standard output.
    var file: String? { output == "-" ? nil : output }

    /// The form.
    var format: ReportFormat { wanted ?? file.flatMap { ReportFormat(endingOf: $0) } ?? .table }

    func validate() throws {
        if output == "" { throw ValidationError(said("The name of the output file is empty; it must name a file")) }
        if wanted == nil, let file, ReportFormat(endingOf: file) == nil, !DrawnFile.isDrawing(file) {
            throw ValidationError(
                said(
                    "--output is \"\(file)\"; its name ends in .txt, .json, .csv, .xlsx or .html, or --format says what it is"
                )
            )
        }
        if format.isFile, file == nil {
            throw ValidationError(said("--format \(format.rawValue) writes a file; name it with --output"))
        }
    }

    /// Throws where a list is named that only CSV has by itself.
    func check<List>(list: List?) throws {
        guard list == nil || format == .csv else {
            throw ValidationError(said("--list goes with --format csv only; the other forms have all lists"))
        }
    }

    /// Writes an answer in that form; of several tables in CSV the one that is named, by default the first.
    func write(_ answer: some FormattedAnswer, csv table: String? = nil, to output: inout Output) {
        switch format {
        case .table:
            let width = file == nil ? StandardDescriptor.output.terminalColumns : nil
            write(Array(answer.table(width: width).utf8), to: &output)
            if !noPager, !plain { output.allowPager() }
        case .json: write(answer.report.json, to: &output)
        case .csv:
            precondition(
                table == nil || answer.report.tables.contains { $0.name == table },
                "the verb names a list of its answer")
            write(Array(answer.report.csv(table).utf8), to: &output)
        case .xlsx, .html:
            guard let file else { preconditionFailure("a workbook or a page is written into a file") }
            let sheets = AnswerSheets(answer.report, title: file.lastPart) { Headings.heading(of: $0, in: $1) }
            output.write(AnswerFile(path: file, content: .sheets(sheets, isWorkbook: format == .xlsx)))
        }
    }

    /// Writes bytes to the file, or to standard output.
    func write(_ bytes: [UInt8], to output: inout Output) {
        if let file { output.write(AnswerFile(path: file, content: .bytes(bytes))) } else { output.write(bytes) }
    }
}

/// Files that hold a drawing, which one verb makes.
enum DrawnFile {
    /// Whether the name of a file is that of a drawing.
    static func isDrawing(_ path: String) -> Bool { path.lowercased().hasSuffix(".svg") }
}

extension String {
    /// The last part of a path without its ending, at most 31 characters as a sheet may be called.
    fileprivate var lastPart: String {
        let name = split(separator: "/").last.map(String.init) ?? self
        let parts = name.split(separator: ".")
        return String((parts.count > 1 ? parts.dropLast().joined(separator: ".") : name).prefix(31))
    }
}

/// A file that an answer is written into, once the verb is done.
struct AnswerFile {
    /// What it holds.
    enum Content {
        /// Bytes as they are.
        case bytes([UInt8])
        /// Sheets, as a workbook or as a page.
        case sheets(AnswerSheets, isWorkbook: Bool)
    }

    let path: String
    let content: Content

    /// Writes it: the whole file gets its name in one step, and never takes the place of another. Throws `fileExists`,
    /// `noSuchFile`, `permissionDenied`, `noSpace`, `storage`, `unsupportedFormat`, `unwritableTable`.
    func write() throws(LedgerError) {
        switch content {
        case .bytes(let bytes):
            let staged = try StagedFile(for: path)
            try staged.write(bytes)
            try staged.publish()
        case .sheets(let sheets, let isWorkbook):
            var page = TableWriter.PageForm()
            (page.language, page.hasDecimalComma) = ("en", false)
            try sheets.write(to: path, as: isWorkbook ? .workbook() : .page(page))
        }
    }
}
