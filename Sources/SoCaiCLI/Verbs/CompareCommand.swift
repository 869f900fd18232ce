// `socai compare`: whether two ledgers are equal, one the other's past, or forked. It only reads.

import ArgumentParser
import EventLedger
import PovertyLedger

struct CompareCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Say whether two ledgers are equal, one the other's past, or where they part.",
        discussion: """
            Compares all entries byte by byte. Two ledgers are equal when they have the same entries and their days end \
            at the same offset from UTC; a backup is the past of its ledger once that goes on. Where they part, what \
            each says there is told. Ends with 1 unless they are equal.

            OTHER may be the file of a signed checkpoint too: whether the ledger's tree is, or continues, what was signed, \
            and how much was added, or is missing. Ends with 1 unless it is. Stored hashes are compared and no entry is read: \
            verify --checkpoint makes them again from the entries. Its signatures are checked with the keys that are given.

            A ledger that is behind its backup, or forked from it, is restored by ending every program that has it open, \
            moving a copy of the backup into its place (mv, never cp) and removing the old lock file (LEDGER-lock).

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
