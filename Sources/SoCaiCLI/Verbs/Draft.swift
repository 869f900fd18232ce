// `socai draft`: compares a list of an office with a ledger and writes the entry that makes the ledger say what the
// list says, for a person to read and then to import. It records nothing.

import ArgumentParser
import EventLedger
import Files
import OfficeLists
import PovertyLedger

/// The lists of a draft, each with columns of its own.
enum DraftList: String, ExpressibleByArgument, CaseIterable {
    case changes, questions, counts, entries, headings, notes
}

extension ListKind: ExpressibleByArgument {}

/// `--missing`.
enum MissingChoice: String, ExpressibleByArgument, CaseIterable {
    case exit, keep, ask

    var rule: MissingRule {
        switch self {
        case .exit: .exit
        case .keep: .keep
        case .ask: .ask
        }
    }
}

struct DraftCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Compare an office's list with the ledger and write the entry that makes the ledger say the same.",
        discussion: """
            A list says how things are on a day. LIST is CSV, or .xlsx where the program was built with the trait \
            Excel. The draft proposes new households, moves, sizes, classes and exits, aid, awards or totals as JSON \
            Lines for socai import; read it before you record it. What is in doubt is a question with its cell and is \
            not in the entry; with --strict questions end with status 1 and nothing is written. The same list drafted \
            again after the import proposes nothing.

            Households are known by a column with their codes, or by --codes, the office's own file \
            (identifier,code: the number of an identity card, or a name and a day of birth as dd/mm/yyyy). New ones \
            get the next code of their unit, P1-0042 behind P1-0041, and where no household of it has a code with a \
            number, the unit's id and -0001. Names, days of birth and identity numbers are written to that file only.

            Poor and near-poor households of the units of the list that it does not have are asked about one by one; \
            --missing keep leaves them as they are, and --missing exit proposes that each left, for the class that \
            --exit-to names. The list of a review does not say how well off they are: average (hộ có mức sống trung \
            bình) is the class behind near-poor in Decree 07/2021/NĐ-CP.

            Example:
              socai draft bac-lieu.socai review.xlsx --as review --on 2023-12-20 --codes codes.csv -o review.jsonl
              socai import bac-lieu.socai review.jsonl
              socai draft --template review -o review.xlsx
            """)

    @Argument(
        help: ArgumentHelp("The file of the ledger, then the list.", valueName: "ledger-and-list"), completion: .file())
    var files: [String] = []

    @Option(help: ArgumentHelp("The sheet, by number or name. (default: the only one)", valueName: "sheet"))
    var sheet: String?

    @Option(name: .customLong("as"), help: "What the list is about.")
    var kind: ListKind?

    @Option(
        help: ArgumentHelp(
            "The day as of which the list says how things are; a year means its last day.", valueName: "day"),
        transform: ArgumentReading.day)
    var on: Day?

    @Option(help: ArgumentHelp("The unit whose list it is (id, name or code).", valueName: "unit"))
    var unit: String?

    @Option(
        help: ArgumentHelp("What columns mean: CSV of heading,field, as --template writes it.", valueName: "file"),
        completion: .file())
    var map: String?

    @Option(
        help: ArgumentHelp("The office's own file of who is in which household.", valueName: "file"),
        completion: .file())
    var codes: String?

    @Option(help: "What becomes of poor and near-poor households that the list does not have.")
    var missing = MissingChoice.ask

    @Option(
        help: ArgumentHelp(
            """
            The class of households that left and for which the list names none; for those that left poverty only when \
            given. (default: average)
            """, valueName: "class"),
        transform: DraftCommand.classOfExit)
    var exitTo: HouseholdClass?

    @Option(help: ArgumentHelp("The document of rows that name no decision.", valueName: "number"))
    var document: String?

    @Option(
        help: ArgumentHelp(
            "Who records. (default: the unit of the list; of several the lowest that all are part of)",
            valueName: "text"))
    var actor: String?

    @Option(
        help: ArgumentHelp(
            "The id of the entry; of several its start. (default: one that follows from the content)",
            valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("Why it is recorded.", valueName: "text"))
    var reason: String?

    @Option(help: ArgumentHelp("Why the list changes a closed period.", valueName: "text"))
    var restates: String?

    @Flag(help: "End with status 1 and write nothing where there are questions.")
    var strict = false

    @Option(help: ArgumentHelp("Write an empty list of this kind and the map of its columns.", valueName: "kind"))
    var template: ListKind?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "The new file for the entry, or for the empty list. (default: nothing is written)", valueName: "file"),
        completion: .file())
    var output: String?

    @OptionGroup var form: FormatOption

    @Option(help: ArgumentHelp("The list to write with --format csv. (default: the changes)", valueName: "list"))
    var list: DraftList?

    private static func classOfExit(_ text: String) throws -> HouseholdClass {
        let found = try ArgumentReading.householdClass(text)
        guard DraftOptions.classesOfExit.contains(found) else {
            let words = DraftOptions.classesOfExit.words.map(\.name).joined(separator: ", ")
            throw ValidationError(
                said("--exit-to is \(found.name), which is not above near-poor; write one of \(words)"))
        }
        return found
    }

    func validate() throws {
        if template != nil {
            guard files.isEmpty, kind == nil, on == nil, output != nil else {
                throw ValidationError(said("Name a kind and a new file: socai draft --template KIND -o FILE"))
            }
            return
        }
        guard files.count == 2, !files.contains("") else {
            throw ValidationError(said("Name the ledger and the list: socai draft LEDGER LIST --as KIND --on DAY"))
        }
        if kind == nil {
            throw ValidationError(said("--as is missing; say what the list is about: \(DraftCommand.kinds)"))
        }
        if on == nil {
            throw ValidationError(said("--on is missing; give the day as of which the list says how things are"))
        }
        try form.check(list: list)
    }

    private static var kinds: String { ListKind.allCases.map(\.rawValue).joined(separator: ", ") }

    func perform(_ output: inout Output) throws -> ExitStatus {
        if let template, let path = self.output {
            let written = try HeldSignals.during { () throws(LedgerError) in
                try ListTemplate(template).write(to: path)
            }
            output.write(
                said("Wrote an empty list to \(path.printable) and the map of its columns to \(written.printable)\n"))
            return .done
        }
        guard files.count == 2, let kind, let on else { return .badInput }
        var options = DraftOptions(day: on)
        options.unit = unit
        options.missing = missing.rule
        options.classOfExit = exitTo
        options.document = document
        options.actor = actor
        options.id = id
        options.reason = reason
        options.restates = restates
        var place = LedgerArgument()
        place.ledger = files[0]
        let ledger = try place.open(.readOnly)
        let stated = try read(files[1], as: kind, on)
        let known = try codes.map { (path) throws(LedgerError) in try HouseholdCodes(path: path) }
        let draft = try ledger.draft(stated, options, codes: known)
        let isHeldBack = strict && !draft.report.questions.isEmpty
        if let path = self.output, !isHeldBack {
            try HeldSignals.during { () throws(LedgerError) in try draft.write(to: path) }
        }
        let file = isHeldBack || draft.entries.isEmpty ? nil : self.output
        form.write(
            DraftAnswer(report: draft.report, file: file, isHeldBack: isHeldBack), csv: (list ?? .changes).rawValue,
            to: &output)
        if on > ledger.ledger.today { Console.say(said("\(on) is in the future; the entry takes effect on that day")) }
        return isHeldBack ? .finding : .done
    }

    private func read(_ path: String, as kind: ListKind, _ day: Day) throws -> OfficeList {
        let map = try self.map.map { (path) throws(LedgerError) in try ColumnMap(path: path) }
        let file = try TableFile(path: path)
        do throws(LedgerError) {
            var reader = OfficeListReader(file: file, sheet: try chosenSheet(of: file), kind: kind, map: map, day: day)
            reader.isSheetChosen = sheet != nil
            return try reader.read()
        } catch {
            var error = error
            error.place.sheet = error.place.sheet.map(OfficeListReader.shown)
            throw error
        }
    }

    /// The sheet that is named, by its name or its number; without one the only one that people see and that has rows.
    private func chosenSheet(of file: TableFile) throws(LedgerError) -> Sheet {
        var visible = file.sheets.filter { $0.visibility == .visible }
        if sheet == nil, visible.count > 1 {
            var filled: [Sheet] = []
            for sheet in visible where try file.rows(of: sheet).next() != nil { filled.append(sheet) }
            visible = filled.isEmpty ? visible : filled
        }
        if sheet == nil, let only = visible.first ?? file.sheets.first, visible.count <= 1 { return only }
        let named = file.sheets.filter { $0.name == sheet || String($0.number) == sheet }
        if let first = named.first { return first }
        let words = file.sheets.map { "\($0.number) \"\(OfficeListReader.shown(sheetName: $0.name))\"" }.joined(
            separator: ", ")
        throw LedgerError(
            .invalidValue,
            sheet.map { "there is no sheet \"\($0)\"" } ?? "the workbook has \(visible.count) sheets",
            remedy: file.kind == .workbook
                ? "name one with --sheet: \(words)" : "a text file has one: leave it out",
            file: file.path)
    }
}

