// Exporting a ledger as tables for analysis: one state of it, read three times: the raw records for what is looked up
// by position, the entries for their events, and the timelines for the states of households.

import EventLedger
import PovertyLedger

/// What was exported.
public struct ExportedTables: Hashable, Sendable {
    /// The file or folder.
    public let path: String
    /// The last position of the ledger, through which it was exported.
    public let lastPosition: Position
    /// The tables in their order, with the number of rows of each.
    public let tables: [Table]

    /// A table and its size.
    public struct Table: Hashable, Sendable {
        /// What it is.
        public let description: TableDescription
        /// How many rows it has.
        public let rows: Int
    }

    /// The version of the tables: it grows when a column is added. None is ever taken away or changed.
    public static let version = 1
}

/// How far an export is.
public struct AnalysisProgress: Hashable, Sendable {
    /// Events and households that were written.
    public let done: Int
    /// All of them.
    public let all: Int
    /// Whether rows are complete, and indexes are being made.
    public let isIndexing: Bool
}

extension HouseholdView {
    /// What `progress` of an export does; it may end the export by throwing.
    public typealias AnalysisProgressHandler = (AnalysisProgress) throws(LedgerError) -> Void

    /// Writes the ledger as a folder of CSV files, a file a table.
    ///
    /// The folder is new or empty, for its owner and group, and has its name only when everything is written. Throws
    /// `fileExists`, `noSuchFile` (the folder above), `permissionDenied`, `noSpace`, `storage`, `damaged`, `cancelled`
    /// where the task was, and what `progress` throws. Cost: two replays and a pass over the timelines; memory 12 bytes
    /// for each event that sets members, 8 an entry and 24 a household, beside a page of entries.
    public func exportTables(
        toFolder path: String, progress: AnalysisProgressHandler = { _ in }
    ) throws(LedgerError) -> ExportedTables {
        try exportTables(to: try FolderSink(path), path, progress)
    }

    /// Writes the ledger as a database of SQLite, with indexes and views.
    ///
    /// The file is new, for its owner and group, and has its name only when everything is written. Throws as
    /// `exportTables(toFolder:)`, and `unsupportedFormat` where the library was built without the trait `SQLite`. Cost:
    /// the same, and 64 MiB for the pages of the database; SQLite sorts what an index has beyond that in its folder for
    /// temporary files.
    public func exportTables(
        toDatabase path: String, progress: AnalysisProgressHandler = { _ in }
    ) throws(LedgerError) -> ExportedTables {
        #if SQLite
            return try exportTables(to: BackgroundSink(try DatabaseSink(path)), path, progress)
        #else
            throw LedgerError(
                .unsupportedFormat, "this program was built without the part that writes databases of SQLite",
                remedy: "write a folder of CSV files, or build with the trait SQLite", file: path)
        #endif
    }

    /// Writes the ledger to any sink.
    func exportTables(
        to sink: any TableSink, _ path: String, _ progress: AnalysisProgressHandler
    ) throws(LedgerError) -> ExportedTables {
        var writer = try AnalysisWriter(self, sink)
        try writer.writeEvents(progress)
        try writer.writeUnits()
        try writer.writeStates(progress)
        let (tables, all) = try writer.finish()
        try sink.end(AnalysisViews.all) { () throws(LedgerError) in
            try progress(AnalysisProgress(done: all, all: all, isIndexing: true))
        }
        try sink.publish()
        return ExportedTables(path: path, lastPosition: ledger.lastPosition, tables: tables)
    }

    /// The tables of an export, with what each column means.
    public static var analysisTables: [TableDescription] { AnalysisTables.descriptions }

    /// The views of a database.
    public static var analysisViews: [ViewDescription] { AnalysisViews.all }
}
