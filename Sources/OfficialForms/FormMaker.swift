// What all forms have in common: whose they are, the line that names their cut, the units in their two areas, and the
// places for date and signatures.

import Files
import PovertyReports
import Tables

/// Makes one form at one cut.
struct FormMaker {
    let name: OfficialFormName
    let question: FormQuestion
    /// The first day of the year.
    let first: Day
    let cut: UnionCutView
    /// The level of the units of the rows: wards and communes, or of a ward or commune what is below it.
    let level: UnitKind?
    /// The unit that was asked for.
    let unit: UnitRecord?
    /// The same, where it is in force no longer on the day whose units count.
    let endedUnit: EndedUnit?
    /// Whose form it is, in capitals.
    let office: String

    init(
        _ name: OfficialFormName, _ question: FormQuestion, first: Day, _ cut: UnionCutView
    ) throws(LedgerError) {
        (self.name, self.question, self.first, self.cut) = (name, question, first, cut)
        let units = try cut.units(on: cut.unitsOn).units
        var unit: UnitRecord?
        if let text = question.unit {
            let id = try cut.unit(called: text)
            unit = units.first { $0.unit == id }
        }
        self.unit = unit
        endedUnit = unit.flatMap { EndedUnit($0, among: units) }
        level = question.unit == nil || unit?.kind == .city ? .ward : nil
        let cities = units.filter { $0.kind == .city && $0.isInForce }
        let holder = unit ?? (cities.count == 1 ? cities[0] : nil)
        office = "UBND " + (holder?.name.uppercased() ?? "……………………")
    }

    /// The breakdown of the rows.
    var grouping: UnitGrouping { UnitGrouping(level) }

    /// The form of a header, rows and notes.
    func form(
        columns: [SheetColumn], header: [SheetLine], rows: [SheetLine], notes: [SheetLine]
    ) -> OfficialForm {
        OfficialForm(
            name: name, year: question.year, cut: cut.cut, unitsOn: cut.unitsOn, endedUnit: endedUnit,
            unionPositions: cut.view.name == nil ? nil : KnownAt.text(cut.positions),
            sheet: sheet(columns: columns, header: header, notes: notes), rows: rows)
    }

    /// The number of the first row below the header, from 1.
    func firstRow(header: [SheetLine]) -> Int { top(width: 2).count + header.count + 1 }

    private func sheet(columns: [SheetColumn], header: [SheetLine], notes: [SheetLine]) -> SheetDescription {
        let width = columns.count
        var page = PageSetup.landscape
        page.foot = "\(name.number.map { "Mẫu \($0)" } ?? name.title), \(question.year)"
        return SheetDescription(
            name: name.sheetName, columns: columns, top: top(width: width), header: header,
            bottom: notes + unionLines(width: width) + signatures(width: width), page: page)
    }

    private func top(width: Int) -> [SheetLine] {
        let left = max(width / 2, 1)
        let right = max(width - left, 1)
        let centre = CellStyle.text(alignment: .centre, isBold: true)
        let source = name.circular.map { " (Phụ lục VII, \($0))" } ?? ""
        // A list has no number, and its title says what it is.
        let form = name.number.map { number in
            SheetLine([SheetCell("Mẫu số \(number)\(source)", style: .text(isItalic: true), columns: width)])
        }
        return (form.map { [$0] } ?? []) + [
            SheetLine(
                [
                    SheetCell(office, style: centre, columns: left),
                    SheetCell(
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", style: centre,
                        columns: right),
                ], heightPoints: 32),
            .blank,
            SheetLine(
                [
                    SheetCell(
                        name.title(of: question.year).uppercased(),
                        style: .text(alignment: .centre, isBold: true, sizePoints: 14),
                        columns: width)
                ], heightPoints: 22),
            SheetLine([
                SheetCell(cutLine, style: .text(alignment: .centre, isItalic: true), columns: width)
            ]),
            .blank,
        ]
    }

    /// The day of the figures, what was known, and whose units they count by: a figure on paper has all three.
    private var cutLine: String {
        let own = unit.map { "; của \($0.name) và các đơn vị trực thuộc" } ?? ""
        let known: String =
            if let name = cut.view.name {
                "đã ghi trong \(cut.cuts.count) sổ cái của \(name), gồm \(cut.cut.position) sự kiện"
            } else {
                "đã ghi sổ đến vị trí \(cut.cut.position)"
            }
        return "(Số liệu đến hết ngày \(cut.cut.effectiveOn.onForms), theo những gì \(known)\(own); địa bàn theo ngày "
            + "\(cut.unitsOn.onForms))"
    }

    /// Of a union, what is known of each ledger, by which the form can be made again.
    private func unionLines(width: Int) -> [SheetLine] {
        guard cut.view.name != nil else { return [] }
        let positions = cut.positions.map { "\($0.office)=\($0.position)" }.joined(separator: ", ")
        return [note("Vị trí cuối cùng đã biết của từng sổ cái: \(positions).", width: width)]
    }

    private func signatures(width: Int) -> [SheetLine] {
        let left = max(width / 2, 1)
        let right = max(width - left, 1)
        let centre = CellStyle.text(alignment: .centre, isBold: true)
        let small = CellStyle.text(alignment: .centre, isItalic: true)
        return [
            .blank,
            SheetLine([
                SheetCell(.empty, columns: left),
                SheetCell("………………, ngày …… tháng …… năm ………", style: small, columns: right),
            ]),
            SheetLine([
                SheetCell("Người lập biểu", style: centre, columns: left),
                SheetCell("TM. ỦY BAN NHÂN DÂN", style: centre, columns: right),
            ]),
            SheetLine([
                SheetCell("(Ký, ghi rõ họ tên)", style: small, columns: left),
                SheetCell("CHỦ TỊCH", style: centre, columns: right),
            ]),
            SheetLine([
                SheetCell(.empty, columns: left),
                SheetCell("(Ký tên, đóng dấu)", style: small, columns: right),
            ]),
        ]
    }

    /// A note over all columns.
    func note(_ text: String, width: Int) -> SheetLine {
        SheetLine(
            [SheetCell(text, style: .text(isItalic: true), columns: width)],
            heightPoints: 15.0 * Double(max(1, (text.count + 139) / 140)))
    }
}

/// A unit that merged into another or was divided among others by the day whose units count. By these its households
/// are those of the others.
public struct EndedUnit: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The names of the units that took over.
    public let into: [String]
    /// Since when.
    public let since: Day
    /// Whether it was divided; otherwise it merged.
    public let isDivided: Bool

    init?(_ unit: UnitRecord, among units: [UnitRecord]) {
        func name(_ id: String) -> String { units.first { $0.unit == id }?.name ?? id }
        if let merger = unit.merger {
            (into, since, isDivided) = ([name(merger.into)], merger.effectiveOn, false)
        } else if let division = unit.division {
            (into, since, isDivided) = (division.into.map(name), division.effectiveOn, true)
        } else {
            return nil
        }
        self.name = unit.name
    }

    /// What the form says of it.
    var note: String {
        "\(name) đã \(isDivided ? "được chia tách thành" : "sáp nhập vào") \(into.joined(separator: ", ")) từ ngày "
            + "\(since.onForms): theo địa bàn của biểu, các hộ thuộc đơn vị mới. Lập biểu của đơn vị mới, hoặc lấy địa bàn "
            + "theo một ngày trước đó."
    }
}

extension Day {
    /// The day as forms write it: 31/12/2023.
    var onForms: String {
        let (year, month, day) = civil
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(two(day))/\(two(month))/\(year)"
    }
}
