// The rules on awards, plans and entries themselves: what is revoked, adopted twice, sent again, or claimed.

import EventLedger
import Foundation
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("Rules: awards, plans, entries")
struct RuleSupportTests {
    private func reference(_ entry: String, _ ordinal: Int) -> EventReference {
        EventReference(entry: entry, ordinal: ordinal)
    }

    private let award = Event.awardGranted(
        to: .household, "H1", form: "giấy khen", authority: "UBND", on: "2022-05-01")

    private func revoke(_ entry: String, _ ordinal: Int, on day: Day) -> Event {
        .awardRevoked(reference(entry, ordinal), cause: "kê khai sai", on: day)
    }

    private func void(_ entry: String, _ ordinal: Int) -> Event {
        .eventVoided(reference(entry, ordinal), reason: "ghi nhầm")
    }

    @Test func anAwardIsRevokedOnceOnItsDayOrLater() throws {
        var scenario = try RuleScenario()
        try scenario.given(award, id: "award")
        try scenario.refuses(.unknownReference, revoke("award", 2, on: "2022-06-01"))
        try scenario.refuses(.unknownReference, revoke("nobody", 1, on: "2022-06-01"))
        try scenario.refuses(
            .unknownReference, unit: "A", conflicting: ["units#1"], revoke("units", 1, on: "2022-06-01"))
        try scenario.refuses(
            .ruleBroken, household: "H1", conflicting: ["award#1"], revoke("award", 1, on: "2022-04-30"))
        try scenario.refuses(
            .ruleBroken, event: 2, household: "H1", revoke("award", 1, on: "2022-06-01"),
            revoke("award", 1, on: "2022-07-01"))
        try scenario.given(revoke("award", 1, on: "2022-05-01"), id: "off")
        try scenario.refuses(.ruleBroken, household: "H1", conflicting: ["off#1"], revoke("award", 1, on: "2022-07-01"))
        // What is revoked goes only with its revocation, and a voided revocation never was.
        try scenario.refuses(.ruleBroken, household: "H1", conflicting: ["off#1"], void("award", 1))
        // An award that the same entry voids can't be revoked, in whatever order they stand.
        var other = try RuleScenario()
        try other.given(award, id: "award")
        try other.refuses(
            .ruleBroken, event: 2, household: "H1", conflicting: ["award#1"], void("award", 1),
            revoke("award", 1, on: "2022-06-01"))
        try other.refuses(
            .ruleBroken, event: 1, household: "H1", conflicting: ["award#1"], revoke("award", 1, on: "2022-06-01"),
            void("award", 1))
        try scenario.given(void("off", 1), revoke("award", 1, on: "2022-08-01"), id: "again")
        try scenario.given(void("award", 1), void("again", 2))
        try scenario.refuses(
            .ruleBroken, household: "H1", conflicting: ["award#1"], revoke("award", 1, on: "2022-09-01"))
    }

    @Test func anAwardAndItsRevocationComeInEitherOrder() throws {
        var scenario = try RuleScenario()
        try scenario.given(award, revoke("x", 1, on: "2022-06-01"), id: "x")
        try scenario.given(revoke("y", 2, on: "2022-06-01"), award, id: "y")
        try scenario.refuses(.ruleBroken, event: 2, award, revoke("z", 1, on: "2022-04-01"), id: "z")
        let events = try scenario.ledger.history(of: "H1").map(\.source.event)
        #expect(events == [award, award, revoke("x", 1, on: "2022-06-01"), revoke("y", 2, on: "2022-06-01")])
    }

    @Test func aPlanIsAdoptedOnce() throws {
        func plan(_ title: String) -> Event {
            let target = Target(
                id: "t", measure: [.poor], kind: .stock, due: "2022-12-31", comparison: .atMost, value: 3,
                quote: "còn 3 hộ")
            return .planAdopted("p", title: title, targets: [target], on: "2022-01-05")
        }
        var scenario = try RuleScenario()
        try scenario.refuses(.ruleBroken, event: 2, plan("một"), plan("hai"))
        try scenario.given(plan("một"), id: "p")
        try scenario.refuses(.ruleBroken, conflicting: ["p#1"], plan("hai"))
        try scenario.given(plan("hai"), void("p", 1), id: "p2")
        let cut = try scenario.ledger.cut(CutExpression("2022-12-31"))
        #expect(try scenario.ledger.at(cut).plans().map(\.title) == ["hai"])
        try scenario.given(void("p2", 1))
        let later = try scenario.ledger.cut(CutExpression("2022-12-31"))
        #expect(try scenario.ledger.at(later).plans().isEmpty)
    }

