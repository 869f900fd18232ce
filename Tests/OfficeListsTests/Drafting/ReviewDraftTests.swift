// Drafting a list after a review: what each row proposes, by the rules of the domain, and that nothing in doubt does.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@testable import OfficeLists

@Suite struct ReviewDraftTests {
    @Test func newHouseholdsAreRegisteredAndClassified() throws {
        let made = try DraftLedger()
        let row = Row("P1-0001", .poor, members: 3).with {
            $0.isProtected = true
            $0.incomeScore = 120
            $0.deprivationScore = 40
            $0.deprivations = [.employment, .housingArea]
            $0.causes = [.land]
            $0.area = .urban
        }
        let draft = try made.ledger.draft(.of([row]), .on())
        #expect(
            draft.events == [
                .householdRegistered("P1-0001", in: "phuong-1", members: 3, on: "2023-12-20", cause: .survey),
                .householdClassified(
                    "P1-0001", as: .poor, on: "2023-12-20", socialProtection: true, area: .urban, incomeScore: 120,
                    deprivationScore: 40, deprivations: [.employment, .housingArea], causes: [.land]),
            ])
        #expect(draft.changes == ["new P1-0001"])
        #expect(draft.report.questions.isEmpty)
    }

    @Test func whatTheLedgerSaysIsConfirmed() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let draft = try made.ledger.draft(.of([Row("P1-0001", .poor)]), .on())
        #expect(draft.entries.isEmpty)
        #expect(draft.changes == ["confirmed P1-0001"])
    }

    @Test func aWorseClassIsClassified() throws {
        var made = try DraftLedger()
        try made.add("P1-0001", .nearPoor)
        let draft = try made.ledger.draft(.of([Row("P1-0001", .poor)]), .on())
        #expect(draft.events == [.householdClassified("P1-0001", as: .poor, on: "2023-12-20")])
        #expect(draft.changes == ["worsened P1-0001"])
    }

    @Test func aBetterClassIsAnExit() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let draft = try made.ledger.draft(.of([Row("P1-0001", .nearPoor)]), .on())
        #expect(
            draft.events == [
                .householdExitedPoverty("P1-0001", from: .poor, to: .nearPoor, on: "2023-12-20", cause: .review)
            ])
        #expect(draft.changes == ["leftPoverty P1-0001"])
        #expect(draft.report.changes[0].toClass == .nearPoor)
    }

    @Test func scoresOfAnExitAreRecordedBehindIt() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let row = Row("P1-0001", .nearPoor).with { $0.incomeScore = 150 }
        let draft = try made.ledger.draft(.of([row]), .on())
        #expect(draft.events.count == 2)
        #expect(draft.events.last == .householdClassified("P1-0001", as: .nearPoor, on: "2023-12-20", incomeScore: 150))
    }

    /// Protection that the list does not state stays as it is; what a confirmation leaves out of the findings too.
    @Test func whatTheListLeavesOutStays() throws {
        var made = try DraftLedger()
        try made.record([
            .householdRegistered("P1-0001", in: "phuong-1", members: 4, on: "2022-12-20"),
            .householdClassified(
                "P1-0001", as: .poor, on: "2022-12-20", socialProtection: true, incomeScore: 100,
                deprivations: [.nutrition]),
        ])
        let confirmed = try made.ledger.draft(.of([Row("P1-0001", .poor)]), .on())
        #expect(confirmed.entries.isEmpty)
        let scored = try made.ledger.draft(.of([Row("P1-0001", .poor).with { $0.incomeScore = 110 }]), .on())
        #expect(
            scored.events == [
                .householdClassified(
                    "P1-0001", as: .poor, on: "2023-12-20", socialProtection: true, incomeScore: 110,
                    deprivations: [.nutrition])
            ])
        #expect(scored.changes == ["amended P1-0001"])
        // Of another class the findings of the old one say nothing.
        let better = try made.ledger.draft(.of([Row("P1-0001", .nearPoor).with { $0.incomeScore = 150 }]), .on())
        #expect(
            better.events.last
                == .householdClassified(
                    "P1-0001", as: .nearPoor, on: "2023-12-20", socialProtection: true, incomeScore: 150))
    }

    @Test func movesAndSizes() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let row = Row("P1-0001", .poor, members: 5, unit: "xa hiep thanh")
        let draft = try made.ledger.draft(.of([row]), .on())
        #expect(
            draft.events == [
                .householdMoved("P1-0001", to: "xa-3", on: "2023-12-20"),
                .householdSizeChanged("P1-0001", members: 5, on: "2023-12-20"),
            ])
        #expect(draft.changes == ["moved P1-0001", "resized P1-0001"])
        #expect(draft.report.changes[0].fromUnit == "phuong-1" && draft.report.changes[1].fromCount == 4)
    }

    /// A household in a hamlet is in its ward; a hamlet that is named places it there.
    @Test func hamlets() throws {
        var made = try DraftLedger()
        try made.add("P1-0001", in: "khom-1")
        try made.add("P1-0002")
        let named = Row("P1-0002", .poor).with { $0.hamlet = "khóm 2" }
        let draft = try made.ledger.draft(.of([Row("P1-0001", .poor), named]), .on())
        #expect(draft.events == [.householdMoved("P1-0002", to: "khom-2", on: "2023-12-20")])
        let unknown = try made.ledger.draft(.of([named.with { $0.hamlet = "Khóm 9" }, Row("P1-0001", .poor)]), .on())
        #expect(unknown.questionCodes == ["unknownUnit"])
        #expect(unknown.entries.isEmpty)
    }

    @Test func aUnitOfTheListIsTakenForRowsWithoutOne() throws {
        let made = try DraftLedger()
        let list = OfficeList.of([Row("P1-0001", .poor, unit: nil), Row("P1-0002", .poor, unit: "Khóm 1")])
        let draft = try made.ledger.draft(list, .on { $0.unit = "phuong 1" })
        #expect(draft.events.count == 4)
        #expect(draft.report.changes.map(\.unit) == ["phuong-1", "khom-1"])
        let without = try made.ledger.draft(list, .on())
        #expect(without.questionCodes == ["noUnit"])
    }

    @Test func unitsInDoubtAreAskedOnce() throws {
        let made = try DraftLedger()
        let rows = [
            Row("P1-0001", .poor, unit: "Phường 9"), Row("P1-0002", .poor, unit: "Phường 9"),
            Row("P1-0003", .poor).with { $0.unitCode = "31813" },
        ]
        let draft = try made.ledger.draft(.of(rows), .on())
        #expect(draft.questionCodes == ["unknownUnit", "unitsDiffer"])
        #expect(draft.report.questions[0].rows == 2)
        #expect(draft.report.questions[0].text.description.contains("there is no unit Phường 9; the nearest are "))
        #expect(draft.entries.isEmpty)
        let outside = try made.ledger.draft(
            .of([Row("P1-0001", .poor, unit: "Phường 2")]), .on { $0.unit = "phuong-1" })
        #expect(outside.questionCodes == ["otherUnit"])
    }

    @Test func doubtsOfReadingHoldTheirRowsBack() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.add("P1-0002")
        let list = OfficeList.of([Row("P1-0001", .nearPoor), Row("P1-0002", .nearPoor)])
        let draft = try made.ledger.draft(list.asking(.unknownNumber, row: 2, field: .incomeScore), .on())
        #expect(draft.changes == ["leftPoverty P1-0002"])
        #expect(draft.questionCodes == ["unknownNumber"])
        // Who a person is does not matter where the household has its code.
        let person = try made.ledger.draft(list.asking(.unknownDay, row: 2, field: .birthDay), .on())
        #expect(person.changes == ["leftPoverty P1-0001", "leftPoverty P1-0002"])
    }

    @Test func moreQuestionsThanAreKeptHoldAllBack() throws {
        let made = try DraftLedger()
        var list = OfficeList.of([Row("P1-0001", .poor)])
        list.questionCount = 1
        let draft = try made.ledger.draft(list, .on())
        #expect(draft.entries.isEmpty && draft.questionCodes == ["tooManyQuestions"])
    }

    @Test func membersAreThePersonsThatAreListed() throws {
        var made = try DraftLedger()
        try made.add("P1-0001", members: 1)
        let two = Row("P1-0001", .poor, members: nil).with {
            $0.persons = [("Trần Thử", nil, nil), ("Lê Thử", nil, nil)]
        }
        let draft = try made.ledger.draft(.of([two]), .on())
        #expect(draft.events == [.householdSizeChanged("P1-0001", members: 2, on: "2023-12-20")])
        // A list of a row a household says nothing of members by its rows.
        let one = Row("P1-0002", .poor, members: nil).with { $0.persons = [("Trần Thử", nil, nil)] }
        let silent = try made.ledger.draft(.of([one, Row("P1-0001", .poor, members: nil)]), .on())
        #expect(silent.entries.isEmpty && silent.questionCodes == ["noMembers"])
    }

    @Test func codesThatLookAlikeAreAskedAbout() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let draft = try made.ledger.draft(
            .of([Row("P1-001", .poor), Row("p1-0001", .poor)]), .on { $0.missing = .exit })
        #expect(draft.questionCodes == ["nearCode", "nearCode"])
        // The household that may be meant is not missing.
        #expect(draft.entries.isEmpty && draft.changes.isEmpty)
    }

    @Test func twoRowsForOneHouseholdAreBothInDoubt() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let draft = try made.ledger.draft(.of([Row("P1-0001", .poor), Row("P1-0001", .nearPoor)]), .on())
        #expect(draft.questionCodes == ["sameHousehold", "sameHousehold"])
        #expect(draft.report.questions.map { $0.place?.description } == ["B2", "B3"])
        #expect(draft.entries.isEmpty)
    }

    @Test func whatWasBeforeIsCompared() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let wrong = Row("P1-0001", .nearPoor).with { $0.previous = .average }
        let draft = try made.ledger.draft(.of([wrong, Row("P1-0002", .poor).with { $0.previous = .nearPoor }]), .on())
        #expect(draft.questionCodes == ["previousClassDiffers", "previousClassDiffers"])
        #expect(draft.entries.isEmpty)
        let right = try made.ledger.draft(.of([Row("P1-0001", .nearPoor).with { $0.previous = .poor }]), .on())
        #expect(right.changes == ["leftPoverty P1-0001"])
    }

    @Test func notPoorNeedsNoRegistration() throws {
        var made = try DraftLedger()
        try made.add("P1-0001", .nearPoor)
        let rows = [Row("P1-0001", nil).with { $0.exit = .notPoor }, Row("P1-0002", nil).with { $0.exit = .notPoor }]
        let draft = try made.ledger.draft(.of(rows), .on())
        #expect(draft.changes == ["leftPoverty P1-0001", "outside P1-0002"])
        #expect(
            draft.events == [
                .householdExitedPoverty("P1-0001", from: .nearPoor, to: .average, on: "2023-12-20", cause: .review)
            ])
        let other = try made.ledger.draft(.of(rows), .on { $0.classOfExit = .disadvantaged })
        #expect(other.report.changes[0].toClass == .disadvantaged)
    }

    @Test func aRowWithoutAClassIsAskedAbout() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let draft = try made.ledger.draft(.of([Row("P1-0001"), Row("P1-0002")]), .on())
        #expect(draft.questionCodes == ["noClass"] && draft.report.questions[0].rows == 2)
        #expect(draft.entries.isEmpty)
    }
}

