// The forms 7.4 to 7.7, poor and near-poor households by the twelve indicators in which they are deprived, and 7.10, by
// the eight causes of their poverty. A household counts under each of its words, so that a row adds up to more than its
// households.

import Files
import PovertyReports
import Tables

extension FormMaker {
    /// Form 7.4 or 7.6: households by indicator; 7.5 or 7.7: the same as rates of all households of the class.
    func deprivations(of householdClass: HouseholdClass, asRates: Bool) throws(LedgerError) -> OfficialForm {
        let report = try cut.deprivations(of: [householdClass], by: grouping, unit: question.unit)
        let rows = Dictionary(grouping: report.rows) { $0.unit ?? "" }
        let areas = FormAreas(
            try cut.unitTotals(unit: question.unit, level: level, including: Set(rows.keys.filter { !$0.isEmpty })),
            ended: endedUnit)
        let words = Deprivation.allCases
        func figures(_ unit: String) -> [Int] {
            let row = rows[unit]?.first ?? report.row(of: householdClass, unit: unit)
            return [row.all.households] + words.map { row[$0].households }
        }
        let unrecorded = report.rows.reduce(0) { $0 + $1.unrecorded.households }
        let header = DecisionSheet.header(
            householdClass == .poor ? "Tổng số hộ nghèo" : "Tổng số hộ cận nghèo",
            asRates
                ? "Tỷ lệ (%) hộ thiếu hụt từng chỉ số so với tổng số hộ" : "Trong đó: số hộ thiếu hụt từng chỉ số",
            words.map(\.onForms))
        var sheet = DecisionSheet(firstRow: firstRow(header: header), asRates: asRates)
        for area in areas.areas { sheet.add(area, area.units.map { [figures($0.unit)] }) }
        sheet.addTotal(areas.total, columns: words.count + 1)
        return form(areas, sheet, header, figures: words.count + 1, unrecorded, "chỉ số thiếu hụt")
    }

    /// Form 7.10: households by cause, those of each class in a row of their own.
    func causes() throws(LedgerError) -> OfficialForm {
        let report = try cut.causes(by: grouping, unit: question.unit)
        let rows = Dictionary(grouping: report.rows) { $0.unit ?? "" }
        let areas = FormAreas(
            try cut.unitTotals(unit: question.unit, level: level, including: Set(rows.keys.filter { !$0.isEmpty })),
            ended: endedUnit)
        let words = Cause.allCases
        func figures(_ unit: String, _ householdClass: HouseholdClass) -> [Int] {
            let row = rows[unit]?.first { $0.householdClass == householdClass }
            return words.map { row?[$0].households ?? 0 }
        }
        let header = DecisionSheet.header(nil, "Số hộ theo từng nguyên nhân nghèo", words.map(\.onForms))
        var sheet = DecisionSheet(
            firstRow: firstRow(header: header), asRates: false, parts: ["– Hộ nghèo", "– Hộ cận nghèo"])
        for area in areas.areas {
            sheet.add(area, area.units.map { [figures($0.unit, .poor), figures($0.unit, .nearPoor)] })
        }
        sheet.addTotal(areas.total, columns: words.count)
        let unrecorded = report.rows.reduce(0) { $0 + $1.unrecorded.households }
        return form(areas, sheet, header, figures: words.count, unrecorded, "nguyên nhân nghèo")
    }

    private func form(
        _ areas: FormAreas, _ sheet: DecisionSheet, _ header: [SheetLine], figures: Int, _ unrecorded: Int,
        _ what: String
    ) -> OfficialForm {
        var notes = ["Một hộ có thể được tính ở nhiều cột."]
        if unrecorded > 0 { notes.append("\(unrecorded) hộ chưa ghi \(what) trong quyết định đang có hiệu lực.") }
        notes += areas.notes(at: cut.cut)
        let columns = DecisionSheet.columns(figures: figures)
        var made = form(
            columns: columns, header: header, rows: sheet.lines, notes: notes.map { note($0, width: columns.count) })
        made.isWithoutHouseholds = areas.isWithoutHouseholds
        return made
    }
}

