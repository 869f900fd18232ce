// Recording one entry in a ledger that several machines record into, for many threads and tasks at once: as in a ledger
// of one machine, but that what was judged is appended to the log before it is committed, and judged again where another
// machine was faster.

import LMDB

extension LedgerStore {
    /// How often another machine may be faster before a call gives up, and for how long one may be in the way that
    /// appends nothing.
    private static let maximumConflicts = 64
    private static let maximumWait = Duration.seconds(20)

    /// What became of one attempt.
    private enum Attempt {
        case ended([JudgedCall])
        /// A call was refused by a copy that has perhaps not all that is recorded, and nothing is recorded.
        case outdated
        /// Another machine was faster, so that nothing is recorded.
        case tooLate
        /// A call has ended the transaction of all, or kept it from being appended.
        case broken(LedgerError)
    }

    /// Records what calls propose, and what those propose that wait meanwhile, through the log.
    ///
    /// A copy that was the last to record is not caught up first. Where it is not the last any more, the log refuses
    /// what it appends; and what it refuses itself, with nothing appended, is judged again once it is caught up.
    ///
    /// Throws what keeps it from beginning, before any other call is taken along; what goes wrong later is the outcome
    /// of all calls that it touches. Without `takingAlong` those that wait stay behind these.
    func recordTogether(
        _ calls: [RecordCall], through sharing: any SharedRecording, takingAlong: Bool = true
    ) throws(LedgerError) -> [JudgedCall] {
        var calls = calls
        var conflicts = 0
        let start = ContinuousClock.now
        var isCaughtUp = false
        while conflicts <= LedgerStore.maximumConflicts {
            do throws(LedgerError) {
                if isCaughtUp || !sharing.wasLastToRecord {
                    try sharing.catchUp()
                    isCaughtUp = true
                }
                switch try attemptTogether(
                    &calls, through: sharing, isCaughtUp: isCaughtUp, takingAlong: takingAlong)
                {
                case .ended(let judged): return judged
                case .outdated: isCaughtUp = true
                case .tooLate:
                    isCaughtUp = true
                    if try sharing.waitForOthers() { conflicts += 1 }
                    if .now - start > LedgerStore.maximumWait { conflicts = .max }
                case .broken(let error):
                    guard calls.count > 1 else { throw error }
                    // Whose proposal it was is found out by halves, in the order of the calls: one may rest on another.
                    var judged: [JudgedCall] = []
                    for half in [calls[..<(calls.count / 2)], calls[(calls.count / 2)...]] {
                        do throws(LedgerError) {
                            judged += try recordTogether(Array(half), through: sharing, takingAlong: false)
                        } catch { judged += half.map { JudgedCall(call: $0, outcome: .failure(error)) } }
                    }
                    return judged
                }
            } catch {
                guard calls.count > 1 else { throw error }
                return calls.map { JudgedCall(call: $0, outcome: .failure(error)) }
            }
        }
        return calls.map { JudgedCall(call: $0, outcome: .failure(sharing.conflict)) }
    }

    /// One attempt, on what is folded by now. It leaves the calls that it took along in `calls`.
    private func attemptTogether(
        _ calls: inout [RecordCall], through sharing: any SharedRecording, isCaughtUp: Bool, takingAlong: Bool
    ) throws(LedgerError) -> Attempt {
        let lock = try lockWriters()
        defer { withExtendedLifetime(lock) {} }
        var writer = try beginWriter(
            allowsTimesAheadOfClock: calls[0].proposal.allowsTimesAheadOfClock, isFolding: true)
        defer { writer.rows.end() }
        try writer.beginSharing()
        let before = writer.ledger.lastPosition
        var judged: [JudgedCall] = []
        for call in calls { judged.append(judge(call, with: &writer)) }
        while takingAlong, judged.count < LedgerStore.maximumSharedEntries,
            writer.ledger.lastPosition - before < LedgerStore.maximumSharedEvents, !writer.isFull,
            writer.rows.transaction.isUsable, let next = recordQueue.next(sharingWith: calls[0].proposal)
        {
            calls.append(next)
            judged.append(judge(next, with: &writer))
        }
        guard writer.rows.transaction.isUsable else { return .broken(writer.rows.transaction.ended) }
        guard writer.ledger.lastPosition > before else {
            return isCaughtUp || !judged.contains(where: \.isRefused) ? .ended(judged) : .outdated
        }
        do throws(LedgerError) {
            reportCommit()
            guard try sharing.publish(&writer) else { return .tooLate }
            try writer.finish()
            return .ended(judged)
        } catch {
            // Nothing was appended yet, and only one entry is at fault.
            if error.code == .entryTooLarge { return .broken(error) }
            // A call was perhaps refused because of an entry of another that is not recorded now.
            return .ended(
                judged.map { call in
                    if let receipt = try? call.outcome.get(), receipt.positions.upperBound <= before { return call }
                    return JudgedCall(call: call.call, outcome: .failure(error))
                })
        }
    }
}

extension JudgedCall {
    fileprivate var isRefused: Bool { if case .failure = outcome { true } else { false } }
}

extension Writer {
    /// Notes from here on which roots the tree has, for what is published before it is committed.
    mutating func beginSharing() throws(LedgerError) {
        guard let folding, folding.state.map({ $0.head.size == ledger.lastPosition }) ?? (ledger.lastPosition == 0)
        else {
            throw LedgerError(
                .mirror, "the ledger has entries of its own, so that it is no copy of a shared one",
                remedy: "name a new file for the copy", file: store.path)
        }
        notesRoots = true
        rows.tree?.growth.noteRoot()
    }
}
