// The promise that workbooks are read as openpyxl reads them: every cell of every fixture, with what is merged, hidden
// and in which font. Fixtures/tables/make.py and Fixtures/office-lists/make.py make the workbooks and what is expected.
#if Excel
    import Foundation
    import Testing

    @testable import Tables

    @Suite struct FixtureTests {
        /// A cell in words, from what openpyxl read.
        private static func expectedCell(_ cell: [Any]) throws -> (place: String, words: String, font: String) {
            let place = try #require(cell[0] as? String)
            let kind = try #require(cell[1] as? String)
            let font = try #require(cell[3] as? String)
            guard kind != "boolean" else { return (place, "\(place) boolean \((cell[2] as? Bool) == true)", font) }
            return (place, "\(place) \(kind) \(try #require(cell[2] as? String))", font)
        }

        @Test(arguments: ["office-list", "days-from-1904", "by-parts"])
        func cellsAreThoseThatOpenpyxlReads(_ name: String) throws {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(fixtures)/\(name).json"))
            let expected = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
            for chunkBytes in [1, 61, 32 << 10] {
                let file = try TableFile(
                    path: "\(fixtures)/\(name).xlsx", separator: nil, limits: TableLimits(), chunkBytes: chunkBytes)
                #expect(file.kind == .workbook)
                #expect(file.sheets.map(\.name) == expected.compactMap { $0["name"] as? String })
                #expect(file.sheets.map(\.visibility.rawValue) == expected.compactMap { $0["state"] as? String })
                for (sheet, expected) in zip(file.sheets, expected) { try compare(file, sheet, expected, name) }
            }
        }

        private func compare(_ file: TableFile, _ sheet: Sheet, _ expected: [String: Any], _ name: String) throws {
            let cells = try #require(expected["cells"] as? [[Any]]).map(Self.expectedCell)
            let reader = try file.rows(of: sheet)
            var found: [TableCell] = []
            var hidden: [Int] = []
            while let row = try reader.next() {
                // Formulas that no program calculated are empty to openpyxl.
                found += row.cells.filter { $0.value != .empty }
                if row.isHidden { hidden.append(row.number) }
            }
            #expect(found.count == cells.count)
            for (cell, expected) in zip(found, cells) {
                if case .number(let number) = cell.value {
                    // Numbers are compared by value: Python writes the shortest text, and programs may write another.
                    let value = expected.words.split(separator: " ").last.flatMap { Double($0) }
                    #expect(cell.place.description == expected.place && number.nearest == value)
                } else {
                    #expect(Array(wordsOfValue(cell).utf8) == Array(expected.words.utf8))
                }
                // The font that a text itself names is unknown to openpyxl.
                let isRich = name == "by-parts" && expected.place == "B2"
                #expect(cell.font.map { file.fontNames[$0] } == (isRich ? ".VnTimeH" : expected.font))
            }
            #expect(hidden == expected["hiddenRows"] as? [Int])
            #expect(
                reader.hiddenColumns.map { [$0.lowerBound, $0.upperBound] } == expected["hiddenColumns"] as? [[Int]])
            let merged = try file.mergedRanges(of: sheet).map(\.description).sorted()
            #expect(merged == expected["merged"] as? [String])
            #expect(reader.mergedRanges.map(\.description).sorted() == merged)
        }

        /// Every cell of the lists of offices, as many and the same as openpyxl reads.
        @Test func listsOfOfficesAreReadAsOpenpyxlReadsThem() throws {
            let folder = URL(fileURLWithPath: "\(fixtures)/../office-lists")
            let data = try Data(contentsOf: folder.appendingPathComponent("cells.json"))
            let expected = try #require(JSONSerialization.jsonObject(with: data) as? [String: [String: [Int]]])
            #expect(expected.count == 11)
            for (name, sheets) in expected {
                let file = try TableFile(path: folder.appendingPathComponent(name).path)
                #expect(Set(file.sheets.map(\.name)) == Set(sheets.keys))
                for sheet in file.sheets {
                    let reader = try file.rows(of: sheet)
                    var lines: [String] = []
                    while let row = try reader.next() {
                        for cell in row.cells where cell.value != .empty {
                            let font = cell.font.map { file.fontNames[$0] } ?? "nil"
                            lines.append("\(wordsOfValue(cell)) \(font)\n")
                        }
                    }
                    let checksum = StoredArchive.checksum(Array(lines.joined().utf8))
                    #expect([lines.count, Int(checksum)] == sheets[sheet.name], "\(name), \(sheet.name)")
                }
            }
        }

        private func wordsOfValue(_ cell: TableCell) -> String {
            words(cell).replacing(" =", with: "")
        }

        @Test func formulasAreKnown() throws {
            let parts = try cells("\(fixtures)/by-parts.xlsx").filter { $0.hasSuffix(" =") }
            #expect(parts == ["A4 number 3 =", "D4 text mộtx =", "E4 error #DIV/0! =", "F4 boolean true ="])
            // One that was never calculated is empty, and says so.
            let list = try cells("\(fixtures)/office-list.xlsx").filter { $0.hasSuffix(" =") }
            #expect(list == ["E12 empty ="])
        }

        @Test func formatsAreKnown() throws {
            let file = try TableFile(path: "\(fixtures)/office-list.xlsx")
            let reader = try file.rows(of: file.sheets[0])
            var formats: [String: String] = [:]
            while let row = try reader.next() {
                for cell in row.cells { formats[cell.place.description] = cell.format.map { file.numberFormats[$0] } }
            }
            #expect(
                formats["D8"] == "dd/mm/yyyy;@" && formats["E9"] == "[Red]#,##0.0\"đ\"" && formats["A8"] == "General")
        }
    }
#endif
