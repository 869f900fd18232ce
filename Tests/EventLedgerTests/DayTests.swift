// The promise that a day some months away is the one a calendar on the wall would give.

import EventLedger
import Testing

@Suite struct DayTests {
    @Test func monthsKeepTheDayOfTheMonth() throws {
        #expect(("2022-11-30" as Day).adding(months: 12) == Day("2023-11-30"))
        #expect(("2022-12-31" as Day).adding(months: -12) == Day("2021-12-31"))
        #expect(("2022-01-15" as Day).adding(months: -1) == Day("2021-12-15"))
        #expect(("2022-01-15" as Day).adding(months: 0) == Day("2022-01-15"))
    }

    @Test func aShorterMonthEndsEarlier() throws {
        #expect(("2024-02-29" as Day).adding(months: 12) == Day("2025-02-28"))
        #expect(("2023-01-31" as Day).adding(months: 1) == Day("2023-02-28"))
        #expect(("2024-03-31" as Day).adding(months: -1) == Day("2024-02-29"))
        #expect(("2023-08-31" as Day).adding(months: 25) == Day("2025-09-30"))
    }

    /// Every day of years of each kind, counted on from the first by the lengths of months on the wall.
    @Test func everyDayFollowsTheOneBefore() throws {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let leap: Set = [4, 400, 1600, 1904, 1996, 2000, 2024, 2400, 9996]
        for year in [1, 2, 4, 100, 400, 1600, 1700, 1900, 1904, 1996, 1999, 2000, 2023, 2024, 2100, 2400, 9996, 9999] {
            let first = try #require(Day(year: year, month: 1, day: 1))
            var count: Int32 = 0
            for month in 1...12 {
                let length = lengths[month - 1] + (month == 2 && leap.contains(year) ? 1 : 0)
                for number in 1...length {
                    let day = try #require(Day(year: year, month: month, day: number))
                    #expect(day.daysSinceEpoch == first.daysSinceEpoch + count, "\(day)")
                    #expect(day.civil == (year, month, number), "\(day)")
                    count += 1
                }
                #expect(Day(year: year, month: month, day: length + 1) == nil, "\(year)-\(month)")
            }
        }
    }

    @Test func beyondTheCalendarThereIsNone() throws {
        #expect(Day.first.adding(months: -1) == nil)
        #expect(Day.last.adding(months: 1) == nil)
        #expect(("2022-01-01" as Day).adding(months: Int.max) == nil)
        #expect(("2022-01-01" as Day).adding(months: Int.min) == nil)
    }
}
