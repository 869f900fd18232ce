// Recording one entry durably, by many threads and tasks at once: the call that has the writers' lock judges what others
// wait to record too, one after another in its transaction, commits once, and gives each its own receipt or error. A
// call that is alone is an ordinary write. It waits for nothing but the lock.

import Dispatch
import Files

extension LedgerStore {
    /// Records what is proposed: see `Ledger.record`.
    func record(_ proposal: RecordProposal) throws(LedgerError) -> Receipt {
        try checkRecording()
        let signal = DispatchSemaphore(value: 0)
        let turn = Guarded(RecordCall.Turn.leads)
        let call = RecordCall(proposal) { _, given, _ in
            turn.withLock { $0 = given }
            signal.signal()
        }
        if recordQueue.leads(call) { return try lead(call).get() }
        let wait = beginWait()
        signal.wait()
        switch turn.withLock({ $0 }) {
        case .ended(let outcome):
            wait?.end()
            return try outcome.get()
        // Waiting for its turn and for the lock is one wait.
        case .leads: return try lead(call, goingOnWith: wait).get()
        }
    }

    /// The same for a task, which waits without a thread. When the task goes on, nothing of the call holds the ledger.
    func recordInBackground(_ proposal: RecordProposal) async throws(LedgerError) -> Receipt {
        try await recordInBackground([proposal])[0].get()
    }

    /// The same for several proposals, which are judged in their order, each as one that is recorded alone.
    func recordInBackground(_ proposals: [RecordProposal]) async -> [Result<Receipt, LedgerError>] {
        guard !proposals.isEmpty else { return [] }
        do throws(LedgerError) {
            try checkRecording()
        } catch { return proposals.map { _ in .failure(error) } }
        return await withCheckedContinuation { continuation in
            let outcomes = CallOutcomes(of: proposals.count) { continuation.resume(returning: $0) }
            for (index, proposal) in proposals.enumerated() {
                let call = RecordCall(proposal) { call, turn, store in
                    switch turn {
                    case .ended(let outcome): outcomes.note(outcome, of: index)
                    case .leads:
                        store.queues.recording.run { () throws(LedgerError) in
                            try store.lead(call).get()
                        } then: {
                            outcomes.note($0, of: index)
                        }
                    }
                }
                if recordQueue.leads(call) { call.proceed(.leads, in: self) }
            }
        }
    }

    /// Throws `readOnly`, and `nestedWrite` on a thread that would wait for itself.
    private func checkRecording() throws(LedgerError) {
        try checkWritable()
        try checkNotWriting()
    }

    /// Records the entry of a call and those of others that wait meanwhile, and gives its own outcome; lets the others
    /// go on, and then the next one lead.
    private func lead(_ call: RecordCall, goingOnWith wait: Wait? = nil) -> Result<Receipt, LedgerError> {
        let judged: [JudgedCall]
        do throws(LedgerError) {
            if let sharing = call.proposal.sharing {
                wait?.end()
                judged = try recordTogether([call], through: sharing)
            } else {
                let lock = try lockWriters(goingOnWith: wait)
                defer { withExtendedLifetime(lock) {} }
                judged = try recordTogether(call)
            }
        } catch { judged = [JudgedCall(call: call, outcome: .failure(error))] }
        for other in judged.dropFirst() { other.call.proceed(.ended(other.outcome), in: self) }
        recordQueue.successor()?.proceed(.leads, in: self)
        return judged[0].outcome
    }
}

/// The outcomes of several calls, which end in any order.
private final class CallOutcomes: Sendable {
    private struct State {
        var outcomes: [Result<Receipt, LedgerError>?]
        var left: Int
    }

    private let state: Guarded<State>
    private let whenAllEnded: @Sendable ([Result<Receipt, LedgerError>]) -> Void

    init(of count: Int, whenAllEnded: @escaping @Sendable ([Result<Receipt, LedgerError>]) -> Void) {
        state = Guarded(State(outcomes: Array(repeating: nil, count: count), left: count))
        self.whenAllEnded = whenAllEnded
    }

    /// Notes the outcome of one, once; that of the last hands over all.
    func note(_ outcome: Result<Receipt, LedgerError>, of index: Int) {
        let all = state.withLock { state -> [Result<Receipt, LedgerError>]? in
            state.outcomes[index] = outcome
            state.left -= 1
            return state.left == 0 ? state.outcomes.compactMap { $0 } : nil
        }
        if let all { whenAllEnded(all) }
    }
}
