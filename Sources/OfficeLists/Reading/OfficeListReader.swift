// Reads a sheet of a workbook or a text file as a list of an office: finds its header, and from there on takes a row
// after the other. It asks no ledger, and keeps nothing of the file but what the list states.

import Files
import PovertyLedger
import Tables

/// Reads a sheet as a list.
public struct OfficeListReader {
    /// The questions that are kept; further ones are counted.
    public static let maximumQuestions = 10_000

    /// Whether somebody named the sheet, so that no other one can be meant.
    public var isSheetChosen = false

    private let file: TableFile
    private let sheet: Sheet
    private let kind: ListKind
    private let map: ColumnMap?
    private let day: Day?

    /// Reads a sheet of a file as a list of a kind; headings that `map` has mean what it says, others by their words. Of
    /// columns with one meaning and a year each the one of the year of `day` is meant.
    public init(file: TableFile, sheet: Sheet, kind: ListKind, map: ColumnMap? = nil, day: Day? = nil) {
        self.file = file
        self.sheet = sheet
        self.kind = kind
        self.map = map
        self.day = day
    }

    /// What the list states.
    ///
    /// Throws `noHeader` where no row has headings of such a list, with those it looks for, and what reading the file
    /// throws. Cost: a walk over the sheet, and unpacking it once more for its merged cells where the header may have
    /// several rows; once more where letters show that a column is in an old encoding.
    public func read() throws(LedgerError) -> OfficeList {
        var merges: [CellRange]?
        var known: [Int: OldEncoding] = [:]
        while true {
            var pass = try Self.Pass(self, &merges, known)
            var list = try pass.run()
            // Each column is found old once at most, so that this ends.
            guard pass.oldText.needsAnotherPass, pass.oldText.found.contains(where: { known[$0.key] == nil }) else {
                noteUnreadSheets(&list)
                return list
            }
            known.merge(pass.oldText.found) { before, _ in before }
        }
    }

    /// The whole of the sheet, read once.
    private struct Pass {
        private let reader: OfficeListReader
        private let rows: TableRows
        private var pass: ListPass
        private let start: [TableRow]

        init(
            _ reader: OfficeListReader, _ merges: inout [CellRange]?, _ known: [Int: OldEncoding]
        ) throws(LedgerError) {
            self.reader = reader
            rows = try reader.file.rows(of: reader.sheet)
            var start: [TableRow] = []
            while start.count < HeaderFinder.rowsLookedAt, let row = try rows.next() { start.append(row) }
            var values = CellValues(file: reader.file, known: known)
            let header = try reader.header(start, &merges, &values)
            var title = TitleFacts()
            var notes: [Int] = []
            var titles: [(text: String, place: CellPlace)] = []
            for row in start where row.number < header.rows.lowerBound {
                for cell in row.cells {
                    guard let text = values.quietText(cell) else { continue }
                    title.take(text, values.folded(text), at: cell.place)
                    titles.append((text, cell.place))
                }
                if !row.cells.isEmpty { notes.append(row.number) }
            }
            let columns = reader.columns(header, &values)
            let fields = Dictionary(columns.map { ($0.value, $0.key) }) { first, _ in first }
            pass = ListPass(
                kind: reader.kind, sheet: reader.sheet, header: header, columns: columns,
                map: ColumnMap(header: header, fields: fields), title: title, values: values)
            for row in notes { pass.add(.title, row) }
            for (text, place) in titles { pass.takeCounts(ofTitle: text, at: place) }
            for row in header.rows { pass.add(.header, row) }
            self.start = start.filter { $0.number > header.rows.upperBound }
        }

        var oldText: OldText { pass.values.oldText }
        var hasRows: Bool { start.contains { !$0.cells.isEmpty } }

        mutating func run() throws(LedgerError) -> OfficeList {
            for row in start { pass.take(row) }
            while let row = try rows.next() { pass.take(row) }
            return pass.finish(rows.mergedRanges, hiddenColumns: rows.hiddenColumns, sheet: reader.sheet)
        }
    }

