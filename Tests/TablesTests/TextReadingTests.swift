// The promise that text files of every spreadsheet are read field by field, and that what is wrong in one is named with
// its line and byte.

import Files
import LedgerTestSupport
import Testing

@testable import Tables

@Suite struct TextReadingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [
        ("a,b\n1,2\n", FieldSeparator.comma), ("a;b\r\n1,5;2,5\r\n", .semicolon), ("a\tb, c; d\n1\t2\n", .tab),
        ("\u{FEFF}mã;tên\n1;\"x,y,z\"\n", .semicolon), ("một cột\nhai\n", .comma), ("sep=;\na,b;c\n", .semicolon),
        ("TIÊU ĐỀ,,\na;b,c,d\ne,f,g\n", .comma), ("\"a;b;c\",1\n\"d;e;f\",2\n", .comma), ("a,b;c", .semicolon),
    ])
    func separatorIsFound(_ text: String, _ separator: FieldSeparator) throws {
        let path = try folder.write("a.csv", text)
        #expect(try TableFile(path: path).kind == .text(separator))
    }

    @Test func separatorThatIsGivenDecides() throws {
        let path = try folder.write("a.csv", "a;b,c\n")
        #expect(try rows(path, separator: .comma).flatMap { $0.cells.map(words) } == ["A1 text a;b", "B1 text c"])
    }

    @Test func fieldsAreAsTheyAre() throws {
        let text = "\u{FEFF}mã,\"tên \"\"to\"\"\",\r\n,\" hai\r\ndòng \",Ho\u{323}\u{302}\n\n\u{A0}x\u{A0},,#REF!"
        let path = try folder.write("a.csv", text)
        for chunkBytes in 1...80 {
            let found = try rows(path, chunkBytes: chunkBytes)
            #expect(found.map(\.number) == [1, 2, 3, 4] && found.map(\.line) == [1, 2, 4, 5])
            let all = found.flatMap { $0.cells.map(words) }
            #expect(
                all == [
                    "A1 text mã", "B1 text tên \"to\"", "B2 text  hai\r\ndòng ", "C2 text Ho\u{323}\u{302}",
                    "A4 text \u{A0}x\u{A0}", "C4 text #REF!",
                ])
            #expect(all.last.map { Array($0.utf8) } == Array("C4 text #REF!".utf8))
            #expect(found[3][2].value == .empty && found[3][2].place.description == "B4")
        }
        // Composed and decomposed letters are equal to Swift; the bytes are looked at.
        let third = try rows(path)[1][3]
        #expect(third.value == .text("Ho\u{323}\u{302}"))
        guard case .text(let decomposed) = third.value else { return }
        #expect(Array(decomposed.unicodeScalars).count == 4)
    }

    /// Records whose ends are around the ends of what is read at a time.
    @Test func recordsOnBothSidesOfABuffer() throws {
        for length in 50...78 {
            let field = String(repeating: "x", count: length)
            let path = try folder.write("a.csv", "\(field),\"\(field)\"\"\"\r\n\(field),2\r\n")
            #expect(
                try cells(path, chunkBytes: 64) == [
                    "A1 text \(field)", "B1 text \(field)\"", "A2 text \(field)", "B2 text 2",
                ])
        }
    }

    @Test(arguments: [
        ("a,b\nx,\"y\n", LedgerError.Code.malformedCSV, "the quoted field has no end", "2:3"),
        ("a,b\nx,y\"z\n", .malformedCSV, "quote inside a field", "2:4"),
        ("a,b\n\"x\"y,z\n", .malformedCSV, "a separator or the end of the line", "2:4"),
        ("a,b\rc\n", .malformedCSV, "a separator or the end of the line", "1:4"),
        ("\"a\nb\",\"c\n", .malformedCSV, "the quoted field has no end", "2:4"),
    ])
    func brokenText(_ text: String, _ code: LedgerError.Code, _ problem: String, _ place: String) throws {
        let path = try folder.write("a.csv", text)
        for chunkBytes in [1, 2, 3, 5, 64] {
            let error = try #require(throws: LedgerError.self) { try cells(path, chunkBytes: chunkBytes) }
            #expect(error.code == code && error.problem.description.contains(problem) && !error.remedy.isEmpty)
            #expect(error.description.hasPrefix("\(path):\(place):"), "\(error)")
        }
    }

    @Test func whatIsNotUTF8() throws {
        let path = try folder.write("a.csv", bytes: Array("a,b\nx,".utf8) + [0xE0, 0xE1, 0x0A])
        let error = try #require(throws: LedgerError.self) { try cells(path) }
        #expect(error.code == .malformedCSV && error.place.line == 2 && error.place.column == 3)
        #expect(error.place.cell == "B2" && error.remedy.description.contains("CSV UTF-8"))
        // The same error again, and no rows behind it.
        let file = try TableFile(path: path)
        let reader = try file.rows(of: file.sheets[0])
        _ = try reader.next()
        #expect(throws: error) { try reader.next() }
        #expect(throws: error) { try reader.next() }
    }

    @Test func limitsOfText() throws {
        var limits = TableLimits()
        (limits.cellBytes, limits.rowBytes) = (10, 100)
        let exact = try folder.write("a.csv", "\(String(repeating: "x", count: 10)),y\n")
        #expect(try rows(exact, limits: limits).count == 1)
        let long = try folder.write("b.csv", "\(String(repeating: "x", count: 11)),y\n")
        let open = try folder.write("c.csv", "\"" + String(repeating: "x\n", count: 200))
        let wide = try folder.write("d.csv", String(repeating: ",", count: CellPlace.lastColumn) + "\n")
        #expect(try rows(wide, limits: TableLimits(), separator: .tab).count == 1)
        for (path, chunk) in [(long, 64), (open, 64), (wide, 32 << 10)] {
            let error = try #require(throws: LedgerError.self) {
                try rows(path, chunkBytes: chunk, limits: path == wide ? TableLimits() : limits)
            }
            #expect(error.code == .fileTooLarge, "\(error)")
        }
    }

    @Test(arguments: [
        ("%PDF-1.7", "PDF"), ("\u{1F}\u{8B}x", "gzip"), ("Rar!", "compressed"), ("", "empty"),
        ("<html><table>", "web page"), (" \r\n<!DOCTYPE html>", "web page"),
        ("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "XML of 2003"),
        ("<a/>", "XML"), ("{\\rtf1", "rtf"), ("a\0\0b,c\u{1}", "neither text"), ("a\0b\0,\0", "UTF-16"),
    ])
    func otherFormats(_ content: String, _ name: String) throws {
        let bytes = content.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let path = try folder.write("a.xlsx", bytes: bytes)
        let error = try #require(throws: LedgerError.self) { try TableFile(path: path) }
        #expect(
            error.code == .otherFormat && error.problem.description.contains(name) && !error.remedy.isEmpty, "\(error)")
        #expect(error.place.file == path)
    }

    @Test func otherFormatsByBytes() throws {
        let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        var workbook = compound + [UInt8](repeating: 0, count: 2000)
        workbook[30] = 9
        let name = "EncryptedPackage".utf8.flatMap { (byte) -> [UInt8] in [byte, 0] }
        var encrypted = workbook
        encrypted[48] = 40
        let padding = 41 * 512 + 128 - encrypted.count
        encrypted += [UInt8](repeating: 0, count: padding)
        encrypted += name
        var far = workbook
        (far[48], far[49], far[50], far[51]) = (0xFF, 0xFF, 0xFF, 0xFF)
        let expected: [([UInt8], LedgerError.Code, String)] = [
            (workbook, .otherFormat, ".xls"), (encrypted, .encryptedFile, "encrypted"), (far, .otherFormat, ".xls"),
            (compound, .otherFormat, ".xls"), ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], .otherFormat, "UTF-32"),
            ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x41], .otherFormat, "UTF-32"),
        ]
        for (bytes, code, what) in expected {
            let path = try folder.write("a.xls", bytes: bytes)
            let error = try #require(throws: LedgerError.self) { try TableFile(path: path) }
            #expect(error.code == code && error.problem.description.contains(what), "\(error)")
        }
    }

    @Test func filesThatCannotBeOpened() throws {
        for path in [folder.path, folder.file("nothing"), "/dev/null"] {
            let error = try #require(throws: LedgerError.self) { try TableFile(path: path) }
            #expect(error.code == .readFailed && error.place.file == path)
        }
        var limits = TableLimits()
        limits.fileBytes = 3
        let path = try folder.write("a.csv", "a,b\n")
        #expect(throws: LedgerError.self) { try TableFile(path: path, limits: limits) }
    }

    #if !Excel
        @Test func workbooksNeedTheTrait() throws {
            let path = try folder.write("a.xlsx", bytes: StoredArchive.workbook().bytes())
            let error = try #require(throws: LedgerError.self) { try TableFile(path: path) }
            #expect(error.code == .unsupportedFormat)
            let writing = try #require(throws: LedgerError.self) {
                try TableWriter(path: folder.file("b.xlsx"), format: .workbook())
            }
            #expect(writing.code == .unsupportedFormat)
        }
    #endif
}
