// Where the rows of an export go: a folder of CSV files, a database of SQLite, or the memory of a test. A sink knows
// the descriptions of tables and values, and nothing of a ledger.

import Files

/// What takes in the rows of tables. It has no name that others see until it is finished.
protocol TableSink: AnyObject {
    /// Makes a table; its rows may then come between those of others.
    func begin(_ table: TableDescription) throws(LedgerError)
    /// Adds a row to the table that was begun as that one, from 0. It may keep the values and leave an empty array.
    func append(_ values: inout [ExportValue], to table: Int) throws(LedgerError)
    /// Ends the rows: makes indexes and views, one after another, with a call of `progress` before each.
    func end(_ views: [ViewDescription], progress: () throws(LedgerError) -> Void) throws(LedgerError)
    /// Gives what was written its name; the disk has it when this returns.
    func publish() throws(LedgerError)
}

/// A view: a question that is kept in the database under a name.
public struct ViewDescription: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What a row is, in a sentence without its full stop.
    public let meaning: String
    /// The question in SQL.
    public let sql: String
}
