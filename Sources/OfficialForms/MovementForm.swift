// The forms 7.2 and 7.3: how the poor, or the near-poor, of a year's beginning became those of its end. The opening is
// what was filed; what became known of it since is below the rows, in cells that the formula of the closing adds, so
// that every row closes and no column of the form hides it.

import Files
import PovertyReports
import Tables

/// The nine columns of one row of the form, households and persons, and the correction of the opening.
struct MovementFigures: Hashable {
    /// Columns 1–9; other decreases and increases of persons hold the households that shrank and grew.
    var columns = [Tally](repeating: .zero, count: 9)
    /// What became known of the opening since it was filed.
    var correction = Tally.zero

    /// The closing by the identity of the form, with the correction of the opening.
    var expectedClosing: Tally {
        columns[1...3].reduce(columns[0] + correction) { $0 - $1 } + columns[4...7].reduce(.zero, +)
    }

    /// Adds another row.
    static func += (left: inout MovementFigures, right: MovementFigures) {
        for index in left.columns.indices { left.columns[index] += right.columns[index] }
        left.correction += right.correction
    }

    init() {}

    /// The row of a movement table, with the opening as it was filed where it was.
    init(_ row: MovementRow, of householdClass: HouseholdClass, unit: String, _ filed: FiledOpening?) {
        columns = [row.opening] + MovementColumn.columns(of: householdClass).map { row[$0] } + [row.closing]
        columns[3].persons += row.sizeDecrease
        columns[7].persons += row.sizeIncrease
        guard let filed else { return }
        columns[0] = filed.tally(of: householdClass, unit: unit)
        correction = filed.change(of: householdClass, unit: unit)
    }
}

extension FormMaker {
    /// The form of a class.
    func movement(of householdClass: HouseholdClass) throws(LedgerError) -> OfficialForm {
        let movement = try cut.movement(
            since: first, unit: question.unit, level: level, lookBackMonths: question.lookBackMonths)
        let filed = try cut.filedOpening(before: first, unit: question.unit, level: level)
        let closed = try cut.cut.effectiveOn.next.flatMap { (next) throws(LedgerError) in
            try cut.filedOpening(before: next, unit: question.unit, level: level)
        }
        guard let table = movement.table(of: householdClass) else {
            throw LedgerError(.damaged, "the movement has no table of \(householdClass.name)")
        }
        let moved = Dictionary(table.rows.map { ($0.unit, $0.row) }) { first, _ in first }
        let changed = (filed?.changes ?? []).filter { $0.householdClass == householdClass }
        let areas = FormAreas(
            try cut.unitTotals(
                unit: question.unit, level: level,
                including: Set(moved.keys).union((changed + (closed?.changes ?? [])).map(\.unit))),
            ended: endedUnit)
        var sheet = MovementSheet(householdClass, firstRow: firstRow(header: MovementSheet.header(householdClass)))
        for area in areas.areas {
            sheet.add(
                area,
                area.units.map { unit in
                    MovementFigures(moved[unit.unit] ?? MovementRow(), of: householdClass, unit: unit.unit, filed)
                })
        }
        sheet.addTotal(areas.total)
        guard let wrong = sheet.firstImbalance else {
            let notes = MovementNotes(
                table: table, filed: filed, changes: changed, closed: closed, first: first,
                offset: cut.view.offset, areas: areas)
            var made = form(
                columns: MovementSheet.columns, header: MovementSheet.header(householdClass), rows: sheet.lines,
                notes: sheet.correctionLines(notes.documents) + notes.lines(self, sheet))
            made.closingBeforeCorrections = notes.closingBeforeCorrections
            made.correctedOffices = notes.correctedOffices
            made.isWithoutHouseholds = areas.isWithoutHouseholds
            return made
        }
        throw LedgerError(
            .damaged, "in \(wrong) the opening as filed, its corrections and the flows do not lead to the closing",
            remedy: "verify the ledger: it holds events that its rules refuse, or balances of other events")
    }
}

/// The rows of the form, each twice: households, then persons.
struct MovementSheet {
    private struct Row {
        let numeral: String
        let title: String
        /// The id of the unit; nil for a sum.
        let unit: String?
        let figures: MovementFigures
        /// The rows of the units that it sums; nil for a unit.
        let parts: [Int]?
        /// Whether it is the sum of the areas.
        let isTotal: Bool
    }

    private static let (labelColumn, firstFigure) = (3, 4)
    static let labels = ["Hộ", "Nhân khẩu"]
    /// What marks a row whose opening was corrected, and the lines that say by how much.
    static let mark = "(*)"

    private let householdClass: HouseholdClass
    private let firstRow: Int
    private var rows: [Row] = []

    init(_ householdClass: HouseholdClass, firstRow: Int) {
        self.householdClass = householdClass
        self.firstRow = firstRow
    }

    /// Adds an area: its own row, then those of its units.
    mutating func add(_ area: FormArea, _ figures: [MovementFigures]) {
        let sum = figures.reduce(into: MovementFigures()) { $0 += $1 }
        let parts = figures.indices.map { rows.count + 1 + $0 }
        rows.append(
            Row(numeral: area.numeral, title: area.title, unit: nil, figures: sum, parts: parts, isTotal: false))
        for (index, (unit, row)) in zip(area.units, figures).enumerated() {
            rows.append(
                Row(
                    numeral: "\(index + 1)", title: unit.title, unit: unit.unit, figures: row, parts: nil,
                    isTotal: false))
        }
    }

    /// Adds the row of all areas.
    mutating func addTotal(_ title: String) {
        let areas = rows.indices.filter { rows[$0].parts != nil }
        let sum = areas.reduce(into: MovementFigures()) { $0 += rows[$1].figures }
        rows.append(Row(numeral: "", title: title, unit: nil, figures: sum, parts: areas, isTotal: true))
    }

