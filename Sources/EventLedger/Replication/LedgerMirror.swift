// A mirror: a ledger that is kept by folding the segments of another. Each entry is judged again under the rules, and a
// segment is committed only where the tree then has the root that it says; how far the log was folded moves in the same
// commit. So nothing is folded twice, and nothing that does not continue the history is folded at all: a gap, a changed
// byte and a second history stop the mirror where they are. It never records anything of its own.

import Files

/// What was folded in one go.
public struct FoldReport: Hashable, Sendable {
    /// Segments whose entries were added, in whole or in part.
    public internal(set) var segments = 0
    /// Segments whose entries were all there already, and the same.
    public internal(set) var knownSegments = 0
    /// Entries that were added.
    public internal(set) var entries = 0
    /// Events in them.
    public internal(set) var events = 0
    /// Checkpoints that were held against the tree and kept.
    public internal(set) var checkpoints = 0
    /// Checkpoints that none of the trusted keys has signed, and that were not kept.
    public internal(set) var otherCheckpoints = 0

    /// Nothing.
    public init() {}

    static func + (left: FoldReport, right: FoldReport) -> FoldReport {
        var sum = left
        sum.segments += right.segments
        sum.knownSegments += right.knownSegments
        sum.entries += right.entries
        sum.events += right.events
        sum.checkpoints += right.checkpoints
        sum.otherCheckpoints += right.otherCheckpoints
        return sum
    }
}

/// A read-only copy of a ledger, kept by folding its log. Any number of programs may read it; one folds at a time.
public final class LedgerMirror<Form: SegmentForm>: Sendable {
    /// The path of the mirror's file.
    public let path: String
    private let form: Form
    private let keys: [VerifierKey]
    private let clock: LedgerClock
    private let opened: Guarded<DomainLedger<Form.Rules>?>
    /// Where this program left the mirror, from a log that it had read to there.
    private let left = Guarded<MirrorState?>(nil)

    /// A mirror in the file at a path, which may not be there yet: the first segment makes it.
    ///
    /// With `keys` only those checkpoints are kept that one of them signed. Throws what `DomainLedger.init` throws, and
    /// `mirror` where the file is a ledger with entries of its own.
    public init(
        at path: String, form: Form, trusting keys: [VerifierKey] = [], clock: @escaping LedgerClock = SystemClock.now
    ) throws(LedgerError) {
        self.path = path
        self.form = form
        self.keys = keys
        self.clock = clock
        let ledger: DomainLedger<Form.Rules>?
        do throws(LedgerError) {
            ledger = try DomainLedger(at: path, mode: .readWrite, rules: form.rules, clock: clock)
        } catch {
            // A process that was killed while it made the file has left one without a ledger, which is made with the first
            // segment. What is something else is found out then too.
            guard error.code == .noSuchFile || error.code == .notALedger && LedgerStore.mayBeUnfinished(path)
            else { throw error }
            ledger = nil
        }
        opened = Guarded(ledger)
        if let ledger, try ledger.mirrorState() == nil, try ledger.lastPosition() > 0 { throw notAMirror }
    }

    /// The ledger, to be read, verified and proved; nil while there is no file.
    public var ledger: DomainLedger<Form.Rules>? { opened.withLock { $0 } }

    /// What it is a mirror of, and how far; nil while nothing was folded.
    public func state() throws(LedgerError) -> MirrorState? { try ledger?.mirrorState() }

    /// The error for a file that is somebody's own ledger.
    var notAMirror: LedgerError {
        LedgerError(
            .mirror, "the ledger has entries of its own, so that it is no mirror",
            remedy: "name a new file for the mirror", file: path)
    }

    /// Folds what a log has behind the mirror's position, and gives what was added.
    ///
    /// When this returns, everything is on the disk; if the process is killed before, what was committed is in the
    /// mirror, whole segments with their roots, and the next call goes on behind it. Throws `brokenLog` with the
    /// position and the log where a message does not continue the history: a gap, a changed byte, another history, an
    /// entry that the rules refuse; everything before it is folded, nothing of it. `newerRules` and `wrongDomain` where
    /// the origin is of those; what the log throws, and what recording throws. `progress` is given what was folded so
    /// far. Cost: that of an import, and a digest a segment; one durable commit for up to half a million events.
    @discardableResult
    public func fold(
        from source: NamedLog, progress: (FoldReport) -> Void = { _ in }
    ) throws(LedgerError) -> FoldReport {
        var report = FoldReport()
        var start = try firstSequence(in: source)
        var isLocated = start.isLocated
        var limit = Int.max
        while true {
            let before = try state()
            var round = FoldRound<Form>(source, form, keys, after: start.sequence, limit: limit)
            defer { round.stop() }
            do throws(LedgerError) {
                while try round.fold(into: self) {
                    report = report + round.report
                    round.report = FoldReport()
                    progress(report)
                }
                guard limit != .max else {
                    let state = try state()
                    left.withLock { $0 = state }
                    return report
                }
                // Those before the message that stopped a round are folded; now it is that message's turn.
                limit = .max
            } catch {
                guard error.isOfLog else { throw error }
                // What is before the message that stops it is folded first.
                if round.taken > 0, round.taken < limit {
                    limit = round.taken
                } else if round.isGap, !isLocated, let state = try state() {
                    // A log that was made again has other sequences.
                    isLocated = true
                    start = (try locate(state, in: source), true)
                    limit = .max
                    continue
                } else {
                    throw error
                }
            }
            // What was committed on the way is of this log, and of its sequences.
            if let state = try state(), state != before { (start, isLocated) = ((state.sequence, true), true) }
        }
    }

