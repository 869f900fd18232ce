// Any answer of the reports as a workbook or a page: a sheet for each of its lists, with the columns that its description
// has. Every row ends with the cut, as in CSV, so that a sheet that is passed on keeps its day. It computes no figure.

import Files
import PovertyReports
import Tables

/// The tables of an answer, ready to be written as a workbook or a page.
public struct AnswerSheets {
    private let title: String
    private let tables: [AnswerTable]
    private let heading: (_ column: String, _ table: String) -> String

    /// The tables of an answer. `heading` gives the words above a column of a table; without it they are the column's
    /// name, as in CSV.
    public init(
        _ answer: some LedgerAnswer, title: String,
        heading: @escaping (_ column: String, _ table: String) -> String = { column, _ in column }
    ) {
        self.title = title
        self.heading = heading
        tables = answer.tables
    }

    /// Writes them into a new file, for its owner and group.
    ///
    /// Throws what `TableWriter` throws: `fileExists`, `noSuchFile` (the folder), `permissionDenied`, `noSpace`,
    /// `storage`, `unwritableTable` for more rows than a sheet has, and `unsupportedFormat` for a workbook where the trait
    /// `Excel` is off. Where it throws there is no file of that name. Cost: two passes over the rows.
    public func write(to path: String, as format: TableWriter.Format) throws(LedgerError) {
        let writer = try TableWriter(path: path, format: format, title: title)
        for table in tables {
            try writer.begin(sheet(table))
            for index in 0..<table.count { try writer.append(SheetLine(table.row(index).map(AnswerSheets.cell))) }
        }
        try writer.finish()
    }

    /// The widest cell that decides the width of its column, and how many rows are looked at.
    private static let (widestCharacters, lookedAtRows) = (40, 1_000)

    private func sheet(_ table: AnswerTable) -> SheetDescription {
        let headings = table.columns.map { heading($0.name, table.name).split(separator: "\n").joined(separator: " ") }
        var widths = headings.map { $0.split(separator: " ").map(\.count).max() ?? 0 }
        for index in 0..<min(table.count, AnswerSheets.lookedAtRows) {
            for (column, value) in table.row(index).enumerated() {
                widths[column] = max(widths[column], value.text.count)
            }
        }
        let columns = zip(table.columns, widths).map { column, width in
            SheetColumn(
                widthCharacters: Double(min(max(width, 6), AnswerSheets.widestCharacters) + 2),
                style: AnswerSheets.style(column.kind))
        }
        return SheetDescription(
            name: table.name.isEmpty ? title : table.name, columns: columns,
            header: [SheetLine(headings.map { SheetCell($0) })], page: .landscape, fontName: "Arial",
            fontSizePoints: 10)
    }

    private static func style(_ kind: AnswerKind) -> CellStyle {
        switch kind {
        case .count, .change, .amountVND: .body(.whole)
        case .position: .body()
        case .day: .body(.day)
        case .text, .reference, .event: .body(wraps: true)
        case .code, .word, .householdClass, .truth, .year, .instant: .body(alignment: .left)
        }
    }

    /// A value as a cell: numbers and days are those of a spreadsheet, everything else is its text.
    private static func cell(_ value: AnswerValue) -> SheetCell {
        switch value {
        case .absent: return .empty
        case .number(let number): return SheetCell(.number(TableNumber(Int(number))))
        case .truth(let truth): return SheetCell(.boolean(truth))
        case .day(let day):
            let (year, month, day) = day.civil
            // A workbook has no days before 1900; they stay text.
            guard year >= 1900, let date = CalendarDay(year: year, month: month, day: day) else {
                return SheetCell(value.text)
            }
            return SheetCell(.day(date))
        case .text, .sentence, .instant, .householdClass, .event, .list: return SheetCell(value.text)
        }
    }
}
