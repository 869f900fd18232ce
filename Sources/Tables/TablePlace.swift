// Where something is in a table: cells and ranges as spreadsheets name them, such as `B7` and `A6:C9`. Rows and columns
// are counted from 1, and neither is ever beyond the last of a workbook.

/// The place of a cell: its row and column, from 1.
public struct CellPlace: Hashable, Sendable {
    /// The last row of a sheet.
    public static let lastRow = 1_048_576
    /// The last column of a sheet, XFD.
    public static let lastColumn = 16_384

    /// The row, from 1.
    public let row: Int
    /// The column, from 1.
    public let column: Int

    /// A cell of a row and a column, each counted from 1.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// A cell by its name, such as `B7` or `$B$7`; nil for anything else, and beyond the last row or column.
    public init?(_ name: some StringProtocol) {
        var bytes = Array(name.utf8)
        bytes.removeAll { $0 == UInt8(ascii: "$") }
        let place = bytes.withUnsafeBufferPointer { CellPlace(bytes: $0) }
        guard let place else { return nil }
        self = place
    }

    /// A cell by the bytes of its name.
    init?(bytes: UnsafeBufferPointer<UInt8>) {
        var (row, column, index) = (0, 0, 0)
        while index < bytes.count {
            let letter = bytes[index] | 0x20
            guard letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z") else { break }
            column = column * 26 + Int(letter - 0x60)
            guard column <= CellPlace.lastColumn else { return nil }
            index += 1
        }
        guard column > 0, index < bytes.count, bytes[index] != UInt8(ascii: "0") else { return nil }
        while index < bytes.count {
            let digit = bytes[index] &- 0x30
            guard digit <= 9 else { return nil }
            row = row * 10 + Int(digit)
            guard row <= CellPlace.lastRow else { return nil }
            index += 1
        }
        self.init(row: row, column: column)
    }

    /// The letters of a column, such as `AA` for 27.
    public static func letters(ofColumn column: Int) -> String {
        var (letters, rest) = ("", max(column, 1))
        while rest > 0 {
            rest -= 1
            letters.unicodeScalars.insert(Unicode.Scalar(UInt8(0x41 + rest % 26)), at: letters.startIndex)
            rest /= 26
        }
        return letters
    }

    /// The letters of its column.
    public var letters: String { CellPlace.letters(ofColumn: column) }
}

extension CellPlace: CustomStringConvertible {
    /// Its name, such as `B7`.
    public var description: String { letters + String(row) }
}

/// A rectangle of cells.
public struct CellRange: Hashable, Sendable {
    /// The cell at its upper left.
    public let first: CellPlace
    /// The cell at its lower right.
    public let last: CellPlace

    /// The rectangle between two cells, the upper left one and the lower right one; nil where they are not that.
    public init?(from first: CellPlace, to last: CellPlace) {
        guard first.row <= last.row, first.column <= last.column else { return nil }
        self.first = first
        self.last = last
    }

    /// A range by its name, such as `A6:C9` or `B7` alone; nil for anything else.
    public init?(_ name: some StringProtocol) {
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = CellPlace(parts[0]), let last = parts.count == 1 ? first : CellPlace(parts[1]) else {
            return nil
        }
        self.init(from: first, to: last)
    }

    /// Whether a cell is inside it.
    public func contains(_ place: CellPlace) -> Bool {
        (first.row...last.row).contains(place.row) && (first.column...last.column).contains(place.column)
    }
}

extension CellRange: CustomStringConvertible {
    /// Its name, such as `A6:C9`.
    public var description: String { first == last ? "\(first)" : "\(first):\(last)" }
}
