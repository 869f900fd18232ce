// What a reader of the forms 7.2 and 7.3 has to know beside the figures: where the opening comes from and which documents
// changed it, whether the closing is still what was filed, what is folded into columns 4 and 8, and moves between the units of the form.

import PovertyReports
import Tables

/// The notes below a movement form.
struct MovementNotes {
    let table: MovementTable
    let filed: FiledOpening?
    /// What changed the opening of the class since it was filed.
    let changes: [FiledChange]
    /// What was filed of the end of the year itself, where it was closed.
    let closed: FiledOpening?
    let first: Day
    /// Where days begin and end.
    let offset: UTCOffset
    let areas: FormAreas

    /// The most documents that a note names of one unit.
    private static let documentsNamed = 20

    /// The documents that changed the opening of a unit, each with what it changed.
    func documents(_ unit: String) -> String { documents(changes.filter { $0.unit == unit }) }

    private func documents(_ own: [FiledChange]) -> String {
        let named = own.prefix(MovementNotes.documentsNamed).map { change in
            "\(change.document ?? change.entry) (ghi sổ ngày \(change.recordedAt.day(at: offset).onForms)): "
                + "\(MovementNotes.signed(change.change.households)) hộ, "
                + "\(MovementNotes.signed(change.change.persons)) khẩu"
        }
        let rest = own.count - named.count
        return (named + (rest > 0 ? ["và \(rest) văn bản khác"] : [])).joined(separator: "; ")
    }

    /// The units of which another figure was filed of the end of the year.
    private var correctedUnits: [UnitTotalRow] {
        guard let closed else { return [] }
        return areas.units.filter {
            closed.change(of: table.householdClass, unit: $0.unit) != .zero
        }
    }

    /// The closing that filed other figures of the end of the year; nil where none did.
    var closingBeforeCorrections: EventReference? {
        correctedUnits.isEmpty ? nil : closed?.closing.reference
    }

    /// What was filed of the end of the year and is another figure now, of the units in which it is; none where the
    /// year was not closed, or nothing of the class changed.
    private var correctedClosing: [String] {
        let units = correctedUnits
        guard let closed, !units.isEmpty else { return [] }
        let document = closed.closing.document.map { ", theo \($0)" } ?? ""
        let header =
            "Cột 9: số đã chốt ngày \(closed.closing.effectiveOn.onForms) (\(closed.closing.reference)\(document)) "
            + "\(compared(closed, nil)) Đính chính sau khi chốt như sau; biểu in theo những gì đã biết khi chốt có số đã chốt."
        return [header]
            + units.map { unit in
                let own = closed.changes.filter {
                    $0.unit == unit.unit && $0.householdClass == table.householdClass
                }
                return "– \(unit.title): đã chốt \(compared(closed, unit.unit)) \(documents(own))."
            }
    }

    /// What was filed and what is known now, of a unit or of all.
    private func compared(_ closed: FiledOpening, _ unit: String?) -> String {
        let filed = closed.tally(of: table.householdClass, unit: unit)
        let known = filed + closed.change(of: table.householdClass, unit: unit)
        return "là \(filed.households) hộ, \(filed.persons) khẩu; nay theo sổ là \(known.households) hộ, "
            + "\(known.persons) khẩu."
    }

    /// Whether an entry after the closing of the year changed the persons of the class, none of its households, and not
    /// the opening: the size of a household was corrected inside the year.
    private var hasCorrectedSizes: Bool {
        guard let closed, let filed else { return false }
        let opening = Set(filed.changes.map(\.entry))
        return closed.changes.contains {
            $0.householdClass == table.householdClass && $0.change.households == 0 && $0.change.persons != 0
                && !opening.contains($0.entry)
        }
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
        let shrank = table.rows.reduce(0) { $0 + $1.row.sizeDecrease }
        let grew = table.rows.reduce(0) { $0 + $1.row.sizeIncrease }
        if shrank != 0 || grew != 0 {
            texts.append(
                "Cột 4 và 8 (nhân khẩu) gồm thay đổi nhân khẩu của các hộ: giảm \(shrank) khẩu, tăng \(grew) khẩu"
                    + (hasCorrectedSizes
                        ? ", trong đó có đính chính số nhân khẩu sau khi chốt, không phải biến động trong năm (xem ghi chú "
                            + "cột 9)." : "."))
        }
        let between = table.rows.reduce(Tally.zero) { $0 + $1.row[.otherDecrease] } - table.total[.otherDecrease]
        if between.households > 0 {
            texts.append(
                "Cột 4 và cột 8 của dòng tổng gồm \(between.households) hộ (\(between.persons) khẩu) chuyển giữa các địa "
                    + "bàn trong biểu.")
        }
        texts += correctedClosing
        texts += areas.notes(at: maker.cut.cut)
        return texts.map { maker.note($0, width: MovementSheet.columns.count) }
    }
}
