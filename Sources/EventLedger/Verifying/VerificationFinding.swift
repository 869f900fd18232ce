// One thing that verifying found: the first of its kind, with how many there are.

/// The first finding of a kind.
public struct VerificationFinding: Hashable, Sendable {
    /// What it is about.
    public let kind: VerificationKind
    /// Whether it can be mended by making the derived tables again.
    public let isDerived: Bool
    /// The position it concerns.
    public let position: Position?
    /// The key of the row it concerns, in hexadecimal digits, as in `01 00 00 00 07`.
    public let key: String?
    /// What is wrong, a sentence without a full stop.
    public let problem: String
    /// How many findings of this kind there are, this one counted.
    public internal(set) var count: Int
}