/// The rows of a form by words: a line for each unit, or one for each part of it and their sum above.
struct DecisionSheet {
    private struct Row {
        let numeral: String
        let title: String
        /// The figures of each part; those of the row are their sum.
        let parts: [[Int]]
        /// The rows of the units or areas that it sums; nil for a unit.
        let summed: [Int]?
    }

    private let firstRow: Int
    private let asRates: Bool
    /// The words for the parts of a row; none where a row has one part.
    private let partTitles: [String]
    private var rows: [Row] = []

    private static let firstFigure = 3

    init(firstRow: Int, asRates: Bool, parts: [String] = []) {
        self.firstRow = firstRow
        self.asRates = asRates
        partTitles = parts
    }

    private var partCount: Int { max(partTitles.count, 1) }
    /// The lines of a row: its sum, and its parts.
    private var linesOfRow: Int { partTitles.isEmpty ? 1 : partTitles.count + 1 }

    /// Adds an area: its own row, then those of its units.
    mutating func add(_ area: FormArea, _ figures: [[[Int]]]) {
        let summed = figures.indices.map { rows.count + 1 + $0 }
        rows.append(
            Row(numeral: area.numeral, title: area.title, parts: DecisionSheet.sum(figures), summed: summed))
        for (index, (unit, parts)) in zip(area.units, figures).enumerated() {
            rows.append(Row(numeral: "\(index + 1)", title: unit.title, parts: parts, summed: nil))
        }
    }

    /// Adds the row of all areas.
    mutating func addTotal(_ title: String, columns: Int) {
        let areas = rows.indices.filter { rows[$0].summed != nil }
        rows.append(
            Row(
                numeral: "", title: title, parts: DecisionSheet.sum(areas.map { rows[$0].parts }),
                summed: areas))
        // An area without units has no figures to sum.
        let zeros = Array(repeating: Array(repeating: 0, count: columns), count: partCount)
        rows = rows.map { row in
            row.parts.isEmpty
                ? Row(numeral: row.numeral, title: row.title, parts: zeros, summed: row.summed) : row
        }
    }

    private static func sum(_ rows: [[[Int]]]) -> [[Int]] {
        var sum: [[Int]] = []
        for parts in rows where !parts.isEmpty {
            guard !sum.isEmpty else {
                sum = parts
                continue
            }
            for part in parts.indices {
                for column in parts[part].indices { sum[part][column] += parts[part][column] }
            }
        }
        return sum
    }

    /// The lines between header and notes.
    var lines: [SheetLine] {
        rows.indices.flatMap { index in (0..<linesOfRow).map { line(index, $0) } }
    }

    private func line(_ index: Int, _ part: Int) -> SheetLine {
        let row = rows[index]
        let isSum = row.summed != nil
        let style = CellStyle.body(alignment: .left, wraps: true, isBold: isSum)
        var cells: [SheetCell]
        if part > 0 {
            cells = [SheetCell("", style: .body()), SheetCell(partTitles[part - 1], style: style)]
        } else if index == rows.count - 1 {
            cells = [SheetCell(row.title, style: style, columns: 2)]
        } else {
            cells = [
                SheetCell(row.numeral, style: .body(alignment: .centre, isBold: isSum)),
                SheetCell(row.title, style: style),
            ]
        }
        let figures = part > 0 ? row.parts[part - 1] : DecisionSheet.sum(row.parts.map { [$0] })[0]
        for (column, figure) in figures.enumerated() {
            if asRates, column > 0 {
                cells.append(
                    SheetCell(
                        FormRate.percent(figure, of: figures[0]),
                        formula: FormRate.formula(
                            "\(figure)", of: FormFormula.cell(DecisionSheet.firstFigure, sheetRow(index, part))),
                        style: .body(.decimals(2), isBold: isSum)))
            } else {
                cells.append(
                    SheetCell(
                        .number(TableNumber(figure)), formula: formula(index, part, column),
                        style: .body(.whole, isBold: isSum)))
            }
        }
        return SheetLine(cells)
    }

