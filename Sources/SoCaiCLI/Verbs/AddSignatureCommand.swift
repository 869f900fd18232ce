// `socai checkpoint add-signature`: takes in what other signers and witnesses signed, after checking it.

import ArgumentParser
import EventLedger
import PovertyLedger

struct AddSignatureCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add-signature",
        abstract: "Add signatures of others, such as witnesses, to a kept checkpoint.",
        discussion: """
            FILE is the checkpoint with more signature lines below its own, as a witness or another signer returns it. If \
            you received the lines alone, append them first: cat bac-lieu.checkpoint lines > cosigned.checkpoint. Each new \
            line must be a valid signature of a given key. The checkpoint is then printed as it is kept. Others sign with \
            their own tools: a witness, or Go's golang.org/x/mod/sumdb/note, which accepts keys of socai key new.

            Example:
              socai checkpoint add-signature bac-lieu.socai cosigned.checkpoint --verifier-key witness.example+…
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(help: "The file of the checkpoint with its signatures, - for standard input.")
    var file: String

    @OptionGroup var verifiers: VerifierKeyOption

    @OptionGroup var form: FormatOption

    func validate() throws {
        if verifiers.keys.isEmpty {
            throw ValidationError("--verifier-key is missing; give the public key of the signer")
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let given = try SignedCheckpoint(path: file)
        let kept = try place.open(.readWrite).addSignatures(of: given, checkedBy: verifiers.keys)
        form.write(SignedCheckpointAnswer(report: kept), to: &output)
        return .done
    }
}
