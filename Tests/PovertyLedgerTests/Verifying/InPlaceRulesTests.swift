// The promise that judging entries where they lie finds what judging them precisely finds: whatever the rules refuse, and
// a program that forgot them recorded all the same, is never told to be sound.

import LedgerTestSupport
import Testing

@testable import EventLedger
@testable import PovertyLedger

@Suite struct InPlaceRulesTests {
    @Test func recordedHistoriesAreSoundWithoutAPreciseLook() throws {
        for seed in UInt64(1)...12 {
            var generator = HistoryGenerator(seed: seed)
            let history = generator.history(events: 250)
            let place = try TemporaryLedger()
            let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
            for entry in history.accepted { try ledger.record(entry) }
            #expect(try doubt(ledger) == nil, "\(history)")
        }
    }

    @Test func entriesThatTheRulesRefuseAreNeverSound() throws {
        var kinds: Set<EventKind> = []
        for seed in UInt64(1)...60 {
            var generator = HistoryGenerator(seed: seed)
            let history = generator.history(events: 120)
            let place = try TemporaryLedger()
            let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
            // One broken entry a ledger, early or late in its history.
            var passed = Int(seed % 7)
            for step in history.steps {
                if step.verdict.isAccepted { try ledger.record(step.entry) }
                guard step.verdict.refusal != nil else { continue }
                passed -= 1
                guard passed < 0, let broken = try? ledger.recordPastTheRules(step.entry) else { continue }
                kinds.insert(broken)
                break
            }
            let precise = try LedgerVerifier(
                ledger.ledger.store, rules: HouseholdRules(), skipping: [], Verification()
            ).run { _, _ in }
            #expect(try (doubt(ledger) == nil) == precise.isSound, "\(history): \(precise.findings)")
        }
        #expect(kinds.count >= 6, "\(kinds)")
    }

    /// What a soundness check is not sure of; nil when it says that all is sound.
    private func doubt(_ ledger: HouseholdLedger) throws -> VerificationKind? {
        let check = try SoundnessCheck(ledger.ledger.store, rules: HouseholdRules())
        do {
            _ = try check.run(Verification()) { _, _ in }
            return nil
        } catch { return error.kind }
    }
}

extension HouseholdLedger {
    /// Records an entry as a program would that forgot the rules, and gives the kind of the event that breaks one; nil
    /// where no rule of the domain is broken, or the entry can't even be written.
    func recordPastTheRules(_ entry: Entry) throws -> EventKind? {
        let prepared = try PreparedEntry(try HouseholdLedger.normalized(entry))
        var broken: EventKind?
        try ledger.writePastTheRules { (writer: inout Writer) throws(LedgerError) in
            guard (try? writer.ledger.entry(withID: entry.id)) == .some(.none) else { return }
            var judge = EntryJudge(prepared, after: writer.ledger.lastPosition)
            do throws(LedgerError) {
                try judge.judge(&writer.ledger)
            } catch { broken = error.place.eventKind }
            guard broken != nil, judge.events.count == entry.events.count,
                let encoded = try? judge.encoded(keepingTime: false)
            else {
                broken = nil
                writer.ledger.abandonEntry()
                return
            }
            do throws(LedgerError) {
                _ = try writer.append(encoded, to: judge.events.map(\.handle))
            } catch {
                broken = nil
                writer.ledger.abandonEntry()
            }
        }
        return broken
    }
}
