// Why the soundness check could not say that all is sound. It names no place: whoever wants that looks precisely.

/// What ends a soundness check.
struct Doubt: Error, Equatable {
    /// What the doubt is about.
    let kind: VerificationKind

    init(_ kind: VerificationKind) { self.kind = kind }
}
