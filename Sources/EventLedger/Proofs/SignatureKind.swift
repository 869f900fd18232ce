// What is signed with a key, and how. A key is for one kind only: the kind goes into its id.

/// The kinds of signatures that are checked here, by their number in C2SP signed-note.
public enum SignatureKind: UInt8, Hashable, Sendable {
    /// Ed25519 over the text of the note: who made it signs.
    case ed25519 = 0x01
    /// Ed25519 over a time and the text: a witness saw this checkpoint, and it continued all it saw before.
    case cosignature = 0x04
}
