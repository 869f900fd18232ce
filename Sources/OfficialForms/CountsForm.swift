// Form 7.1: poor and near-poor households and persons of each unit, beside all households and persons that it reported,
// and the rates. Where a unit reported nothing its rate is empty, never 0.

import Files
import PovertyReports
import Tables

extension FormMaker {
    /// The form.
    func counts() throws(LedgerError) -> OfficialForm {
        let counts = try cut.counts(by: grouping, unit: question.unit)
        var tallies: [String: [HouseholdClass: Tally]] = [:]
        for row in counts.rows {
            guard let unit = row.account.unit else { continue }
            tallies[unit, default: [:]][row.account.householdClass, default: .zero] += row.tally
        }
        let areas = FormAreas(try cut.unitTotals(unit: question.unit, level: level), ended: endedUnit)
        var sheet = CountsSheet(firstRow: firstRow(header: CountsSheet.header))
        for area in areas.areas {
            sheet.add(
                area,
                area.units.map { unit in
                    let own = tallies[unit.unit] ?? [:]
                    return CountsFigures(
                        households: unit.households, persons: unit.persons, poor: own[.poor] ?? .zero,
                        nearPoor: own[.nearPoor] ?? .zero)
                })
        }
        sheet.addTotal(areas.total)
        var notes: [String] = []
        if sheet.hasEmptyRate {
            notes.append("Tỷ lệ (%) để trống ở nơi chưa có tổng số hộ dân cư hoặc nhân khẩu của đơn vị.")
        }
        notes += areas.olderTotals + areas.totalsBefore
        let impossible = sheet.impossible
        if !impossible.isEmpty {
            notes.append(
                "Tỷ lệ trên 100% ở: \(impossible.joined(separator: ", ")); số hộ, nhân khẩu nghèo hoặc cận nghèo trong sổ nhiều "
                    + "hơn tổng số đã báo cáo, cần kiểm tra.")
        }
        notes += areas.notes(at: cut.cut)
        var made = form(
            columns: CountsSheet.columns, header: CountsSheet.header, rows: sheet.lines,
            notes: notes.map { note($0, width: CountsSheet.columns.count) })
        made.isWithoutHouseholds = areas.isWithoutHouseholds
        return made
    }
}

extension FormAreas {
    /// Notes on totals of an earlier year, day by day; its id names a unit that is none of the form.
    fileprivate var olderTotals: [String] {
        let older = totals?.older ?? []
        return Set(older.map(\.effectiveOn)).sorted().map { day in
            let own = older.filter { $0.effectiveOn == day }.map(\.unit)
            let names = units.filter { own.contains($0.unit) }.map(\.title)
            let others = own.filter { id in !units.contains { $0.unit == id } }
            return
                "Tổng số hộ dân cư của \((names + others).joined(separator: ", ")) là số báo cáo ngày \(day.onForms)."
        }
    }

    /// Notes on totals that were reported of the units as they were before a merger.
    fileprivate var totalsBefore: [String] {
        let former = units.filter { $0.households != nil || $0.persons != nil }
        return Set(former.compactMap(\.totalsBefore)).sorted().map { day in
            let names = former.filter { $0.totalsBefore == day }.map(\.title)
            return "Tổng số hộ dân cư của \(names.joined(separator: ", ")) là số báo cáo trước ngày sáp nhập "
                + "\(day.onForms): từ ngày đó không còn số riêng của địa bàn cũ."
        }
    }
}

/// The figures of one row of form 7.1.
struct CountsFigures: Hashable {
    /// All households; nil where that is not known.
    var households: Int?
    /// All persons.
    var persons: Int?
    var poor = Tally.zero
    var nearPoor = Tally.zero

