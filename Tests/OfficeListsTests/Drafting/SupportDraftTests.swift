// Drafting lists of aid, awards and totals: a row an event, and nothing twice.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

@Suite struct SupportDraftTests {
    private func grant(_ row: Int, _ change: (inout ListedGrant) -> Void) -> ListedGrant {
        let place = CellPlace(row: row, column: 1)
        var grant = ListedGrant(place: place)
        grant.code = Stated("P1-0001", at: place)
        grant.kind = Stated(.cash, at: place)
        grant.amountVND = Stated(500_000, at: place)
        grant.donor = Stated("Hội Chữ thập đỏ", at: place)
        grant.donorKind = Stated(.massOrganisation, at: place)
        grant.day = Stated("2023-02-01", at: place)
        change(&grant)
        return grant
    }

    private func list(_ grants: [ListedGrant]) -> OfficeList {
        var list = OfficeList.made(.aid)
        list.grants = grants
        return list
    }

    @Test func grantsAreRecordedOnce() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let place = CellPlace(row: 3, column: 1)
        let list = list([
            grant(2) { $0.day = nil },
            grant(3) {
                $0.code = nil
                $0.unit = Stated("Phường 2", at: place)
                $0.day = nil
            },
        ])
        let draft = try made.ledger.draft(list, .on())
        #expect(
            draft.events == [
                .aidGiven(
                    to: .household("P1-0001"), .cash, donor: "Hội Chữ thập đỏ", donorKind: .massOrganisation,
                    on: "2023-12-20", amountVND: 500_000),
                .aidGiven(
                    to: .unit("phuong-2"), .cash, donor: "Hội Chữ thập đỏ", donorKind: .massOrganisation,
                    on: "2023-12-20", amountVND: 500_000),
            ])
        try made.ledger.record(draft.entries[0])
        let again = try made.ledger.draft(list, .on())
        #expect(again.entries.isEmpty && again.changes == ["confirmed P1-0001", "confirmed -"])
    }

    /// Day, kind and giver make a grant; what differs in one is another.
    @Test func whatDiffersIsAnotherGrant() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let place = CellPlace(row: 2, column: 1)
        try made.ledger.record(try made.ledger.draft(list([grant(2) { _ in }]), .on()).entries[0])
        let others = [
            grant(2) { $0.day = Stated("2023-02-02", at: place) }, grant(3) { $0.kind = Stated(.goods, at: place) },
            grant(4) { $0.donor = Stated("Khác", at: place) }, grant(5) { $0.donorKind = Stated(.agency, at: place) },
        ]
        let draft = try made.ledger.draft(list(others), .on())
        #expect(draft.report.changes.map(\.kind) == [.given, .given, .given, .confirmed])
    }

    /// Another amount, quantity or spelling of the giver may be a correction of the grant that the ledger has: that is
    /// asked, unless another row of the list is that grant, or the programme is another one.
    @Test func aCorrectedGrantIsAskedAbout() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let first = grant(2) { $0.programme = Stated("Tết", at: $0.place) }
        let before = try made.ledger.draft(list([first]), .on())
        try made.ledger.record(before.entries[0])
        let changes: [(inout ListedGrant) -> Void] = [
            { $0.amountVND = Stated(510_000, at: $0.place) }, { $0.quantity = Stated(2, at: $0.place) },
            { $0.donor = Stated("HỘI CHỮ THẬP ĐỎ", at: $0.place) },
            { $0.donor = Stated("hoi chu thap do", at: $0.place) },
        ]
        for (number, change) in changes.enumerated() {
            let draft = try made.ledger.draft(list([grant(2, change)]), .on())
            #expect(draft.entries.isEmpty && draft.questionCodes == ["nearGrant"], "\(number)")
            #expect(
                draft.report.questions[0].text.description.hasPrefix("\(before.entries[0].id)#1 is a grant"),
                "\(number)")
        }
        // Beside the row of the grant itself it is a second one.
        let second = grant(3, changes[0])
        let both = try made.ledger.draft(list([first, second]), .on())
        #expect(both.report.changes.map(\.kind) == [.confirmed, .given] && both.report.questions.isEmpty)
        let other = grant(2) {
            $0.amountVND = Stated(510_000, at: $0.place)
            $0.programme = Stated("Sinh kế", at: $0.place)
        }
        #expect(try made.ledger.draft(list([other]), .on()).events.count == 1)
        // Two rows of one list that differ in the spelling of the giver are one grant.
        let twice = try made.ledger.draft(
            list([
                grant(2) { $0.day = nil },
                grant(
                    3,
                    { grant in
                        grant.day = nil
                        grant.donor = Stated("HỘI CHỮ THẬP ĐỎ", at: grant.place)
                    }),
            ]), .on())
        #expect(twice.questionCodes == ["sameGrant"] && twice.events.count == 1)
    }

    @Test func grantsInDoubt() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let rows = [
            grant(2) { _ in }, grant(3) { _ in }, grant(4) { $0.code = Stated("P1-0009", at: $0.place) },
            grant(5) { $0.donor = nil },
            grant(6) {
                $0.day = nil
                $0.year = Stated(2022, at: $0.place)
            },
            grant(7) { $0.code = nil }, grant(8) { $0.fund = Stated("quy", at: $0.place) },
        ]
        let draft = try made.ledger.draft(list(rows), .on())
        #expect(draft.events.count == 1)
        #expect(
            draft.questionCodes == [
                "sameGrant", "unknownHousehold", "incompleteGrant", "noDay", "noRecipient", "sameGrant",
            ])
        let fund = try made.ledger.draft(list([rows[6]]), .on())
        #expect(fund.entries.isEmpty && fund.questionCodes == ["unknownFund"])
    }

    /// One refused grant among many: it is asked about, and the others are proposed.
    @Test func grantsOfAClosedPeriodAreHeldBackAlone() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        try made.record([.periodClosed(through: "2023-06-30", on: "2023-07-05")])
        let place = CellPlace(row: 3, column: 1)
        let draft = try made.ledger.draft(
            list([grant(2) { _ in }, grant(3) { $0.day = Stated("2023-08-01", at: place) }]), .on())
        #expect(draft.events.map(\.effectiveOn) == ["2023-08-01"])
        #expect(draft.questionCodes == ["closedPeriod"])
    }

    private func award(_ row: Int, _ change: (inout ListedAward) -> Void) -> ListedAward {
        let place = CellPlace(row: row, column: 1)
        var award = ListedAward(place: place)
        award.recipientKind = Stated(.collective, at: place)
        award.recipient = Stated("MTTQ Phường 1", at: place)
        award.form = Stated("giấy khen", at: place)
        award.authority = Stated("UBND thành phố", at: place)
        award.unit = Stated("Phường 1", at: place)
        award.decisionNumber = Stated("7/QĐ", at: place)
        award.decisionDay = Stated("2023-11-18", at: place)
        change(&award)
        return award
    }

    @Test func awardsAreRecordedOnce() throws {
        var made = try DraftLedger()
        try made.add("P1-0001")
        let place = CellPlace(row: 3, column: 1)
        var list = OfficeList.made(.awards)
        list.awards = [
            award(2) { _ in },
            award(3) {
                $0.recipientKind = Stated(.household, at: place)
                $0.code = Stated("P1-0001", at: place)
            },
            award(4) { $0.recipientKind = Stated(.individual, at: place) },
            award(5) { _ in }, award(6) { $0.authority = nil },
        ]
        let draft = try made.ledger.draft(list, .on())
        #expect(
            draft.events == [
                .awardGranted(
                    to: .collective, "MTTQ Phường 1", form: "giấy khen", authority: "UBND thành phố", on: "2023-11-18",
                    unit: "phuong-1"),
                .awardGranted(
                    to: .household, "P1-0001", form: "giấy khen", authority: "UBND thành phố", on: "2023-11-18",
                    unit: "phuong-1"),
            ])
        #expect(draft.entries.map(\.document) == ["7/QĐ"])
        #expect(draft.questionCodes == ["noRecipientCode", "sameAward", "incompleteAward"])
        try made.ledger.record(draft.entries[0])
        #expect(try made.ledger.draft(list, .on()).entries.isEmpty)
    }

    @Test func totals() throws {
        var made = try DraftLedger()
        try made.record([.householdTotalReported("phuong-2", households: 90, on: "2022-12-31", persons: 300)])
        func total(_ row: Int, _ unit: String, _ households: Int64?, _ persons: Int64? = nil) -> ListedTotal {
            let place = CellPlace(row: row, column: 1)
            var total = ListedTotal(place: place)
            total.unit = Stated(unit, at: place)
            total.households = households.map { Stated($0, at: place) }
            total.persons = persons.map { Stated($0, at: place) }
            return total
        }
        var list = OfficeList.made(.totals)
        list.totals = [
            total(2, "Phường 1", 100, 410), total(3, "phuong 2", 90), total(4, "Xã Hiệp Thành", nil),
            total(5, "Phường 1", 100, 410),
        ]
        let draft = try made.ledger.draft(list, .on())
        #expect(
            draft.events == [.householdTotalReported("phuong-1", households: 100, on: "2023-12-20", persons: 410)])
        #expect(draft.report.changes.map(\.kind) == [.reported, .confirmed])
        #expect(draft.questionCodes == ["incompleteTotal", "sameUnit"])
        try made.ledger.record(draft.entries[0])
        #expect(try made.ledger.draft(list, .on()).entries.isEmpty)
        list.totals = [total(2, "Phường 1", 99)]
        #expect(try made.ledger.draft(list, .on()).questionCodes == ["sameDayTotal"])
        #expect(try made.ledger.draft(list, .on("2023-12-21")).events.count == 1)
    }
}