    /// Notes hidden sheets that have such a list too: nobody sees them, and a year's work may be in one.
    private func noteUnreadSheets(_ list: inout OfficeList) {
        let hidden = file.sheets.filter { $0.visibility != .visible && $0.number != sheet.number }.prefix(20)
        let unread = hidden.count { OfficeListReader(file: file, sheet: $0, kind: kind, map: map).hasList }
        guard unread > 0 else { return }
        list.notes.append(ListNote(kind: .unreadSheet, rows: list.headerRows, count: unread))
        guard !isSheetChosen else { return }
        list.questions.insert(
            ListQuestion(
                .unreadSheet, at: CellPlace(row: list.headerRows.lowerBound, column: 1),
                "a hidden sheet of the workbook has such a list too and was not read; name the sheet that is meant, or "
                    + "delete the other one"), at: 0)
        list.questionCount += 1
    }

    /// The name of a sheet as messages have it, without what identifies a person.
    package static func shown(sheetName name: String) -> String { PersonalData.masked(name, .quotedDay) }

    /// Whether the sheet has the header of such a list, and something below it.
    private var hasList: Bool {
        var merges: [CellRange]?
        guard let pass = try? Self.Pass(self, &merges, [:]) else { return false }
        return pass.hasRows
    }

    // MARK: The header

    private func header(
        _ rows: [TableRow], _ merges: inout [CellRange]?, _ values: inout CellValues
    ) throws(LedgerError) -> ListHeader {
        var headings: [HeadingRow] = []
        for row in rows where !row.cells.isEmpty {
            let cells = row.cells.compactMap { values.heading($0) }.filter { $0.column <= HeaderFinder.lastColumn }
            headings.append(HeadingRow(number: row.number, cells: cells))
        }
        let (words, mapped) = (HeadingWords(kind), map?.fields ?? [:])
        if merges == nil {
            let finder = HeaderFinder(kind: kind, words: words, mapped: mapped, merges: [])
            if let header = finder.find(headings), finder.isAlone(header, headings) { return header }
        }
        // Merged cells are behind the rows of the file, so that they are read only where they matter.
        let all: [CellRange]
        if let merges { all = merges } else { all = try file.mergedRanges(of: sheet) }
        merges = all
        let last = rows.last?.number ?? 0
        let finder = HeaderFinder(
            kind: kind, words: words, mapped: mapped, merges: all.filter { $0.first.row <= last })
        if let header = finder.find(headings) { return header }
        throw LedgerError(
            .noHeader, "no row of the first \(HeaderFinder.rowsLookedAt) has the headings of \(kind.words)",
            remedy: "name its columns \(kind.headingsInWords), or give a map of its columns",
            at: LedgerError.Place(
                file: file.path, sheet: sheet.name.isEmpty ? nil : Self.shown(sheetName: sheet.name)))
    }

    /// The column of each field: the surest, of equally sure ones the first.
    private func columns(_ header: ListHeader, _ values: inout CellValues) -> [ListField: Int] {
        var best: [ListField: (column: Int, rank: Int)] = [:]
        var doubtful: Set<ListField> = []
        let years = YearColumns(header, day)
        for column in header.columns where !years.passedOver.contains(column.column) {
            guard let match = column.match, match.field != .ignored, match.field != .note else { continue }
            guard let first = best[match.field] else {
                best[match.field] = (column.column, match.rank)
                continue
            }
            if match.rank < first.rank {
                best[match.field] = (column.column, match.rank)
            } else if match.rank == first.rank, match.rank < 2, match.field != .rowNumber {
                let place = CellPlace(row: header.rows.upperBound, column: column.column)
                let letters = CellPlace.letters(ofColumn: first.column)
                // Columns of persons record nothing: which of them is read says only who is counted and matched.
                guard !match.field.isPersonal, match.field != .householdNumber else {
                    values.ask(
                        .duplicateColumn, at: place, match.field,
                        "the column means \(match.field.rawValue) as \(letters) does, which is read; give one of them the "
                            + "field ignored in a map")
                    continue
                }
                doubtful.insert(match.field)
                values.ask(
                    .duplicateColumn, at: place, match.field,
                    "the column means \(match.field.rawValue) as \(letters) does, and neither is read; give one of them "
                        + "the field ignored in a map")
            }
        }
        for field in doubtful { best[field] = nil }
        if let previous = years.previousClass, best[.previousClass] == nil { best[.previousClass] = (previous, 0) }
        askForMap(header, &values)
        if kind == .aid { takeContents(header, &best) }
        return best.mapValues(\.column)
    }

