// One of the figures of a closing by its name.

/// Which of a closing's figures it is.
public enum ClosedFigure: Hashable, Sendable {
    /// Households and persons of an account.
    case account(Account)
    /// The number and the sum in VND of gifts.
    case gifts
    /// The number and the sum in VND of loans.
    case loans
    /// Awards granted and revoked.
    case awards
}
