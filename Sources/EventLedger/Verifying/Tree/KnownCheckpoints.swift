// What whoever verifies a ledger has from elsewhere: checkpoints that were kept outside it, and the keys that signed. They
// are what a ledger that was rewritten as a whole can't agree with.

/// Checkpoints and keys to hold a ledger against.
public struct KnownCheckpoints: Sendable {
    /// Checkpoints kept outside the ledger.
    public var checkpoints: [SignedCheckpoint]
    /// Keys whose signatures are checked, on these checkpoints and on those that the ledger keeps.
    public var keys: [VerifierKey]

    /// Checkpoints and keys.
    public init(_ checkpoints: [SignedCheckpoint] = [], keys: [VerifierKey] = []) {
        self.checkpoints = checkpoints
        self.keys = keys
    }

    /// Nothing is known from elsewhere.
    public static let none = KnownCheckpoints()
}
