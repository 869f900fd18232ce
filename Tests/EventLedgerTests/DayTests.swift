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

    @Test func beyondTheCalendarThereIsNone() throws {
        #expect(Day.first.adding(months: -1) == nil)
        #expect(Day.last.adding(months: 1) == nil)
        #expect(("2022-01-01" as Day).adding(months: Int.max) == nil)
        #expect(("2022-01-01" as Day).adding(months: Int.min) == nil)
    }
}