    /// Nội dung hỗ trợ says what was given only where no other column does: beside one it is the programme.
    private func takeContents(_ header: ListHeader, _ best: inout [ListField: (column: Int, rank: Int)]) {
        if let kind = best[.aidKind], kind.rank == 2, best[.aidField] != nil { best[.aidKind] = nil }
        guard best[.programme] == nil else { return }
        let taken = best[.aidKind]?.column
        let content = header.columns.first { $0.match == .init(field: .aidKind, rank: 2) && $0.column != taken }
        if let content { best[.programme] = (content.column, 2) }
    }

    private func askForMap(_ header: ListHeader, _ values: inout CellValues) {
        guard let map else { return }
        let headings = Set(
            header.columns.flatMap { column in
                [column.parts.joined(separator: " "), column.parts.last ?? ""].map(Spelling.folded)
            })
        for column in map.columns where !headings.contains(Spelling.folded(column.heading)) {
            values.ask(
                .headingNotFound, at: CellPlace(row: header.rows.lowerBound, column: 1), column.field,
                "the map has the heading \(Spelling.quoted(column.heading)), which the list has not; correct the map")
        }
    }
}

extension CellValues {
    /// A cell as a heading; nil for an empty one.
    fileprivate mutating func heading(_ cell: TableCell) -> HeadingRow.Cell? {
        switch cell.value {
        case .text:
            guard let text = quietText(cell) else { return nil }
            let isNumber = text.utf8.allSatisfy { $0 &- 0x30 <= 9 || " .,/-".utf8.contains($0) }
            return HeadingRow.Cell(
                column: cell.column, text: text, folded: Spelling.folded(text), isData: isNumber && text.utf8.count > 2)
        case .number(let number):
            let text = number.whole.map(String.init) ?? number.text
            return HeadingRow.Cell(column: cell.column, text: text, folded: text, isData: text.utf8.count > 2)
        case .day: return HeadingRow.Cell(column: cell.column, text: "", folded: "", isData: true)
        case .boolean, .error, .empty: return nil
        }
    }
}

extension ListKind {
    /// What such a list is called in a message.
    var words: String {
        switch self {
        case .review: "a list after a review"
        case .exits: "a list of exits"
        case .households: "a list of households"
        case .aid: "a list of aid"
        case .awards: "a list of awards"
        case .totals: "a list of totals"
        }
    }

    /// Headings that such a list has, for a message.
    var headingsInWords: String {
        switch self {
        case .review: "such as \"Mã hộ\", \"Họ và tên chủ hộ\", \"Phân loại hộ\", \"Số nhân khẩu\""
        case .exits: "such as \"Mã hộ\", \"Họ và tên chủ hộ\", \"Kết quả sau rà soát\""
        case .households: "such as \"Mã hộ\", \"Họ và tên chủ hộ\", \"Xã/Phường\", \"Số nhân khẩu\""
        case .aid: "such as \"Mã hộ\", \"Hình thức hỗ trợ\", \"Số tiền\", \"Ngày hỗ trợ\""
        case .awards: "such as \"Họ và tên, tập thể\", \"Hình thức khen thưởng\", \"Thành tích\""
        case .totals: "such as \"Khu vực/Địa bàn\", \"Số hộ\", \"Nhân khẩu\""
        }
    }
}

extension LedgerError.Code {
    /// A sheet has no header of a list of the kind that was asked for.
    public static let noHeader = Self(rawValue: "noHeader")
    /// A map of columns has a field that there is not.
    public static let unknownField = Self(rawValue: "unknownField")
}
