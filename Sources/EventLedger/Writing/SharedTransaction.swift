// One transaction for the entries of several calls. Each call gets what it would have got alone: where a failure leaves
// open what that is, the calls that it touches are judged again, each in a transaction of its own. Only where the commit
// itself fails do the calls whose entries were in it share its error.

import LMDB

/// A call and what came of its proposal.
struct JudgedCall {
    let call: RecordCall
    let outcome: Result<Receipt, LedgerError>

    /// The same call, whose entry could not be recorded after all; where it was refused before, that is its outcome.
    func failing(with error: LedgerError) -> JudgedCall {
        JudgedCall(call: call, outcome: outcome.flatMap { _ in .failure(error) })
    }
}

extension LedgerStore {
    /// Entries and events of a shared transaction behind which no further call is taken along: they bound its memory,
    /// and how long a call waits for others.
    static let maximumSharedEntries = 256
    static let maximumSharedEvents = 8_192

    /// Records what a call proposes, and what those propose that wait meanwhile, in the order in which they came.
    ///
    /// The caller holds the writers' lock. Throws what keeps a transaction from beginning, before any other call is
    /// taken along.
    func recordTogether(_ first: RecordCall) throws(LedgerError) -> [JudgedCall] {
        var writer = try beginWriter(allowsTimesAheadOfClock: first.proposal.allowsTimesAheadOfClock)
        let before = writer.ledger.lastPosition
        var judged = [judge(first, with: &writer)]
        while judged.count < LedgerStore.maximumSharedEntries,
            writer.ledger.lastPosition - before < LedgerStore.maximumSharedEvents, !writer.isFull,
            writer.rows.transaction.isUsable, let next = recordQueue.next(sharingWith: first.proposal)
        {
            judged.append(judge(next, with: &writer))
        }
        return commit(judged, behind: before, writer)
    }

    func judge(_ call: RecordCall, with writer: inout Writer) -> JudgedCall {
        do throws(LedgerError) {
            return JudgedCall(call: call, outcome: .success(try call.proposal.body(&writer)))
        } catch { return JudgedCall(call: call, outcome: .failure(error)) }
    }

    /// Commits what calls have appended behind a position, and gives their outcomes.
    private func commit(
        _ judged: [JudgedCall], behind before: Position, _ writer: consuming Writer
    ) -> [JudgedCall] {
        do throws(LedgerError) {
            guard try prepareCommit(of: judged, &writer) else { return judged }
        } catch {
            writer.rows.end()
            // Whose entry it was that can't be stored, each finds out alone.
            return judged.count > 1 ? judged.map(judgeAgain) : [judged[0].failing(with: error)]
        }
        do throws(LedgerError) {
            try writer.rows.commit()
            return judged
        } catch {
            // A call without an entry in the commit was perhaps refused because of one that was.
            return judged.map { call in
                guard let receipt = try? call.outcome.get(), receipt.positions.upperBound > before else {
                    return judgeAgain(call)
                }
                return call.failing(with: error)
            }
        }
    }

    /// Stores what is to be committed; false where nothing is. Throws where a call has failed in such a way that the
    /// transaction has ended for all of them.
    private func prepareCommit(of judged: [JudgedCall], _ writer: inout Writer) throws(LedgerError) -> Bool {
        guard writer.rows.transaction.isUsable else { throw writer.rows.transaction.ended }
        guard judged.contains(where: { (try? $0.outcome.get()) != nil }) else { return false }
        reportCommit()
        return try writer.prepareEnd()
    }

    /// Judges what a call proposes in a transaction of its own.
    private func judgeAgain(_ judged: JudgedCall) -> JudgedCall {
        let proposal = judged.call.proposal
        let outcome = Result { () throws(LedgerError) -> Receipt in
            var writer = try beginWriter(allowsTimesAheadOfClock: proposal.allowsTimesAheadOfClock)
            let receipt = try proposal.body(&writer)
            reportCommit()
            try writer.finish()
            return receipt
        }
        return JudgedCall(call: judged.call, outcome: outcome)
    }
}
