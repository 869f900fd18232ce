// A closing with the checkpoint that makes it provable: a year's figures, the root that covers them, and a signature.

import EventLedger

/// A closing, and the signed checkpoint of a tree that holds it.
public struct SignedClosing: Hashable, Sendable {
    /// The closing.
    public let closing: Closing
    /// The checkpoint; its size is at least the closing's position.
    public let checkpoint: SignedCheckpoint
}

extension SignedClosing: LedgerAnswer {
    /// The closing, and the checkpoint.
    public var columns: [AnswerColumn<SignedClosing>] {
        [
            .part(\.closing, closing.columns),
            .object("checkpoint", \.checkpoint, SignedCheckpoint.columns).onlyInJSON,
        ]
    }
}
