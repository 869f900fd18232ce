// Backup, by the generic ledger: the domain adds nothing to a copy of the file.

import EventLedger

extension HouseholdLedger {
    /// Copies the newest state of the ledger into a new file and verifies the copy; readers and writers continue
    /// meanwhile.
    ///
    /// See `Ledger.backup(to:compact:progress:)` for what is verified, what is left if the process dies, and the cost.
    /// Throws `fileExists`, `noSuchFile` (the folder), `permissionDenied`, `noSpace`, `damaged` or `storage`; then
    /// there is no copy.
    public func backup(
        to path: String, compact: Bool = false, progress: (_ done: Position, _ of: Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> LedgerBackup {
        try ledger.backup(to: path, compact: compact, progress: progress)
    }
}

extension LedgerBackup: LedgerAnswer {
    /// Where it is, how large, and what it holds.
    public var columns: [AnswerColumn<LedgerBackup>] {
        [
            .text("path", \.path), .truth("compact", \.isCompact), .count("fileBytes", \.fileBytes),
            .count("entries", \.entries), .number("lastPosition", .position, \.lastPosition),
            .instant("lastRecordedAt", \.lastRecordedAt),
        ]
    }
}
