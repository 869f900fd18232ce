// An input is a note as it stands in a file.

@testable import EventLedger

/// The laws of reading notes and checkpoints.
enum NoteLaws {
    /// Every signature is looked at, those of known keys too; the seeds in the corpus are signed with them.
    static let keys = [
        FuzzKeys.verifier("example.com/so-cai", .ed25519), FuzzKeys.verifier("example.com/witness", .cosignature),
    ].compactMap { $0 }

    static func hold(for input: [UInt8]) throws {
        let note = try? Note(input)
        let signed = try? SignedCheckpoint(input)
        try BrokenLaw.unless(signed == nil || note != nil, "a checkpoint is read of what is no note")
        guard let note else { return }
        try BrokenLaw.unless(note.bytes == input, "a note is read and is written as other bytes")
        try BrokenLaw.unless(
            try Note(text: note.text, signatures: note.signatures) == note, "a note is not that of its parts")
        try BrokenLaw.unless(try note.adding(note.signatures) == note, "signatures that are there are added again")
        for signature in note.signatures {
            try BrokenLaw.unless(try NoteSignature(line: signature.line) == signature, "a signature line is another")
        }
        let verified = (try? note.verify(by: keys)) ?? []
        try BrokenLaw.unless(verified.count <= note.signatures.count, "more signatures hold than there are")
        if let checkpoint = try? Checkpoint(text: note.text) {
            try BrokenLaw.unless(signed != nil, "a note of a checkpoint is no signed checkpoint")
            try BrokenLaw.unless(checkpoint.text == note.text, "a checkpoint is read and is written as other bytes")
        }
        guard let signed else { return }
        try BrokenLaw.unless(signed.bytes == input, "a signed checkpoint is read and is written as other bytes")
        let signers = (try? signed.verify(by: keys)) ?? []
        try BrokenLaw.unless(signers.isEmpty || signers == verified, "a checkpoint has other signers than its note")
    }
}
