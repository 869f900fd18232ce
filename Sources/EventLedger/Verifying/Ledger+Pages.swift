// The check of a file's pages alone, for a program that was ended while it read: whether damage was the reason. It
// opens nothing for LMDB and changes nothing.

import LMDB

extension Ledger {
    /// The first damage to the structure of the file at a path, a sentence without its
    /// full stop; nil when there is none.
    ///
    /// The ledger need not be open. Throws `noSuchFile`, `notALedger`, `permissionDenied` or `storage`. Cost: one small
    /// read a page.
    public static func damagedPage(at path: String) throws(LedgerError) -> Sentence? {
        do {
            return try Environment.damagedPages(ofFileAt: path).first?.sentence
        } catch {
            let failure = LedgerStore.openingFailure(error, path: path)
            guard failure.code == .damaged else { throw failure }
            return error.detail.isEmpty ? failure.problem : error.detail
        }
    }
}
