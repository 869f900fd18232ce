// `socai rebuild`: makes the derived tables of a ledger again from its entries, which it never touches.

import ArgumentParser
import EventLedger
import PovertyLedger

struct RebuildCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make the derived tables again from the entries.",
        discussion: """
            Entries are read and never written. If an entry is damaged, nothing is changed. While a rebuild runs, other \
            programs get an error. If it is interrupted, they get an error that asks for another rebuild.

            Example:
              socai rebuild bac-lieu.socai
            """)

    @OptionGroup var place: LedgerArgument

    func perform(_ output: inout Output) throws -> ExitStatus {
        let last = try rebuilt()
        output.write("Made the derived tables again; the last position is \(last)\n")
        return .done
    }

    private func rebuilt() throws(LedgerError) -> Position {
        let ledger = try place.open(.readWrite)
        var bar = ProgressBar("rebuilding")
        defer { bar.clear() }
        return try ledger.rebuild { done, all in bar.update(done, of: all, note: "\(done) events") }
    }
}