    @Test func theSameEntryAgainIsSkippedAndAnotherUnderItsIdRefused() throws {
        var scenario = try RuleScenario()
        let event = Event.householdRegistered("hộ-1", in: "A", members: 2, on: "2022-01-01")
        try scenario.given(event, id: "e")
        let same = Entry(id: "e", recordedAt: .epoch, actor: "UBND", events: [event])
        #expect(try scenario.ledger.record(same).wasAlreadyRecorded)
        for other in [
            Entry(id: "e", actor: "UBND thành phố", events: [event]),
            Entry(id: "e", actor: "UBND", document: "1/QĐ", events: [event]),
            Entry(id: "e", actor: "UBND", events: [event, award]), Entry(id: "e", actor: "UBND", events: [award]),
        ] {
            let error = #expect(throws: LedgerError.self) { try scenario.ledger.record(other) }
            #expect(error?.code == .duplicateEntry && error?.place.entry == "e")
        }
        #expect(try scenario.ledger.ledger.lastPosition() == 4)
    }

    /// Vietnamese input often arrives decomposed; the same name is the same household, unit and entry.
    @Test func decomposedTextIsTheSameText() throws {
        let text = "hộ nghèo ở Phường Vĩnh Trạch Đông"
        let decomposed = text.decomposedStringWithCanonicalMapping
        #expect(Array(text.utf8) != Array(decomposed.utf8))
        func entry(_ text: String) -> Entry {
            Entry(
                id: text, actor: text, document: text, reason: text,
                events: [
                    .unitEstablished(text, name: text, kind: .ward, on: "2021-01-01"),
                    .householdRegistered(text, in: text, members: 1, on: "2021-01-01"),
                    .sponsorAssigned(text, sponsor: text, on: "2021-01-01"),
                ])
        }
        #expect(entry(text) == entry(decomposed) && entry(text).hashValue == entry(decomposed).hashValue)
        var scenario = try RuleScenario()
        try scenario.ledger.record(entry(decomposed))
        #expect(try scenario.ledger.record(entry(text)).wasAlreadyRecorded)
        try scenario.refuses(
            .ruleBroken, household: text, .householdRegistered(text, in: "A", members: 1, on: "2022-01-01"))
        try scenario.refuses(.ruleBroken, household: text, .householdMoved(text, to: decomposed, on: "2022-01-01"))
        let name = try #require(try scenario.ledger.at("2022-01-01").counts(by: .unit).rows.first?.account.unit)
        #expect(Array(name.utf8) == Array(text.utf8))
        #expect(try scenario.ledger.history(of: decomposed).count == 2)
    }

    @Test func recordedTimesNeverGoBack() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { RuleScenario.now })
        func entry(_ id: String, _ claimed: String?) -> Entry {
            let event = Event.unitEstablished(id, name: id, kind: .ward, on: "2020-01-01")
            return Entry(id: id, recordedAt: claimed.flatMap(Instant.init), actor: "UBND", events: [event])
        }
        let receipt = try ledger.record(entry("A", "2021-05-01T00:00:00Z"), keepingRecordedTime: true)
        #expect(receipt.recordedAt == Instant("2021-05-01T00:00:00Z"))
        for wrong in ["2021-04-30T23:59:59.999999Z", "2026-01-15T00:00:00.000001Z"] {
            let error = #expect(throws: LedgerError.self) {
                try ledger.record(entry("B", wrong), keepingRecordedTime: true)
            }
            #expect(error?.code.rawValue == "invalidTime" && error?.place.entry == "B")
        }
        #expect(try ledger.record(entry("B", "2021-05-01T00:00:00Z"), keepingRecordedTime: true).positions == 2...2)
        // Without being asked to keep it, the ledger's own clock counts.
        #expect(try ledger.record(entry("C", "2020-05-01T00:00:00Z")).recordedAt == RuleScenario.now)
        #expect(try ledger.ledger.entries(after: 0, limit: 9).map(\.claimedTime) == [true, true, false])
    }

    @Test func fieldsHaveBounds() throws {
        var scenario = try RuleScenario.poorHousehold()
        let long = String(repeating: "ộ", count: 22)  // 66 bytes
        for id in ["", long, "H\n1", "H\u{85}1"] {
            try scenario.refuses(.invalidValue, .householdRegistered(id, in: "A", members: 1, on: "2022-01-01"))
            try scenario.refuses(.invalidValue, .householdMoved("H1", to: id, on: "2022-01-01"))
            let entry = Entry(id: id, actor: "UBND", events: [award])
            #expect(throws: LedgerError.self) { try scenario.ledger.record(entry) }
        }
        try scenario.refuses(.invalidValue, event: 2, award, .householdSizeChanged("H1", members: 0, on: "2022-01-01"))
        try scenario.refuses(.invalidValue, .incomeAssessed("H1", perPersonMonthlyVND: -1, on: "2022-01-01"))
        try scenario.refuses(.invalidValue, Event(effectiveOn: nil, body: award.body))
        try scenario.refuses(.invalidValue, Event(effectiveOn: "2022-01-01", body: void("h1", 2).body))
        #expect(throws: LedgerError.self) { try scenario.ledger.record(Entry(id: "e", actor: "UBND", events: [])) }
        // 64 bytes are allowed, counted after composing: 21 letters of 3 bytes and one of 1.
        let most = String(repeating: "ộ", count: 21) + "x"
        try scenario.given(
            .householdRegistered(most.decomposedStringWithCanonicalMapping, in: "A", members: 1, on: "2022-01-01"))
    }
}
