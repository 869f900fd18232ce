// Backup: a copy of the file, made while others read and write, checked from end to end before it gets its name.
// To restore, use the copy. It changes nothing in the ledger and never touches a file that is there.

import LMDB

extension ReadableLedger {
    /// Copies the newest state of the ledger into a new file and verifies the copy;
    /// readers and writers go on meanwhile.
    ///
    /// The copy is at `path` with `-partial` appended until it is verified: opened as a ledger, every page's structure
    /// and every entry's digest checked, its extent compared with its entries, and every entry compared with this
    /// ledger's. If the process is killed before this returns there is no file at `path`, or the verified copy; what is
    /// at the other name is replaced by the next backup. `compact` leaves free pages out. What a running or killed
    /// import has staged is not visible in the copy either, and the copy's first writer discards it.
    /// `progress` is given the number of compared positions and of all. Throws `fileExists`, `noSuchFile` (the folder),
    /// `permissionDenied`, `noSpace`, `damaged` when the copy is not what it should be, or `storage`; then there is no
    /// copy. Cost: one pass over the file, three over the entries; a plain copy waits for the write transaction under
    /// way, and from inside `write` it is refused.
    public func backup(
        to path: String, compact: Bool = false, progress: (_ done: Position, _ of: Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> LedgerBackup {
        let extent: LedgerExtent
        let bytes: Int
        do {
            let copy = try store.environment.copy(to: path, compact: compact)
            extent = try verify(copy.temporaryPath, progress)
            bytes = try copy.sizeBytes()
            try copy.publish()
        } catch { throw LedgerStore.translated(error, at: path, backupFailure) }
        return LedgerBackup(
            path: path, entries: extent.entries, lastPosition: extent.position,
            lastRecordedAt: Instant(microsecondsSinceEpoch: extent.recordedAt), fileBytes: bytes, isCompact: compact)
    }

    /// What is visible in a copy that is this ledger as it was at some time; throws `damaged` where it is not.
    private func verify(
        _ path: String, _ progress: (Position, Position) -> Void
    ) throws(LedgerError) -> LedgerExtent {
        do throws(LedgerError) {
            let copy = RecordedLedger(try .open(unusedCopyAt: path))
            let extent = try Snapshot(copy.store).state.visible
            var witness = ExtentWitness()
            try copy.replay(through: extent.position, into: &witness)
            guard witness.extent == extent else { throw badCopy("its running state is not what its entries make") }
            let comparison = try copy.compare(with: self, progress: progress)
            guard comparison.relation == .sameEntries || comparison.relation == .past,
                comparison.offset == comparison.otherOffset
            else { throw badCopy("it has other entries than the ledger") }
            return extent
        } catch {
            // What the copy has wrong the ledger may have wrong too; the copy itself is gone.
            guard error.code == .damaged, (error.place.file ?? path) == path else { throw error }
            throw badCopy(error.place.position.map { "position \($0): \(error.problem)" } ?? error.problem)
        }
    }

    private func badCopy(_ problem: Sentence) -> LedgerError {
        LedgerError(
            .damaged, "the copy is not a whole ledger: \(problem)",
            remedy: "check the ledger and the disk; no backup was made", file: path)
    }

    /// The storage error of a backup: of the new file, or of the ledger.
    private func backupFailure(_ error: LMDBError, _ target: String) -> LedgerError {
        func failure(_ code: LedgerError.Code, _ problem: Sentence, _ remedy: Sentence) -> LedgerError {
            LedgerError(code, problem, remedy: remedy, file: target)
        }
        switch error.code {
        case .copyUnderWay:
            return failure(
                .fileExists, "another backup to this name is under way", "wait for it, or choose another name")
        case .notRegularFile where error.path == target:
            return failure(
                .fileExists, "the copy is first made at \(target)-partial, where there is something other than a file",
                "move that away, or choose another name")
        case .leakedPages:
            return LedgerError(
                .storage, "the file has pages that are neither used nor free, so it can't be compacted",
                remedy: "make the backup without compacting", file: path)
        case _ where error.path != target: return store.failure(error)
        case .fileExists:
            return failure(.fileExists, "there is a file already", "choose another name; a backup overwrites nothing")
        case .noSuchFile, .notDirectory:
            return failure(.noSuchFile, "there is no such folder", "make the folder first")
        case .permissionDenied, .readOnlyFileSystem:
            return failure(
                .permissionDenied, "permission denied to make a file there", "choose a folder that may be written to")
        case .noSpace, .fileTooLarge:
            return failure(.noSpace, "there is no room for the copy", "make room and try again; no backup was made")
        default: return LedgerStore.failure(error, path: target)
        }
    }
}

// The result of a backup: what is in the copy. When it is returned the copy is on the disk under its own name.

/// A verified copy of a ledger.
public struct LedgerBackup: Hashable, Sendable {
    /// Its path.
    public let path: String
    /// The number of entries in it.
    public let entries: Int
    /// The position of its last event, which is the number of its events.
    public let lastPosition: Position
    /// When its last entry was recorded; nil when it has none.
    public let lastRecordedAt: Instant?
    /// Bytes of the file.
    public let fileBytes: Int
    /// Whether free pages were left out.
    public let isCompact: Bool
}

// The extent of a ledger by its raw records, to compare the running state with. It reads no payload.

/// A fold over all events of a ledger that gives the extent they make.
struct ExtentWitness: Projection {
    private(set) var extent = LedgerExtent()

    mutating func begin(_ entry: EntryHead) {
        extent.position = entry.lastPosition
        extent.recordedAt = entry.recordedAt
        extent.entries += 1
    }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        let category = Int(event.category)
        guard category < LedgerExtent.categories, event.streamNumber < .max else {
            throw LedgerError(.damaged, "an event names an invalid stream", position: event.position)
        }
        // Streams are numbered in the order of first appearance.
        extent.streamCounts[category] = max(extent.streamCounts[category], event.streamNumber + 1)
    }
}
