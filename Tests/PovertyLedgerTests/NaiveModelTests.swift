// The naive model held against figures worked out by hand from the rules. It is the yardstick of the real ledger, so it
// is tested first and by other means than the ledger itself.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("Naive model: rules")
struct NaiveModelTests {
    /// H1 registered in A with 4 members and poor on 2021-12-20, by entry "h1".
    private func poorHousehold() -> NaiveScenario {
        var scenario = NaiveScenario()
        scenario.accept(
            .householdRegistered("H1", in: "A", members: 4, on: "2021-12-20"),
            .householdClassified("H1", as: .poor, on: "2021-12-20"), id: "h1")
        return scenario
    }

    @Test func countsFollowTheDayOfEffect() throws {
        var scenario = poorHousehold()
        scenario.accept(.householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2023-12-10"))
        #expect(try scenario.ledger.counts(scenario.cut("2021-12-19")).isEmpty)
        let poor = [NaiveAccount(.poor): NaiveTally(1, 4)]
        #expect(try scenario.ledger.counts(scenario.cut("2023-12-09")) == poor)
        let nearPoor = [NaiveAccount(.nearPoor): NaiveTally(1, 4)]
        #expect(try scenario.ledger.counts(scenario.cut("2023-12-10")) == nearPoor)
    }

    @Test func povertyIsLeftOnlyByAnExit() {
        var scenario = poorHousehold()
        scenario.refuse(.rule, .householdClassified("H1", as: .nearPoor, on: "2022-12-20"))
        scenario.refuse(.rule, .householdExitedPoverty("H1", from: .nearPoor, to: .average, on: "2022-12-20"))
        scenario.refuse(.malformed, .householdExitedPoverty("H1", from: .poor, to: .poor, on: "2022-12-20"))
        scenario.accept(.householdExitedPoverty("H1", from: .poor, to: .disadvantaged, on: "2022-12-20"))
        scenario.accept(.householdClassified("H1", as: .wellOff, on: "2023-12-20"))
        scenario.accept(.householdClassified("H1", as: .average, on: "2024-12-20"))
        scenario.accept(.householdClassified("H1", as: .poor, on: "2025-12-20"))
    }

    @Test func backdatingIsJudgedOnTheWholeTimeline() {
        var scenario = poorHousehold()
        scenario.accept(.householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2023-12-10"), id: "exit")
        // Before the exit it would take away the class the exit leaves.
        scenario.refuse(.rule, .householdExitedPoverty("H1", from: .poor, to: .average, on: "2022-06-01"))
        scenario.refuse(.rule, .householdDissolved("H1", cause: .other, on: "2023-01-01"))
        scenario.refuse(.rule, .eventVoided(reference("h1", 2), reason: "ghi nhầm"))
        scenario.refuse(.rule, .eventVoided(reference("h1", 1), reason: "ghi nhầm"))
        scenario.accept(.householdClassified("H1", as: .poor, on: "2022-06-01", socialProtection: true))
    }

    @Test(arguments: [false, true])
    func voidAndCorrectionComeInEitherOrder(correctionFirst: Bool) throws {
        var scenario = poorHousehold()
        scenario.accept(.householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2023-12-10"))
        let void = Event.eventVoided(reference("h1", 1), reason: "sai ngày")
        let correction = Event.householdRegistered("H1", in: "B", members: 5, on: "2021-12-01")
        let events = correctionFirst ? [correction, void] : [void, correction]
        #expect(scenario.record(events, at: "2024-01-05").isAccepted)
        let now = try scenario.ledger.counts(scenario.cut("2021-12-31"), byUnit: true)
        #expect(now == [NaiveAccount(unit: "B", .poor): NaiveTally(1, 5)])
        let then = try scenario.ledger.counts(scenario.cut("2021-12-31", knownAt: "2024-01-04"), byUnit: true)
        #expect(then == [NaiveAccount(unit: "A", .poor): NaiveTally(1, 4)])
    }

    @Test func aVoidIsOfAnEarlierEntryAndOnlyOnce() {
        var scenario = poorHousehold()
        scenario.accept(.householdSizeChanged("H1", members: 5, on: "2022-01-01"), id: "size")
        scenario.refuse(.unknownReference, .eventVoided(reference("size", 2), reason: "r"))
        scenario.refuse(.unknownReference, .eventVoided(reference("none", 1), reason: "r"))
        scenario.refuse(
            .notVoidable, .householdSizeChanged("H1", members: 6, on: "2022-01-02"),
            .eventVoided(reference("own", 1), reason: "r"), id: "own")
        scenario.accept(.eventVoided(reference("size", 1), reason: "r"), id: "void")
        scenario.refuse(.notVoidable, .eventVoided(reference("size", 1), reason: "r"))
        scenario.refuse(.notVoidable, .eventVoided(reference("void", 1), reason: "r"))
    }

    @Test func dissolutionIsFinal() throws {
        var scenario = poorHousehold()
        scenario.accept(.householdDissolved("H1", cause: .movedAway, on: "2022-05-01"))
        scenario.refuse(.rule, .householdRegistered("H1", in: "B", members: 2, on: "2023-01-01"))
        scenario.refuse(.rule, .householdSizeChanged("H1", members: 2, on: "2022-05-01"))
        scenario.accept(.householdSizeChanged("H1", members: 2, on: "2022-04-30"))
        scenario.accept(
            .aidGiven(to: .household("H1"), .cash, donor: "Quỹ", donorKind: .fundForThePoor, on: "2022-06-01"))
        #expect(try scenario.households(.poor, on: "2022-04-30") == 1)
        #expect(try scenario.households(.poor, on: "2022-05-01") == 0)
    }

    @Test func sponsorsComeAndGo() {
        var scenario = poorHousehold()
        scenario.refuse(.rule, .sponsorEnded("H1", sponsor: "S", on: "2022-01-01"))
        scenario.accept(.sponsorAssigned("H1", sponsor: "S", on: "2022-01-01"))
        scenario.refuse(.rule, .sponsorAssigned("H1", sponsor: "S", on: "2022-02-01"))
        scenario.accept(.sponsorEnded("H1", sponsor: "S", on: "2022-03-01"))
        scenario.accept(.sponsorAssigned("H1", sponsor: "S", on: "2022-03-01"))
    }

    @Test func householdsStandInEstablishedUnits() {
        var scenario = poorHousehold()
        scenario.refuse(.rule, .householdRegistered("H2", in: "D", members: 1, on: "2022-01-01"))
        scenario.refuse(.rule, .householdRegistered("H2", in: "A", members: 1, on: "2019-12-31"))
        scenario.refuse(.rule, .householdMoved("H1", to: "A", on: "2022-01-01"))
        scenario.refuse(.rule, .eventVoided(reference("units", 1), reason: "r"))
        scenario.accept(.eventVoided(reference("units", 3), reason: "r"))
        scenario.refuse(.rule, .householdMoved("H1", to: "C", on: "2022-01-01"))
        // A unit may be mended under what rests on it, when what stands afterwards holds.
        scenario.accept(
            .eventVoided(reference("units", 1), reason: "sai tên"),
            .unitEstablished("A", name: "Phường A", kind: .ward, on: "2021-12-20"))
    }

    @Test func aMergerClosesAUnitForLaterRecordsOnly() {
        var scenario = poorHousehold()
        scenario.accept(.householdRegistered("H2", in: "B", members: 1, on: "2025-08-01"), at: "2025-08-01")
        scenario.accept(.unitMerged("A", into: "B", on: "2025-07-01"))
        scenario.refuse(.rule, .householdRegistered("H3", in: "A", members: 1, on: "2025-07-01"))
        scenario.accept(.householdRegistered("H3", in: "A", members: 1, on: "2025-06-30"))
        // Recorded afterwards, it invalidates nothing that stands in B.
        scenario.accept(.unitMerged("B", into: "C", on: "2025-07-15"))
        scenario.refuse(.rule, .unitMerged("A", into: "C", on: "2025-09-01"))
        scenario.refuse(.rule, .unitMerged("C", into: "B", on: "2025-09-01"))
        scenario.refuse(.rule, .unitMerged("C", into: "C", on: "2025-09-01"))
        // No single merger of this ring breaks a rule on that day.
        scenario.refuse(.rule, .unitMerged("C", into: "A", on: "2025-01-01"))
    }

    @Test func closedPeriodsChangeOnlyByRestating() throws {
        var scenario = poorHousehold()
        scenario.accept(.periodClosed(through: "2022-12-31", on: "2023-01-10"), id: "close")
        let late = Event.householdSizeChanged("H1", members: 6, on: "2022-12-31")
        scenario.refuse(.closedPeriod, late)
        scenario.refuse(.closedPeriod, .eventVoided(reference("h1", 2), reason: "r"))
        scenario.accept(late, at: "2023-03-01", restates: "kiểm tra lại")
        scenario.accept(.householdSizeChanged("H1", members: 7, on: "2023-01-01"))
        scenario.refuse(.notVoidable, .eventVoided(reference("close", 1), reason: "r"), restates: "r")
        scenario.refuse(.rule, .periodClosed(through: "2022-12-31", on: "2023-12-31"), restates: "r")
        scenario.refuse(.rule, .periodClosed(through: "2024-12-31", on: "2024-12-30"))
        let filed = try scenario.ledger.resolve(NaiveCutRequest("2022-12-31", knownAt: .closing))
        #expect(scenario.ledger.counts(filed) == [NaiveAccount(.poor): NaiveTally(1, 4)])
        let known = try scenario.ledger.counts(scenario.cut("2022-12-31"))
        #expect(known == [NaiveAccount(.poor): NaiveTally(1, 6)])
        #expect(throws: NaiveCutError.neverClosed("2023-06-30")) {
            try scenario.ledger.resolve(NaiveCutRequest("2023-06-30", knownAt: .closing))
        }
    }

    @Test func anAwardIsRevokedOnce() {
        var scenario = NaiveScenario()
        scenario.accept(
            .awardGranted(to: .collective, "Tổ 1", form: "giấy khen", authority: "UBND", on: "2022-05-01"), id: "award")
        scenario.refuse(.unknownReference, .awardRevoked(reference("award", 2), cause: "sai", on: "2022-06-01"))
        scenario.refuse(.rule, .awardRevoked(reference("units", 1), cause: "sai", on: "2022-06-01"))
        scenario.refuse(.rule, .awardRevoked(reference("award", 1), cause: "sai", on: "2022-04-30"))
        scenario.accept(.awardRevoked(reference("award", 1), cause: "sai", on: "2022-05-01"), id: "revoked")
        scenario.refuse(.rule, .awardRevoked(reference("award", 1), cause: "sai", on: "2022-07-01"))
        scenario.refuse(.rule, .eventVoided(reference("award", 1), reason: "r"))
        scenario.accept(
            .eventVoided(reference("award", 1), reason: "r"), .eventVoided(reference("revoked", 1), reason: "r"))
    }

    @Test func theSameEntryIsSkippedAndAnotherUnderItsIdRefused() {
        var scenario = NaiveScenario()
        let registered = Event.householdRegistered("hộ-1", in: "A", members: 2, on: "2022-01-01")
        scenario.accept(registered, id: "e")
        // The same text in decomposed form is the same content.
        let decomposed = "ho\u{323}\u{302}-1"
        #expect(
            scenario.record([.householdRegistered(decomposed, in: "A", members: 2, on: "2022-01-01")], id: "e")
                == .skipped)
        scenario.refuse(
            .duplicateEntry, .householdRegistered("hộ-1", in: "A", members: 3, on: "2022-01-01"), id: "e")
        scenario.refuse(.rule, .householdRegistered(decomposed, in: "B", members: 2, on: "2022-02-01"))
    }

    @Test func recordedTimesDoNotGoBack() {
        var ledger = NaiveLedger()
        func entry(_ id: String, _ claimed: String) -> Entry {
            let event = Event.unitEstablished(id, name: id, kind: .ward, on: "2020-01-01")
            return Entry(id: id, recordedAt: Instant(claimed), actor: "UBND", events: [event])
        }
        let now = NaiveScenario.noon("2022-01-01")
        func offer(_ entry: Entry) -> NaiveVerdict { ledger.record(entry, clock: now, keepingRecordedTimes: true) }
        #expect(offer(entry("A", "2021-05-01T00:00:00Z")) == .accepted(first: 1, last: 1))
        #expect(offer(entry("B", "2021-04-30T23:59:59Z")).refusal == .recordedTime)
        #expect(offer(entry("B", "2022-01-01T12:00:01Z")).refusal == .recordedTime)
        #expect(offer(entry("B", "2021-05-01T00:00:00Z")) == .accepted(first: 2, last: 2))
    }

    @Test func cutsEndWhereEntriesEnd() throws {
        let scenario = poorHousehold()
        // Three units, then two events of H1: positions 3 and 5 end entries.
        #expect(try scenario.ledger.resolve(NaiveCutRequest("2022-01-01", knownAt: .position(3))).position == 3)
        #expect(throws: NaiveCutError.notLastOfEntry(below: 3, above: 5)) {
            try scenario.ledger.resolve(NaiveCutRequest("2022-01-01", knownAt: .position(4)))
        }
        // Recorded at 12:00Z on 2021-12-20; that day ends at 17:00Z in a ledger at +07:00.
        #expect(try scenario.cut("2022-01-01", knownAt: "2021-12-19").position == 3)
        #expect(try scenario.cut("2022-01-01", knownAt: "2021-12-20").position == 5)
        let instant = NaiveScenario.noon("2021-12-20")
        #expect(try scenario.ledger.resolve(NaiveCutRequest("2022-01-01", knownAt: .instant(instant))).position == 5)
    }
}
