// Cases in which a list and a ledger disagree about time: closed periods, later events, dissolved households, units
// that merged or were divided, and decisions of the same day.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@testable import OfficeLists

@Suite struct HardCaseDraftTests {
    @Test func aClosedPeriodNeedsAReason() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.record([.periodClosed(through: "2023-12-31", on: "2024-01-05")])
        let list = OfficeList.of([Row("P1-0001", .nearPoor), Row("P1-0002", .poor)])
        let draft = try made.ledger.draft(list, .on())
        #expect(draft.entries.isEmpty && draft.questionCodes == ["closedPeriod"])
        #expect(draft.report.questions[0].rows == 2)
        let restated = try made.ledger.draft(list, .on { $0.restates = "Rà soát lại" })
        #expect(restated.entries.map(\.restates) == ["Rà soát lại"])
        try made.ledger.record(restated.entries[0])
        #expect(try made.ledger.draft(list, .on()).entries.isEmpty)
        // Behind the closing no reason is needed, and none is given.
        let later = try made.ledger.draft(.of([Row("P1-0003", .poor)]), .on("2024-02-01") { $0.restates = "không" })
        #expect(later.entries.map(\.restates) == [nil])
    }

    @Test func whatLaterEventsRestOnIsRefused() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.record([.householdExitedPoverty("P1-0001", from: .poor, to: .average, on: "2024-06-01")])
        try made.add("P1-0002")
        let list = OfficeList.of([Row("P1-0001", .nearPoor), Row("P1-0002", .nearPoor)])
        let draft = try made.ledger.draft(list, .on())
        #expect(draft.questionCodes == ["ruleBroken"])
        #expect(
            draft.report.questions[0].text.description.contains("\"from\" is poor, but the class in force is nearPoor"))
        #expect(draft.report.questions[0].place?.description == "F2")
        #expect(draft.changes == ["leftPoverty P1-0002"])
    }

    @Test func aHouseholdThatIsRegisteredLaterIsRefused() throws {
        var made = try DraftLedger()
        try made.add("P1-0001", on: "2024-03-01")
        let draft = try made.ledger.draft(.of([Row("P1-0001", .poor)]), .on())
        #expect(draft.entries.isEmpty && draft.questionCodes == ["ruleBroken"])
    }

    @Test func aRegistrationThatWasVoidedCanBeMadeAgain() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.record([
            .eventVoided(EventReference(entry: "before-2", ordinal: 2), reason: "sai"),
            .eventVoided(EventReference(entry: "before-2", ordinal: 1), reason: "sai"),
        ])
        let list = OfficeList.of([Row("P1-0001", .poor)])
        let draft = try made.ledger.draft(list, .on())
        #expect(draft.changes == ["new P1-0001"])
        try made.ledger.record(draft.entries[0])
        #expect(try made.ledger.draft(list, .on()).entries.isEmpty)
    }

    /// What was recorded and voided is proposed again under another id: an import would skip the old one.
    @Test func whatWasVoidedIsProposedUnderAnotherId() throws {
        let made = try DraftLedger()
        let list = OfficeList.of([Row("P1-0001", .poor)])
        let first = try made.ledger.draft(list, .on())
        try made.ledger.record(first.entries[0])
        var correction = Entry(id: "void", actor: "UBND", events: [])
        for ordinal in [2, 1] {
            correction.events.append(
                .eventVoided(EventReference(entry: first.entries[0].id, ordinal: ordinal), reason: "sai"))
        }
        try made.ledger.record(correction)
        let again = try made.ledger.draft(list, .on())
        #expect(again.events == first.events)
        #expect(again.entries[0].id == first.entries[0].id + "-2")
        try made.ledger.record(again.entries[0])
        #expect(try made.ledger.draft(list, .on()).entries.isEmpty)
    }

    @Test func aDissolvedHouseholdIsAskedAbout() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.record([.householdDissolved("P1-0001", cause: .movedAway, on: "2023-05-01")])
        let draft = try made.ledger.draft(.of([Row("P1-0001", .poor)]), .on())
        #expect(draft.entries.isEmpty && draft.questionCodes == ["dissolvedHousehold"])
    }

    @Test func aDecisionOfTheSameDayIsAskedAbout() throws {
        var made = try DraftLedger()
        try made.add("P1-0001", on: "2023-12-20")
        let draft = try made.ledger.draft(.of([Row("P1-0001", .nearPoor)]), .on())
        #expect(draft.entries.isEmpty && draft.questionCodes == ["sameDayDecision"])
        #expect(draft.report.questions[0].text.description.contains("before-2#2 of the same day"))
        // Findings can be added on the day.
        let row = Row("P1-0001", .poor).with { $0.deprivationScore = 30 }
        let scored = try made.ledger.draft(.of([row]), .on())
        #expect(scored.changes == ["amended P1-0001"])
        try made.ledger.record(scored.entries[0])
        #expect(try made.ledger.draft(.of([row]), .on()).entries.isEmpty)
    }

    @Test func mergedUnits() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.add("P2-0001", in: "phuong-2")
        try made.record([
            .unitEstablished("bac-lieu", name: "Phường Bạc Liêu", kind: .ward, on: "2025-07-01", code: "31825"),
            .unitMerged("phuong-1", into: "bac-lieu", on: "2025-07-01"),
            .unitMerged("phuong-2", into: "bac-lieu", on: "2025-07-01"),
        ])
        // By the name of the day nobody moved, and both are of the unit.
        let all = OfficeList.of([
            Row("P1-0001", .poor, unit: "phuong bac lieu"), Row("P2-0001", .poor, unit: "31825"),
            Row("P1-0002", .poor, unit: "Phường Bạc Liêu"),
        ])
        let draft = try made.ledger.draft(all, .on("2025-12-20"))
        #expect(draft.changes == ["confirmed P1-0001", "confirmed P2-0001", "new P1-0002"])
        #expect(draft.report.changes[2].unit == "bac-lieu")
        // Under the old name the list is that of the old unit: who was in the other one is not missing.
        let old = OfficeList.of([Row("P1-0001", .poor, unit: "Phường 1"), Row("P1-0002", .poor, unit: "Phường 1")])
        let older = try made.ledger.draft(old, .on("2025-12-20"))
        #expect(older.changes == ["confirmed P1-0001", "new P1-0002"])
        #expect(older.report.questions.isEmpty && older.report.changes[1].unit == "bac-lieu")
    }

    @Test func dividedUnits() throws {
        var made = try DraftLedger()
        try made.add("P2-0001", in: "phuong-2")
        try made.record([
            .unitEstablished("phuong-4", name: "Phường 4", kind: .ward, on: "2023-06-01"),
            .unitEstablished("phuong-6", name: "Phường 6", kind: .ward, on: "2023-06-01"),
            .unitDivided("phuong-2", into: ["phuong-4", "phuong-6"], on: "2023-06-01"),
        ])
        let draft = try made.ledger.draft(.of([Row("P2-0001", .poor, unit: "Phường 6")]), .on())
        #expect(
            draft.events == [.householdMoved("P2-0001", to: "phuong-6", on: "2023-12-20", cause: .boundaryChange)])
        // Under its old name the unit takes nobody.
        let old = try made.ledger.draft(.of([Row("P2-0002", .poor, unit: "Phường 2")]), .on())
        #expect(old.entries.isEmpty && old.questionCodes == ["dividedUnit"])
        #expect(old.report.questions[0].text.description.contains("phuong-4, phuong-6"))
    }

    @Test func decisionsAreEntriesOfTheirOwn() throws {
        let made = try DraftLedger()
        let rows = [
            Row("P1-0001", .poor).with { $0.decision = "12/QĐ-UBND" },
            Row("P1-0002", .poor).with { $0.decision = "13/QĐ-UBND" }, Row("P1-0003", .poor),
            Row("P1-0004", .poor).with { $0.decision = "12/QĐ-UBND" },
        ]
        let draft = try made.ledger.draft(
            .of(rows),
            .on {
                $0.document = "9/BC"
                $0.id = "ra-soat"
            })
        #expect(draft.entries.map(\.document) == ["12/QĐ-UBND", "13/QĐ-UBND", "9/BC"])
        #expect(draft.entries.map(\.id) == ["ra-soat-1", "ra-soat-2", "ra-soat-3"])
        #expect(draft.entries.map(\.events.count) == [4, 2, 2])
    }

    @Test func anIdThatIsTakenIsAnError() throws {
        let made = try DraftLedger()
        do throws(LedgerError) {
            _ = try made.ledger.draft(.of([Row("P1-0001", .poor)]), .on { $0.id = "before-1" })
            Issue.record("the id of another entry was taken")
        } catch { #expect(error.code == .duplicateEntry) }
    }

    @Test func theActorIsTheUnitOfTheList() throws {
        var made = try DraftLedger()
        var options = DraftOptions(day: "2023-12-20")
        let list = OfficeList.of([Row("P1-0001", .poor)])
        #expect(try made.ledger.draft(list, options).entries[0].actor == "Phường 1")
        // Of several units the lowest that all are part of, by its name on the day.
        let two = OfficeList.of([Row("P1-0001", .poor), Row("P2-0001", .poor, unit: "Phường 2")])
        #expect(try made.ledger.draft(two, options).entries[0].actor == "Thành phố Bạc Liêu")
        try made.record([.unitEstablished("xa-9", name: "Xã 9", kind: .commune, on: "2021-01-01")])
        let apart = OfficeList.of([Row("P1-0001", .poor), Row("X9-0001", .poor, unit: "Xã 9")])
        #expect(throws: LedgerError.self) { try made.ledger.draft(apart, options) }
        options.actor = "Ban chỉ đạo"
        #expect(try made.ledger.draft(apart, options).entries[0].actor == "Ban chỉ đạo")
        // A list of exits names no unit: it is that of its households.
        try made.add("P1-0003")
        options.actor = nil
        let exits = OfficeList.of([Row("P1-0003", .average, unit: nil)], .exits)
        #expect(try made.ledger.draft(exits, options).entries[0].actor == "Phường 1")
    }
}

