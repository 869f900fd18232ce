// The promise that no ledger of another domain is read as one of households, that nothing is recorded past the rules, and
// that what came in past them all the same does not make a rule forget what it knew.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite struct OtherDomainTests {
    private static let line =
        #"{"id":"e","actor":"UBND","events":[{"type":"unitEstablished","effectiveOn":"2020-01-01","unit":"A","name":"A","#
        + #""kind":"ward"}]}"# + "\n"

    private func code(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch { return (error as? LedgerError)?.code.rawValue }
    }

    @Test func aLedgerOfAnotherDomainIsRefusedByEveryWayIn() throws {
        for domain in [LedgerDomain("ships"), .unnamed] {
            let place = try TemporaryLedger()
            do {
                // Category 1 is that of households here.
                _ = try Ledger(at: place.path, mode: .create, domain: domain).record(
                    NewEntry(
                        id: "a", actor: "captain",
                        events: [
                            NewEvent(
                                stream: StreamName(category: 1, id: "H1"), type: 5, effectiveOn: "2022-01-01",
                                payload: [])
                        ]))
            }
            for mode in [OpenMode.readOnly, .readWrite, .createIfMissing] {
                #expect(code { _ = try HouseholdLedger(at: place.path, mode: mode) } == "wrongDomain")
            }
            #expect(code { _ = try HouseholdLedger(at: place.path, mode: .create) } == "fileExists")
            #expect(code { _ = try HouseholdLedger.verify(at: place.path) } == "wrongDomain")
            #expect(try Ledger(at: place.path, mode: .readOnly, domain: domain).lastPosition() == 1)
        }
    }

    /// A ledger of households is that of no other program either.
    @Test func aLedgerOfHouseholdsIsRefusedByOthers() throws {
        let place = try TemporaryLedger()
        do { _ = try HouseholdLedger(at: place.path, mode: .create) }
        for domain in [LedgerDomain("ships"), .unnamed] {
            #expect(throws: LedgerError.self) { try Ledger(at: place.path, domain: domain) }
        }
        let newer = LedgerDomain("poverty-reduction", rulesVersion: LedgerDomain.povertyReduction.rulesVersion + 1)
        do {
            _ = try Ledger(at: place.path, domain: newer).record(
                NewEntry(
                    id: "a", actor: "newer",
                    events: [
                        NewEvent(
                            stream: StreamName(category: 1, id: "H1"), type: 99, effectiveOn: "2022-01-01", payload: [])
                    ]))
        }
        #expect(code { _ = try HouseholdLedger(at: place.path, mode: .readOnly) } == "newerRules")
    }

    @Test func nothingIsRecordedPastTheRules() throws {
        let scenario = try RuleScenario.poorHousehold()
        let entry = NewEntry(
            id: "past", actor: "UBND",
            events: [NewEvent(voiding: 5, in: StreamName(category: 1, id: "H1"), reason: "sai")])
        let refused = #expect(throws: LedgerError.self) { try scenario.ledger.ledger.record(entry) }
        #expect(refused?.code == .domainOnly)
        #expect(throws: LedgerError.self) {
            try scenario.ledger.ledger.write { (_: inout Writer) throws(LedgerError) in }
        }
        #expect(try scenario.ledger.ledger.lastPosition() == 5)
    }

    /// A void that came in past the rules changed the state; the rules judge by what stands then, not by what they had kept.
    @Test func whatCameInPastTheRulesIsNotForgotten() throws {
        var scenario = try RuleScenario.poorHousehold()
        let household = StreamName(category: 1, id: "H1")
        try scenario.ledger.ledger.recordPastTheRules(
            NewEntry(id: "past", actor: "UBND", events: [NewEvent(voiding: 5, in: household, reason: "sai")]))
        #expect(try scenario.state(on: "2023-01-01") == .unclassified)
        // It is no poor household any more, so it can't leave poverty.
        try scenario.refuses(
            .ruleBroken, household: "H1", .householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2023-01-01"))
        try scenario.given(.householdClassified("H1", as: .nearPoor, on: "2023-01-01"))
        #expect(try scenario.state(on: "2023-01-01") == .nearPoor)
    }

    /// Aid leaves the state of a household as it is, and the ledger goes on knowing it: every table is as a rebuild makes it.
    @Test func aidKeepsTheStateOfAHousehold() throws {
        var scenario = try RuleScenario.poorHousehold()
        for number in 1...40 {
            try scenario.given(
                .aidGiven(
                    to: .household("H1"), .cash, donor: "d", donorKind: .agency, on: "2022-06-01",
                    amountVND: Int64(number)))
        }
        let kept = try scenario.ledger.ledger.writeForDomain { (writer: inout Writer) throws(LedgerError) in
            try writer.snapshot(try writer.open(StreamName(category: 1, id: "H1")))
        }
        #expect(kept != nil)
        let verified = try scenario.ledger.verify()
        #expect(verified.isSound)
        try scenario.ledger.rebuild()
        let rebuilt = try scenario.ledger.ledger.writeForDomain { (writer: inout Writer) throws(LedgerError) in
            try writer.snapshot(try writer.open(StreamName(category: 1, id: "H1")))
        }
        #expect(rebuilt == kept)
    }
}
