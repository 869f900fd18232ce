// The promise: a unit stands for everything below it, in every question that takes one, and a level gathers what is
// below without losing anybody.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger
@testable import PovertyReports

@Suite("Units: all below them")
struct UnitBelowTests {
    private let end: Day = "2021-12-31"

    @Test func countsAreOfAllBelow() throws {
        let scenario = try UnitScenario()
        let all = try scenario.ledger.at(CutExpression(end)).counts(by: .unit)
        for (unit, persons) in UnitScenario.persons {
            #expect(
                try scenario.ledger.at(CutExpression(end)).counts(unit: unit).tally().persons == persons, "\(unit)")
            #expect(
                try scenario.ledger.at(CutExpression(end)).counts(by: .unit, unit: unit).tally().persons == persons,
                "\(unit)")
            #expect(all.tally(unit: unit).persons == persons, "\(unit)")
        }
        #expect(all.tally(unit: "nowhere") == .zero)
        #expect(Set(all.rows.map(\.account.unit)) == ["h1", "h2", "w1", "w2", "city", "out"])
        let below = try scenario.ledger.at(CutExpression(end)).counts(by: .unit, unit: "w1").rows.map(\.account.unit)
        #expect(below == ["h1", "h2", "w1"])
    }

    @Test func aLevelGathersWhatIsBelow() throws {
        let scenario = try UnitScenario()
        func rows(_ level: UnitKind, unit: String? = nil) throws -> [String: Int] {
            let counts = try scenario.ledger.at(CutExpression(end)).counts(
                by: UnitGrouping(level), unit: unit)
            return Dictionary(uniqueKeysWithValues: counts.rows.map { ($0.account.unit ?? "", $0.tally.persons) })
        }
        // Whoever stands above the level, or outside it, stays where it is: nobody is lost.
        #expect(try rows(.ward) == ["w1": 7, "w2": 8, "city": 16, "out": 32])
        #expect(try rows(.commune) == rows(.ward))
        #expect(try rows(.city) == ["city": 31, "out": 32])
        #expect(try rows(.hamlet) == ["h1": 1, "h2": 4, "w1": 2, "w2": 8, "city": 16, "out": 32])
        // No row reaches further up than what was asked for.
        #expect(try rows(.city, unit: "w1") == ["w1": 7])
        #expect(try rows(.ward, unit: "city") == ["w1": 7, "w2": 8, "city": 16])
    }

    @Test func aPublishedNumberOfAWardOrCityIsConfirmed() throws {
        let scenario = try UnitScenario()
        for (unit, persons) in UnitScenario.persons {
            let filter = AccountFilter(.poor, unit: unit)
            let check = try scenario.ledger.check(
                PublishedNumber(persons, .persons, of: filter, at: CutExpression(end)))
            #expect(check.agrees, "\(unit) \(check.counted)")
            let explained = try scenario.ledger.at(CutExpression(end)).explain(filter)
            #expect(explained.tally.persons == persons, "\(unit)")
        }
        let inWard = try scenario.ledger.at(CutExpression(end)).explain(AccountFilter(.poor, unit: "w1"))
        #expect(inWard.households.map(\.household) == ["H1", "H2", "W1"])
        #expect(inWard.households.map(\.account.unit) == ["h1", "h2", "w1"])
    }

    /// H1 left poverty and H2 the ward: in the city only H1 is gone.
    @Test func aChangeInsideAUnitIsNoneOfIt() throws {
        let scenario = try UnitScenario()
        func changers(_ unit: String) throws -> [String] {
            try scenario.ledger.at("2022-12-31").explainChange(
                since: try scenario.ledger.cut(CutExpression(end)), AccountFilter(.poor, unit: unit)
            ).households.map { "\($0.household) \($0.hasEntered) \($0.events.count)" }
        }
        #expect(try changers("w1") == ["H1 false 1", "H2 false 1"])
        #expect(try changers("w2") == ["H2 true 1"])
        #expect(try changers("city") == ["H1 false 1"])
        #expect(try changers("out") == [])
    }

    @Test func movementIsOfAllBelow() throws {
        let scenario = try UnitScenario()
        func total(_ unit: String?, level: UnitKind? = nil) throws -> (MovementRow, [String]) {
            let movement = try scenario.ledger.at("2022-12-31").movement(since: "2022-01-01", unit: unit, level: level)
            return (movement.tables[0].total, movement.tables[0].rows.map(\.unit))
        }
        let (ward, rows) = try total("w1")
        #expect(rows == ["h1", "h2", "w1"])
        #expect(ward.opening.persons == 7 && ward.closing.persons == 2)
        #expect(ward[.exitedToNearPoor].households == 1 && ward[.otherDecrease].persons == 4)
        let (city, _) = try total("city")
        #expect(city.opening.persons == 31 && city.closing.persons == 30)
        #expect(city[.otherDecrease] == .zero && city[.otherIncrease] == .zero)
        #expect(try total("city", level: .ward).1 == ["city", "w1", "w2"])
        #expect(try total(nil, level: .city).1 == ["city", "out"])
    }

    @Test func aidAndThoseLeftBehindAreOfAllBelow() throws {
        let scenario = try UnitScenario()
        for (unit, persons) in UnitScenario.persons {
            let aid = try scenario.ledger.at("2022-12-31").aid(unit: unit)
            #expect(aid.gifts.total.amountVND == Int64(persons), "\(unit)")
            #expect(aid.gifts.total.units == (["h2", "w1", "city"].contains(unit) ? 1 : 0), "\(unit)")
        }
        let wards = try scenario.ledger.at("2022-12-31").aid(by: [.unit], level: .ward).gifts.rows
        #expect(wards.map(\.group.unit) == ["city", "out", "w1", "w2"])
        #expect(wards.map(\.sum.amountVND) == [16, 32, 7, 8] && wards[2].sum.units == 1)
        // At the cut H2 stands in w2; it got its gift in h2.
        let left = try scenario.ledger.at("2022-12-31").leftBehind(by: .level(.city), unit: "city")
        #expect(left.rows.map(\.all.persons) == [30, 1] && left.rows.allSatisfy { $0.account.unit == "city" })
    }

    @Test func incomesAreOfAllBelow() throws {
        let scenario = try UnitScenario()
        func sums(_ unit: String?, level: UnitKind? = nil, byUnit: Bool = false) throws -> [String] {
            try scenario.ledger.at("2021-12-31").incomes(
                by: byUnit ? UnitGrouping(level) : nil, unit: unit
            ).rows.map {
                "\($0.unit ?? "-") \($0.all.households) \($0.perHousehold?.sum ?? 0) \($0.median?.sum ?? 0)"
            }
        }
        #expect(try sums("w1") == ["- 3 7000 2000"])
        #expect(try sums("city") == ["- 5 31000 4000"])
        #expect(try sums("out") == ["- 1 32000 32000"])
        #expect(try sums(nil, level: .city, byUnit: true) == ["city 5 31000 4000", "out 1 32000 32000"])
    }

    @Test func differencesCohortsAndRevisionsTakeALevel() throws {
        let scenario = try UnitScenario()
        let difference = try scenario.ledger.at("2022-12-31").bridgedDifference(
            since: try scenario.ledger.cut(CutExpression(end)), by: .level(.city))
        let poor = difference.accounts.filter { $0.account.householdClass == .poor }
        #expect(poor.map(\.account.unit) == ["city", "out"])
        #expect(poor.map(\.closing.persons) == [30, 32])
        // The move from h2 to w2 is none between the units of a city.
        let terms = difference.bridge?.accounts.filter { $0.householdClass == .poor }.flatMap(\.terms) ?? []
        #expect(terms.map(\.term) == [.exitedToNearPoor])
        let cohorts = try scenario.ledger.at("2023-12-31").cohorts(by: .level(.ward))
        #expect(cohorts.rows.map(\.unit) == ["w1"])
        try scenario.ledger.close(through: "2021-12-31", actor: "UBND")
        try scenario.ledger.record(
            Entry(
                id: "late", actor: "UBND", restates: "báo cáo sót",
                events: [.unitChanged("h1", on: "2021-12-31", parent: "w2")]))
        func changes(_ level: UnitKind?) throws -> [String] {
            try scenario.ledger.revisions(byUnit: true, level: level)[0].stages.flatMap(\.changes).map {
                "\($0.cause) \($0.account.unit ?? "-") \($0.change.persons)"
            }
        }
        // A hamlet that was part of another ward is no change of hamlets, and one of wards.
        #expect(try changes(nil) == [] && changes(.city) == [])
        #expect(try changes(.ward) == ["unitChange w1 -1", "unitChange w2 1"])
    }

    @Test func aPublishedTableIsHeldAgainstAllBelow() throws {
        let scenario = try UnitScenario()
        let table = try PublishedTable(
            Array(
                """
                day,from,to,class,unit,persons,persons.opening,persons.otherDecrease,persons.closing
                2021-12-31,,,poor,TP. Bạc Liêu,31,,,
                2021-12-31,,,poor,w1,7,,,
                2021-12-31,,,poor,khom dau lo,1,,,
                ,2022-01-01,2022-12-31,poor,954,,31,0,30
                ,2022-01-01,2022-12-31,poor,w1,,7,4,2
                """.utf8))
        let result = try scenario.ledger.reconcile(table)
        #expect(result.differences.filter { $0.check == .ledger }.isEmpty, "\(result.differences)")
        #expect(result.figures == 9)
    }

    /// A unit goes with the day: whoever moved to another parent counts there from then on, also through mergers.
    @Test func theDayDecidesWhatIsBelow() throws {
        let scenario = try UnitScenario()
        try scenario.record(
            "parents", .unitChanged("h1", on: "2023-01-01", parent: "w2"),
            .unitEstablished("new", name: "Phường Bạc Liêu", kind: .ward, on: "2024-01-01", code: "31813"),
            .unitMerged("w1", into: "new", on: "2024-01-01"), .unitMerged("w2", into: "new", on: "2025-01-01"))
        func persons(_ unit: String, _ day: Day) throws -> Int {
            try scenario.ledger.at(CutExpression(end), unitsOn: day).counts(by: .unit, unit: unit).tally().persons
        }
        #expect(try persons("w1", "2022-12-31") == 7 && persons("w1", "2023-01-01") == 6)
        #expect(try persons("w2", "2022-12-31") == 8 && persons("w2", "2023-01-01") == 9)
        #expect(try persons("w1", "2024-01-01") == 0 && persons("new", "2024-01-01") == 6)
        // h2 is part of w1, which lives on in new; h1 of w2, which follows a year later.
        #expect(try persons("new", "2025-01-01") == 15 && persons("city", "2025-01-01") == 16)
        let check = try scenario.ledger.check(
            PublishedNumber(
                7, .persons, of: AccountFilter(.poor, unit: "w1"), at: CutExpression(end), unitsOn: "2023-01-01"))
        #expect(!check.agrees)
        // Of the days of mergers and new parents and their eves only the eve of the new parent gives 7.
        #expect(check.explanations.map(\.difference) == [.unitsOn])
        #expect(check.explanations.first?.reading.unitsOn == "2022-12-31")
    }

    /// Units that are said to be part of each other are one, and nothing goes round for ever.
    @Test func aRingOfParentsEnds() throws {
        let scenario = try UnitScenario()
        try scenario.record("ring", .unitChanged("city", on: "2021-01-01", parent: "w2"))
        for (unit, persons) in ["w2": 31, "city": 31, "w1": 7] {
            #expect(
                try scenario.ledger.at(CutExpression(end)).counts(by: .unit, unit: unit).tally().persons == persons,
                "\(unit)")
        }
        #expect(try scenario.ledger.at(CutExpression(end)).counts(by: .level(.city)).tally().persons == 63)
    }

    /// A total of the ward covers its hamlets.
    @Test func aTotalAboveCoversWhoIsBelow() throws {
        let scenario = try UnitScenario()
        func missing() throws -> [String?] {
            try scenario.ledger.at("2021-12-31").audit().findings.filter { $0.rule == .missingTotal }.map(
                \.unit)
        }
        #expect(try missing() == ["city", "h1", "h2", "out", "w1", "w2"])
        try scenario.record("w1-total", .householdTotalReported("w1", households: 90, on: "2021-12-31"))
        #expect(try missing() == ["city", "out", "w2"])
        try scenario.record("city-total", .householdTotalReported("city", households: 900, on: "2021-01-01"))
        #expect(try missing() == ["out"])
    }
}
