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

    /// The most documents that a note names of one unit, and the most offices of a union.
    private static let namedAtMost = 20

    /// The documents that changed the opening of a unit, each with what it changed.
    func documents(_ unit: String) -> String { documents(changes.filter { $0.unit == unit }) }

    private func documents(_ own: [FiledChange]) -> String {
        let named = own.prefix(MovementNotes.namedAtMost).map { change in
            (change.office.map { "\($0): " } ?? "")
                + "\(change.document ?? change.entry) (ghi sổ ngày \(change.recordedAt.day(at: offset).onForms)): "
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
        correctedUnits.isEmpty || !isFiledByAll ? nil : closed?.closing.reference
    }

    /// Whether the end of the year was closed in each ledger: else there is no form as known at the closings.
    private var isFiledByAll: Bool { !(closed?.offices ?? []).contains { $0.closing == nil } }

    /// The offices of a union whose figures of the end of the year are no longer those that they filed.
    var correctedOffices: [String] {
        guard let closed, !correctedUnits.isEmpty else { return [] }
        return closed.offices.map(\.office).filter { office in
            closed.changes.contains { $0.office == office && $0.householdClass == table.householdClass }
        }
    }

    /// Where filed figures are from: the closing with its day and document; of a union those of its offices, and who has
    /// closed nothing.
    private func source(_ opening: FiledOpening) -> String {
        func closing(_ closing: Closing) -> String {
            "ngày \(closing.effectiveOn.onForms) (\(closing.reference)\(closing.document.map { ", theo \($0)" } ?? ""))"
        }
        guard !opening.offices.isEmpty else { return closing(opening.closing) }
        func list(_ offices: [String], separator: String) -> String {
            let rest = offices.count - MovementNotes.namedAtMost
            return (offices.prefix(MovementNotes.namedAtMost) + (rest > 0 ? ["\(rest) đơn vị khác"] : []))
                .joined(separator: separator)
        }
        let filed = opening.offices.compactMap { office in office.closing.map { "\(office.office) \(closing($0))" } }
        let others = opening.offices.filter { $0.closing == nil }.map(\.office)
        return "của từng đơn vị: " + list(filed, separator: "; ")
            + (others.isEmpty ? "" : "; chưa chốt, lấy theo sổ: " + list(others, separator: ", "))
    }

    /// What was filed of the end of the year and is another figure now, of the units in which it is; none where the
    /// year was not closed, or nothing of the class changed.
    private var correctedClosing: [String] {
        let units = correctedUnits
        guard let closed, !units.isEmpty else { return [] }
        let again = isFiledByAll ? "; biểu in theo những gì đã biết khi chốt có số đã chốt." : "."
        let header =
            "Cột 9: số đã chốt \(source(closed)) \(compared(closed, nil)) Đính chính sau khi chốt như sau\(again)"
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
        let opening = Set(filed.changes.map { [$0.office, $0.entry] })
        return closed.changes.contains {
            $0.householdClass == table.householdClass && $0.change.households == 0 && $0.change.persons != 0
                && !opening.contains([$0.office, $0.entry])
        }
    }

    private static func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }

    /// The notes.
    func lines(_ maker: FormMaker, _ sheet: MovementSheet) -> [SheetLine] {
        var texts: [String] = []
        if let filed {
            texts.append(
                "Cột 1: số đã chốt \(source(filed))"
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
