// An answer as people read it. What programs read of it, JSON and CSV, is the answer of the library, byte for byte.

import PovertyLedger

/// An answer of the ledger with the words and tables for people.
protocol FormattedAnswer {
    /// What programs read.
    associatedtype Report: LedgerAnswer
    /// What programs read.
    var report: Report { get }
    /// For people, at most `width` columns wide where that is possible; nil is any width.
    func table(width: Int?) -> String
}

extension FormattedAnswer where Self: LedgerAnswer {
    /// An answer of the command line's own.
    var report: Self { self }
}
