// `socai compare`: whether two ledgers are equal, one the other's past, or forked. It only reads.

import ArgumentParser
import EventLedger
import PovertyLedger

struct CompareCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Report whether two ledgers are equal, one is older, or where they differ.",
        discussion: """
            Compares all entries byte by byte. Two ledgers are equal if they have the same entries and the same offset \
            from UTC. A backup is older than its ledger once more is recorded (in JSON: its past). At the first \
            difference, both versions are printed. The exit status is 1 unless they are equal.

            OTHER may also be the file of a signed checkpoint. Then the ledger's tree must equal or continue the signed \
            one; the number of added or missing events is printed. The exit status is 1 if it does not. Stored hashes are \
            compared and no entry is read; verify --checkpoint computes the hashes from the entries again. Signatures are \
            checked with the given keys.

            To restore a ledger that is behind its backup, or forked from it, end every program that has it open, move a \
            copy of the backup into its place (mv, never cp) and remove the old lock file (LEDGER-lock).

            Example:
              socai compare bac-lieu.socai 2024-01-15.socai
              socai compare bac-lieu.socai 2024-01-15.checkpoint --verifier-key example.com/so-cai+cf3d…
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(help: "The file of the other ledger, or of a checkpoint; - is a checkpoint from standard input.")
    var other: String

    @OptionGroup var verifiers: VerifierKeyOption

    @OptionGroup var form: FormatOption

    func validate() throws {
        if other.isEmpty { throw ValidationError("The name of the other ledger is empty; it must name a file") }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        if other == "-" || SignedCheckpoint.isWritten(at: other) {
            let signed = try SignedCheckpoint(path: other)
            let signatures = try verifiers.keys.isEmpty ? nil : signed.signatures(by: verifiers.keys, file: other)
            let comparison = try place.view().compare(with: signed.checkpoint)
            let answer = CheckpointComparisonAnswer(
                ledger: place.ledger, file: CheckAnswer.name(of: other), comparison: comparison, signatures: signatures)
            form.write(answer, to: &output)
            return comparison.isCovered ? .done : .finding
        }
        guard verifiers.keys.isEmpty else {
            throw LedgerError(
                .invalidValue, "--verifier-key goes with the file of a checkpoint, and this is none",
                remedy: "leave it out, or name a checkpoint"
            ).with(file: other)
        }
        let comparison = try compared(with: place.open(.readOnly))
        form.write(ComparisonAnswer(report: comparison), to: &output)
        return comparison.comparison.isEqual ? .done : .finding
    }

    private func compared(with ledger: HouseholdLedger) throws(LedgerError) -> HouseholdLedgerComparison {
        FatalSignal.note(ledger: other)
        try LedgerArgument.checkIsNoLockFile(other)
        var bar = ProgressBar("comparing")
        defer { bar.clear() }
        return try ledger.compare(
            withLedgerAt: other, progress: { done, all in bar.update(done, of: all, note: "\(done) events") })
    }
}
