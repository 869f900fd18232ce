// The promises of series that no random history shows: where points are, at the ends of the calendar too, what is refused
// and how, and small cases whose figures anyone can add up.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite("Series")
struct CountSeriesTests {
    /// U1 and U2, with one poor household of 4 in U1 and one near-poor of 2 in U2; U1 merges into U2 on 1 July 2022.
    private func twoUnits() throws -> RuleScenario {
        var scenario = try RuleScenario()
        try scenario.given(
            .unitEstablished("U1", name: "Một", kind: .ward, on: "2021-01-01"),
            .unitEstablished("U2", name: "Hai", kind: .ward, on: "2021-01-01"),
            .householdRegistered("H1", in: "U1", members: 4, on: "2022-02-01"),
            .householdClassified("H1", as: .poor, on: "2022-02-01"),
            .householdRegistered("H2", in: "U2", members: 2, on: "2022-03-01"),
            .householdClassified("H2", as: .nearPoor, on: "2022-03-01"), .unitMerged("U1", into: "U2", on: "2022-07-01")
        )
        return scenario
    }

    private func refusal(_ body: () throws -> some Any) -> LedgerError? {
        do {
            _ = try body()
            return nil
        } catch { return error as? LedgerError }
    }

    @Test func pointsAreTheLastDaysOfPeriods() throws {
        let cases: [(SeriesInterval, Day, Day, [Day])] = [
            (.day, "2024-02-28", "2024-03-01", ["2024-02-28", "2024-02-29", "2024-03-01"]),
            (.month, "2024-02-01", "2024-02-29", ["2024-02-29"]), (.month, "1900-02-28", "1900-02-28", ["1900-02-28"]),
            (.month, "2000-02-28", "2000-03-31", ["2000-02-29", "2000-03-31"]),
            (.month, "2022-11-15", "2023-01-15", ["2022-11-30", "2022-12-31", "2023-01-15"]),
            // 2023-01-01 was a Sunday.
            (.week, "2022-12-30", "2023-01-09", ["2023-01-01", "2023-01-08", "2023-01-09"]),
            (.week, "1970-01-01", "1970-01-05", ["1970-01-04", "1970-01-05"]),
            (
                .quarter, "2022-01-01", "2023-03-31",
                ["2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31", "2023-03-31"]
            ),
            (.year, "2022-12-31", "2024-06-30", ["2022-12-31", "2023-12-31", "2024-06-30"]),
            // The last day there is, a Friday, ends its week because no day follows.
            (.week, "9999-12-20", "9999-12-31", ["9999-12-26", "9999-12-31"]),
            (.month, "9999-11-30", "9999-12-31", ["9999-11-30", "9999-12-31"]),
            (.year, "0001-01-01", "0002-12-31", ["0001-12-31", "0002-12-31"]),
            (.week, "0001-01-01", "0001-01-08", ["0001-01-07", "0001-01-08"]),
        ]
        for (every, from, to, expected) in cases {
            #expect(try every.days(from: from, to: to) == expected, "\(every) \(from) \(to)")
        }
        for every in SeriesInterval.allCases {
            #expect(try every.days(from: "2023-05-17", to: "2023-05-17") == ["2023-05-17"], "\(every)")
            #expect(try every.days(from: .last, to: .last) == [.last] && every.end(of: .last) == .last, "\(every)")
            #expect(try every.days(from: .first, to: .first) == [.first], "\(every)")
        }
    }

