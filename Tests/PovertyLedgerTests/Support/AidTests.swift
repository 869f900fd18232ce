// The promise about aid, in a few households by hand: gifts and loans apart, the unit of the day itself, a household
// counted once, and nobody forgotten.

import EventLedger
import PovertyLedger
import PovertyReports
import Testing

@Suite struct AidTests {
    private static func gift(
        _ household: String, _ kind: AidKind = .cash, on day: Day, _ amount: Int64? = nil, programme: String? = nil
    ) -> Event {
        .aidGiven(
            to: .household(household), kind, donor: "D", donorKind: kind == .credit ? .policyBank : .enterprise,
            on: day,
            amountVND: amount, programme: programme)
    }

    /// H1 poor with 4 members, first in A, in B from 2022-06-01; H2 near-poor and protected with 3; H3 average with 2,
    /// in C; H4 poor with 5, which leaves the register on 2022-10-01; B merges into C on 2023-01-01.
    private static func scenario() throws -> RuleScenario {
        var scenario = try RuleScenario()
        try scenario.given(
            .householdRegistered("H1", in: "A", members: 4, on: "2022-01-01"),
            .householdClassified("H1", as: .poor, on: "2022-01-01"),
            .householdRegistered("H2", in: "A", members: 3, on: "2022-01-01"),
            .householdClassified("H2", as: .nearPoor, on: "2022-01-01", socialProtection: true),
            .householdRegistered("H3", in: "C", members: 2, on: "2022-01-01"),
            .householdClassified("H3", as: .average, on: "2022-01-01"),
            .householdRegistered("H4", in: "A", members: 5, on: "2022-01-01"),
            .householdClassified("H4", as: .poor, on: "2022-01-01"), id: "h")
        // On the day of the move, before it and after it.
        try scenario.given(gift("H1", on: "2022-06-01", 100, programme: "Tết"), id: "a1")
        try scenario.given(.householdMoved("H1", to: "B", on: "2022-06-01"), id: "m")
        try scenario.given(
            gift("H1", on: "2022-06-01", 20, programme: "Tết"), gift("H1", .goods, on: "2022-05-31"),
            gift("H3", on: "2022-07-01", 3), gift("H2", .credit, on: "2022-08-01", 5_000),
            gift("H3", .credit, on: "2023-02-01"), gift("nobody", .housing, on: "2022-09-01", 40_000),
            .aidGiven(to: .unit("B"), .livelihood, donor: "D", donorKind: .abroad, on: "2022-09-02", amountVND: 7_000),
            .aidGiven(to: .unit("C"), .livelihood, donor: "D", donorKind: .abroad, on: "2022-09-03"),
            .householdDissolved("H4", cause: .movedAway, on: "2022-10-01"), id: "a2")
        try scenario.given(.unitMerged("B", into: "C", on: "2023-01-01"), id: "merger")
        return scenario
    }

