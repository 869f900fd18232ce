// The real ledger and the naive model side by side, given the same entries one after another. It compares what becomes
// of each entry; the figures are compared elsewhere.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

/// Both sides of the contract, and the history that they are given.
struct ContractSides {
    let history: GeneratedHistory
    let real: HouseholdLedger
    private(set) var model = NaiveLedger()
    private let place: TemporaryLedger

    /// Generates a history and opens an empty ledger whose clock stands at the history's present.
    init(seed: UInt64, events: Int) throws {
        let history = GeneratedHistory.of(seed: seed, events: events)
        self.history = history
        place = try TemporaryLedger()
        real = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
    }

    /// Offers an entry to both. False when they disagree, which is recorded as an issue: nothing can be compared then.
    mutating func offer(_ step: GeneratedHistory.Step) throws -> Bool {
        let before = try real.info()
        let expected = step.verdict
        if expected.isAccepted { model.record(accepted: step) }
        let outcome: Result<Receipt, LedgerError>
        do throws(LedgerError) {
            outcome = .success(try real.record(step.entry, keepingRecordedTime: true))
        } catch { outcome = .failure(error) }
        switch (expected, outcome) {
        case (.accepted(let first, let last), .success(let receipt))
        where !receipt.wasAlreadyRecorded && receipt.positions == first...last
            && receipt.recordedAt == step.entry.recordedAt:
            return true
        case (.skipped, .success(let receipt)) where receipt.wasAlreadyRecorded: break
        case (.refused(let refusal, _), .failure(let error)):
            check(error, refusal, step.entry)
        default:
            Issue.record("\(history): the model says \(expected), the ledger \(outcome) of \(step.entry)")
            return false
        }
        let after = try real.info()
        let isUnchanged =
            after.lastPosition == before.lastPosition && after.entries == before.entries
            && after.households == before.households && after.units == before.units
            && after.lastRecordedAt == before.lastRecordedAt
        #expect(isUnchanged, "\(history): \(step.entry) was \(expected) and changed the ledger")
        return isUnchanged
    }

    /// An error says which entry, and where a rule is broken which event and household.
    private func check(_ error: LedgerError, _ refusal: NaiveRefusal, _ entry: Entry) {
        let place: Comment = "\(history): \(error) of \(entry), which the model calls \(refusal)"
        // Of several faults each side names the one it meets first; fields are asked before anything else here.
        guard error.code != .invalidValue else { return }
        #expect(refusal != .malformed, place)
        #expect((refusal == .duplicateEntry) == (error.code == .duplicateEntry), place)
        #expect(error.place.entry == entry.id, place)
        let rules: [LedgerError.Code] = [
            .ruleBroken, .unknownUnit, .unknownFund, .unknownReference, .closedPeriod,
        ]
        guard rules.contains(error.code), let event = error.place.event, entry.events.indices.contains(event - 1) else {
            #expect(!rules.contains(error.code), place)
            return
        }
        let body = entry.events[event - 1].body
        #expect(error.place.eventKind == body.kind, place)
        if let stream = body.stream, stream.category == StreamCategory.household.rawValue {
            #expect(error.place.household == stream.id, place)
        }
        #expect(!error.remedy.isEmpty, place)
    }
}
