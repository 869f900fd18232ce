// The units of a form in its two areas, "I Khu vực thành thị" and "II Khu vực nông thôn", in the order of their names as
// people read them: Phường 2 comes before Phường 10. A unit of which nothing says whether it is urban or rural is in
// neither of them.

import Files
import PovertyReports
import Tables

/// An area of a form with the units in it.
struct FormArea {
    /// `I`, `II` or `III`.
    let numeral: String
    /// The name of the area.
    let title: String
    /// Its units, in order.
    let units: [UnitTotalRow]
}

/// The units of a form.
struct FormAreas {
    /// The urban and the rural area, also where one has no unit, and that of the units in neither, where there are any.
    let areas: [FormArea]
    /// The totals of earlier years that are among those of the units, and the units without any.
    let totals: RateTotals?
    /// The unit that was asked for, where it is in force no longer, and who took over.
    let ended: EndedUnit?

    init(_ totals: UnitTotals, ended: EndedUnit?) {
        self.ended = ended
        let rows = totals.rows.sorted { NaturalOrder.precedes(($0.title, $0.unit), ($1.title, $1.unit)) }
        let others = rows.filter { $0.formArea == nil }
        areas =
            [
                FormArea(numeral: "I", title: "Khu vực thành thị", units: rows.filter { $0.formArea == .urban }),
                FormArea(numeral: "II", title: "Khu vực nông thôn", units: rows.filter { $0.formArea == .rural }),
            ] + (others.isEmpty ? [] : [FormArea(numeral: "III", title: "Khu vực chưa xác định", units: others)])
        self.totals = totals.notes
    }

    /// The words for the row of all areas.
    var total: String { "Tổng cộng (\(areas.map(\.numeral).joined(separator: "+")))" }

    /// The units, area by area.
    var units: [UnitTotalRow] { areas.flatMap(\.units) }

    /// Whether no household was ever in any of the units.
    var isWithoutHouseholds: Bool { !units.contains(where: \.hadHouseholds) }
}

// What a reader of a form has to know of its units.
extension FormAreas {
    /// Notes on the units whose area is not recorded, and on those without data, at a cut; none where there are none.
    func notes(at cut: Cut) -> [String] {
        var notes: [String] = []
        let assumed = units.filter { $0.area == nil }
        for (isHamlet, words) in [(false, "đơn vị hành chính"), (true, "xã, phường mà đơn vị trực thuộc")] {
            let names = assumed.filter { $0.formArea != nil && ($0.record?.kind == .hamlet) == isHamlet }
            if !names.isEmpty { notes.append("Chưa ghi khu vực của: \(list(names)); xếp theo loại \(words).") }
        }
        let others = assumed.filter { $0.formArea == nil }
        if !others.isEmpty { notes.append("Chưa ghi khu vực của: \(list(others)); xếp riêng ở mục III.") }
        return notes + [noData(at: cut)].compactMap(\.self)
    }

    /// A note that the figures of some units, or all, are 0 because nothing was recorded; nil where all have data.
    func noData(at cut: Cut) -> String? {
        if let ended, isWithoutHouseholds { return ended.note }
        guard !isWithoutHouseholds else {
            return "Sổ chưa ghi hộ nào đến hết ngày \(cut.effectiveOn.onForms) (theo những gì đã ghi đến vị trí "
                + "\(cut.position)): chưa có số liệu, số 0 không phải là kết quả rà soát."
        }
        let missing = units.filter { !$0.hadHouseholds }
        guard !missing.isEmpty else { return nil }
        return "Sổ chưa ghi hộ nào của: \(list(missing)); số 0 ở các dòng này nghĩa là chưa có số liệu."
    }

    private func list(_ units: [UnitTotalRow]) -> String { units.map(\.title).joined(separator: ", ") }
}

extension UnitTotalRow {
    /// What the row is called: the unit, its id where it is not established on the day, and that units below it have rows
    /// of their own, where they have.
    var title: String { (record?.name ?? unit) + (hasPartsBeside ? UnitTotalRow.ownOnlyWords : "") }

    /// The area it is in: the recorded one, or else that of its kind; nil where neither says.
    var formArea: Area? { area ?? areaByKind }
}

/// The order of names that have numbers in them.
enum NaturalOrder {
    /// Whether a name, and then an id, comes before another.
    static func precedes(_ left: (String, String), _ right: (String, String)) -> Bool {
        let (first, second) = (pieces(left.0), pieces(right.0))
        for (one, other) in zip(first, second) where one != other { return one < other }
        return first.count == second.count ? left.1 < right.1 : first.count < second.count
    }

    private enum Piece: Hashable, Comparable {
        case number(Int)
        case text(String)

        static func < (left: Piece, right: Piece) -> Bool {
            switch (left, right) {
            case (.number(let one), .number(let other)): one < other
            case (.number, .text): true
            case (.text, .number): false
            case (.text(let one), .text(let other)): one < other
            }
        }
    }

    /// Digits together as a number of at most nine of them, everything else as text.
    private static func pieces(_ name: String) -> [Piece] {
        var (pieces, text, digits) = ([Piece](), "", "")
        func end(_ pieces: inout [Piece], _ text: inout String, _ digits: inout String) {
            if !text.isEmpty { pieces.append(.text(text)) }
            if let number = Int(digits) { pieces.append(.number(number)) }
            (text, digits) = ("", "")
        }
        for character in name {
            if character.isASCII, character.isNumber, digits.utf8.count < 9 {
                if !text.isEmpty { end(&pieces, &text, &digits) }
                digits.append(character)
            } else {
                if !digits.isEmpty { end(&pieces, &text, &digits) }
                text.append(character)
            }
        }
        end(&pieces, &text, &digits)
        return pieces
    }
}

/// The letters and cells of formulas.
enum FormFormula {
    /// A cell, such as `D12`.
    static func cell(_ column: Int, _ row: Int) -> String { "\(CellPlace(row: row, column: column))" }

    /// The sum of a column over the rows whose label is that of another row: `SUMIF($C$12:$C$25,$C10,D$12:D$25)`.
    static func sum(ofColumn column: Int, labels: Int, in rows: Range<Int>, likeRow row: Int) -> String {
        let (letters, label) = (CellPlace.letters(ofColumn: column), CellPlace.letters(ofColumn: labels))
        let (first, last) = (rows.lowerBound, rows.upperBound - 1)
        return "SUMIF($\(label)$\(first):$\(label)$\(last),$\(label)\(row),\(letters)$\(first):\(letters)$\(last))"
    }
}