    private func sheetRow(_ index: Int, _ part: Int = 0) -> Int { firstRow + linesOfRow * index + part }

    private func formula(_ index: Int, _ part: Int, _ column: Int) -> String? {
        let place = DecisionSheet.firstFigure + column
        if part == 0, !partTitles.isEmpty {
            return "SUM(\(FormFormula.cell(place, sheetRow(index, 1))):"
                + "\(FormFormula.cell(place, sheetRow(index, partTitles.count))))"
        }
        guard let summed = rows[index].summed, !summed.isEmpty else { return nil }
        if index == rows.count - 1 {
            return summed.map { FormFormula.cell(place, sheetRow($0, part)) }.joined(separator: "+")
        }
        let (first, last) = (sheetRow(summed[0]), sheetRow(summed[summed.count - 1], linesOfRow - 1))
        guard !partTitles.isEmpty else {
            return "SUM(\(FormFormula.cell(place, first)):\(FormFormula.cell(place, last)))"
        }
        return FormFormula.sum(
            ofColumn: place, labels: 2, in: first..<(last + 1), likeRow: sheetRow(index, part))
    }
}

extension DecisionSheet {
    /// The columns: number, unit, and so many figures.
    static func columns(figures: Int) -> [SheetColumn] {
        [
            SheetColumn(widthCharacters: 5, style: .body(alignment: .centre)),
            SheetColumn(widthCharacters: 26, style: .body(alignment: .left)),
        ] + Array(repeating: SheetColumn(widthCharacters: 10.5, style: .body(.whole)), count: figures)
    }

    /// The header: what the households are in all, where the form has that, and a column for each word.
    static func header(_ total: String?, _ group: String, _ words: [String]) -> [SheetLine] {
        let first =
            [SheetCell("TT", rows: 2), SheetCell("Khu vực/Đơn vị", rows: 2)]
            + (total.map { [SheetCell($0, rows: 2)] } ?? []) + [SheetCell(group, columns: words.count)]
        let letters = ["A", "B"] + (total == nil ? [] : ["C"])
        return [
            SheetLine(first), SheetLine(words.map { SheetCell($0) }, heightPoints: 76),
            SheetLine(
                (letters + words.indices.map { "\($0 + 1)" }).map { SheetCell($0) },
                style: .body(alignment: .centre, wraps: true)),
        ]
    }
}

extension Deprivation {
    /// The heading of its column.
    var onForms: String {
        switch self {
        case .employment: "Việc làm"
        case .dependants: "Người phụ thuộc trong hộ gia đình"
        case .nutrition: "Dinh dưỡng"
        case .healthInsurance: "Bảo hiểm y tế"
        case .adultEducation: "Trình độ giáo dục của người lớn"
        case .schoolAttendance: "Tình trạng đi học của trẻ em"
        case .housingQuality: "Chất lượng nhà ở"
        case .housingArea: "Diện tích nhà ở bình quân đầu người"
        case .waterSource: "Nguồn nước sinh hoạt"
        case .hygienicToilet: "Nhà tiêu hợp vệ sinh"
        case .telecommunication: "Sử dụng dịch vụ viễn thông"
        case .informationAccess: "Phương tiện phục vụ tiếp cận thông tin"
        }
    }
}

extension Cause {
    /// The heading of its column.
    var onForms: String {
        switch self {
        case .land: "Không có đất sản xuất"
        case .capital: "Không có vốn sản xuất, kinh doanh"
        case .labour: "Không có lao động"
        case .tools: "Không có công cụ/phương tiện sản xuất"
        case .knowledge: "Không có kiến thức về sản xuất"
        case .skills: "Không có kỹ năng lao động, sản xuất"
        case .illnessOrAccident: "Có người ốm đau, bệnh nặng, tai nạn..."
        case .other: "Nguyên nhân khác"
        }
    }
}