/// The answer of `socai draft`.
struct DraftAnswer: FormattedAnswer {
    /// What differs, and what is in doubt.
    let report: DraftReport
    /// The file that has the entries; nil where none was written.
    let file: String?
    /// Whether nothing was written because there are questions.
    let isHeldBack: Bool

    /// How many rows of a table are shown; the other forms have all.
    private static let shown = 100

    func table(width: Int?) -> String {
        var text = Paragraph.text(heading, width: width) + Paragraph.text(result, width: width)
        for sentence in remarks { text += Paragraph.text(sentence, width: width) }
        if !report.counts.isEmpty {
            text += "\n" + TextTable("counts", report.counts, DraftCount.columns).text(width: width)
        }
        if report.entries.count > 1 {
            text += "\n" + TextTable("entries", report.entries, DraftedEntry.columns).text(width: width)
        }
        let changes = report.changes.filter { $0.kind != .confirmed }
        text += section(said("Changes"), changes, list: .changes, width: width) { rows in
            TextTable("changes", rows, DraftChange.columns, columns(of: rows))
        }
        text += section(said("Questions"), report.questions, list: .questions, width: width) { rows in
            TextTable("questions", rows, DraftQuestion.columns, ["cell", "question", "rows", "text"])
        }
        let options = DraftAnswer.options.filter { option in
            report.questions.contains { option.answers.contains($0.code) }
        }
        if !options.isEmpty {
            let words = options.map(\.name).joined(separator: ", ")
            text += Paragraph.text(said("Options that answer some of them: \(words)"), width: width)
        }
        return text
    }

