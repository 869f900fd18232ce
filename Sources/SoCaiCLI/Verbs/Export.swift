// `socai export`: all entries as JSON Lines, in the form that import reads.

import ArgumentParser
import EventLedger
import PovertyLedger

struct ExportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write all entries as JSON Lines.",
        discussion: """
            The output is the form that import reads, with the position of each entry's first event, its recorded time, \
            and whether an older system claimed that time. Importing an export with --keep-recorded-times gives an equal \
            ledger with a different tree and root. With --with-salts the export has the secrets from which the tree's \
            salts are computed; the new ledger then has the same root, and the same checkpoints are valid for it. Protect \
            such an export like the ledger itself.

            Example:
              socai export bac-lieu.socai > bac-lieu.jsonl
            """)

    @OptionGroup var place: LedgerArgument

    @Flag(help: "Add the secret of each entry, so that an import gives the same root.")
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
