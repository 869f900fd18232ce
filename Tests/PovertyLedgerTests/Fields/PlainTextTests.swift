// The promise that days, classes and names are read as people write them, and nothing that could be meant in two ways.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite struct PlainTextTests {
    @Test func marksAreLeftOutAndNothingElse() {
        for (text, plain) in [
            ("Hộ cận nghèo, Phường Nhà Mát – Đông Hải", "Ho can ngheo, Phuong Nha Mat – Dong Hai"), ("abc", "abc"),
            ("đ Đ", "d D"), ("ho\u{302}\u{323}", "ho"), ("Phu\u{31B}\u{1A1}", "Phuo"), ("中 ⠿", "中 ⠿"), ("", ""),
        ] { #expect(PlainText.withoutMarks(text) == plain, "\(text)") }
        #expect(PlainText.letters("Hộ  CẬN-nghèo 7") == "hocanngheo7")
    }

    @Test func daysAreReadAsPeopleWriteThem() {
        let spans: [(String, Day, Day)] = [
            ("2023-12-31", "2023-12-31", "2023-12-31"), ("31/12/2023", "2023-12-31", "2023-12-31"),
            ("31-12-2023", "2023-12-31", "2023-12-31"), ("1/2/2023", "2023-02-01", "2023-02-01"),
            ("29/02/2024", "2024-02-29", "2024-02-29"), ("12/2023", "2023-12-01", "2023-12-31"),
            ("2/2024", "2024-02-01", "2024-02-29"), ("02-2023", "2023-02-01", "2023-02-28"),
            ("2023-11", "2023-11-01", "2023-11-30"), ("2023", "2023-01-01", "2023-12-31"),
            ("9999", "9999-01-01", "9999-12-31"), ("12/9999", "9999-12-01", "9999-12-31"),
        ]
        for (text, first, last) in spans {
            #expect(DayReading.first(text) == first && DayReading.last(text) == last, "\(text)")
        }
        for text in [
            "", "23", "12/23", "31/12/23", "12/31/2023", "30/02/2023", "13/2023", "0/2023", "2023/12", "2023/12/31",
            "31/12-2023", "1/2/3/2023", "031/12/2023", "-2023", "2023-", "٣١/١٢/٢٠٢٣", " 2023", "0000", "12/0000",
            "2023-13",
            "20233",
        ] { #expect(DayReading.first(text) == nil && DayReading.last(text) == nil, "\(text)") }
    }

    @Test func cutsAndKnowledgeAreReadSo() throws {
        #expect(try CutExpression("31/12/2023@15/1/2024") == CutExpression("2023-12-31", knownAt: .day("2024-01-15")))
        #expect(try CutExpression("12/2023@closing") == CutExpression("2023-12-31", knownAt: .closing))
        #expect(try CutExpression("2023@1/2024") == CutExpression("2023-12-31", knownAt: .day("2024-01-31")))
        #expect(throws: LedgerError.self) { try CutExpression("31/13/2023") }
    }

    @Test func classesAreReadAsPrinted() {
        let words: [HouseholdClass: [String]] = [
            .unclassified: ["unclassified", "chưa phân loại"],
            .poor: ["poor", "Poor", "hộ nghèo", "Hộ nghèo", "HO NGHEO", "nghèo", "ngheo", "ho ngheo"],
            .nearPoor: ["nearPoor", "near-poor", "near poor", "Hộ cận nghèo", "cận nghèo", "can-ngheo"],
            .disadvantaged: ["disadvantaged", "khó khăn", "hộ có hoàn cảnh khó khăn"],
            .average: ["average", "trung bình", "hộ có mức sống trung bình"],
            .betterOff: ["betterOff", "better off", "khá", "hộ khá"],
            .wellOff: ["wellOff", "well-off", "giàu", "Hộ giàu"],
        ]
        #expect(words.count == HouseholdClass.allCases.count)
        for (expected, texts) in words {
            for text in texts { #expect(HouseholdClass(called: text) == expected, "\(text)") }
            // What the program prints beside its own word is read too.
            #expect(HouseholdClass(called: expected.vietnamese) == expected)
            #expect(HouseholdClass(called: expected.words.description) == expected)
        }
        for text in ["", "hộ", "rich", "thoát nghèo", "tái nghèo", "pooor"] {
            #expect(HouseholdClass(called: text) == nil, "\(text)")
        }
    }
}
