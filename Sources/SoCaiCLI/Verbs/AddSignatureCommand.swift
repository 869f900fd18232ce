// `socai checkpoint add-signature`: takes in what other signers and witnesses signed, after checking it.

import ArgumentParser
import EventLedger
import PovertyLedger

struct AddSignatureCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add-signature",
        abstract: "Add signatures of others, such as witnesses, to a kept checkpoint.",
        discussion: """
            FILE is the checkpoint with more signature lines below its own, as a witness or another signer gives it back; \
            lines that came by themselves are put below it first: cat bac-lieu.checkpoint lines > cosigned.checkpoint. Each \
            new line must be of a key that is given, and hold. The checkpoint is printed as it is kept then. Others sign \
            with tools of their own: a witness, or Go's golang.org/x/mod/sumdb/note, which takes keys of socai key new.

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
            throw ValidationError("There is no --verifier-key; give the public key of whoever signed")
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let given = try SignedCheckpoint(path: file)
        let kept = try place.open(.readWrite).addSignatures(of: given, checkedBy: verifiers.keys)
        form.write(SignedCheckpointAnswer(report: kept), to: &output)
        return .done
    }
}
