// Lets a domain's own typed error carry the ledger's, so that one `throws` says all that can go wrong.

/// An error type that can stand for a `LedgerError`.
public protocol LedgerFailure: Error {
    /// Wraps an error of the ledger.
    init(_ error: LedgerError)
}

extension LedgerError: LedgerFailure {
    /// The error itself.
    public init(_ error: LedgerError) { self = error }
}
