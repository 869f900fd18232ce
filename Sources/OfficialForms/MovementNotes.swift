// What a reader of the forms 7.2 and 7.3 has to know beside the figures: where the opening comes from and which documents
// changed it, what is folded into columns 4 and 8, and moves between the units of the form.

import PovertyReports
import Tables

/// The notes below a movement form.
struct MovementNotes {
    let table: MovementTable
    let filed: FiledOpening?
    /// What changed the opening of the class since it was filed.
    let changes: [FiledChange]
    let first: Day
    /// Where days begin and end.
    let offset: UTCOffset
    let areas: FormAreas

    /// The most documents that a note names of one unit.
    private static let documentsNamed = 20

    /// The documents that changed the opening of a unit, each with what it changed.
    func documents(_ unit: String) -> String {
        let own = changes.filter { $0.unit == unit }
        let named = own.prefix(MovementNotes.documentsNamed).map { change in
            "\(change.document ?? change.entry) (ghi sổ ngày \(change.recordedAt.day(at: offset).onForms)): "
                + "\(MovementNotes.signed(change.change.households)) hộ, "
                + "\(MovementNotes.signed(change.change.persons)) khẩu"
        }
        let rest = own.count - named.count
        return (named + (rest > 0 ? ["và \(rest) văn bản khác"] : [])).joined(separator: "; ")
    }

    private static func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }

    /// The notes.
    func lines(_ maker: FormMaker, _ sheet: MovementSheet) -> [SheetLine] {
        var texts: [String] = []
        if let filed {
            let document = filed.closing.document.map { ", theo \($0)" } ?? ""
            texts.append(
                "Cột 1: số đã chốt ngày \(filed.closing.effectiveOn.onForms) (\(filed.closing.reference)\(document))"
                    + (sheet.hasCorrections ? ", có đính chính sau khi chốt" : "") + ".")
        } else {
            let day = first.previous ?? first
            texts.append("Cột 1: số liệu ngày \(day.onForms) theo sổ; năm trước chưa chốt số liệu.")
        }
        texts.append(
            "Cột 4 và cột 8, dòng Nhân khẩu: gồm cả số khẩu giảm (cột 4) và tăng (cột 8) của hộ không thay đổi "
                + "phân loại, tính theo từng hộ: giảm \(table.rows.reduce(0) { $0 + $1.row.sizeDecrease }), tăng "
                + "\(table.rows.reduce(0) { $0 + $1.row.sizeIncrease }) khẩu.")
        let between = table.rows.reduce(Tally.zero) { $0 + $1.row[.otherDecrease] } - table.total[.otherDecrease]
        if between.households > 0 {
            texts.append(
                "Cột 4 và cột 8 của dòng tổng gồm \(between.households) hộ (\(between.persons) khẩu) chuyển giữa các địa "
                    + "bàn trong biểu.")
        }
        texts += areas.assumedNote
        return texts.map { maker.note($0, width: MovementSheet.columns.count) }
    }
}

extension FormAreas {
    /// A note that names the units whose kind of area is not recorded; none where all are.
    var assumedNote: [String] {
        guard !assumed.isEmpty else { return [] }
        return ["Chưa ghi khu vực của: \(assumed.joined(separator: ", ")); xếp theo loại đơn vị hành chính."]
    }
}