    /// The sum of rows; of totals only where every row has one.
    static func sum(_ rows: [CountsFigures]) -> CountsFigures {
        func total(_ figure: (CountsFigures) -> Int?) -> Int? {
            let known = rows.compactMap(figure)
            guard known.count == rows.count else { return nil }
            // Anybody may report any number: a sum that is too large is not known.
            return known.reduce(0) { (sum: Int?, one) in
                sum.flatMap { sum in
                    let added = sum.addingReportingOverflow(one)
                    return added.overflow ? nil : added.partialValue
                }
            }
        }
        return CountsFigures(
            households: total(\.households), persons: total(\.persons), poor: rows.reduce(.zero) { $0 + $1.poor },
            nearPoor: rows.reduce(.zero) { $0 + $1.nearPoor })
    }

    /// Columns 1–10 without the rates, which are nil.
    var figures: [Int?] {
        [
            households, persons, poor.households, nil, poor.persons, nil, nearPoor.households, nil, nearPoor.persons,
            nil,
        ]
    }
}

/// The rows of form 7.1.
struct CountsSheet {
    private struct Row {
        let numeral: String
        let title: String
        let figures: CountsFigures
        /// The rows that it sums; nil for a unit.
        let parts: [Int]?
    }

    private let firstRow: Int
    private var rows: [Row] = []

    /// Where each rate is taken from: its column, that of the part and that of the whole, from 0.
    private static let rates = [(3, 2, 0), (5, 4, 1), (7, 6, 0), (9, 8, 1)]
    private static let firstFigure = 3

    init(firstRow: Int) { self.firstRow = firstRow }

    /// Adds an area: its own row, then those of its units.
    mutating func add(_ area: FormArea, _ figures: [CountsFigures]) {
        let parts = figures.indices.map { rows.count + 1 + $0 }
        rows.append(
            Row(numeral: area.numeral, title: area.title, figures: CountsFigures.sum(figures), parts: parts))
        for (index, (unit, row)) in zip(area.units, figures).enumerated() {
            rows.append(Row(numeral: "\(index + 1)", title: unit.title, figures: row, parts: nil))
        }
    }

    /// Adds the row of all areas.
    mutating func addTotal(_ title: String) {
        let areas = rows.indices.filter { rows[$0].parts != nil }
        // An area without units takes nothing from the total, also no certainty.
        let sum = CountsFigures.sum(areas.map { rows[$0] }.filter { $0.parts != [] }.map(\.figures))
        rows.append(Row(numeral: "", title: title, figures: sum, parts: areas))
    }

    /// Whether a rate is empty; those of an area without units don't count.
    var hasEmptyRate: Bool {
        rows.contains { row in
            let figures = row.figures.figures
            return row.parts != []
                && CountsSheet.rates.contains {
                    FormRate.percent(figures[$0.1] ?? 0, of: figures[$0.2]) == .empty
                }
        }
    }

    /// The units of which a part is more than the whole.
    var impossible: [String] {
        rows.filter { row in
            let figures = row.figures.figures
            return row.parts == nil
                && CountsSheet.rates.contains { rate in figures[rate.2].map { $0 < figures[rate.1] ?? 0 } ?? false }
        }.map(\.title)
    }

    /// The lines between header and notes.
    var lines: [SheetLine] { rows.indices.map(line) }

    private func line(_ index: Int) -> SheetLine {
        let row = rows[index]
        let isSum = row.parts != nil
        var cells: [SheetCell]
        if index == rows.count - 1 {
            cells = [SheetCell(row.title, style: .body(alignment: .left, isBold: true), columns: 2)]
        } else {
            cells = [
                SheetCell(row.numeral, style: .body(alignment: .centre, isBold: isSum)),
                SheetCell(row.title, style: .body(alignment: .left, wraps: true, isBold: isSum)),
            ]
        }
        let figures = row.figures.figures
        for column in figures.indices {
            if let rate = CountsSheet.rates.first(where: { $0.0 == column }) {
                cells.append(rateCell(index, part: rate.1, whole: rate.2, isBold: isSum))
            } else {
                let value = figures[column].map { CellValue.number(TableNumber($0)) } ?? .empty
                cells.append(
                    SheetCell(
                        value, formula: value == .empty ? nil : sumFormula(index, column),
                        style: .body(.whole, isBold: isSum)))
            }
        }
        return SheetLine(cells)
    }

