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
            programs get an error. If it is interrupted, they get an error that asks for another rebuild. It needs free \
            space for these tables, which the file keeps: backup --compact makes a small copy.

            With --upgrade a ledger of an earlier format becomes one of the newest, with the same positions and, where \
            it has a tree, the same root; counts are then looked up instead of folded. Older versions of socai can't open \
            it afterwards, and a program that has it open can't record into it until it opens it again.

            Example:
              socai rebuild bac-lieu.socai
              socai rebuild --upgrade bac-lieu.socai
            """)

    @OptionGroup var place: LedgerArgument

    @Flag(help: "Bring the ledger to the newest format.")
    var upgrade = false

    func perform(_ output: inout Output) throws -> ExitStatus {
        let last = try rebuilt()
        let made =
            upgrade
            ? said("Made the derived tables again, in the newest format") : said("Made the derived tables again")
        output.write(said("\(made); the last position is \(last)\n"))
        return .done
    }

    private func rebuilt() throws(LedgerError) -> Position {
        var bar = ProgressBar("rebuilding")
        defer { bar.clear() }
        if upgrade {
            return try place.upgrade { done, all in bar.update(done, of: all, note: said("\(done) events")) }
        }
        let ledger = try place.open(.readWrite)
        return try ledger.rebuild { done, all in bar.update(done, of: all, note: said("\(done) events")) }
    }
}
