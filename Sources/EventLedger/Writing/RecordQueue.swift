// The calls of `record` of this process that wait for their turn. One call leads at a time: it takes calls that wait
// along into its transaction, and then lets the next one lead. Nobody waits for company. It judges and stores nothing.

import Files

/// What a call of `record` proposes: how its entry is judged and appended by the call that leads.
struct RecordProposal {
    typealias Body = (inout Writer) throws(LedgerError) -> Receipt

    /// Whether recorded times may be ahead of the clock; calls that differ in that don't share a transaction.
    let allowsTimesAheadOfClock: Bool
    /// The way of the entry into a log, where several machines record into the ledger; calls with another one don't
    /// share a transaction.
    let sharing: (any SharedRecording)?
    /// Judges and appends the entry. It does not hold the ledger: the caller may close that before this is released.
    let body: Body

    init(
        allowingTimesAheadOfClock: Bool, sharing: (any SharedRecording)? = nil, _ body: @escaping Body
    ) {
        allowsTimesAheadOfClock = allowingTimesAheadOfClock
        self.sharing = sharing
        self.body = body
    }

    /// An entry that is recorded without rules.
    init(_ entry: NewEntry, allowingTimesAheadOfClock: Bool) {
        self.init(allowingTimesAheadOfClock: allowingTimesAheadOfClock) { (writer) throws(LedgerError) in
            try writer.record(entry)
        }
    }
}

/// A call of `record`. Another thread may judge what it proposes; its own waits meanwhile, so that the two never use it
/// at once.
final class RecordCall: @unchecked Sendable {
    /// What a call that waited is to do.
    enum Turn {
        /// It leads.
        case leads
        /// Nothing more: another call that led has recorded its entry, or refused it.
        case ended(Result<Receipt, LedgerError>)
    }

    let proposal: RecordProposal
    /// When it began to wait for its turn; nil where it led at once. Set before another thread can see it.
    fileprivate(set) var waitsSince: ContinuousClock.Instant?
    private let proceed: (RecordCall, Turn, LedgerStore) -> Void

    /// A call, and what ends its waiting: called once at most, and it must return at once: the thread is another call's,
    /// or the task's own.
    init(_ proposal: RecordProposal, proceed: @escaping (RecordCall, Turn, LedgerStore) -> Void) {
        self.proposal = proposal
        self.proceed = proceed
    }

    /// Ends the waiting of the call.
    func proceed(_ turn: Turn, in store: LedgerStore) {
        if let waitsSince { store.measures.turnWaits.note(LedgerMeasures.nanoseconds(since: waitsSince)) }
        proceed(self, turn, store)
    }
}

/// The calls that wait, in their order. Cost: the same for each call, however many wait.
struct RecordQueue: Sendable {
    struct State {
        fileprivate(set) var isLed = false
        /// Those that came last, and before them those that came first, the first of all at the end.
        private var last: [RecordCall] = []
        private var firstBackwards: [RecordCall] = []

        /// How many wait.
        var count: Int { last.count + firstBackwards.count }

        fileprivate mutating func append(_ call: RecordCall) { last.append(call) }

        fileprivate mutating func first() -> RecordCall? {
            if firstBackwards.isEmpty {
                firstBackwards = last.reversed()
                last = []
            }
            return firstBackwards.last
        }

        fileprivate mutating func removeFirst() -> RecordCall? {
            guard first() != nil else { return nil }
            return firstBackwards.removeLast()
        }
    }

    let state = Guarded(State())

    /// Whether a call leads at once. Otherwise it waits from now on.
    func leads(_ call: RecordCall) -> Bool {
        state.withLock { state in
            guard state.isLed else {
                state.isLed = true
                return true
            }
            call.waitsSince = .now
            state.append(call)
            return false
        }
    }

    /// Takes the next call along that may share a transaction with a proposal; nil when there is none.
    func next(sharingWith proposal: RecordProposal) -> RecordCall? {
        state.withLock { state in
            guard let next = state.first(),
                next.proposal.allowsTimesAheadOfClock == proposal.allowsTimesAheadOfClock,
                next.proposal.sharing === proposal.sharing
            else { return nil }
            return state.removeFirst()
        }
    }

    /// The call that leads behind the one that has; nil when none waits.
    func successor() -> RecordCall? {
        state.withLock { state in
            let next = state.removeFirst()
            if next == nil { state.isLed = false }
            return next
        }
    }
}
