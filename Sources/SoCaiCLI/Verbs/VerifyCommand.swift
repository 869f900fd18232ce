// `socai verify`: checks everything in a ledger against the entries and says what is damaged. It changes nothing.

import ArgumentParser
import EventLedger
import PovertyLedger

struct VerifyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every page, entry, rule, closing, derived table and checkpoint.",
        discussion: """
            For each kind of damage the first finding is printed, with its position or key; what is intact is reported \
            too. Nothing is changed. The exit status is 1 if there is a finding.

            The ledger is compared with the checkpoints it keeps and with those you kept elsewhere; only the latter can \
            show that the whole file was rewritten or replaced by an older state. Signatures are checked with the given \
            keys. If no signature is of a given key, the exit status is also 1.

            Example:
              socai verify bac-lieu.socai
              socai verify bac-lieu.socai --checkpoint 2023.checkpoint --verifier-key "$KEY"
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        name: .customLong("checkpoint"),
        help: ArgumentHelp(
            "A checkpoint that was kept elsewhere; - is standard input; may be repeated.", valueName: "file"))
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
