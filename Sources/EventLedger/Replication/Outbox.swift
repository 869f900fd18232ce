// What a ledger has not published yet, cut into segments and appended to a log. Where it goes on is read from the log
// itself, never from a note that could be wrong: from its last segment, which must be of this ledger's own history. It
// changes nothing in the ledger, and can be killed at any moment.

import Files
import LMDB

/// What was appended to a log.
public struct PushReport: Hashable, Sendable {
    /// Whose history the log has; nil where nothing was ever pushed.
    public internal(set) var origin: KeyName?
    /// Segments that were appended.
    public internal(set) var segments = 0
    /// Entries in them.
    public internal(set) var entries = 0
    /// Events in them.
    public internal(set) var events = 0
    /// Checkpoints that were appended.
    public internal(set) var checkpoints = 0
    /// The last position of the ledger that the log has now.
    public internal(set) var position: Position = 0
    /// The sequence of the last message of the log.
    public internal(set) var sequence: UInt64 = 0
}

/// The way of a ledger's entries into a log.
public final class Outbox<Form: SegmentForm>: Sendable {
    private let ledger: RecordedLedger
    private let form: Form
    private let log: NamedLog
    private let origin: KeyName?
    private let maximumBytes: Int
    /// The end of the log as this outbox left it; looked at again where somebody else has appended.
    private let known = Guarded<LogTail?>(nil)

    /// Bytes of messages that are appended together.
    private static var batchBytes: Int { 8 << 20 }
    /// Entries and bytes of records that are read together.
    private static var pageEntries: Int { 1_024 }
    private static var pageBytes: Int { 2 << 20 }
    /// How often another writer may be in the way.
    private static var maximumConflicts: Int { 16 }

    /// The outbox of a ledger for a log. The name of its history is that of the log's segments; in a new log it is
    /// `origin`, or else that of the newest checkpoint which the ledger keeps. No segment is larger than the log's
    /// messages, or than `maximumSegmentBytes`.
    public init(
        _ ledger: some ReadableLedger, form: Form, to log: NamedLog, origin: KeyName? = nil,
        maximumSegmentBytes: Int = .max
    ) {
        self.ledger = ledger.recorded
        self.form = form
        self.log = log
        self.origin = origin
        maximumBytes = min(maximumSegmentBytes, log.log.maximumMessageBytes)
    }

    /// Appends what the log has not of the ledger as it is now, and with `checkpoints` also the signed ones it keeps.
    ///
    /// When this returns the log has it; when it throws, or the process is killed, a part of it may be there, whole
    /// segments in their order, and the next call goes on behind them. Throws `brokenLog` with the position where the
    /// log has another history, or more than the ledger; `entryTooLarge` for an entry that does not fit into a message;
    /// `invalidValue` where a new log gets no name; `versionConflict` where others append again and again; what the log
    /// and reading the ledger throw. `progress` is given the position and the last one. Cost: that of an export, and
    /// one append for some eight megabytes.
    @discardableResult
    public func push(
        checkpoints: Bool = false, progress: (Position, Position) -> Void = { _, _ in }
    ) throws(LedgerError) -> PushReport {
        var report = PushReport()
        var conflicts = 0
        while true {
            do throws(LedgerError) {
                try push(into: &report, checkpoints: checkpoints, progress)
                return report
            } catch {
                known.withLock { $0 = nil }
                guard error.code == .versionConflict, conflicts < Self.maximumConflicts else { throw error }
                conflicts += 1
            }
        }
    }

    private func push(
        into report: inout PushReport, checkpoints: Bool, _ progress: (Position, Position) -> Void
    ) throws(LedgerError) {
        var tail = try checkedTail()
        let last = try ledger.lastPosition()
        if last > tail.position {
            try append(through: last, &tail, &report, progress)
        }
        if checkpoints { try appendCheckpoints(&tail, &report) }
        report.origin = tail.origin
        report.position = tail.position
        report.sequence = tail.sequence
        known.withLock { [tail] in $0 = tail }
    }

