// The ledger a verb works on, and how it is opened: for reading unless the verb writes.

import ArgumentParser
import EventLedger
import PovertyLedger

/// The path of a ledger, the first argument of every verb that works on one.
struct LedgerArgument: ParsableArguments {
    @Argument(help: "The file of the ledger.")
    var ledger: String

    func validate() throws {
        if ledger.isEmpty { throw ValidationError("The name of the ledger is empty; it must name a file") }
    }

    /// Opens the ledger; where there is none the error says how to make one.
    func open(_ mode: OpenMode) throws(LedgerError) -> HouseholdLedger {
        FatalSignal.note(ledger: ledger)
        do {
            let opened = try HouseholdLedger(at: ledger, mode: mode)
            if mode != .readOnly {
                opened.ledger.reportWaiting { Console.say(LedgerArgument.words(for: $0)) }
                opened.ledger.reportCommitting { Interruption.commit() }
            }
            return opened
        } catch { throw explained(error) }
    }

    /// What is said while another writer is waited for.
    private static func words(for writer: WriterInTheWay) -> String {
        let start = "waiting for another writer of this ledger"
        if writer.isThisProcess { return "\(start), in this process" }
        guard let process = writer.process else { return "\(start); which process it is can't be seen from here" }
        return "\(start): process \(process)" + (writer.command.map { " (\($0.printable))" } ?? "")
    }

    /// The error; where there is no ledger it says how to make one, and a ledger whose list of tables is damaged is not
    /// called another kind of file.
    func explained(_ error: LedgerError) -> LedgerError {
        if error.code.rawValue == LedgerError.Code.notALedger.rawValue, let damage = try? Ledger.damagedPage(at: ledger)
        {
            return LedgerError(.damaged, damage, remedy: "restore the ledger from a backup", file: ledger)
        }
        guard error.code.rawValue == LedgerError.Code.noSuchFile.rawValue else { return error }
        return LedgerError(error.code, "there is no such ledger", remedy: "make one with `socai init`")
            .with(file: ledger, line: nil)
    }
}
