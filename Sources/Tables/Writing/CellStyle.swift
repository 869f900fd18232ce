// How a cell is shown. A style says nothing of what the cell holds: a date is a date by its value, and gets a form of
// date where its style has none.

/// How a cell is shown.
public struct CellStyle: Hashable, Sendable {
    /// How a number is shown.
    public enum NumberForm: Hashable, Sendable {
        /// As it is.
        case general
        /// Whole, with groups of thousands.
        case whole
        /// With so many decimals and groups of thousands.
        case decimals(Int)
        /// As so many of a hundred, with so many decimals: 0.125 is shown as 12.5 %.
        case percent(Int)
        /// A date as `31/12/2022`.
        case day
        /// A code of the spreadsheet's own; elsewhere it is shown as it is.
        case code(String)
    }

    /// Where text begins between the left and the right border.
    public enum Alignment: Hashable, Sendable {
        /// Text at the left, numbers at the right.
        case general
        /// At the left.
        case left
        /// In the middle.
        case centre
        /// At the right.
        case right
    }

    /// How a number is shown.
    public var number = NumberForm.general
    /// Where text begins.
    public var alignment = Alignment.general
    /// Whether it is bold.
    public var isBold = false
    /// Whether it is italic.
    public var isItalic = false
    /// Whether it is underlined.
    public var isUnderlined = false
    /// Whether text that is too long continues on a line below.
    public var wraps = false
    /// Whether it has a thin border on all sides.
    public var hasBorder = false
    /// Whether it is at the middle of its height, and not at its lower end.
    public var isMiddle = false
    /// The size of its font in points; nil for that of the sheet.
    public var sizePoints: Double?

    /// Plain text without a border.
    public init() {}

    /// A cell of a table: with a border, in the middle of its height.
    public static func body(
        _ number: NumberForm = .general, alignment: Alignment = .general, wraps: Bool = false, isBold: Bool = false
    ) -> CellStyle {
        var style = CellStyle()
        (style.number, style.alignment, style.wraps, style.isBold) = (number, alignment, wraps, isBold)
        (style.hasBorder, style.isMiddle) = (true, true)
        return style
    }

    /// A heading of a column: bold, in the middle, with a border, on as many lines as it takes.
    public static let heading = CellStyle.body(alignment: .centre, wraps: true, isBold: true)

    /// A line of text over several columns, such as a title.
    public static func text(
        alignment: Alignment = .left, isBold: Bool = false, isItalic: Bool = false, sizePoints: Double? = nil
    ) -> CellStyle {
        var style = CellStyle()
        (style.alignment, style.isBold, style.isItalic, style.sizePoints) = (alignment, isBold, isItalic, sizePoints)
        (style.wraps, style.isMiddle) = (true, true)
        return style
    }
}