    /// What can be answered without a change to the list, and how.
    private static let options: [(name: String, answers: Set<String>)] = [
        ("--unit", ["noUnit", "unknownScope"]), ("--codes", ["missingCode", "noIdentity"]),
        ("--missing", ["missingHousehold"]), ("--exit-to", ["exitWithoutClass"]), ("--restates", ["closedPeriod"]),
        ("--map", ["duplicateColumn", "missingColumn", "headingNotFound"]), ("--sheet", ["unreadSheet"]),
    ]

    private var heading: String {
        let sheet = report.sheet.isEmpty ? "" : said(", sheet \"\(report.sheet)\"")
        let unit = report.unit.map { said(", \($0)") } ?? ""
        return said(
            "List (\(term: report.kind.rawValue))\(unit)\(sheet), compared with the ledger on \(report.cut.words)")
    }

    private var result: String {
        if isHeldBack { return said("Nothing was written; questions: \(report.questions.count)") }
        let doubts =
            report.questions.isEmpty
            ? "" : said("; \(report.questions.count, "question", "questions") about what it leaves out")
        guard !report.entries.isEmpty else {
            return report.questions.isEmpty
                ? said("The ledger says the same; there is nothing to record")
                : said("Nothing is proposed; questions: \(report.questions.count)")
        }
        let events = report.entries.reduce(0) { $0 + $1.events }
        let what =
            said("\(report.entries.count, "entry", "entries") with \(events, "event", "events")")
        guard let file else { return said("Proposed: \(what)\(doubts); -o writes it") }
        return said("Proposed: \(what), written to \(file.printable)\(doubts)")
    }

    /// What was not read, or read although a sheet does not show it.
    private var remarks: [String] {
        let unread = report.headings.filter { $0.field == .ignored }.map { "\"\($0.heading.printable)\"" }
        let columns =
            unread.isEmpty
            ? [] : [said("Columns that were not read: \(unread.joined(separator: ", ")); --map says what they mean")]
        return columns
            + report.notes.compactMap { note in
                switch note.kind {
                case .hiddenRows: said("Hidden rows were read: \(note.count), from row \(note.rows.lowerBound)")
                case .hiddenColumn: said("A hidden column was read")
                case .hiddenSheet: said("The sheet is hidden; it was read")
                case .convertedText: said("Text of an old font was converted, from row \(note.rows.lowerBound)")
                case .unreadSheet:
                    said("Hidden sheets with such a list were not read: \(note.count); --sheet names one to read")
                case .unusedHamlet:
                    said(
                        "Rows whose hamlet is no unit of the ledger: \(note.count), from row \(note.rows.lowerBound); they "
                            + "are recorded in the ward or commune")
                case .notGiven: said("Rows of aid that was not given were left out: \(note.count)")
                default: nil
                }
            }
    }

    /// The columns that have something in them.
    private func columns(of rows: [DraftChange]) -> [TableColumn<DraftChange>] {
        let all: [(String, (DraftChange) -> Bool)] = [
            ("cell", { $0.place != nil }), ("change", { _ in true }), ("household", { $0.household != nil }),
            ("unit", { $0.unit != nil }), ("fromClass", { $0.fromClass != nil }), ("toClass", { $0.toClass != nil }),
            ("fromUnit", { $0.fromUnit != nil }), ("fromCount", { $0.fromCount != nil }),
            ("toCount", { $0.toCount != nil }), ("amountVND", { $0.amountVND != nil }),
            ("document", { $0.document != nil }),
        ]
        return all.filter { rows.contains(where: $0.1) }.map { TableColumn(stringLiteral: $0.0) }
    }

    private func section<Row>(
        _ heading: String, _ rows: [Row], list: DraftList, width: Int?, _ table: ([Row]) -> TextTable
    ) -> String {
        guard !rows.isEmpty else { return "" }
        var text = "\n\(heading)\n\n" + table(Array(rows.prefix(DraftAnswer.shown))).text(width: width)
        if rows.count > DraftAnswer.shown {
            text += Paragraph.text(
                said("… and \(rows.count - DraftAnswer.shown) more: --format csv --list \(list.rawValue)"), width: width
            )
        }
        return text
    }
}