    /// The open ledger; made by the first segment where there is none.
    func ledger(for header: Segment.Header) throws(LedgerError) -> DomainLedger<Form.Rules> {
        if let ledger {
            if ledger.offset != header.offset {
                throw LedgerError(
                    .brokenLog,
                    "days end at UTC\(header.offset.description) in \(header.origin.text), and at "
                        + "UTC\(ledger.offset.description) in the mirror",
                    remedy: "name a new file for the mirror", file: path)
            }
            return ledger
        }
        return try self.ledger(made: header.offset)
    }

    /// The open ledger; made, empty, where there is none.
    func ledger(made offset: UTCOffset) throws(LedgerError) -> DomainLedger<Form.Rules> {
        if let ledger { return ledger }
        let made = try DomainLedger(at: path, mode: .createIfMissing, rules: form.rules, offset: offset, clock: clock)
        opened.withLock { $0 = made }
        return made
    }

    // Where a log goes on.

    /// The sequence behind which a log may have what the mirror has not.
    private func firstSequence(
        in source: NamedLog
    ) throws(LedgerError) -> (sequence: UInt64, isLocated: Bool) {
        guard let state = try state() else { return (0, true) }
        do throws(LedgerError) {
            guard state.log == source.name else { return (try locate(state, in: source), true) }
            let end = try source.head()
            // What follows that message shows whether the log is still the same; where nothing follows, it does itself.
            if end > state.sequence { return (state.sequence, false) }
            if end == state.sequence, try isUnchanged(state, in: source) { return (state.sequence, true) }
            return (try locate(state, in: source), true)
        } catch {
            // A log that can't be read at all stops the mirror where it is.
            guard error.code == .brokenLog, error.place.position == nil else { throw error }
            var error = error
            error.place.position = state.head.size + 1
            throw error
        }
    }

    /// Whether the last segment of a log, up to the message that the mirror noted, ends where the mirror does. In a log
    /// that was made again another message may have that sequence, and what is new be before it.
    private func isUnchanged(_ state: MirrorState, in source: NamedLog) throws(LedgerError) -> Bool {
        if left.withLock({ $0 }) == state { return true }
        var back: UInt64 = 1
        while true {
            let first = state.sequence - min(back, state.sequence)
            var last: Segment.Header?
            var next = try source.firstSegment(after: first)
            while let found = next, found.sequence <= state.sequence {
                last = found.header
                next = try source.firstSegment(after: found.sequence)
            }
            if let last { return last.after == state.head }
            guard first > 0 else { return false }
            back = back > .max / 4 ? .max : back * 4
        }
    }

    /// The sequence of the last segment of a log that the mirror has wholly; throws `brokenLog` where that is of
    /// another history.
    private func locate(_ state: MirrorState, in source: NamedLog) throws(LedgerError) -> UInt64 {
        let sequence = try source.lastSequence { $0.after.size <= state.head.size }
        guard sequence > 0, let found = try source.firstSegment(after: sequence - 1),
            found.header.after.size <= state.head.size, let ledger
        else { return sequence }
        let header = found.header
        guard header.origin == state.origin, try ledger.root(ofSize: header.after.size) == header.after.root else {
            throw LedgerError.brokenLog(
                header.origin == state.origin
                    ? "it has another history of \(state.origin.text)"
                    : "it has the history of \(header.origin.text), and the mirror that of \(state.origin.text)",
                sequence: found.sequence, of: source, at: header.positions.lowerBound)
        }
        return sequence
    }
}

extension LedgerError {
    /// The error for a message that does not continue the mirror.
    static func brokenLog(
        _ problem: Sentence, sequence: UInt64, of source: NamedLog, at position: Position,
        conflicting: [String] = []
    ) -> LedgerError {
        LedgerError(
            .brokenLog, "message \(sequence) of the log: \(problem)",
            remedy: "nothing of it was folded; fold from another copy of the log, or have the ledger pushed again",
            at: Place(file: source.name, position: position), conflicting: conflicting)
    }

    /// Whether another copy of the log may do better: the log is broken or can't be reached, and the mirror is sound.
    var isOfLog: Bool {
        let codes: [Code] = [.brokenLog, .unreachable, .newerRules, .wrongDomain]
        return codes.contains(code)
    }
}

// Folding from several copies of one log, of which any may be broken, behind or out of reach.

/// What was folded from several logs, and what is wrong with those that gave no more.
public struct FoldReports: Hashable, Sendable {
    /// What was folded from all of them together.
    public internal(set) var folded = FoldReport()
    /// The error of each log that could not be read to its end, by its name.
    public internal(set) var problems: [LogProblem] = []

    /// Why a log gave no more.
    public struct LogProblem: Hashable, Sendable {
        /// The name of the log.
        public let log: String
        /// What is wrong with it.
        public let error: LedgerError
    }
}

extension LedgerMirror {
    /// Folds what any of several copies of one log has: where one is broken or can't be reached, the next one goes on.
    ///
    /// Throws only what is wrong with the mirror itself, or with its file; what is wrong with logs is in the answer.
    /// Otherwise as `fold(from:)`.
    @discardableResult
    public func fold(
        fromAnyOf sources: [NamedLog], progress: (FoldReport) -> Void = { _ in }
    ) throws(LedgerError) -> FoldReports {
        var reports = FoldReports()
        for source in sources {
            let before = reports.folded
            do throws(LedgerError) {
                let folded = try fold(from: source) { report in
                    reports.folded = before + report
                    progress(reports.folded)
                }
                reports.folded = before + folded
            } catch {
                guard error.isOfLog else { throw error }
                reports.problems.append(FoldReports.LogProblem(log: source.name, error: error))
            }
        }
        return reports
    }
}