    private func sumFormula(_ index: Int, _ column: Int) -> String? {
        guard let parts = rows[index].parts, !parts.isEmpty else { return nil }
        let place = CountsSheet.firstFigure + column
        if index == rows.count - 1 {
            let known = parts.filter { rows[$0].parts != [] }
            return known.isEmpty ? nil : known.map { FormFormula.cell(place, firstRow + $0) }.joined(separator: "+")
        }
        let (first, last) = (firstRow + parts[0], firstRow + parts[parts.count - 1])
        return "SUM(\(FormFormula.cell(place, first)):\(FormFormula.cell(place, last)))"
    }

    private func rateCell(_ index: Int, part: Int, whole: Int, isBold: Bool) -> SheetCell {
        let figures = rows[index].figures.figures
        let style = CellStyle.body(.decimals(2), isBold: isBold)
        let (partCell, wholeCell) = (
            FormFormula.cell(CountsSheet.firstFigure + part, firstRow + index),
            FormFormula.cell(CountsSheet.firstFigure + whole, firstRow + index)
        )
        return SheetCell(
            FormRate.percent(figures[part] ?? 0, of: figures[whole]),
            formula: FormRate.formula(partCell, of: wholeCell), style: style)
    }
}

/// Rates in per cent with two decimals.
enum FormRate {
    /// The rate, halves rounded up; empty where the whole is not known, or nothing.
    static func percent(_ part: Int, of whole: Int?) -> CellValue {
        guard let whole, whole > 0, part >= 0 else { return .empty }
        let (scaled, overflow) = part.multipliedReportingOverflow(by: 20_000)
        guard !overflow, scaled <= Int.max - whole, whole <= Int.max / 2 else { return .empty }
        return .number(TableNumber(units: (scaled + whole) / (2 * whole), decimals: 2))
    }

    /// The formula of the same; `part` is a cell, or the number itself where the form has no cell for it.
    static func formula(_ part: String, of whole: String) -> String {
        "IF(N(\(whole))>0,ROUND(\(part)/\(whole)*100,2),\"\")"
    }
}

extension CountsSheet {
    /// The columns: number, unit, and the ten figures.
    static let columns =
        [
            SheetColumn(widthCharacters: 5, style: .body(alignment: .centre)),
            SheetColumn(widthCharacters: 28, style: .body(alignment: .left)),
        ] + Array(repeating: SheetColumn(widthCharacters: 11, style: .body(.whole)), count: 10)

    /// The header, as the template has it.
    static let header: [SheetLine] = {
        let first = [
            SheetCell("TT", rows: 3), SheetCell("Khu vực/Địa bàn", rows: 3),
            SheetCell("Tổng số hộ dân cư (tại thời điểm rà soát)", columns: 2), SheetCell("NGHÈO", columns: 4),
            SheetCell("CẬN NGHÈO", columns: 4),
        ]
        let second =
            [SheetCell("Số hộ", rows: 2), SheetCell("Nhân khẩu", rows: 2)]
            + ["Hộ nghèo", "Khẩu nghèo", "Hộ cận nghèo", "Khẩu cận nghèo"].map { SheetCell($0, columns: 2) }
        let third = ["Số hộ", "Tỷ lệ (%)", "Số khẩu", "Tỷ lệ (%)", "Số hộ", "Tỷ lệ (%)", "Số khẩu", "Tỷ lệ (%)"]
        let numbers = ["A", "B", "1", "2", "3", "4=3/1", "5", "6=5/2", "7", "8=7/1", "9", "10=9/2"]
        return [
            SheetLine(first, heightPoints: 32), SheetLine(second), SheetLine(third.map { SheetCell($0) }),
            SheetLine(numbers.map { SheetCell($0) }, style: .body(alignment: .centre, wraps: true)),
        ]
    }()
}