    // The end of the log.

    /// The end of the log; throws unless it is of this ledger's history.
    private func checkedTail() throws(LedgerError) -> LogTail {
        if let known = known.withLock({ $0 }), try log.head() == known.sequence { return known }
        let tail = try LogTail(log)
        guard let segment = tail.segment else { return tail }
        if let origin, origin != segment.origin {
            throw log.failure(ofHistory: segment.origin, not: origin)
        }
        guard try isOwn(segment) else { throw try otherHistory() }
        return tail
    }

    /// Whether a segment is of the ledger's own history, by its root.
    private func isOwn(_ segment: Segment.Header) throws(LedgerError) -> Bool {
        guard segment.after.size <= (try ledger.lastPosition()) else { return false }
        return try ledger.root(ofSize: segment.after.size) == segment.after.root
    }

    /// The error for a log with another history, with the first segment that differs.
    private func otherHistory() throws(LedgerError) -> LedgerError {
        let common = try log.lastSequence { (segment) throws(LedgerError) in try isOwn(segment) }
        let segment = try log.firstSegment(after: common)?.header
        let last = try ledger.lastPosition()
        guard let segment, segment.before.size < last else {
            return LedgerError(
                .brokenLog, "the log has more events than the ledger, which ends at position \(last)",
                remedy: "the ledger is an older copy: restore the newest, or take it back from a mirror",
                file: log.name,
                position: last)
        }
        let positions = "\(segment.positions.lowerBound) to \(segment.positions.upperBound)"
        return LedgerError(
            .brokenLog, "the log has another history than the ledger: positions \(positions) differ",
            remedy: "name the ledger's own log, or a new one", file: log.name, position: segment.positions.lowerBound)
    }

    /// The name of the ledger's history in a new log.
    private func newOrigin() throws(LedgerError) -> KeyName {
        if let origin { return origin }
        if let signed = try ledger.checkpoints().last { return signed.checkpoint.origin }
        throw LedgerError(
            .invalidValue, "the log is new, and the ledger has no checkpoint by which it could be named",
            remedy: "name the origin, such as example.com/ward-1", file: ledger.path)
    }

    // Segments.

    private func append(
        through last: Position, _ tail: inout LogTail, _ report: inout PushReport,
        _ progress: (Position, Position) -> Void
    ) throws(LedgerError) {
        let domain = try ledger.store.recordedDomain() ?? form.rules.domain
        let origin: KeyName
        if let known = tail.origin { origin = known } else { origin = try newOrigin() }
        var cutter = SegmentCutter(
            origin, domain, ledger.offset,
            behind: TreeHead(size: tail.position, root: try ledger.root(ofSize: tail.position)),
            maximumBytes: maximumBytes)
        var batch: [Segment] = []
        var batchBytes = 0
        var position = tail.position
        while position < last {
            let view = try ledger.view()
            let page = try view.entries(after: position, limit: Self.pageEntries, maximumBytes: Self.pageBytes)
            guard !page.isEmpty else { break }
            let lines = try form.lines(of: page, in: view)
            for (entry, line) in zip(page, lines) where entry.lastPosition <= last {
                if let full = try cutter.add(line, entry, root: view.root(ofSize:)) {
                    batch.append(full)
                    batchBytes += full.body.count
                }
                position = entry.lastPosition
            }
            if batchBytes >= Self.batchBytes {
                try append(&batch, &tail, &report)
                batchBytes = 0
                progress(tail.position, last)
            }
        }
        if let rest = try cutter.finish(root: try ledger.view().root(ofSize:)) { batch.append(rest) }
        try append(&batch, &tail, &report)
        progress(tail.position, last)
    }

    /// Appends segments, and takes in where the log ends now.
    private func append(
        _ batch: inout [Segment], _ tail: inout LogTail, _ report: inout PushReport
    ) throws(LedgerError) {
        guard let last = batch.last else { return }
        tail.sequence = try log.log.append(batch.map(\.bytes), after: tail.sequence)
        tail.segment = last.header
        report.segments += batch.count
        for segment in batch {
            report.entries += segment.header.entries
            report.events += segment.header.positions.count
        }
        batch.removeAll()
    }

