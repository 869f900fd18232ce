// What is said of the tables: each has a meaning, each column one, and no name twice; days are written as `Day` does.

import EventLedger
import Testing

@testable import AnalysisExport

@Suite struct DescriptionTests {
    @Test func everyTableAndColumnIsDescribed() {
        let tables = HouseholdView.analysisTables
        #expect(tables.count == 21 && Set(tables.map(\.name)).count == tables.count)
        for table in tables {
            #expect(!table.meaning.isEmpty && !table.meaning.hasSuffix("."))
            let names = table.columns.map(\.name)
            #expect(Set(names).count == names.count, "\(table.name)")
            if let key = table.key { #expect(names.contains(key), "\(table.name)") }
            for index in table.indexes { #expect(Set(names).isSuperset(of: index), "\(table.name)") }
            for column in table.columns {
                #expect(!column.meaning.isEmpty && !column.meaning.hasSuffix("."), "\(table.name).\(column.name)")
                #expect(
                    column.name.utf8.allSatisfy {
                        $0 == 0x5F || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
                    })
            }
        }
    }

    @Test func daysAreWrittenAsElsewhere() {
        let days: [Day] = [.first, "0999-12-31", "1969-12-31", "1970-01-01", "2000-02-29", "2023-12-31", .last]
        for day in days {
            var bytes: [UInt8] = []
            DayText.append(day.daysSinceEpoch, to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == "\(day)")
        }
    }

    @Test func wordsBecomeColumns() {
        #expect("illnessOrAccident".underscored == "illness_or_accident" && "land".underscored == "land")
    }
}