    @Test func giftsAndLoansStandApart() throws {
        let report = try AidTests.scenario().ledger.at("2022-12-31").aid()
        #expect(
            report.gifts.total
                == AidSum(events: 7, withoutAmount: 2, amountVND: 47_123, households: 3, units: 2))
        #expect(report.loans.total == AidSum(events: 1, withoutAmount: 0, amountVND: 5_000, households: 1, units: 0))
        #expect(report.gifts.rows.map(\.group.kind) == [.cash, .goods, .housing, .livelihood])
        #expect(report.gifts.rows.map(\.sum.amountVND) == [123, 0, 40_000, 7_000])
        #expect(report.gifts.rows.map(\.sum.households) == [2, 1, 1, 0])
        #expect(report.loans.rows.map(\.group.kind) == [.credit])
    }

    /// By the units of 2022-12-31 H1 got its goods and its first 100 in A, the rest in B. By those of 2023 B is C.
    @Test func aidCountsInTheUnitOfItsOwnDay() throws {
        let ledger = try AidTests.scenario().ledger
        let then = try ledger.at("2022-12-31").aid(by: [.unit])
        #expect(then.gifts.rows.map(\.group.unit) == ["A", "B", "C", nil])
        #expect(then.gifts.rows.map(\.sum.amountVND) == [100, 7_020, 3, 40_000])
        #expect(then.gifts.rows.map(\.sum.events) == [2, 2, 2, 1])
        #expect(then.loans.rows.map(\.group.unit) == ["A"])
        let later = try ledger.at("2022-12-31", unitsOn: "2023-01-01").aid(by: [.unit])
        #expect(later.gifts.rows.map(\.group.unit) == ["A", "C", nil])
        #expect(later.gifts.rows.map(\.sum.amountVND) == [100, 7_023, 40_000])
        #expect(later.gifts.rows.map(\.sum.households) == [1, 2, 1] && later.gifts.rows.map(\.sum.units) == [0, 1, 0])
        let one = try ledger.at("2022-12-31", unitsOn: "2023-01-01").aid(unit: "C")
        #expect(one.gifts.total.amountVND == 7_023 && one.loans.total.events == 0 && one.unit == "C")
    }

    @Test func programmesAndYearsAndSpans() throws {
        let ledger = try AidTests.scenario().ledger
        let report = try ledger.at("2023-12-31").aid(since: "2022-06-01", by: [.programme, .year])
        #expect(report.gifts.rows.map(\.group) == [AidGroup(programme: "Tết", year: 2022), AidGroup(year: 2022)])
        #expect(report.gifts.rows.map(\.sum.events) == [2, 4])
        #expect(report.loans.rows.map(\.group.year) == [2022, 2023])
        #expect(try ledger.at("2022-05-31").aid(since: "2022-06-01").gifts.total == AidSum())
    }

    @Test func nobodyIsForgotten() throws {
        let ledger = try AidTests.scenario().ledger
        let given = try ledger.at("2022-12-31").leftBehind(listingHouseholds: true)
        #expect(given.rows.map(\.account.householdClass) == [.poor, .nearPoor])
        #expect(given.rows.map(\.helped) == [Tally(households: 1, persons: 4), .zero])
        #expect(given.rows.map(\.loanOnly) == [.zero, Tally(households: 1, persons: 3)])
        #expect(given.rows.map(\.nothing) == [.zero, .zero])
        let left = try #require(given.households?.first)
        #expect(left.household == "H2" && left.hasLoan && left.lastAid?.kind == .credit && left.members == 3)
        #expect(left.lastAid?.effectiveOn == "2022-08-01" && left.lastAid?.reference.description == "a2#4")
        // In September H4 was still there, and never got anything; what was given before June does not count.
        let autumn = try ledger.at("2022-09-30").leftBehind(since: "2022-08-01", listingHouseholds: true)
        #expect(autumn.rows.map(\.nothing) == [Tally(households: 2, persons: 9), .zero])
        #expect(autumn.households?.map(\.household) == ["H1", "H2", "H4"])
        #expect(autumn.households?.map(\.lastAid?.reference.description) == ["a2#1", "a2#4", nil])
        #expect(autumn.households?.map(\.account.unit) == ["B", "A", "A"])
    }

    @Test func aSumBeyondAFigureIsAnError() throws {
        var scenario = try AidTests.scenario()
        try scenario.given(AidTests.gift("H1", on: "2022-11-01", .max))
        try scenario.given(AidTests.gift("H1", .credit, on: "2022-11-01", .max))
        do throws(LedgerError) {
            _ = try scenario.ledger.at("2022-12-31").aid()
            Issue.record("the amounts were added")
        } catch {
            #expect(error.code == .overflow)
            #expect(error.description.contains("the amounts of 8 aid events add up to 9223372036854822930 VND"))
        }
        #expect(try scenario.ledger.at("2022-10-31").aid().gifts.total.amountVND == 47_123)
    }

    @Test func thereAreNoMoreRowsThanAnAnswerMayHave() throws {
        var scenario = try RuleScenario()
        try scenario.given((0..<65_536).map { AidTests.gift("H", on: "2022-01-01", 1, programme: "p\($0)") })
        #expect(try scenario.ledger.at("2022-12-31").aid(by: [.programme]).gifts.rows.count == 65_536)
        try scenario.given(AidTests.gift("H", on: "2022-01-01", programme: "one more"))
        do throws(LedgerError) {
            _ = try scenario.ledger.at("2022-12-31").aid(by: [.programme])
            Issue.record("there were too many rows")
        } catch { #expect(error.code == .invalidValue && error.description.contains("more than 65536 rows")) }
        #expect(try scenario.ledger.at("2022-12-31").aid().gifts.total.events == 65_537)
    }

    @Test func aUnitThatIsNotThereIsAnError() throws {
        let scenario = try RuleScenario()
        do throws(LedgerError) {
            _ = try scenario.ledger.at("2022-12-31").aid(unit: "Z")
            Issue.record("there is no such unit")
        } catch { #expect(error.code == .unknownUnit) }
    }
}
