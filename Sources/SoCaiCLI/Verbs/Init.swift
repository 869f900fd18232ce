// `socai init`: makes a ledger. It never touches a file that is there already.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger

struct InitCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new, empty ledger.",
        discussion: """
            A ledger is one file with a lock file beside it. The offset from UTC defines when a day ends, for all \
            questions about what was known on a day. It can't be changed later.

            Example:
              socai init bac-lieu.socai
              socai init other.socai --utc-offset +09:00
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The offset from UTC of the ledger's days. (default: +07:00)", valueName: "offset"),
        transform: ArgumentReading.offset)
    var utcOffset = UTCOffset.vietnam

    func perform(_ output: inout Output) throws -> ExitStatus {
        try make()
        output.write(said("Made \(place.ledger.printable); its days end at midnight, UTC\(utcOffset)\n"))
        return .done
    }

    private func make() throws(LedgerError) {
        try LedgerArgument.checkIsNoLockFile(place.ledger)
        do {
            _ = try HouseholdLedger(at: place.ledger, mode: .create, offset: utcOffset)
        } catch {
            guard error.code == .noSuchFile else { throw error }
            throw LedgerError(error.code, "there is no such folder", remedy: "make the folder first")
                .with(file: place.ledger)
        }
    }
}
