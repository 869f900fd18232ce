// The options of verbs that record: the log, where several machines record into one ledger. Everything else of the verb
// is as for a ledger of one machine.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger

/// `--shared` and `--origin`.
struct SharingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Record through this log, into a ledger that several machines record into; the file is this machine's copy, \
            made where there is none.
            """, valueName: "log"),
        transform: LogAddress.init)
    var shared: LogAddress?

    @Option(
        help: ArgumentHelp("With --shared, the name of the history in a new log.", valueName: "name"),
        transform: ArgumentReading.keyName)
    var origin: KeyName?

    func validate() throws {
        if origin != nil, shared == nil { throw ValidationError(said("--origin goes with --shared")) }
        try shared?.check(origin: origin)
    }
}

extension SharingOptions {
    /// How often a verb tries again where another machine was faster.
    private static let attempts = 16

    /// Does something with the ledger, which is opened to record: with its own file, or through the log. Where another
    /// machine records meanwhile it is done again, as long as `canRepeat`.
    func withLedger<Result>(
        _ place: LedgerArgument, canRepeat: Bool = true,
        _ body: (HouseholdLedger) throws(LedgerError) -> Result
    ) throws(LedgerError) -> Result {
        guard let shared else { return try body(try place.open(.readWrite)) }
        let ledger = try place.open(through: try shared.log(appending: true), origin: origin ?? shared.origin)
        var attempt = 1
        while true {
            do throws(LedgerError) {
                return try body(ledger.ledger)
            } catch {
                // Only what another machine recorded first has the name of the log.
                guard error.code == .versionConflict, error.place.file == shared.text, canRepeat,
                    attempt < Self.attempts
                else { throw error }
                attempt += 1
            }
        }
    }
}
