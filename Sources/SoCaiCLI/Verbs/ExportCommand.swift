// `socai export`: all entries as JSON Lines, in the form that import reads.

import ArgumentParser
import EventLedger
import PovertyLedger

struct ExportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write all entries as JSON Lines.",
        discussion: """
            The form that import reads, with the position of each entry's first event, when it was recorded, and \
            whether that time was claimed by an older system. Importing an export with --keep-recorded-times gives an \
            equal ledger, with a tree and a root of its own. With --with-salts the export holds the secrets that the \
            tree's salts follow from, and the new ledger has the same root, so that the same checkpoints hold: keep such \
            an export as closely as the ledger itself.

            Example:
              socai export bac-lieu.socai > bac-lieu.jsonl
            """)

    @OptionGroup var place: LedgerArgument

    @Flag(help: "Add the secret of each entry, so that an import has the same root.")
    var withSalts = false

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.open(.readOnly)
        var bar = ProgressBar("exporting")
        defer { bar.clear() }
        do throws(LedgerError) {
            try ledger.export(
                withSecrets: withSalts,
                progress: { done, all in bar.update(done, of: all, note: "\(done) events") },
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
}