    // Checkpoints.

    /// Appends the signed checkpoints that the end of the log has not, and no later ones than its segments cover.
    private func appendCheckpoints(_ tail: inout LogTail, _ report: inout PushReport) throws(LedgerError) {
        let kept = try ledger.checkpoints().filter { $0.checkpoint.size <= tail.position && $0.checkpoint.size > 0 }
        let new = kept.filter {
            !tail.checkpoints.contains($0) && ($0.checkpoint.size > tail.scannedBehind || $0 == kept.last)
        }
        guard !new.isEmpty else { return }
        for signed in new where signed.bytes.count > log.log.maximumMessageBytes {
            throw LedgerError(
                .entryTooLarge,
                "the checkpoint of size \(signed.checkpoint.size) has \(signed.bytes.count) bytes, and a message of the "
                    + "log at most \(log.log.maximumMessageBytes)",
                remedy: "use a log with larger messages", file: log.name)
        }
        tail.sequence = try log.log.append(new.map(\.bytes), after: tail.sequence)
        tail.checkpoints += new
        report.checkpoints += new.count
    }
}

/// The end of a log, as an outbox needs it.
private struct LogTail {
    /// The sequence of the last message; 0 in an empty log.
    var sequence: UInt64 = 0
    /// The last segment; nil where there is none.
    var segment: Segment.Header?
    /// Checkpoints among the last messages.
    var checkpoints: [SignedCheckpoint] = []
    /// The position behind which all checkpoints of the log are among those.
    var scannedBehind: Position = 0

    var origin: KeyName? { segment?.origin }
    var position: Position { segment?.after.size ?? 0 }

    /// How many of the last messages are looked at for checkpoints that are there already.
    private static let messages: UInt64 = 8

    /// Reads the end of a log: from further and further back, until there is a segment in it.
    init(_ source: NamedLog) throws(LedgerError) {
        sequence = try source.head()
        var back = LogTail.messages
        while sequence > 0, segment == nil {
            let first = sequence > back ? sequence - back : 0
            try read(source, after: first)
            if first == 0 { break }
            back *= 8
        }
    }

    private mutating func read(_ source: NamedLog, after first: UInt64) throws(LedgerError) {
        checkpoints = []
        scannedBehind = 0
        var last = first
        var isFirst = true
        while last < sequence {
            let page = try source.messages(after: last, limit: 8, maximumBytes: 8 << 20)
            guard let end = page.last?.sequence, end > last else { break }
            for message in page where message.sequence <= sequence {
                do throws(LedgerError) {
                    switch try ReplicationMessage(message.bytes) {
                    case .segment(let read):
                        segment = read.header
                        if isFirst, first > 0 { scannedBehind = read.header.before.size }
                        isFirst = false
                    case .checkpoint(let signed): checkpoints.append(signed)
                    }
                } catch {
                    throw LedgerError(
                        .brokenLog,
                        "message \(message.sequence), at the end of the log, can't be read: \(error.problem)",
                        remedy: "take the message away, or push to a new log", file: source.name, line: error.place.line
                    )
                }
            }
            last = end
        }
    }
}

extension LedgerStore {
    /// The domain that the file names, with the version of the rules under which it was recorded; nil in a file without
    /// one.
    func recordedDomain() throws(LedgerError) -> LedgerDomain? {
        do {
            let table = try environment.openTables([DomainRow.table], create: false)[0]
            let row = try DomainRow.read(table, in: try environment.beginRead(), path: path)
            return row.map { LedgerDomain($0.name, rulesVersion: $0.rulesVersion) }
        } catch {
            if let error = error as? LMDBError, error.code == .notFound { return nil }
            throw LedgerStore.translated(error, at: path)
        }
    }
}
