// `socai check`: what a proof file proves, by keys that the user has from elsewhere. It opens no ledger and needs none.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

struct CheckCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a proof without a ledger, and print what it proves.",
        discussion: """
            PROOF is a folder that `socai bundle` made, or what `socai prove` made: that an event stands in a signed tree, \
            or that a signed tree continues an older one, for which --since names the older checkpoint. Give the verifier \
            key of the ledger, and those of witnesses: each signature of a given key must hold, and whose key did not sign \
            is told. Ends with 1 when the proof does not hold.

            Example:
              socai check p7-0010.tlog-proof --verifier-key example.com/so-cai+cf3d…
              socai check growth.txt --since 2024-01-15.checkpoint --verifier-key example.com/so-cai+cf3d…
            """)

    @Argument(help: "The file of the proof; - is standard input.")
    var proof: String

    @OptionGroup var verifiers: VerifierKeyOption

    @Option(help: ArgumentHelp("The file of the older checkpoint, for a proof of growth.", valueName: "checkpoint"))
    var since: String?

    @OptionGroup var form: FormatOption

    func validate() throws {
        if proof.isEmpty { throw ValidationError("The name of the proof is empty; it must name a file") }
        if verifiers.keys.isEmpty {
            throw ValidationError(
                "There is no --verifier-key; a proof is worth what its signers are, so give the public key of the ledger"
            )
        }
        if since == "" { throw ValidationError("The name of the older checkpoint is empty; it must name a file") }
        if proof == "-", since == "-" {
            throw ValidationError(
                "The proof and the older checkpoint can't both be standard input; name a file for one")
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let outcome = EvidenceBundle.isFolder(proof) ? try checkedBundle() : try checkedFile()
        let answer = CheckAnswer(file: CheckAnswer.name(of: proof), keys: verifiers.keys, outcome: outcome)
        form.write(answer, to: &output)
        return answer.holds ? .done : .finding
    }

    private func checkedBundle() throws -> CheckAnswer.Outcome {
        guard since == nil else {
            throw ValidationError("\(proof) is an evidence bundle, which is since no checkpoint; leave out --since")
        }
        return try outcome { () throws(LedgerError) in
            .bundle(try EvidenceBundle(checking: proof, by: verifiers.keys))
        }
    }

    private func checkedFile() throws(LedgerError) -> CheckAnswer.Outcome {
        switch try ProofFile(path: proof) {
        case .event(let found):
            guard since == nil else {
                throw misused("this is the proof of an event, which is since no checkpoint", "leave out --since")
            }
            return try outcome { () throws(LedgerError) in .event(try found.provedEvent(by: verifiers.keys)) }
        case .growth(let found):
            guard let since else {
                throw misused(
                    "this is a proof of growth since size \(found.consistency.oldSize)",
                    "say with --since which file holds the older checkpoint")
            }
            let old = try SignedCheckpoint(path: since)
            return try outcome { () throws(LedgerError) in
                .growth(try found.provedGrowth(since: old, by: verifiers.keys))
            }
        }
    }

    private func misused(_ problem: String, _ remedy: String) -> LedgerError {
        LedgerError(.invalidValue, problem, remedy: remedy).with(file: CheckAnswer.name(of: proof))
    }

    /// What is proved; a refusal is an answer too, all else is an error.
    private func outcome(
        _ check: () throws(LedgerError) -> CheckAnswer.Outcome
    ) throws(LedgerError) -> CheckAnswer.Outcome {
        do throws(LedgerError) {
            return try check()
        } catch {
            guard error.isRefusedProof else {
                throw error.with(file: error.place.file ?? CheckAnswer.name(of: proof), line: error.place.line)
            }
            return .refused(error)
        }
    }
}