@Suite struct ExitListTests {
    @Test func exitsToAClass() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.add("P1-0002", .nearPoor)
        let list = OfficeList.of([Row("P1-0001", .nearPoor), Row("P1-0002", .average)], .exits)
        let draft = try made.ledger.draft(list, .on())
        #expect(
            draft.events == [
                .householdExitedPoverty("P1-0001", from: .poor, to: .nearPoor, on: "2023-12-20"),
                .householdExitedPoverty("P1-0002", from: .nearPoor, to: .average, on: "2023-12-20"),
            ])
        try made.ledger.record(draft.entries[0])
        let again = try made.ledger.draft(list, .on())
        #expect(again.entries.isEmpty && again.changes == ["confirmed P1-0001", "confirmed P1-0002"])
    }

    /// A household that left poverty may be near-poor now: that is asked, unless the class of exits is named.
    @Test func exitsWithoutAClass() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.add("P1-0002", .nearPoor)
        let poverty = OfficeList.of([Row("P1-0001", nil).with { $0.exit = .leftPoverty }], .exits)
        let near = OfficeList.of([Row("P1-0002", nil).with { $0.exit = .leftNearPoverty }], .exits)
        #expect(try made.ledger.draft(poverty, .on()).questionCodes == ["exitWithoutClass"])
        let named = try made.ledger.draft(poverty, .on { $0.classOfExit = .betterOff })
        #expect(named.report.changes[0].toClass == .betterOff)
        #expect(try made.ledger.draft(near, .on()).report.changes[0].toClass == .average)
        // After the review that made it near-poor the list of exits says nothing new.
        try made.record([.householdExitedPoverty("P1-0001", from: .poor, to: .nearPoor, on: "2023-12-20")])
        #expect(try made.ledger.draft(poverty, .on()).changes == ["confirmed P1-0001"])
    }

    @Test func whatIsNoExit() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.add("P1-0002", .average)
        try made.add("P1-0003", nil)
        let list = OfficeList.of(
            [
                Row("P1-0001", nil).with { $0.exit = .leftNearPoverty }, Row("P1-0002", .nearPoor),
                Row("P1-0003", .average),
                Row("P1-0004", .average), Row("P1-0001", .poor),
            ], .exits)
        var one = list
        one.households.removeLast()
        let draft = try made.ledger.draft(one, .on())
        #expect(draft.entries.isEmpty)
        #expect(draft.questionCodes == ["notAnExit", "notAnExit", "notAnExit", "unknownHousehold"])
        one.households = [list.households[4]]
        #expect(try made.ledger.draft(one, .on()).questionCodes == ["notAnExit"])
    }

    @Test func theClassThatIsNotStatedIsAskedAbout() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        #expect(try made.ledger.draft(.of([Row("P1-0001")], .exits), .on()).questionCodes == ["noClass"])
    }
}
