// What an open ledger has done since it was opened, and how large its file is, as one value for programs that run all
// day. It is a reading of counters: it explains no figure, names no entry and holds nothing open.

import LMDB

/// What an open ledger has done in this process since it was opened, and the size of its file.
///
/// The counters are read one after another while other threads go on counting, so that those of a busy ledger may be
/// one call apart.
public struct LedgerStatistics: Hashable, Sendable {
    /// How long the ledger has been open.
    public let openNanoseconds: Int64
    /// What this process has made durable.
    public let commits: CommitStatistics
    /// What this process has replayed.
    public let replays: ReplayStatistics
    /// Waits for the writers' lock while another process or a longer write of this one had it.
    public let lockWaits: DurationStatistics
    /// Waits of calls of `record` while another call of this process recorded; those that it took along are among them.
    public let turnWaits: DurationStatistics
    /// The file, with what all processes have written to it.
    public let file: FileStatistics
}

/// How often something took place and how long it took.
public struct DurationStatistics: Hashable, Sendable {
    /// The upper bounds of the classes of `numbers`; what took longer than the last is in one more class.
    public static let boundsNanoseconds: [Int64] = [1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000]

    /// How often.
    public let number: Int
    /// All durations together.
    public let totalNanoseconds: Int64
    /// The longest.
    public let maximumNanoseconds: Int64
    /// How often by duration: one number for each of `boundsNanoseconds`, at most that long, and one for the rest.
    public let numbers: [Int]
}

/// What a process has made durable.
public struct CommitStatistics: Hashable, Sendable {
    /// The durable commits: also those that stage a part of a long import, discard what one left, make tables again, or
    /// keep a checkpoint or the position of a consumer.
    public let durations: DurationStatistics
    /// Commits that failed.
    public let failures: Int
    /// Entries that became visible.
    public let entries: Int
    /// Their events.
    public let events: Int
    /// The bytes of their records, without derived tables.
    public let recordBytes: Int
}

/// What a process has replayed: raw events that were folded into a projection. What is looked up in balances or in
/// timelines is not among it.
public struct ReplayStatistics: Hashable, Sendable {
    /// The replays that came to their end; one in two threads counts once.
    public let durations: DurationStatistics
    /// The events that they folded.
    public let events: Int
}

/// The size of a ledger's file.
public struct FileStatistics: Hashable, Sendable {
    /// The length of the file.
    public let fileBytes: Int
    /// Its length when this process opened it.
    public let fileBytesAtOpening: Int
    /// The size of a page.
    public let pageBytes: Int
    /// The pages of the file, used and free.
    public let pages: Int
    /// The pages that writers may use again, some of them only once nobody reads an older state.
    public let freePages: Int
    /// The address space that this process has reserved for the file, which grows no further without being mapped anew.
    public let mapBytes: Int
    /// The durable commits that the file has had from all processes since it was made.
    public let commits: Int
}

extension ReadableLedger {
    /// What this process has done with the ledger since it was opened, and the size of the file. Throws what looking at
    /// the file does. Cost: some microseconds, and a step for each commit whose free pages are not used again yet.
    public func statistics() throws(LedgerError) -> LedgerStatistics {
        let measures = store.measures
        return LedgerStatistics(
            openNanoseconds: LedgerMeasures.nanoseconds(since: measures.opened),
            commits: CommitStatistics(
                durations: measures.commits.statistics, failures: measures.failures.value,
                entries: measures.entries.value, events: measures.events.value,
                recordBytes: measures.recordBytes.value),
            replays: ReplayStatistics(
                durations: measures.replays.statistics, events: measures.replayedEvents.value),
            lockWaits: measures.lockWaits.statistics, turnWaits: measures.turnWaits.statistics,
            file: try store.fileStatistics())
    }
}

extension LedgerStore {
    fileprivate func fileStatistics() throws(LedgerError) -> FileStatistics {
        do {
            let (info, freePages) = (try environment.info(), try environment.freePages())
            return FileStatistics(
                fileBytes: info.fileSizeBytes, fileBytesAtOpening: measures.fileBytesAtOpening,
                pageBytes: info.pageSizeBytes, pages: info.lastPage + 1, freePages: freePages,
                mapBytes: info.mapSizeBytes, commits: info.lastTransaction)
        } catch { throw failure(error) }
    }
}
