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
    func open(_ mode: OpenMode) throws(PovertyError) -> HouseholdLedger {
        FatalSignal.note(ledger: ledger)
        do {
            return try HouseholdLedger(at: ledger, mode: mode)
        } catch { throw explained(error) }
    }

    /// The error; where there is no ledger it says how to make one, and a ledger whose list of tables is damaged is not
    /// called another kind of file.
    func explained(_ error: PovertyError) -> PovertyError {
        if error.code.rawValue == LedgerError.Code.notALedger.rawValue, let damage = try? Ledger.damagedPage(at: ledger)
        {
            return PovertyError(
                LedgerError(.damaged, damage, remedy: "restore the ledger from a backup", path: ledger))
        }
        guard error.code.rawValue == LedgerError.Code.noSuchFile.rawValue else { return error }
        return PovertyError(error.code, "there is no such ledger", remedy: "make one with `socai init`")
            .with(file: ledger, line: nil)
    }
}
