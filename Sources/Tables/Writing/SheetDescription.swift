// A sheet described once, for a workbook, a text file and a page alike: titles, a header of several rows with merged
// cells, columns, what follows the rows, and how it is printed. The rows themselves are given to the writer one by one.
//
// Cells are placed as in a table of HTML: from left to right, behind those that reach down from above. A form such as
//
//     Unit | Kind | Decrease      | Closing
//          |      | moved | other |
//
// is the two lines [Unit over 2 rows, Kind over 2 rows, Decrease over 2 columns, Closing over 2 rows], [moved, other].

/// A cell to be written.
public struct SheetCell: Hashable, Sendable {
    /// What it holds; of a formula, what it gives, so that programs that calculate nothing show it too.
    public var value: CellValue
    /// Its formula without the `=`, such as `D10+H10`; other formats than a workbook have the value only.
    public var formula: String?
    /// How it is shown; nil for the style of its line, or else of its column.
    public var style: CellStyle?
    /// The columns it takes, from 1.
    public var columns: Int
    /// The rows it takes, from 1.
    public var rows: Int

    /// A cell.
    public init(
        _ value: CellValue, formula: String? = nil, style: CellStyle? = nil, columns: Int = 1, rows: Int = 1
    ) {
        self.value = value
        self.formula = formula
        self.style = style
        self.columns = columns
        self.rows = rows
    }

    /// A cell with text.
    public init(_ text: String, style: CellStyle? = nil, columns: Int = 1, rows: Int = 1) {
        self.init(text.isEmpty ? .empty : .text(text), style: style, columns: columns, rows: rows)
    }

    /// A cell with a whole number.
    public init(_ number: Int, style: CellStyle? = nil) { self.init(.number(TableNumber(number)), style: style) }

    /// An empty cell.
    public static let empty = SheetCell(.empty)
}

/// A line of cells to be written.
public struct SheetLine: Hashable, Sendable {
    /// Its cells from the left; columns without one are empty.
    public var cells: [SheetCell]
    /// The style of cells that have none of their own; nil for those of their columns.
    public var style: CellStyle?
    /// Its height in points; nil for what the font takes.
    public var heightPoints: Double?

    /// A line.
    public init(_ cells: [SheetCell], style: CellStyle? = nil, heightPoints: Double? = nil) {
        self.cells = cells
        self.style = style
        self.heightPoints = heightPoints
    }

    /// An empty line.
    public static let blank = SheetLine([])
}

/// A column to be written.
public struct SheetColumn: Hashable, Sendable {
    /// Its width in characters.
    public var widthCharacters: Double
    /// The style of its cells in the rows.
    public var style: CellStyle
    /// Whether a workbook does not show it.
    public var isHidden: Bool

    /// A column.
    public init(widthCharacters: Double, style: CellStyle = .body(), isHidden: Bool = false) {
        self.widthCharacters = widthCharacters
        self.style = style
        self.isHidden = isHidden
    }
}

/// How a sheet is printed.
public struct PageSetup: Hashable, Sendable {
    /// A size of paper.
    public enum Paper: Hashable, Sendable {
        /// 210 × 297 mm.
        case a4
        /// 297 × 420 mm.
        case a3
    }

    /// The paper.
    public var paper = Paper.a4
    /// Whether the paper lies on its longer side.
    public var isLandscape = false
    /// Whether all columns are made to fit on one page.
    public var fitsWidth = true
    /// Whether the header is printed on every page.
    public var repeatsHeader = true
    /// The margin on all sides in millimetres.
    public var marginMillimetres = 12.0
    /// Text at the foot of every page, beside its number; a workbook prints it, a browser prints its own.
    public var foot = ""

    /// A4 upright, the columns on one page, the header on every page.
    public init() {}

    /// The same with the paper on its longer side.
    public static var landscape: PageSetup {
        var page = PageSetup()
        page.isLandscape = true
        return page
    }
}

/// A sheet to be written, without its rows.
public struct SheetDescription: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its columns, from the left.
    public var columns: [SheetColumn]
    /// What is above the header, such as titles.
    public var top: [SheetLine]
    /// The header; its lines are headings unless they have a style.
    public var header: [SheetLine]
    /// What is below the rows, such as notes and places for signatures.
    public var bottom: [SheetLine]
    /// How it is printed.
    public var page: PageSetup
    /// The name of its font.
    public var fontName: String
    /// The size of its font in points.
    public var fontSizePoints: Double
    /// Whether a workbook keeps the header in sight while one moves through the rows.
    public var keepsHeaderInSight: Bool

    /// A sheet.
    public init(
        name: String, columns: [SheetColumn], top: [SheetLine] = [], header: [SheetLine] = [],
        bottom: [SheetLine] = [], page: PageSetup = PageSetup(), fontName: String = "Times New Roman",
        fontSizePoints: Double = 11, keepsHeaderInSight: Bool = true
    ) {
        self.name = name
        self.columns = columns
        self.top = top
        self.header = header
        self.bottom = bottom
        self.page = page
        self.fontName = fontName
        self.fontSizePoints = fontSizePoints
        self.keepsHeaderInSight = keepsHeaderInSight
    }

    /// The number of the first row below the header, from 1, for formulas.
    public var firstRow: Int { top.count + header.count + 1 }

    /// Adds a note below the rows, over all columns.
    public mutating func addNote(_ text: String) {
        bottom.append(
            SheetLine([SheetCell(text, style: .text(isItalic: true), columns: max(columns.count, 1))]))
    }
}
