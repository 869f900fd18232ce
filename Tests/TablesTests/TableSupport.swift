// What the tests of tables share: files of given bytes, the cells of a file in words, archives made by hand, and the
// Python program that reads what was written.

import Files
import Foundation
import LedgerTestSupport
import Testing

@testable import Tables

/// A cell in words, such as `B7 text 001`.
func words(_ cell: TableCell) -> String {
    let formula = cell.isFormula ? " =" : ""
    switch cell.value {
    case .empty: return "\(cell.place) empty\(formula)"
    case .text(let text): return "\(cell.place) text \(text)\(formula)"
    case .number(let number): return "\(cell.place) number \(number)\(formula)"
    case .boolean(let isTrue): return "\(cell.place) boolean \(isTrue)\(formula)"
    case .day(let day): return "\(cell.place) day \(day)\(formula)"
    case .error(let text): return "\(cell.place) error \(text)\(formula)"
    }
}

/// All rows of a sheet, with small pieces read at a time where asked for.
func rows(
    _ path: String, sheet: Int = 1, chunkBytes: Int = 32 << 10, limits: TableLimits = TableLimits(),
    separator: FieldSeparator? = nil
) throws -> [TableRow] {
    let file = try TableFile(path: path, separator: separator, limits: limits, chunkBytes: chunkBytes)
    let reader = try file.rows(of: file.sheets[sheet - 1])
    var rows: [TableRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
}

/// The cells of a sheet in words.
func cells(_ path: String, sheet: Int = 1, chunkBytes: Int = 32 << 10) throws -> [String] {
    try rows(path, sheet: sheet, chunkBytes: chunkBytes).flatMap { $0.cells.map(words) }
}

extension TemporaryFolder {
    /// Writes bytes into a file of the folder and gives its path.
    func write(_ name: String, bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }
}

/// The folder of the fixtures of tables.
let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Fixtures/tables").standardized.path

/// What another program reads in a file that was written.
func readByPython(_ path: String) throws -> [String: Any] {
    let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("read_workbook.py")
    let process = Process("python3", [program.path, path], endingWithinSeconds: 60)
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    let end = process.waitForEnd()
    try #require(end.status == 0, "the program ended with \(end)")
    return try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
}

/// An archive of parts that are stored as they are, made here byte by byte.
struct StoredArchive {
    var parts: [(name: String, bytes: [UInt8])]

    /// A workbook of one sheet with what is between `<sheetData>` and `</sheetData>`, and other parts in place of its own
    /// or added.
    static func workbook(
        rows: String = "", sheet: String? = nil, shared: String? = nil, replacing others: [String: String?] = [:]
    ) -> StoredArchive {
        let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var texts: [String: String?] = [
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels":
                "<Relationships><Relationship Id=\"a\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            "xl/workbook.xml":
                "<workbook \(main) xmlns:r=\"\(office)\"><sheets><sheet name=\"S\" r:id=\"s\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels": """
            <Relationships><Relationship Id="s" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
            <Relationship Id="t" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/>\
            <Relationship Id="y" Type="\(office)/styles" Target="styles.xml"/></Relationships>
            """,
            "xl/sharedStrings.xml": shared ?? "<sst><si><t>chung</t></si></sst>",
            "xl/styles.xml": """
            <styleSheet><fonts><font><name val="Arial"/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/>\
            <xf numFmtId="14" fontId="0"/></cellXfs></styleSheet>
            """,
            "xl/worksheets/sheet1.xml": sheet ?? "<worksheet><sheetData>\(rows)</sheetData></worksheet>",
        ]
        for (name, text) in others { texts[name] = .some(text) }
        return StoredArchive(
            parts: texts.compactMap { name, text in text.map { (name, Array($0.utf8)) } }.sorted { $0.name < $1.name })
    }

    /// The bytes of the archive. `claim` changes what it says of a part: its method and its flags.
    func bytes(claim: (_ name: String) -> (method: UInt16, flags: UInt16) = { _ in (0, 0) }) -> [UInt8] {
        var (archive, list): ([UInt8], [UInt8]) = ([], [])
        func number(_ value: Int, _ width: Int) -> [UInt8] {
            (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        for part in parts {
            let (method, flags) = claim(part.name)
            let common =
                number(20, 2) + number(Int(flags), 2) + number(Int(method), 2) + number(0, 2) + number(33, 2)
                + number(Int(StoredArchive.checksum(part.bytes)), 4) + number(part.bytes.count, 4)
                + number(part.bytes.count, 4) + number(part.name.utf8.count, 2) + number(0, 2)
            list += [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(archive.count, 4)
            list += part.name.utf8
            archive += [0x50, 0x4B, 3, 4] + common + Array(part.name.utf8) + part.bytes
        }
        let end =
            [0x50, 0x4B, 5, 6] + number(0, 4) + number(parts.count, 2) + number(parts.count, 2) + number(list.count, 4)
            + number(archive.count, 4) + number(0, 2)
        return archive + list + end
    }

    /// CRC-32, bit by bit.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }
}
