// `socai export`: all entries as JSON Lines, in the form that import reads, or the ledger as tables for analysis.

import AnalysisExport
import ArgumentParser
import EventLedger
import Files
import PovertyLedger

struct ExportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write all entries as JSON Lines, or the ledger as tables for SQL.",
        discussion: """
            The output is the form that import reads, with the position of each entry's first event, its recorded time, \
            and whether an older system claimed that time. Importing an export with --keep-recorded-times gives an equal \
            ledger with a different tree and root. With --with-salts the export has the secrets from which the tree's \
            salts are computed; the new ledger then has the same root, and the same checkpoints are valid for it. Protect \
            such an export like the ledger itself. With --since it has only what was recorded after a position, and is \
            imported into a ledger that has the rest.

            --sqlite and --csv write tables instead: the state of each household with its days and the positions at which \
            it is known, events, aid, awards, units, plans. Any cut is one condition (Docs/Analysis.md); the table readme \
            describes each column. They name every household: give them only to people who may see them all.

            Example:
              socai export bac-lieu.socai > bac-lieu.jsonl
              socai export bac-lieu.socai --sqlite bac-lieu.db
            """)

    @OptionGroup var place: LedgerArgument

    @Flag(help: "Add the secret of each entry, so that an import gives the same root.")
    var withSalts = false

    @Option(
        help: ArgumentHelp("Only the entries after this position, the last of an entry.", valueName: "position"),
        transform: ArgumentReading.position)
    var since: Position?

    @Option(
        help: ArgumentHelp("Write a database of SQLite: a new file with tables, indexes and views.", valueName: "file"),
        completion: .file())
    var sqlite: String?

    @Option(
        help: ArgumentHelp(
            "Write the same tables as CSV into a folder; an existing one must be empty.", valueName: "dir"),
        completion: .directory)
    var csv: String?

    func validate() throws {
        if sqlite != nil || csv != nil {
            if sqlite != nil && csv != nil {
                throw ValidationError(said("--sqlite and --csv are two exports; give one of them"))
            }
            let option = sqlite != nil ? "--sqlite" : "--csv"
            if withSalts {
                throw ValidationError(said("--with-salts goes with JSON Lines; leave it out with \(option)"))
            }
            if since != nil {
                throw ValidationError(
                    said("--since goes with JSON Lines; the tables of \(option) are of the whole ledger"))
            }
        }
        if let sqlite, sqlite.isEmpty || sqlite == "-" {
            throw ValidationError(said("--sqlite names a new file; a database can't go to standard output"))
        }
        if let csv, csv.isEmpty || csv == "-" {
            throw ValidationError(said("--csv names a new folder; its files can't go to standard output"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.open(.readOnly)
        if sqlite != nil || csv != nil { return try writeTables(of: ledger, &output) }
        var bar = ProgressBar("exporting")
        defer { bar.clear() }
        do throws(LedgerError) {
            try ledger.export(
                after: since ?? 0, withSecrets: withSalts,
                progress: { done, all in bar.update(done, of: all, note: said("\(done) events")) },
                { (lines) throws(LedgerError) in
                    try output.stream(lines)
                    // Whoever read this is gone: an error is the only way to stop, and it is never shown.
                    if output.isAbandoned { throw LedgerError(.storage, "nobody reads any more") }
                })
        } catch {
            guard output.isAbandoned else { throw error }
        }
        return .done
    }

    private func writeTables(of ledger: HouseholdLedger, _ output: inout Output) throws -> ExitStatus {
        var bar = ProgressBar("exporting")
        defer { bar.clear() }
        Interruption.watchForFile()
        func progress(_ progress: AnalysisProgress) throws(LedgerError) {
            try Interruption.check()
            bar.update(progress.done, of: progress.all, note: said(progress.isIndexing ? "indexes" : "rows"))
        }
        do throws(LedgerError) {
            let export = try ledger.read { (view) throws(LedgerError) in
                if let sqlite { return try view.exportTables(toDatabase: sqlite, progress: progress) }
                return try view.exportTables(toFolder: csv ?? "", progress: progress)
            }
            bar.clear()
            let rows = export.tables.reduce(0) { $0 + $1.rows }
            output.write(
                said(
                    "Wrote \(export.path): \(export.tables.count) tables with \(rows) rows, through position "
                        + "\(export.lastPosition); the table readme describes them\n"))
            return .done
        } catch {
            guard error.code == .cancelled else { throw error }
            bar.clear()
            Console.say("\(error)")
            return .interrupted
        }
    }
}