    /// Spans anywhere in the calendar, compared with another calendar.
    @Test func pointsAreThoseOfAnotherCalendar() throws {
        var random = SeededGenerator(seed: 40)
        for round in 0..<24 {
            let last = Int(Day.last.daysSinceEpoch)
            let start = round == 0 ? Int(Day.first.daysSinceEpoch) : random.number(Int(Day.first.daysSinceEpoch)...last)
            let end = round == 1 ? last : min(last, start + random.number(0...500))
            let from = try #require(Day(daysSinceEpoch: Int32(round == 1 ? last - 500 : start)))
            let to = try #require(Day(daysSinceEpoch: Int32(end)))
            for every in SeriesInterval.allCases {
                #expect(
                    try every.days(from: from, to: to) == NaiveSeries.days(from, to, every),
                    "\(random), \(every) from \(from) to \(to)")
            }
        }
    }

    @Test func aSpanThatEndsBeforeItBeginsIsRefused() throws {
        let scenario = try twoUnits()
        let error = refusal { try scenario.ledger.series(from: "2022-02-02", to: "2022-02-01", every: .day) }
        #expect(error?.code == .invalidValue && error?.problem.description.contains("2022-02-02 to 2022-02-01") == true)
    }

    @Test func aSeriesHasAtMostTenThousandPoints() throws {
        let from: Day = "2000-01-01"
        let most = try #require(Day(daysSinceEpoch: from.daysSinceEpoch + 9_999))
        let more = try #require(most.next)
        #expect(try SeriesInterval.day.days(from: from, to: most).count == 10_000)
        let error = refusal { try SeriesInterval.day.days(from: from, to: more) }
        #expect(error?.code == .invalidValue && error?.problem.description.contains("more than 10000 points") == true)
        #expect(try SeriesInterval.year.days(from: .first, to: .last).count == 9_999)
        #expect(refusal { try SeriesInterval.quarter.days(from: .first, to: .last) }?.code == .invalidValue)
        let scenario = try twoUnits()
        #expect(try scenario.ledger.series(from: from, to: most, every: .day).days.count == 10_000)
        #expect(refusal { try scenario.ledger.series(from: from, to: more, every: .day) }?.code == .invalidValue)
    }

    /// Units with a household each in the first year only, times 9,999 years: a point is a unit on a day.
    @Test(arguments: [(100, true), (101, false)])
    func aSeriesHasAtMostAMillionPointsOfUnits(units: Int, isAnswered: Bool) throws {
        var scenario = try RuleScenario()
        for number in 0..<units {
            try scenario.given(
                .unitEstablished("U\(number)", name: "U\(number)", kind: .ward, on: "0001-01-01"),
                .householdRegistered("H\(number)", in: "U\(number)", members: 1, on: "0001-01-01"),
                .householdDissolved("H\(number)", cause: .movedAway, on: "0002-01-01"))
        }
        let ledger = scenario.ledger
        let error = refusal { try ledger.series(from: .first, to: .last, every: .year, by: .unit) }
        #expect((error == nil) == isAnswered)
        #expect(
            isAnswered
                || (error?.code == .invalidValue
                    && error?.problem.description.contains("more than 1000000 rows") == true)
        )
        #expect(refusal { try ledger.series(from: .first, to: .last, every: .year) } == nil)
    }

    @Test func aSeriesHasAtMostAMillionRows() throws {
        var scenario = try RuleScenario()
        var number = 0
        // Nine units with 12 accounts each: 108 rows on each of 9,999 days, and 89,991 points.
        for unit in 0..<9 {
            try scenario.given(.unitEstablished("U\(unit)", name: "U\(unit)", kind: .ward, on: "0001-01-01"))
            for householdClass in HouseholdClass.allCases where householdClass != .unclassified {
                for socialProtection in [false, true] {
                    number += 1
                    try scenario.given(
                        .householdRegistered("H\(number)", in: "U\(unit)", members: 1, on: "0001-01-01"),
                        .householdClassified(
                            "H\(number)", as: householdClass, on: "0001-01-01", socialProtection: socialProtection))
                }
            }
        }
        let ledger = scenario.ledger
        let error = refusal { try ledger.series(from: .first, to: .last, every: .year, by: .unit) }
        #expect(error?.code == .invalidValue && error?.problem.description.contains("more than 1000000 rows") == true)
        #expect(try ledger.series(from: .first, to: "0100-12-31", every: .year, by: .unit).rows.count == 108 * 100)
    }

    /// Days are read in stretches, the shorter the more units there are: what happens around their ends is counted from
    /// its day on, together and by unit.
    @Test(arguments: [(1, 4096), (2, 2048), (70, 64)])
    func whatHappensAroundTheEndsOfStretchesIsCounted(units: Int, stretch: Int) throws {
        var scenario = try RuleScenario()
        let start: Day = "2000-01-01"
        func day(_ offset: Int) throws -> Day {
            try #require(Day(daysSinceEpoch: start.daysSinceEpoch + Int32(offset)))
        }
        for unit in 0..<units {
            try scenario.given(.unitEstablished("U\(unit)", name: "U\(unit)", kind: .ward, on: start))
        }
        let offsets = [-1, 0, 1].flatMap { [$0, stretch + $0, 2 * stretch + $0] }.filter { $0 >= 0 }
        for (number, offset) in offsets.enumerated() {
            try scenario.given(
                .householdRegistered("H\(number)", in: "U\(number % units)", members: 2, on: try day(offset)),
                .householdSizeChanged("H\(number)", members: 5, on: try day(offset + 2)))
        }
        let last = 2 * stretch + 4
        let ledger = scenario.ledger
        for grouping in [nil, .unit] as [UnitGrouping?] {
            let series = try ledger.series(from: start, to: try day(last), every: .day, by: grouping)
            var sums = [Tally](repeating: .zero, count: last + 1)
            for row in series.rows { sums[Int(row.day.daysSinceEpoch - start.daysSinceEpoch)] += row.tally }
            let expected = (0...last).map { index in
                Tally(
                    households: offsets.count { $0 <= index },
                    persons: 2 * offsets.count { $0 <= index } + 3 * offsets.count { $0 + 2 <= index })
            }
            #expect(sums == expected)
        }
    }

    @Test func anEmptyLedgerHasEveryPointAndNoRow() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create)
        let series = try ledger.series(from: "2022-01-01", to: "2022-12-31", every: .quarter)
        #expect(series.position == 0 && series.rows.isEmpty)
        #expect(series.points.map(\.day) == ["2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31"])
        #expect(series.points.allSatisfy { $0.total == .zero })
        #expect(try ledger.series(from: "2022-01-01", to: "2022-12-31", every: .quarter, by: .unit).points.isEmpty)
        #expect(
            refusal { try ledger.series(from: "2022-01-01", to: "2022-12-31", every: .quarter, knownAt: .closing) }?
                .code
                == .notFound)
    }

    @Test func anUnknownUnitIsRefused() throws {
        let ledger = try twoUnits().ledger
        let error = refusal { try ledger.series(from: "2022-01-01", to: "2022-12-31", every: .month, unit: "U9") }
        #expect(error?.code == .unknownUnit)
        #expect(try ledger.series(from: "2022-01-01", to: "2022-12-31", every: .month, unit: "Mot").unit == "U1")
    }

    /// A name that another unit has later is that of the day whose units are counted by, or of the last day.
    @Test func aNameOfAUnitIsThatOfADay() throws {
        var scenario = try twoUnits()
        try scenario.given(
            .unitChanged("U1", on: "2022-03-01", name: "Cũ"), .unitChanged("U2", on: "2022-04-01", name: "Một"))
        func unit(_ unitsOn: Day?) throws -> String? {
            try scenario.ledger.series(
                from: "2022-01-01", to: "2022-06-30", every: .month, unitsOn: unitsOn, unit: "Một"
            ).unit
        }
        #expect(try unit(nil) == "U2")
        #expect(try unit("2022-02-15") == "U1")
    }

    @Test func pointsBeforeTheFirstEventAreZero() throws {
        let series = try twoUnits().ledger.series(from: "2021-12-01", to: "2022-04-30", every: .month)
        #expect(series.points.map(\.total.persons) == [0, 0, 4, 6, 6])
        #expect(series.points.map { $0.tally(of: .poor).households } == [0, 0, 1, 1, 1])
        #expect(Set(series.rows.map(\.day)) == ["2022-02-28", "2022-03-31", "2022-04-30"])
    }

    @Test func eachPointIsCountedByTheUnitsOfItsOwnDay() throws {
        let ledger = try twoUnits().ledger
        func rows(_ unitsOn: Day?) throws -> [[String]] {
            try ledger.series(from: "2022-06-01", to: "2022-07-31", every: .month, unitsOn: unitsOn, by: .unit)
                .rows.map { ["\($0.day)", $0.account.unit ?? "", "\($0.tally.persons)"] }
        }
        #expect(
            try rows(nil) == [
                ["2022-06-30", "U1", "4"], ["2022-06-30", "U2", "2"], ["2022-07-31", "U2", "4"],
                ["2022-07-31", "U2", "2"],
            ])
        #expect(try rows("2022-01-01").map { $0[1] } == ["U1", "U2", "U1", "U2"])
        #expect(try rows("2022-12-31").map { $0[1] } == ["U2", "U2", "U2", "U2"])
        // The unit that was asked for is gone on the later day, and is not on the earlier one, by its units.
        let part = try ledger.series(from: "2022-06-01", to: "2022-07-31", every: .month, unit: "U1")
        #expect(part.points.map(\.total.persons) == [4, 0])
        let units = try ledger.series(from: "2022-06-01", to: "2022-07-31", every: .month, by: .unit).points
        #expect(units.map(\.unit) == ["U1", "U2", "U1", "U2"] && units.map(\.total.persons) == [4, 2, 0, 6])
    }

    /// The units of a day are those from that very day on, with points on both sides of it.
    @Test func unitsChangeOnTheDayOfAMergerAndOfANewParent() throws {
        var scenario = try twoUnits()
        try scenario.given(
            .unitEstablished("C1", name: "Phố Một", kind: .city, on: "2021-01-01"),
            .unitEstablished("C2", name: "Phố Hai", kind: .city, on: "2021-01-01"),
            .unitChanged("U2", on: "2022-05-01", parent: "C1"), .unitChanged("U2", on: "2022-06-15", parent: "C2"))
        func rows(_ from: Day, _ to: Day, _ grouping: UnitGrouping) throws -> [[String]] {
            try scenario.ledger.series(from: from, to: to, every: .day, by: grouping).points
                .filter { $0.total != .zero }.map { ["\($0.day)", $0.unit ?? "", "\($0.total.persons)"] }
        }
        #expect(
            try rows("2022-06-29", "2022-07-02", .unit) == [
                ["2022-06-29", "U1", "4"], ["2022-06-29", "U2", "2"], ["2022-06-30", "U1", "4"],
                ["2022-06-30", "U2", "2"], ["2022-07-01", "U2", "6"], ["2022-07-02", "U2", "6"],
            ])
        #expect(
            try rows("2022-06-13", "2022-06-16", .level(.city)) == [
                ["2022-06-13", "C1", "2"], ["2022-06-13", "U1", "4"], ["2022-06-14", "C1", "2"],
                ["2022-06-14", "U1", "4"], ["2022-06-15", "C2", "2"], ["2022-06-15", "U1", "4"],
                ["2022-06-16", "C2", "2"], ["2022-06-16", "U1", "4"],
            ])
    }

    /// What was recorded late is in the points before it, where it is known.
    @Test func lateReportsAndVoidsChangeThePointsOfTheirDays() throws {
        var scenario = try twoUnits()
        let first = try scenario.ledger.info().lastPosition
        try scenario.given(.householdSizeChanged("H1", members: 5, on: "2022-02-10"), id: "late")
        let second = try scenario.ledger.info().lastPosition
        try scenario.given(.eventVoided(EventReference(entry: "late", ordinal: 1), reason: "sai"))
        func persons(_ known: KnownAt) throws -> [Int] {
            try scenario.ledger.series(from: "2022-02-01", to: "2022-03-31", every: .month, knownAt: known)
                .points.map(\.total.persons)
        }
        #expect(try persons(.position(first)) == [4, 6])
        #expect(try persons(.position(second)) == [5, 7])
        #expect(try persons(.now) == [4, 6])
        #expect(refusal { try persons(.position(2)) }?.code == .invalidPosition)
    }

    @Test func classesAndSocialProtectionAreSelected() throws {
        var scenario = try twoUnits()
        try scenario.given(.householdClassified("H2", as: .nearPoor, on: "2022-05-01", socialProtection: true))
        let series = try scenario.ledger.series(from: "2022-04-01", to: "2022-05-31", every: .month)
        #expect(series.selecting() == series)
        let protected = series.selecting([.nearPoor, .poor], socialProtection: true)
        #expect(protected.classes == [.poor, .nearPoor] && protected.socialProtection == true)
        #expect(protected.points.map(\.total) == [.zero, Tally(households: 1, persons: 2)])
        #expect(protected.selecting([.poor]).points.map(\.total) == [.zero, .zero])
        #expect(series.selecting([.poor]).points.map(\.total.persons) == [4, 4])
    }
}
