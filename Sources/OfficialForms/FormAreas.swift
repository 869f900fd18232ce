// The units of a form in its two areas, "I Khu vực thành thị" and "II Khu vực nông thôn", in the order of their names as
// people read them: Phường 2 comes before Phường 10.

import Files
import PovertyReports
import Tables

/// An area of a form with the units in it.
struct FormArea {
    /// `I` or `II`.
    let numeral: String
    /// The name of the area.
    let title: String
    /// Its units, in order.
    let units: [UnitTotalRow]
}

/// The units of a form.
struct FormAreas {
    /// The urban and the rural area, also where one has no unit.
    let areas: [FormArea]
    /// The units of which no kind of area is recorded, by name; they are in the area of their kind.
    let assumed: [String]
    /// The totals of earlier years that are among those of the units, and the units without any.
    let totals: RateTotals?

    /// The words for the row of both.
    static let total = "Tổng cộng (I+II)"

    init(_ totals: UnitTotals) {
        let rows = totals.rows.sorted { NaturalOrder.precedes(($0.title, $0.unit), ($1.title, $1.unit)) }
        areas = [
            FormArea(numeral: "I", title: "Khu vực thành thị", units: rows.filter { $0.formArea == .urban }),
            FormArea(numeral: "II", title: "Khu vực nông thôn", units: rows.filter { $0.formArea == .rural }),
        ]
        assumed = rows.filter { $0.area == nil }.map(\.title)
        self.totals = totals.notes
    }
}

extension UnitTotalRow {
    /// What the unit is called; its id where it is not established on the day.
    var title: String { record?.name ?? unit }

    /// The area it is in: a commune is rural where nothing else is recorded, everything else urban.
    var formArea: Area { area ?? (record?.kind == .commune ? .rural : .urban) }
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
