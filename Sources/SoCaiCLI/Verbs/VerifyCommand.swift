// `socai verify`: checks everything in a ledger against the entries and says what is damaged. It changes nothing.

import ArgumentParser
import EventLedger
import PovertyLedger

struct VerifyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every page, entry, rule, closing, derived table and checkpoint.",
        discussion: """
            Each finding is the first of its kind, with the position or the key it concerns; what is intact is said too. \
            Nothing is changed. The status is 1 when there is a finding.

            The ledger is held against the checkpoints that it keeps, and against those that you kept elsewhere: only \
            they can tell that the whole file was rewritten or put back. Signatures are checked with the keys you give; \
            when none is of these keys, the status is 1 too.

            Example:
              socai verify bac-lieu.socai
              socai verify bac-lieu.socai --checkpoint 2023.checkpoint --verifier-key "$KEY"
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        name: .customLong("checkpoint"),
        help: ArgumentHelp(
            "A checkpoint that was kept elsewhere; - is standard input. May be repeated.", valueName: "file"))
    var files: [String] = []

    @OptionGroup var verifiers: VerifierKeyOption

    @OptionGroup var form: FormatOption

    func validate() throws {
        if files.contains("") { throw ValidationError("The name of a checkpoint is empty; it must name a file") }
        if files.count(where: { $0 == "-" }) > 1 {
            throw ValidationError("Standard input (-) is named more than once; it can be read once only")
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let found = try verified()
        let isUnsigned = !verifiers.keys.isEmpty && found.checkedSignatures == 0
        let answer = VerificationAnswer(path: place.ledger, verification: found, isUnsigned: isUnsigned)
        form.write(answer, to: &output)
        return found.isSound && !isUnsigned ? .done : .finding
    }

    private func verified() throws(LedgerError) -> Verification {
        var known = KnownCheckpoints(keys: verifiers.keys)
        for file in files { known.checkpoints.append(try SignedCheckpoint(path: file)) }
        FatalSignal.note(ledger: place.ledger)
        try LedgerArgument.checkIsNoLockFile(place.ledger)
        var bar = ProgressBar("verifying")
        defer { bar.clear() }
        do throws(LedgerError) {
            return try HouseholdLedger.verify(
                at: place.ledger, against: known,
                progress: { done, all in bar.update(done, of: all, note: "\(done) events") })
        } catch { throw place.explained(error) }
    }
}
