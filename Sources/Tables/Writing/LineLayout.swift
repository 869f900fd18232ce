// Places the cells of lines: from left to right, behind those that reach down from the lines above, as a table of HTML
// does. All formats are written from these places, so that they agree.

internal import Files

/// A place of a line: a cell that begins there, or one that reaches there from the left or from above.
struct PlacedCell {
    /// The column, from 1.
    let column: Int
    /// What begins here; nil where another cell reaches.
    let cell: SheetCell?
    /// Its style; nil for that of the column.
    let style: CellStyle?
}

/// The places of the lines of a sheet, one line after the other.
struct LineLayout {
    private struct Reach {
        var rows: Int
        var style: CellStyle?
    }

    private let width: Int
    /// How far down each column is taken.
    private var reaches: [Reach]
    /// How many columns are.
    private var taken = 0

    init(width: Int) {
        self.width = width
        reaches = Array(repeating: Reach(rows: 0), count: width)
    }

    /// Whether a cell reaches below the last line.
    var isOpen: Bool { taken > 0 }

    /// Places a line, with the style of cells that have none. Throws `unwritableTable` for more cells than columns.
    mutating func place(_ line: SheetLine, style: CellStyle?, row: Int) throws(LedgerError) -> [PlacedCell] {
        var placed: [PlacedCell] = []
        placed.reserveCapacity(width)
        var column = 0
        let shared = line.style ?? style
        for cell in line.cells {
            skip(&column, &placed)
            let last = column + max(cell.columns, 1)
            guard last <= width, cell.rows <= CellPlace.lastRow,
                taken == 0 || reaches[column..<last].allSatisfy({ $0.rows == 0 })
            else {
                throw LedgerError(
                    .unwritableTable, "a line has more cells than there are \(width) columns",
                    remedy: "describe every column, and leave room for cells that reach down from above",
                    at: LedgerError.Place(cell: "row \(row)"))
            }
            let style = cell.style ?? shared
            placed.append(PlacedCell(column: column + 1, cell: cell, style: style))
            if cell.rows > 1 {
                for index in column..<last { reaches[index] = Reach(rows: cell.rows, style: style) }
                taken += last - column
            }
            for index in (column + 1)..<max(last, column + 1) {
                placed.append(PlacedCell(column: index + 1, cell: nil, style: style))
            }
            column = last
        }
        skip(&column, &placed)
        while column < width {
            column += 1
            skip(&column, &placed)
        }
        if taken > 0 { endLine() }
        return placed
    }

    /// Steps over the columns that are taken from above.
    private func skip(_ column: inout Int, _ placed: inout [PlacedCell]) {
        guard taken > 0 else { return }
        while column < width, reaches[column].rows > 0 {
            placed.append(PlacedCell(column: column + 1, cell: nil, style: reaches[column].style))
            column += 1
        }
    }

    private mutating func endLine() {
        for index in reaches.indices where reaches[index].rows > 0 {
            reaches[index].rows -= 1
            if reaches[index].rows == 0 { taken -= 1 }
        }
    }
}
