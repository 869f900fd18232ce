// The promise that no ledger of another domain is read as one of households, that nothing is recorded past the rules,
// and that what came in past them all the same does not make a rule forget what it knew.

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
            // Category 1 is that of households here.
            let entry = NewEntry(
                id: "a", actor: "captain",
                events: [
                    NewEvent(
                        stream: StreamName(category: 1, id: "H1"), type: 5, effectiveOn: "2022-01-01", payload: [])
                ])
            if domain == .unnamed {
                _ = try Ledger(at: place.path, mode: .create).record(entry)
            } else {
                _ = try DomainLedger(at: place.path, mode: .create, rules: AnyEntry(domain: domain)).record(entry)
            }
            for mode in [OpenMode.readOnly, .readWrite, .createIfMissing] {
                #expect(code { _ = try HouseholdLedger(at: place.path, mode: mode) } == "wrongDomain")
            }
            #expect(code { _ = try HouseholdLedger(at: place.path, mode: .create) } == "fileExists")
            #expect(code { _ = try HouseholdLedger.verify(at: place.path) } == "wrongDomain")
            #expect(try RecordedLedger(at: place.path, domain: domain).lastPosition() == 1)
        }
    }

    /// A ledger of households is that of no other program either.
    @Test func aLedgerOfHouseholdsIsRefusedByOthers() throws {
        let place = try TemporaryLedger()
        do { _ = try HouseholdLedger(at: place.path, mode: .create) }
        for domain in [LedgerDomain("ships"), .unnamed] {
            #expect(throws: LedgerError.self) { try DomainLedger(at: place.path, rules: AnyEntry(domain: domain)) }
        }
        let newer = LedgerDomain("poverty-reduction", rulesVersion: LedgerDomain.povertyReduction.rulesVersion + 1)
        do {
            _ = try DomainLedger(at: place.path, rules: AnyEntry(domain: newer)).record(
                NewEntry(
                    id: "a", actor: "newer",
                    events: [
                        NewEvent(
                            stream: StreamName(category: 1, id: "H1"), type: 99, effectiveOn: "2022-01-01", payload: [])
                    ]))
        }
        #expect(code { _ = try HouseholdLedger(at: place.path, mode: .readOnly) } == "newerRules")
    }

    /// What is read has no way to record: only a ledger with the rules does, and no other kind of ledger opens the file
    /// to write.
    @Test func nothingIsRecordedPastTheRules() throws {
        let scenario = try RuleScenario.poorHousehold()
        let face: RecordedLedger = scenario.ledger.ledger
        #expect(try face.lastPosition() == 5)
        let place = try TemporaryLedger()
        do { _ = try HouseholdLedger(at: place.path, mode: .create) }
        for mode in [OpenMode.readOnly, .readWrite, .createIfMissing] {
            #expect(code { _ = try Ledger(at: place.path, mode: mode) } == "wrongDomain")
        }
        #expect(try RecordedLedger(at: place.path, domain: .povertyReduction).lastPosition() == 0)
    }

    /// A void that came in past the rules changed the state; the rules judge by what stands then, not by what they had
    /// kept.
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

    /// Aid leaves the state of a household as it is, and the ledger goes on knowing it: every table is as a rebuild
    /// makes it.
    @Test func aidKeepsTheStateOfAHousehold() throws {
        var scenario = try RuleScenario.poorHousehold()
        for number in 1...40 {
            try scenario.given(
                .aidGiven(
                    to: .household("H1"), .cash, donor: "d", donorKind: .agency, on: "2022-06-01",
                    amountVND: Int64(number)))
        }
        let kept = try scenario.ledger.ledger.writePastTheRules { (writer: inout Writer) throws(LedgerError) in
            try writer.ledger.snapshot(try writer.ledger.open(StreamName(category: 1, id: "H1")))
        }
        #expect(kept != nil)
        let verified = try scenario.ledger.verify()
        #expect(verified.isSound)
        try scenario.ledger.rebuild()
        let rebuilt = try scenario.ledger.ledger.writePastTheRules { (writer: inout Writer) throws(LedgerError) in
            try writer.ledger.snapshot(try writer.ledger.open(StreamName(category: 1, id: "H1")))
        }
        #expect(rebuilt == kept)
    }
}

/// The rules of a domain that lets every entry pass.
private struct AnyEntry: LedgerRules {
    let domain: LedgerDomain

    func judge(_ proposal: NewEntry, on ledger: inout WorkingLedger) throws(LedgerError) -> JudgedEntry {
        try JudgedEntry(proposal, on: &ledger)
    }
}
