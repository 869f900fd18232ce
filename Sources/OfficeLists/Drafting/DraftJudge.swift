// Asks the ledger's own rules about proposals before anything is written: what an import would refuse becomes a
// question with its cell. It judges as a dry run does, and records nothing.

import EventLedger
import PovertyLedger

/// Judges proposals under the rules of a ledger.
struct DraftJudge {
    let ledger: HouseholdLedger
    var maker: DraftEntries

    /// The result of judging.
    struct Outcome {
        var entries: [Entry] = []
        var accepted: [Proposal] = []
        var refused: [(proposal: Proposal, error: LedgerError)] = []
    }

    /// Judges the entries of proposals; those that are refused are left out, and the rest is judged again.
    ///
    /// Throws what is wrong with the head of an entry, such as an id that is taken. Cost: that of a dry run; of several
    /// where something is refused.
    mutating func judge(_ proposals: [Proposal]) throws(LedgerError) -> Outcome {
        var outcome = Outcome(accepted: proposals)
        while !outcome.accepted.isEmpty {
            let entries = maker.entries(outcome.accepted)
            guard let failure = try firstFailure(entries.map(\.entry)) else {
                outcome.entries = entries.map(\.entry)
                return outcome
            }
            if failure.isRecordedBefore {
                guard maker.options.id == nil else { throw failure.error }
                maker.attempt += 1
                continue
            }
            var errors = try failures(outcome.accepted)
            if errors.isEmpty {
                // Refused only together with others: the proposal of the event that was refused.
                guard let index = proposal(of: failure, entries, outcome.accepted) else { throw failure.error }
                errors[index] = failure.error
            }
            var rest: [Proposal] = []
            for (index, proposal) in outcome.accepted.enumerated() {
                if let error = errors[index] {
                    outcome.refused.append((proposal, error))
                } else {
                    rest.append(proposal)
                }
            }
            outcome.accepted = rest
        }
        return outcome
    }

    private struct Failure {
        let entry: Int
        let error: LedgerError
        /// Whether the same entry is in the ledger, so that recording it again would change nothing.
        var isRecordedBefore = false
    }

    /// The first entry that is refused, and why; nil where all are accepted.
    private func firstFailure(_ entries: [Entry]) throws(LedgerError) -> Failure? {
        try ledger.dryRun { (writer) throws(LedgerError) -> Failure? in
            for (index, entry) in entries.enumerated() {
                if writer.isFull { try writer.stage() }
                do throws(LedgerError) {
                    let receipt = try writer.record(entry)
                    guard receipt.wasAlreadyRecorded else { continue }
                    let error = LedgerError(
                        .duplicateEntry,
                        "the same entry was recorded before, and what it says is not in force any more",
                        remedy: "give the new entry an id of its own", entry: entry.id)
                    return Failure(entry: index, error: error, isRecordedBefore: true)
                } catch {
                    guard !error.isSystemFailure else { throw error }
                    return Failure(entry: index, error: error)
                }
            }
            return nil
        }
    }

    /// What is wrong with each proposal by itself, after those before it.
    private func failures(_ proposals: [Proposal]) throws(LedgerError) -> [Int: LedgerError] {
        // Ids that follow from the content are all different.
        var maker = maker
        maker.options.id = nil
        return try ledger.dryRun { (writer) throws(LedgerError) -> [Int: LedgerError] in
            var errors: [Int: LedgerError] = [:]
            for (index, proposal) in proposals.enumerated() {
                let entry = maker.entries([proposal])[0].entry
                do throws(LedgerError) {
                    try writer.record(entry)
                } catch {
                    guard !error.isSystemFailure else { throw error }
                    // What is wrong with the head is wrong with all of them.
                    guard error.place.event != nil else { continue }
                    errors[index] = error
                }
                if writer.isFull { try writer.stage() }
            }
            return errors
        }
    }

    /// The proposal that has the event of an error.
    private func proposal(
        of failure: Failure, _ entries: [(entry: Entry, proposals: [Int])], _ proposals: [Proposal]
    ) -> Int? {
        guard var event = failure.error.place.event else { return nil }
        for index in entries[failure.entry].proposals {
            if event <= proposals[index].events.count { return index }
            event -= proposals[index].events.count
        }
        return nil
    }
}
