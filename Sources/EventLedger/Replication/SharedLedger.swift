// A ledger that several machines record into. Each has a copy, a mirror, and judges what it records on it; the entries
// are appended to the log behind what the copy has, and committed with the place that they have there. Where another
// machine was faster the log refuses, the copy is caught up, and the entries are judged again on what the other has
// recorded. The log only says what comes first: it never judges, and no machine trusts it without the roots.

import Files

/// A ledger of which every machine has a copy, and into which all of them record through one log.
///
/// `ledger` is used as every other: it is asked, verified and proved, and everything that records in it goes through the
/// log. What others record is seen once `catchUp` was called, or something recorded. All machines have the same rules:
/// one with older rules than an entry of the log stops there, and records nothing behind it.
public final class SharedLedger<Form: SegmentForm>: Sendable {
    /// The ledger, into which everybody records.
    public let ledger: DomainLedger<Form.Rules>
    private let publisher: SharedLedgerPublisher<Form>

    /// Opens this machine's copy in the file at a path, which is made where there is none, and catches up with the log.
    ///
    /// The name of the history is that of the log's segments; in a new log it is `origin`. `offset` is that of a new
    /// ledger. Throws what `LedgerMirror.init` and `fold` throw, and `invalidValue` where a new log gets no name.
    public init(
        at path: String, form: Form, through log: NamedLog, origin: KeyName? = nil, offset: UTCOffset = .utc,
        clock: @escaping LedgerClock = SystemClock.now
    ) throws(LedgerError) {
        let mirror = try LedgerMirror(at: path, form: form, clock: clock)
        try mirror.fold(from: log)
        let state = try mirror.state()
        if let origin, let state, state.origin != origin {
            throw log.failure(ofHistory: state.origin, not: origin)
        }
        guard let origin = state?.origin ?? origin else {
            throw LedgerError(
                .invalidValue, "the log is new, and the ledger in it has no name yet",
                remedy: "name the origin, such as example.com/city", file: log.name)
        }
        let copy = try mirror.ledger(made: offset)
        publisher = SharedLedgerPublisher(mirror, form, log, origin)
        ledger = DomainLedger(recorded: copy.recorded, rules: copy.rules, sharing: publisher)
    }

    /// Folds what others have recorded: see `LedgerMirror.fold`.
    public func catchUp() throws(LedgerError) { try publisher.catchUp() }
}

/// The way of what is recorded in a copy into the log that all machines share.
protocol SharedRecording: AnyObject, Sendable {
    /// Whether this copy was the last to record, as far as it knows, and just now: a log that was made again since then
    /// might take what is appended behind something else.
    var wasLastToRecord: Bool { get }

    /// Folds what others have recorded. Throws what folding does. Cost: a look at the end of the log.
    func catchUp() throws(LedgerError)

    /// Appends what a writer has appended to the log, and has the writer commit where it is there; false where somebody
    /// else has recorded since. Nothing of it is in the log then; where it is more than one message, and the log does not
    /// take several as a whole, the first of them may be, and recording the same again finds their entries.
    ///
    /// The writer has begun with `beginSharing`. Once this returns true the entries are recorded: if the process dies
    /// then, or the commit fails, the copy gets them from the log. Throws what appending does: where the answer of the
    /// log is lost, the entries may be there, and recording them again finds them.
    func publish(_ writer: inout Writer) throws(LedgerError) -> Bool

    /// Waits a short while until what somebody else appends is there; false where nothing came.
    func waitForOthers() throws(LedgerError) -> Bool

    /// The error for what was judged on less than is recorded by now.
    var conflict: LedgerError { get }
}

/// A copy, its log, and the name of the history.
private final class SharedLedgerPublisher<Form: SegmentForm>: SharedRecording {
    private let mirror: LedgerMirror<Form>
    private let form: Form
    private let log: NamedLog
    private let origin: KeyName
    /// When this copy recorded, where nobody is known to have recorded since.
    private let lastAppend = Guarded<ContinuousClock.Instant?>(nil)

    init(_ mirror: LedgerMirror<Form>, _ form: Form, _ log: NamedLog, _ origin: KeyName) {
        self.mirror = mirror
        self.form = form
        self.log = log
        self.origin = origin
    }

    var conflict: LedgerError {
        LedgerError(
            .versionConflict, "others record in the ledger all the time, and what is recorded here is always too late",
            remedy: "try again, or let one recorder record for all; what is recorded already is found again",
            file: log.name)
    }

    var wasLastToRecord: Bool { lastAppend.withLock { $0 }.map { .now - $0 < .seconds(1) } ?? false }

    func catchUp() throws(LedgerError) {
        if let state = try mirror.state(), state.log == log.name, try log.head() == state.sequence { return }
        try mirror.fold(from: log)
    }

    func waitForOthers() throws(LedgerError) -> Bool {
        let known = try mirror.state()?.sequence ?? 0
        // So that those who were refused together are not refused together again.
        System.pause(milliseconds: .random(in: 0...5))
        try log.log.wait(beyond: known, atMost: .milliseconds(100))
        return try log.head() > known
    }

    func publish(_ writer: inout Writer) throws(LedgerError) -> Bool {
        guard let folding = writer.folding else { throw writer.store.damaged("a copy is no mirror") }
        _ = try writer.rows.settledHead()
        let heads = writer.rows.tree?.growth.takeHeads() ?? []
        guard let before = heads.first, let after = heads.last, after.size == writer.ledger.lastPosition,
            before.size == folding.state?.head.size ?? 0, before.root == folding.state?.head.root ?? before.root
        else { throw writer.store.damaged("the tree does not end where the entries do") }
        guard after.size > before.size else { return true }
        let segments = try segments(from: before, heads, in: writer.ledger)
        let sequence: UInt64
        lastAppend.withLock { $0 = nil }
        do throws(LedgerError) {
            sequence = try log.log.append(segments.map(\.bytes), after: folding.state?.sequence ?? 0)
        } catch {
            guard error.code == .versionConflict else { throw error }
            return false
        }
        lastAppend.withLock { $0 = .now }
        writer.folding?.newState = MirrorState(origin: origin, log: log.name, sequence: sequence, head: after)
        return true
    }

    /// The entries behind a head, cut at the roots that were noted.
    private func segments(
        from before: TreeHead, _ heads: [TreeHead], in ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> [Segment] {
        let roots = Dictionary(heads.map { ($0.size, $0.root) }) { $1 }
        func root(_ size: Int) throws(LedgerError) -> Digest {
            guard let root = roots[size] else { throw ledger.store.damaged("an entry has no root behind it") }
            return root
        }
        var cutter = SegmentCutter(
            origin, form.rules.domain, mirror.ledger?.offset ?? .utc, behind: before,
            maximumBytes: log.log.maximumMessageBytes)
        var segments: [Segment] = []
        var position = before.size
        while position < ledger.lastPosition {
            guard let entry = try ledger.entry(at: position + 1) else {
                throw ledger.store.damaged("an entry that was appended can't be read")
            }
            for line in try form.lines(of: [entry], in: ledger) {
                if let full = try cutter.add(line, entry, root: root) { segments.append(full) }
            }
            position = entry.lastPosition
        }
        if let rest = try cutter.finish(root: root) { segments.append(rest) }
        return segments
    }
}
