// What became of an entry that was offered: the "then" of a test. It works for any ledger, and what is not as it must
// be is thrown in words, so that any test framework shows it.

import EventLedger

/// Whether an entry was recorded, or why not.
public struct LedgerOutcome: Sendable {
    /// The receipt, or the error.
    public let result: Result<Receipt, LedgerError>

    /// The outcome of recording something: `LedgerOutcome { try ledger.record(entry) }`.
    public init(of record: () throws(LedgerError) -> Receipt) {
        do throws(LedgerError) {
            result = .success(try record())
        } catch { result = .failure(error) }
    }

    /// The receipt; throws `UnmetExpectation` where the entry was refused.
    @discardableResult
    public func mustBeRecorded() throws(UnmetExpectation) -> Receipt {
        switch result {
        case .success(let receipt): return receipt
        case .failure(let error): throw UnmetExpectation("the entry was refused: \(error)")
        }
    }

    /// The error; throws `UnmetExpectation` where the entry was recorded, or refused with another code or because of
    /// other events, where those are given as the error names them: `test-1#2`.
    @discardableResult
    public func mustBeRefused(
        _ code: LedgerError.Code, because conflicting: [String]? = nil
    ) throws(UnmetExpectation) -> LedgerError {
        guard case .failure(let error) = result else {
            throw UnmetExpectation("the entry was recorded; it must be refused with \(code.rawValue)")
        }
        guard error.code == code else {
            throw UnmetExpectation("the entry was refused with \(error.code.rawValue), not \(code.rawValue): \(error)")
        }
        if let conflicting, error.conflicting != conflicting {
            throw UnmetExpectation(
                "the entry conflicts with \(error.conflicting.joined(separator: ", ")), not "
                    + "\(conflicting.joined(separator: ", ")): \(error)")
        }
        return error
    }
}

/// What a test expected and did not get.
public struct UnmetExpectation: Error, CustomStringConvertible, Sendable {
    /// What is, and what must be.
    public let description: String

    init(_ description: String) { self.description = description }
}