    /// The figures of the last row.
    var total: MovementFigures { rows.last?.figures ?? MovementFigures() }

    /// The first row in which the identity of the form does not hold; nil where it holds in all.
    var firstImbalance: String? {
        rows.first { $0.figures.expectedClosing != $0.figures.columns[8] }?.title
    }

    /// The units whose opening was corrected.
    private var corrected: [Int] {
        rows.indices.filter { rows[$0].parts == nil && rows[$0].figures.correction != .zero }
    }

    /// Whether an opening was corrected.
    var hasCorrections: Bool { !corrected.isEmpty }

    private func sheetRow(_ index: Int) -> Int { firstRow + 2 * index }

    /// The lines between header and notes.
    var lines: [SheetLine] {
        rows.indices.flatMap { index in
            MovementSheet.labels.indices.map { line(index, isPersons: $0 == 1) }
        }
    }

    private func line(_ index: Int, isPersons: Bool) -> SheetLine {
        let row = rows[index]
        let isSum = row.parts != nil
        var cells: [SheetCell] = []
        if !isPersons {
            let title = row.title + (row.figures.correction == .zero ? "" : " " + MovementSheet.mark)
            if row.isTotal {
                cells.append(
                    SheetCell(title, style: .body(alignment: .left, isBold: true), columns: 2, rows: 2))
            } else {
                cells.append(SheetCell(row.numeral, style: .body(alignment: .centre, isBold: isSum), rows: 2))
                cells.append(
                    SheetCell(title, style: .body(alignment: .left, wraps: true, isBold: isSum), rows: 2))
            }
        }
        cells.append(SheetCell(MovementSheet.labels[isPersons ? 1 : 0], style: .body(isBold: isSum)))
        for column in 0..<9 {
            let tally = row.figures.columns[column]
            cells.append(
                SheetCell(
                    .number(TableNumber(isPersons ? tally.persons : tally.households)),
                    formula: formula(index, column, isPersons: isPersons), style: .body(.whole, isBold: isSum)))
        }
        return SheetLine(cells)
    }

    /// The formula of a cell: sums in the rows of areas and of all, the identity of the form in column 9.
    private func formula(_ index: Int, _ column: Int, isPersons: Bool) -> String? {
        let row = rows[index]
        let number = sheetRow(index) + (isPersons ? 1 : 0)
        let place = MovementSheet.firstFigure + column
        guard column < 8 else {
            let signs = ["", "-", "-", "-", "+", "+", "+", "+"]
            let identity = signs.enumerated().map {
                $0.element + FormFormula.cell(MovementSheet.firstFigure + $0.offset, number)
            }.joined()
            return identity + correctionFormula(index, number)
        }
        guard let parts = row.parts, !parts.isEmpty else { return nil }
        if row.isTotal {
            return parts.map { FormFormula.cell(place, sheetRow($0) + (isPersons ? 1 : 0)) }.joined(separator: "+")
        }
        let last = parts[parts.count - 1]
        return FormFormula.sum(
            ofColumn: place, labels: MovementSheet.labelColumn, in: sheetRow(parts[0])..<(sheetRow(last) + 2),
            likeRow: number)
    }
}

// The corrections of openings: a line for households and one for persons of each unit, below the rows.
extension MovementSheet {
    /// The row of the first line of corrections; one line above says what they are.
    private var firstCorrection: Int { firstRow + 2 * rows.count + 1 }

    /// What the closing adds to the columns of the form where the opening was corrected, or a part of it.
    private func correctionFormula(_ index: Int, _ number: Int) -> String {
        let corrected = corrected
        let units = rows[index].parts.map { parts in
            rows[index].isTotal ? corrected : corrected.filter(parts.contains)
        }
        guard let units else {
            guard let place = corrected.firstIndex(of: index) else { return "" }
            return "+" + FormFormula.cell(4, firstCorrection + 2 * place + (number - sheetRow(index)))
        }
        guard let first = units.first, let place = corrected.firstIndex(of: first) else { return "" }
        let start = firstCorrection + 2 * place
        return "+"
            + FormFormula.sum(
                ofColumn: 4, labels: MovementSheet.labelColumn, in: start..<(start + 2 * units.count), likeRow: number)
    }

    /// The line that says what corrections are, and theirs; none where no opening was corrected.
    func correctionLines(_ documents: (_ unit: String) -> String) -> [SheetLine] {
        guard hasCorrections else { return [] }
        let width = MovementSheet.columns.count
        var lines = [
            SheetLine(
                [
                    SheetCell(
                        "\(MovementSheet.mark) Số đầu năm (cột 1) là số đã chốt. Sau khi chốt, số liệu này đã được đính "
                            + "chính như sau; công thức của cột 9 cộng thêm phần đính chính ở cột D dưới đây:",
                        style: .text(isItalic: true), columns: width)
                ], heightPoints: 30)
        ]
        for index in corrected {
            let row = rows[index]
            for (isPersons, label) in MovementSheet.labels.enumerated() {
                let tally = row.figures.correction
                var cells = [
                    SheetCell(MovementSheet.mark, style: .text(alignment: .centre)),
                    SheetCell(row.title, style: .text()), SheetCell(label, style: .text()),
                    SheetCell(isPersons == 1 ? tally.persons : tally.households, style: .body(.whole)),
                ]
                cells.append(
                    SheetCell(isPersons == 1 ? "" : documents(row.unit ?? ""), style: .text(), columns: width - 4))
                lines.append(SheetLine(cells))
            }
        }
        return lines
    }
}