@Suite struct MissingHouseholdTests {
    private func ledger() throws -> DraftLedger {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.add("P1-0002", .nearPoor)
        try made.add("P1-0003", .average)
        try made.add("K1-0001", in: "khom-1")
        try made.add("P2-0001", in: "phuong-2")
        return made
    }

    private let list = OfficeList.of([Row("P1-0001", .poor)])

    @Test func theyAreAskedAbout() throws {
        let made = try ledger()
        let draft = try made.ledger.draft(list, .on())
        #expect(draft.entries.isEmpty)
        #expect(draft.questionCodes == ["missingHousehold", "missingHousehold"])
        #expect(draft.report.questions.map(\.household) == ["K1-0001", "P1-0002"])
        #expect(draft.changes.sorted() == ["confirmed P1-0001", "missing K1-0001", "missing P1-0002"])
    }

    @Test func theyStayAsTheyAre() throws {
        let made = try ledger()
        let draft = try made.ledger.draft(list, .on { $0.missing = .keep })
        #expect(draft.entries.isEmpty && draft.report.questions.isEmpty)
        #expect(draft.changes.sorted() == ["confirmed P1-0001", "missing K1-0001", "missing P1-0002"])
    }

    @Test func theyLeftPoverty() throws {
        let made = try ledger()
        // Of the poor one it is not said whether it is near-poor now.
        let half = try made.ledger.draft(list, .on { $0.missing = .exit })
        #expect(half.questionCodes == ["exitWithoutClass"])
        #expect(
            half.events == [
                .householdExitedPoverty("P1-0002", from: .nearPoor, to: .average, on: "2023-12-20", cause: .review)
            ])
        let draft = try made.ledger.draft(
            list,
            .on {
                $0.missing = .exit
                $0.classOfExit = .average
            })
        #expect(draft.report.questions.isEmpty)
        #expect(
            draft.events == [
                .householdExitedPoverty("P1-0002", from: .nearPoor, to: .average, on: "2023-12-20", cause: .review),
                .householdExitedPoverty("K1-0001", from: .poor, to: .average, on: "2023-12-20", cause: .review),
            ])
    }

    /// A household that is missing may be the row whose household is in doubt.
    @Test func exitsWaitForRowsInDoubt() throws {
        let made = try ledger()
        let list = OfficeList.of([Row("P1-0001", .poor), Row("P1-00001", .poor), Row(nil, .poor)])
        let draft = try made.ledger.draft(list, .on { $0.missing = .exit })
        #expect(draft.entries.isEmpty)
        #expect(Set(draft.questionCodes) == ["nearCode", "missingCode", "missingInDoubt"])
    }

    /// A list that names the whole city is about all of its units.
    @Test func theUnitOfTheListSaysWhoIsMissing() throws {
        let made = try ledger()
        let draft = try made.ledger.draft(
            list,
            .on {
                $0.unit = "city"
                $0.missing = .keep
            })
        #expect(draft.changes.filter { $0.hasPrefix("missing") }.count == 3)
    }

    @Test func ofAListOfHouseholdsAllThatAreRegistered() throws {
        let list = OfficeList.of([Row("P1-0001"), Row("P1-0003", members: 6)], .households)
        let made = try ledger()
        let draft = try made.ledger.draft(list, .on())
        #expect(draft.events == [.householdSizeChanged("P1-0003", members: 6, on: "2023-12-20")])
        #expect(draft.report.questions.map(\.household) == ["K1-0001", "P1-0002"])
    }

    /// A row of another ward, such as of a household that moved there, does not make the list that ward's.
    @Test func aStrayRowDoesNotWidenTheList() throws {
        var made = try ledger()
        for number in 2...4 { try made.add("P2-000\(number)", in: "phuong-2") }
        let stray = OfficeList.of([Row("P1-0001", .poor), Row("P2-0001", .poor, unit: "Phường 2")])
        let draft = try made.ledger.draft(stray, .on { $0.missing = .exit })
        #expect(draft.report.changes.filter { $0.kind == .missing }.compactMap(\.household).sorted() == [])
        #expect(draft.questionCodes == ["unknownScope", "unknownScope"] && draft.entries.isEmpty)
        #expect(draft.report.questions[1].text.description.contains("1 row of phuong-2 and not the other 3"))
        let all = OfficeList.of(
            ["P1-0001", "P1-0002", "K1-0001"].map { Row($0, .poor) } + [Row("P2-0001", .poor, unit: "Phường 2")])
        let mostly = try made.ledger.draft(all, .on { $0.missing = .exit })
        #expect(mostly.questionCodes == ["unknownScope"])
        #expect(mostly.changes.contains { $0.hasPrefix("missing") } == false)
        // Kept as they are, they are no question; for the city all of them are missing.
        #expect(try made.ledger.draft(all, .on { $0.missing = .keep }).report.questions.isEmpty)
        let city = try made.ledger.draft(
            all,
            .on {
                $0.missing = .exit
                $0.classOfExit = .average
                $0.unit = "city"
            })
        #expect(city.changes.filter { $0.hasPrefix("missing") }.count == 3 && city.report.questions.isEmpty)
        // By the unit of its title the list is that of Phường 1, whatever rows it has.
        var titled = stray
        titled.unit = Stated("Phường 1", at: CellPlace(row: 1, column: 1))
        let own = try made.ledger.draft(titled, .on { $0.missing = .exit })
        #expect(own.changes.filter { $0.hasPrefix("missing") }.sorted() == ["missing K1-0001", "missing P1-0002"])
    }
}
