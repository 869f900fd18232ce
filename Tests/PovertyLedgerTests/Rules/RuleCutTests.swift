// The rules on asking: which cuts there are, and what a trajectory refuses to guess or to grind through.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("Rules: cuts and trajectories")
struct RuleCutTests {
    private func code(_ body: () throws -> Void) -> String? {
        (#expect(throws: LedgerError.self) { try body() })?.code.rawValue
    }

    @Test func aCutIsADayAndWhatWasKnown() throws {
        for text in [
            "2022-12-31@#0", "2022-12-31@#-1", "2022-12-31@#", "2022-12-31@", "2022-12-31@202", "2022-13-01", "22",
            "0000", "-022", "+022",
            "2022-12-31@closed", "2022-12-31@2022-12-31T00:00:00", "", "@#1", "2022-12-31@#1@#2",
        ] {
            #expect(code { _ = try CutExpression(text) } == "invalidValue", "\(text)")
        }
        // A year stands for its last day, wherever a day is written.
        #expect(try CutExpression("2022") == CutExpression("2022-12-31"))
        #expect(try CutExpression("2022@2023") == CutExpression("2022-12-31", knownAt: .day("2023-12-31")))
        #expect(try KnownAt("9999") == .day("9999-12-31"))
        #expect(try CutExpression("2022-12-31@#7") == CutExpression("2022-12-31", knownAt: .position(7)))
        #expect(try CutExpression("2022-12-31@closing") == CutExpression("2022-12-31", knownAt: .closing))
    }

    @Test func aPositionIsTheLastOfAnEntry() throws {
        let scenario = try RuleScenario.poorHousehold()
        // Three units, then two events of H1: positions 3 and 5 end entries.
        for position in [3, 5] {
            #expect(try scenario.ledger.cut(CutExpression("2022-01-01@#\(position)")).position == position)
        }
        let error = #expect(throws: LedgerError.self) { try scenario.ledger.cut(CutExpression("2022-01-01@#4")) }
        #expect(error?.code.rawValue == "invalidPosition")
        #expect(error?.description.contains("3 and 5") == true, "\(String(describing: error))")
        #expect(code { _ = try scenario.ledger.cut(CutExpression("2022-01-01@#6")) } == "invalidPosition")
        #expect(code { _ = try scenario.ledger.cut(CutExpression("2022-01-01@closing")) } == "notFound")
    }

    /// Without a day to cut at, what was known at a closing was known at the last one.
    @Test func theLastClosingCountsWhereNoDayIsAsked() throws {
        var scenario = try RuleScenario.poorHousehold()
        #expect(code { _ = try scenario.ledger.position(knownAt: .closing) } == "notFound")
        for (day, known) in [("2022-12-31", 6), ("2023-12-31", 8)] as [(Day, Int)] {
            try scenario.ledger.close(through: day, actor: "UBND")
            #expect(try scenario.ledger.position(knownAt: .closing) == known)
            try scenario.given(.householdSizeChanged("H1", members: 5, on: "2024-06-01"))
            #expect(try scenario.ledger.position(knownAt: .closing) == known)
        }
        #expect(try scenario.ledger.cut(CutExpression("2022-06-01@closing")).position == 6)
        #expect(try scenario.ledger.cut(CutExpression("2022-12-31@closing")).position == 6)
        #expect(try scenario.ledger.cut(CutExpression("2023-01-01@closing")).position == 8)
    }

    @Test func aDayKnownAtEndsAtTheLedgersOwnOffset() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { RuleScenario.now })
        let event = Event.unitEstablished("A", name: "A", kind: .ward, on: "2020-01-01")
        // 17:00 in UTC is midnight of the next day at +07:00.
        for (index, time) in ["2021-12-20T16:59:59.999999Z", "2021-12-20T17:00:00Z"].enumerated() {
            let body = index == 0 ? event : Event.unitChanged("A", on: "2020-01-01", name: "Phường A")
            let entry = Entry(id: "e\(index)", recordedAt: Instant(time), actor: "UBND", events: [body])
            try ledger.record(entry, keepingRecordedTime: true)
        }
        #expect(try ledger.cut(CutExpression("2022-01-01@2021-12-19")).position == 0)
        #expect(try ledger.cut(CutExpression("2022-01-01@2021-12-20")).position == 1)
        #expect(try ledger.cut(CutExpression("2022-01-01@2021-12-21")).position == 2)
        #expect(try ledger.cut(CutExpression("2022-01-01@2021-12-20T17:00:00Z")).position == 2)
        #expect(try ledger.cut(CutExpression("2022-01-01@2021-12-21T00:00:00+07:00")).position == 2)
    }

    @Test func aPeriodDoesNotEndBeforeItBegins() throws {
        let ledger = try RuleScenario.poorHousehold().ledger
        #expect(code { _ = try ledger.at("2022-01-01").movement(since: "2022-01-02") } == "invalidValue")
        #expect(try ledger.at("2022-01-01").movement(since: "2022-01-01").tables.count == 2)
        for months in [-1, 1_201] {
            let asked = code { _ = try ledger.at("2022-01-01").movement(since: "2022-01-01", lookBackMonths: months) }
            #expect(asked == "invalidValue", "\(months)")
        }
    }

    @Test func aTrajectoryHasAtMostTwoHundredYears() throws {
        let scenario = try RuleScenario.poorHousehold()
        // The first event takes effect in 2020, so the years begin with 2021.
        #expect(try scenario.ledger.at("2220-12-31").trajectory().years.count == 400)
        let error = #expect(throws: LedgerError.self) { try scenario.ledger.at("2221-01-01").trajectory() }
        #expect(error?.code == .invalidValue)
        #expect(error?.description.contains("201 years") == true, "\(String(describing: error))")
        #expect(error?.description.contains("at most 200") == true, "\(String(describing: error))")
    }

    @Test func aTotalIsNotGuessed() throws {
        var scenario = try RuleScenario.poorHousehold()
        func totals() throws -> [Int64?] {
            try scenario.ledger.at("2022-12-31").trajectory().years.filter { $0.year == 2022 }
                .map(\.totalHouseholds)
        }
        try scenario.given(.householdRegistered("H2", in: "B", members: 1, on: "2022-01-01"))
        #expect(try totals() == [nil, nil])
        try scenario.given(.householdTotalReported("A", households: 100, on: "2022-06-30"))
        // B holds a registered household and has reported nothing: half a sum is no figure.
        #expect(try totals() == [nil, nil])
        try scenario.given(.householdTotalReported("B", households: 60, on: "2022-12-31"))
        #expect(try totals() == [160, 160])
    }

    /// The children's totals are complete, but they are not all of the parent's households.
    @Test func aParentThatHoldsHouseholdsCountsWithItsOwnTotal() throws {
        var scenario = try RuleScenario.poorHousehold()
        func totals() throws -> [Int64?] {
            try scenario.ledger.at("2022-12-31").trajectory().years.filter { $0.year == 2022 }
                .map(\.totalHouseholds)
        }
        let child = Event.unitEstablished("A1", name: "Ấp 1", kind: .hamlet, on: "2022-01-01", parent: "A")
        try scenario.given(child, .householdTotalReported("A1", households: 40, on: "2022-06-30"))
        #expect(try totals() == [nil, nil])
        try scenario.given(.householdTotalReported("A", households: 100, on: "2022-06-30"), id: "own")
        #expect(try totals() == [100, 100])
        // Where all households stand in the children, their sum stands for the parent.
        try scenario.given(.householdMoved("H1", to: "A1", on: "2022-07-01"))
        #expect(try totals() == [40, 40])
    }

    /// Where one of those it came from holds households and reported nothing, the sum of the others is no figure.
    @Test func aMergedUnitTakesTheSumOfThoseItCameFrom() throws {
        var scenario = try RuleScenario.poorHousehold()
        func totals() throws -> [Int64?] {
            try scenario.ledger.at("2022-12-31").trajectory().years.filter { $0.year == 2022 }
                .map(\.totalHouseholds)
        }
        try scenario.given(
            .householdTotalReported("B", households: 60, on: "2022-01-31"),
            .unitMerged("A", into: "C", on: "2022-07-01"),
            .unitMerged("B", into: "C", on: "2022-07-01"))
        #expect(try totals() == [nil, nil])
        try scenario.given(.householdTotalReported("A", households: 100, on: "2022-01-31"))
        #expect(try totals() == [160, 160])
        // From its own total on those it came from count no more.
        try scenario.given(.householdTotalReported("C", households: 155, on: "2022-07-01"))
        #expect(try totals() == [155, 155])
    }

    /// A share of no households at all is not 0: nothing is said.
    @Test func aShareOfNobodyIsUnknown() throws {
        var scenario = try RuleScenario()
        let target = Target(
            id: "t", measure: [.poor], kind: .rate, due: "2022-12-31", comparison: .atMost,
            value: .decimal(try #require(ExactDecimal(digits: 1, fractionDigits: 2))), quote: "1%")
        try scenario.given(
            .planAdopted("plan", title: "Kế hoạch", targets: [target], on: "2022-01-01"),
            .householdTotalReported("A", households: 0, on: "2022-01-01"))
        let row = try #require(try scenario.ledger.at("2022-12-31").trajectory().targets.first)
        #expect(row.verdict == .unknown && row.actual == nil)
    }

    /// 3 of 200 is 1.5 in a hundred: neither at most 0.01 nor equal to it, however it is divided.
    @Test func aRateIsNeverRounded() throws {
        var scenario = try RuleScenario.poorHousehold()
        let hundredth = try #require(ExactDecimal(digits: 1, fractionDigits: 2))
        let targets = [Comparison.atLeast, .atMost, .below, .equal].map { comparison in
            Target(
                id: comparison.name, measure: [.poor], kind: .rate, due: "2022-12-31", comparison: comparison,
                value: .decimal(hundredth), quote: "1%")
        }
        try scenario.given(
            .planAdopted("plan", title: "Kế hoạch", targets: targets, on: "2022-01-01"),
            .householdTotalReported("A", households: 200, on: "2022-01-01"))
        func met() throws -> Set<Comparison> {
            let rows = try scenario.ledger.at("2022-12-31").trajectory().targets
            #expect(rows.count == 4 && rows.allSatisfy { [.met, .missed].contains($0.verdict) })
            return Set(rows.filter { $0.verdict == .met }.map(\.target.comparison))
        }
        #expect(try met() == [.atMost, .below])
        func poor(_ household: String) -> [Event] {
            [
                .householdRegistered(household, in: "A", members: 1, on: "2022-02-01"),
                .householdClassified(household, as: .poor, on: "2022-02-01"),
            ]
        }
        try scenario.given(poor("H2"))
        #expect(try met() == [.atLeast, .atMost, .equal])
        try scenario.given(poor("H3"))
        #expect(try met() == [.atLeast])
    }
}
