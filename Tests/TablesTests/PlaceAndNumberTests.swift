// The promise that cells have the names that spreadsheets give them, that numbers stay as they are written, and that a
// count of days is the day that a calendar reaches by counting.

import Testing

@testable import Tables

@Suite struct PlaceAndNumberTests {
    @Test func everyColumnHasItsLetters() {
        // The naive way: A to Z, AA to ZZ, AAA to XFD, in order.
        let alphabet = (0..<26).map { String(Unicode.Scalar(UInt8(65 + $0))) }
        let two = alphabet.flatMap { first in alphabet.map { first + $0 } }
        let three = alphabet.flatMap { first in two.map { first + $0 } }
        let names = alphabet + two + three
        for column in 1...CellPlace.lastColumn {
            #expect(CellPlace.letters(ofColumn: column) == names[column - 1])
            #expect(CellPlace(names[column - 1] + "7") == CellPlace(row: 7, column: column))
        }
        #expect(CellPlace.letters(ofColumn: CellPlace.lastColumn) == "XFD")
    }

    @Test(arguments: [
        "", "7", "A", "A0", "A01", "A1048577", "XFE1", "ZZZZ1", "A-1", "A1B", "Á1", "A 1", "A99999999999",
    ])
    func whatIsNoCell(_ name: String) { #expect(CellPlace(name) == nil) }

    @Test func ranges() throws {
        let range = try #require(CellRange("A6:$C$9"))
        #expect(range.description == "A6:C9" && CellRange("B7")?.description == "B7")
        #expect(range.contains(CellPlace(row: 9, column: 3)) && !range.contains(CellPlace(row: 10, column: 3)))
        for name in ["C9:A6", "A6:", ":", "A1:B2:C3", "A6:B"] { #expect(CellRange(name) == nil) }
    }

    @Test(arguments: [
        ("123", "123", 123), ("123.0", "123", 123), ("001", "1", 1), ("-7", "-7", -7), ("1.5E3", "1500", 1500),
        ("12.50", "12.5", nil), ("1e-7", "1e-07", nil), ("0.30000000000000004", "0.3", nil), ("1E+2", "100", 100),
        ("-0", "-0", 0), ("0.000", "0", 0), ("9223372036854775807", "9.22337203685478e+18", Int.max),
        ("9223372036854775808", "9.22337203685478e+18", nil), ("1e400", "1e400", nil), (".5", "0.5", nil),
        ("123456789012345678", "1.23456789012346e+17", 123_456_789_012_345_678), ("1200e-2", "12", 12),
        ("100000000000000", "100000000000000", 100_000_000_000_000),
    ])
    func numbers(_ text: String, _ shown: String, _ whole: Int?) throws {
        let number = try #require(TableNumber(text))
        #expect(number.text == text && number.shown == shown && number.whole == whole)
    }

    @Test(arguments: ["", "-", ".", "1,5", "0x10", "1e", "1e+", "nan", "inf", " 1", "1 ", "1.2.3", "--1", "٣"])
    func whatIsNoNumber(_ text: String) { #expect(TableNumber(text) == nil) }

    @Test func unitsAndDecimals() {
        #expect(TableNumber(units: 1234, decimals: 2).text == "12.34")
        #expect(TableNumber(units: -5, decimals: 3).text == "-0.005")
        #expect(TableNumber(units: .min, decimals: 18).text == "-9.223372036854775808")
        #expect(TableNumber(units: 7, decimals: 0) == TableNumber(7) && TableNumber("7") == TableNumber(7))
    }

    @Test(arguments: [
        ("1234567.5", 0, false, "1.234.568"), ("-1234567.45", 1, false, "-1.234.567,5"),
        ("999.995", 2, false, "1.000,00"),
        ("0.125", 1, true, "12,5"), ("0.0005", 1, true, "0,1"), ("-0.0004", 1, true, "0,0"),
        ("1.5e-7", 2, false, "0,00"),
        ("1e3", 1, false, "1.000,0"), ("12", 0, false, "12"), ("0.5", 0, false, "1"), ("0.49999", 0, false, "0"),
        ("1e99", 0, false, "1e99"),
    ])
    func numbersOfPages(_ text: String, _ decimals: Int, _ asPercent: Bool, _ shown: String) throws {
        let number = try #require(TableNumber(text))
        #expect(number.shown(decimals: decimals, asPercent: asPercent, decimalComma: true) == shown)
    }

    /// Every day from 1900 to 2104, then every 31 December and the days of every February, by counting up a calendar; 60 is
    /// the day that never was.
    @Test func everyDayOfBothSystems() throws {
        var (year, month, day) = (1900, 1, 1)
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var count = 1
        while year < 10_000 {
            if count != 60 {
                if year < 2105 || month == 2 || month == 12 && day == 31 {
                    let expected = CalendarDay(year: year, month: month, day: day)
                    guard let expected, CalendarDay(serial: Double(count), .from1900) == expected,
                        expected.serial == Double(count),
                        year < 1904 || CalendarDay(serial: Double(count - 1462), .from1904) == expected
                    else {
                        Issue.record("\(count) is not \(year)-\(month)-\(day)")
                        return
                    }
                }
                let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
                day += 1
                if day > lengths[month - 1] + (month == 2 && isLeap ? 1 : 0) { (day, month) = (1, month + 1) }
                if month > 12 { (month, year) = (1, year + 1) }
            }
            count += 1
        }
        #expect(count == 2_958_466)
        for serial in [0, 0.5, -1, 60, 60.5, 2_958_466, .infinity, .nan, 1e300] {
            #expect(CalendarDay(serial: serial, .from1900) == nil, "\(serial)")
        }
        #expect(CalendarDay(serial: 44926.999999999, .from1900)?.description == "2023-01-01")
        #expect(CalendarDay(serial: 44926.5, .from1900)?.description == "2022-12-31T12:00:00")
    }

    @Test(
        arguments: [
            ("2022-12-31", "2022-12-31"), ("2022-12-31T08:30:05Z", "2022-12-31T08:30:05"),
            ("2022-12-31T08:30:05.250", "2022-12-31T08:30:05"), ("2022-02-29", nil), ("2022-1-1", nil), ("", nil),
            ("2022-12-31T24:00:00", nil), ("2022-12-31T", nil), ("-022-12-31", nil), ("2022-12-31-01", nil),
        ] as [(String, String?)])
    func daysByISO8601(_ text: String, _ day: String?) { #expect(CalendarDay(iso: text)?.description == day) }

    @Test(arguments: [
        ("General", false), ("dd/mm/yyyy", true), ("#,##0", false), ("mmm-yy", true), ("mm:ss", false),
        ("[h]:mm", false),
        ("h:mm AM/PM", false), ("\"ngày\" dd", true), ("\"dd\" 0", false), ("[$-42A]dd\\ mmmm;@", true),
        ("0.00E+00", false),
        ("[Red]0", false), ("\\d0", false), ("_d0", false), ("0;dd", false), ("", false), ("@", false), ("\"dd", false),
        ("mmmm", true), ("yyyy", true), ("[Magenta]0%", false), ("m/d/yy h:mm", true),
    ])
    func formatsOfDates(_ code: String, _ isDate: Bool) { #expect(NumberFormat.isDate(code) == isDate) }
}
