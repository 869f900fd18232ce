// How much of a file is read. A small file can claim or unfold to any size, so that everything that is kept in memory,
// and every loop over what a file claims, has an end that does not come from the file.

/// Limits of reading; beyond one of them reading ends with `fileTooLarge`.
public struct TableLimits: Sendable {
    /// The bytes of the file.
    public var fileBytes = 1 << 30
    /// The parts of a workbook.
    public var parts = 10_000
    /// The bytes that a part of a workbook unfolds to, other than a sheet or the shared strings.
    public var partBytes = 32 << 20
    /// The bytes that a sheet, or the shared strings, unfold to.
    public var sheetBytes = 4 << 30
    /// How many times larger than packed a part may unfold, once it is larger than 4 MiB.
    public var expansion = 300
    /// The shared strings of a workbook, which are kept in memory.
    public var strings = 4_000_000
    /// Their bytes in all.
    public var stringBytes = 64 << 20
    /// The bytes of the text of a cell. A spreadsheet allows 32,767 characters.
    public var cellBytes = 256 << 10
    /// The bytes of all text in a row.
    public var rowBytes = 8 << 20
    /// The merged ranges of a sheet.
    public var mergedRanges = 100_000
    /// The styles, fonts and number formats of a workbook, each.
    public var styles = 100_000
    /// The sheets of a workbook.
    public var sheets = 1_000
    /// How deep elements may be nested in a part.
    public var nesting = 64
    /// The bytes of a tag.
    public var tagBytes = 1 << 20

    /// The limits above, which no list of an office meets.
    public init() {}
}
