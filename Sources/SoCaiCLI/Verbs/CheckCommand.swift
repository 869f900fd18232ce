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
            PROOF is a folder made by `socai bundle`, or a file made by `socai prove`: a proof that an event is in a signed \
            tree, or a proof that a signed tree continues an older one, for which --since names the older checkpoint. Give \
            the verifier keys of the ledger and of witnesses. Each signature of a given key must be valid; keys that did \
            not sign are listed. The exit status is 1 if the proof is not valid.

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
                "--verifier-key is missing; a proof needs a signer that you trust, so give the public key of the ledger"
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
            throw ValidationError(
                "\(proof) is an evidence bundle; --since goes with a proof of growth only; leave it out")
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
