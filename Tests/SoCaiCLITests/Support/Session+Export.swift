// What a second implementation in another language starts from: the export of a ledger.

import Testing

extension Session {
    /// Writes the export of a ledger to `export.jsonl`.
    func export(_ ledger: String) throws {
        let outcome = try run("socai export \(ledger) > export.jsonl")
        try #require(outcome.status == 0, "\(outcome.errorText)")
    }
}
