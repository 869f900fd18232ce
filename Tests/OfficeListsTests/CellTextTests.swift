// The promise that dates, numbers and words of cells mean what offices mean by them, and nothing where two readings are
// possible. Expected values are written by hand.

import EventLedger
import PovertyLedger
import Testing

@testable import OfficeLists

@Suite struct CellTextTests {
    @Test func datesAsOfficesWriteThem() {
        for text in [
            "31/12/2022", "31-12-2022", "2022-12-31", "2022/12/31", "31.12.2022", "31 / 12 / 2022",
            "31/12/2022 00:00:00",
            "2022-12-31T08:30:00", "ngày 31 tháng 12 năm 2022", "Ngày 31/12/2022",
        ] {
            #expect(DayText(text) == .day("2022-12-31"), "\(text)")
        }
        #expect(DayText("1/2/2022") == .day("2022-02-01"), "the day is before the month")
        #expect(DayText("2022") == .year(2022))
        #expect(DayText("sinh năm 1950") == .year(1950))
        #expect(DayText("12/2022") == .month)
        #expect(DayText("31/12/22") == .shortYear)
        for text in [
            "12/31/2022", "31/02/2022", "29/02/2023", "0/1/2022", "cuối năm", "12345", "1/2/3/2022", "", "13/2022",
            "Q4 2022",
        ] {
            #expect(DayText(text) == .none, "\(text)")
        }
    }

    @Test func numbersAsOfficesWriteThem() {
        let whole: [(String, Int64)] = [
            ("1500000", 1_500_000), ("1.500.000", 1_500_000), ("1,500,000", 1_500_000), ("1 500 000", 1_500_000),
            ("1.500.000 đồng", 1_500_000), ("1.500.000đ", 1_500_000), ("1.500.000,00", 1_500_000), ("1.500", 1500),
            ("1500000.0", 1_500_000), ("1,5 triệu", 1_500_000), ("1,5 triệu đồng", 1_500_000), ("500 nghìn", 500_000),
            ("500 ngàn đồng", 500_000), ("2 tỷ", 2_000_000_000), ("4 khẩu", 4), ("4 người", 4), ("007", 7), ("-3", -3),
            ("123.", 123), ("50,0", 50),
        ]
        for (text, value) in whole { #expect(NumberText(text)?.whole() == value, "\(text)") }
        for text in [
            "1,5", "2.5", "1.50.000", "1..5", "một", "4 con bò", "", ",", "1,2,3", "1.500 triệu", "12-5", "1.500.00",
            "99999999999999999999", "9.999.999.999.999 tỷ",
        ] {
            #expect(NumberText(text)?.whole() == nil, "\(text)")
        }
        #expect(NumberText("1,5")?.whole(times: 1_000_000) == 1_500_000)
        #expect(NumberText("12")?.whole(times: 1000) == 12_000)
        #expect(NumberText("1,500")?.whole(times: 1000) == nil, "1500 or 1,5 thousands")
    }

    @Test func wordsForClasses() {
        let classes: [(String, ListWords.Standing)] = [
            ("Hộ nghèo", .class(.poor)), ("nghèo", .class(.poor)), ("HN", .class(.poor)), ("HỘ NGHÈO", .class(.poor)),
            ("Hộ cận nghèo", .class(.nearPoor)), ("HCN", .class(.nearPoor)), ("cận nghèo", .class(.nearPoor)),
            ("can ngheo", .class(.nearPoor)), ("Hộ không nghèo", .exit(.notPoor)), ("thoát nghèo", .exit(.leftPoverty)),
            ("Hộ thoát cận nghèo", .exit(.leftNearPoverty)), ("Hộ có mức sống trung bình", .class(.average)),
            ("near-poor", .class(.nearPoor)), ("poor", .class(.poor)),
        ]
        for (text, standing) in classes {
            #expect(ListWords.standings[Spelling.folded(text)] == standing, "\(text)")
        }
        #expect(ListWords.standings[Spelling.folded("Hộ hơi nghèo")] == nil)
        #expect(ListWords.standing(ofGroup: Spelling.folded("II. Hộ cận nghèo: 25 hộ")) == .class(.nearPoor))
        #expect(ListWords.standing(ofGroup: Spelling.folded("Danh sách hộ nghèo")) == .class(.poor))
        #expect(ListWords.standing(ofGroup: Spelling.folded("Xã Nghèo")) == nil)
    }

    /// A name in every form that a cell can have it in.
    @Test func spellingsAreOne() {
        let plain = "Phân loại hộ"
        for text in [
            "PHÂN LOẠI HỘ", "Phan loai ho", "Phân\nloại  hộ ", "Phân\u{A0}loại hộ",
            "Pha\u{302}n loa\u{323}i ho\u{323}\u{302}",
        ] {
            #expect(Spelling.folded(text) == Spelling.folded(plain), "\(text)")
        }
        #expect(Spelling.folded("Đặng Ð 12/3") == "dang d 12 3")
        #expect(Spelling.cleaned(" a\u{A0}\u{A0}b\n\u{200B}c ") == "a b c")
        #expect(
            Spelling.cleaned("Ho\u{323}\u{302} nghe\u{300}o").unicodeScalars.elementsEqual("Hộ nghèo".unicodeScalars))
        #expect(Spelling.cleaned("") == "" && Spelling.cleaned(" ") == "")
    }

    @Test func severalIndicatorsInOneCell() {
        func deprivations(_ text: String) -> [Deprivation]? {
            if case .words(let set) = Indicators.deprivations.read(text) { return set.words }
            return nil
        }
        func causes(_ text: String) -> [Cause]? {
            if case .words(let set) = Indicators.causes.read(text) { return set.words }
            return nil
        }
        #expect(deprivations("1, 3, 7") == [.employment, .nutrition, .housingQuality])
        #expect(deprivations("1;3;12") == [.employment, .nutrition, .informationAccess])
        #expect(
            deprivations("Việc làm; Bảo hiểm y tế và nhà tiêu hợp vệ sinh") == [
                .employment, .healthInsurance, .hygienicToilet,
            ])
        #expect(deprivations("1. Việc làm, 4. BHYT") == [.employment, .healthInsurance])
        #expect(deprivations("Không") == [])
        #expect(deprivations("13") == nil)
        #expect(deprivations("1, 13") == nil)
        #expect(deprivations("điện thoại") == nil)
        #expect(
            causes("Không có kỹ năng lao động, sản xuất; Không có vốn sản xuất, kinh doanh") == [.capital, .skills])
        #expect(causes("Có người ốm đau, bệnh nặng, tai nạn") == [.illnessOrAccident])
        #expect(causes("2, 8") == [.capital, .other])
        #expect(causes("lười lao động") == nil)
    }

    @Test func columnNumbersAreTold() {
        for row in [
            ["A", "B", "1", "2", "3"], ["(1)", "(2)", "(3)"], ["1", "2", "3=1+2"], ["A", "B", "C", "1", "2=1-3"],
            ["1", "2", "3", "4"],
        ] {
            #expect(ColumnNumbers.are(row), "\(row)")
        }
        for row in [
            ["1", "P1"], ["1", "2"], ["1", "3", "2"], ["A", "B", "C"], ["1", "Nguyễn", "3"], ["5", "5", "5"],
        ] {
            #expect(!ColumnNumbers.are(row), "\(row)")
        }
    }
}
