// The promise that judging entries where they lie finds what judging them precisely finds: whatever the rules refuse,
// and a program that forgot them recorded all the same, is found in the same places and as often.

import LMDB
import LedgerTestSupport
import Synchronization
import Testing

@testable import EventLedger
@testable import PovertyLedger

@Suite struct InPlaceRulesTests {
    /// Kinds whose entries are always judged as if they came in now.
    private static let rare: Set<EventKind> = Set(EventKind.allCases).subtracting([
        .householdRegistered, .householdMoved, .householdSizeChanged, .householdClassified, .householdExitedPoverty,
        .householdDissolved, .incomeAssessed, .sponsorAssigned, .sponsorEnded, .aidGiven, .awardGranted,
        .initiativeRecorded,
    ])

    @Test func ordinaryEntriesAreJudgedInPlace() throws {
        var (entries, precise) = (0, 0)
        for seed in UInt64(1)...12 {
            let history = GeneratedHistory.of(seed: seed, events: 250)
            let place = try TemporaryLedger()
            let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
            for entry in history.accepted { try ledger.record(entry) }
            let rules = WatchedRules(judgesInPlace: true)
            let found = try verify(ledger, rules)
            #expect(found.isSound && found.judgedThrough == found.lastPosition, "\(history): \(found)")
            for kinds in rules.judged.withLock({ $0 }) {
                #expect(!kinds.isDisjoint(with: Self.rare), "\(history): \(kinds)")
            }
            entries += history.accepted.count
            precise += rules.judged.withLock { $0.count }
        }
        // The control: some are, and others are not.
        #expect(precise > 0 && precise < entries)
    }

    @Test func entriesThatTheRulesRefuseAreFoundAsJudgingEachPreciselyFindsThem() throws {
        var kinds: Set<EventKind> = []
        var several = 0
        for seed in UInt64(1)...60 {
            let history = GeneratedHistory.of(seed: seed, events: 120)
            let place = try TemporaryLedger()
            let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
            // One broken entry a ledger, or several, early or late in its history.
            var (passed, left) = (Int(seed % 7), seed.isMultiple(of: 2) ? 1 : 5)
            for step in history.steps {
                if step.verdict.isAccepted { _ = try? ledger.record(step.entry) }
                guard step.verdict.refusal != nil, left > 0 else { continue }
                passed -= 1
                guard passed < 0, let broken = try? ledger.recordPastTheRules(step.entry) else { continue }
                kinds.insert(broken)
                left -= 1
            }
            let found = try verify(ledger, WatchedRules(judgesInPlace: true))
            #expect("\(found)" == "\(try verify(ledger, WatchedRules(judgesInPlace: false)))", "\(history)")
            several += found.findings.contains { $0.kind == .rules && $0.count > 1 } ? 1 : 0
        }
        #expect(kinds.count >= 6 && several > 3, "\(kinds), \(several)")
    }

    /// The rules read derived rows: what they say of an entry is reported only where the rows up to it are sound.
    @Test func rulesAreReportedAsFarAsRowsAreSound() throws {
        let scenario = try RuleScenario.poorHousehold()
        let receipt = try scenario.ledger.ledger.recordPastTheRules(
            NewEntry(
                id: "early", actor: "UBND",
                events: [
                    NewEvent(
                        stream: StreamName(category: StreamCategory.household.rawValue, id: "H1"),
                        type: EventKind.householdSizeChanged.recordType, effectiveOn: "1999-01-01",
                        payload: [3, 0, 0, 0])
                ]))
        let position = receipt.positions.lowerBound
        let found = try scenario.ledger.verify()
        #expect(found.findings.map(\.kind).contains(.rules) && found.judgedThrough == position)
        let store = scenario.ledger.ledger.store
        let transaction = try store.environment.beginWrite()
        #expect(try transaction.delete(store.tables.entryIDs, key: Array("early".utf8)))
        try transaction.commit()
        let damaged = try scenario.ledger.verify()
        #expect(damaged.findings.map(\.kind).contains(.entryIDs) && damaged.judgedThrough == position - 1)
        #expect(!damaged.findings.map(\.kind).contains(.rules), "\(damaged)")
    }

    private func verify(_ ledger: HouseholdLedger, _ rules: WatchedRules) throws -> Verification {
        var verifier = try LedgerVerifier(ledger.ledger.store, rules: rules, skipping: [], Verification())
        return try verifier.run { _, _ in }
    }
}

/// The rules, with a list of what they judged as if it came in now, and perhaps without a judge in place.
private struct WatchedRules: LedgerRules {
    private let rules = HouseholdRules()
    let judgesInPlace: Bool
    /// The kinds of each entry's events.
    let judged = Watched()

    var domain: LedgerDomain { rules.domain }

    func judge(
        _ proposal: HouseholdProposal, on ledger: inout WorkingLedger
    ) throws(LedgerError) -> JudgedEntry {
        // Aid of a fund depends on the fund: it is judged as the fund's own events are.
        let kinds = proposal.prepared.entry.events.map { event in
            if case .aidGiven(let aid) = event.body, aid.fund != nil { EventKind.fundEstablished } else { event.kind }
        }
        judged.withLock { $0.append(Set(kinds)) }
        return try rules.judge(proposal, on: &ledger)
    }

    func recorded(
        _ proposal: HouseholdProposal, on ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> RecordedEntry? { try rules.recorded(proposal, on: ledger) }

    func proposal(
        of entry: RecordedEntry, on ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> HouseholdProposal { try rules.proposal(of: entry, on: ledger) }

    func finding(_ error: LedgerError) -> VerificationKind { rules.finding(error) }

    func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger, posting: inout Postings
    ) throws(LedgerError) -> StreamSnapshot? { try rules.follow(addition, on: ledger, posting: &posting) }

    var keyEvents: KeyEvents? { rules.keyEvents }

    func inPlaceJudge() -> (any InPlaceJudge)? { judgesInPlace ? rules.inPlaceJudge() : nil }
}

/// What a copy of the rules was asked, shared by all copies.
private final class Watched: Sendable {
    private let kinds = Mutex<[Set<EventKind>]>([])

    func withLock<Result>(_ body: (inout sending [Set<EventKind>]) -> sending Result) -> Result {
        kinds.withLock { body(&$0) }
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
