// The promise that a ledger which was recorded under the rules verifies, that rebuilding it gives the same bytes with
// the domain's snapshots, and that an event which breaks a rule is found though every byte of it is sound.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite struct VerifyTests {
    @Test func generatedHistoriesVerifyAndRebuild() throws {
        for seed in UInt64(1)...4 {
            let history = GeneratedHistory.of(seed: seed, events: 250)
            let place = try TemporaryLedger()
            do {
                let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
                for entry in history.accepted { try ledger.record(entry) }
                let found = try ledger.verify()
                #expect(found.isSound, "\(history): \(found.findings)")
                #expect(try found.judgedThrough == ledger.ledger.lastPosition())
                try ledger.rebuild()
                #expect(try ledger.verify().isSound, "\(history)")
            }
            #expect(try HouseholdLedger.verify(at: place.path).isSound, "\(history)")
        }
    }

    @Test func brokenRulesAreFound() throws {
        let scenario = try RuleScenario.poorHousehold()
        let household = StreamName(category: StreamCategory.household.rawValue, id: "H1")
        let payload: [UInt8] = [3, 0, 0, 0]
        let receipt = try scenario.ledger.ledger.recordPastTheRules(
            NewEntry(
                id: "early", actor: "UBND",
                events: [
                    NewEvent(
                        stream: household, type: EventKind.householdSizeChanged.recordType, effectiveOn: "1999-01-01",
                        payload: payload)
                ]))
        let found = try scenario.ledger.verify()
        #expect(found.findings.map(\.kind).contains(.rules))
        #expect(found.findings.first { $0.kind == .rules }?.position == receipt.positions.lowerBound)
        #expect(found.truthIsSound)
    }
}
