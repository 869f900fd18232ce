// Recognises what people import by mistake: workbooks, archives, tables, text in another encoding. It looks at the first
// bytes only, and never at a file's name. A file it does not know is read as JSON Lines, and says itself what is wrong.

/// A format that holds no entries as JSON Lines.
enum OtherFormat {
    case workbook, olderOffice, openDocument, zip, pdf, gzip, compressed, utf16, utf32, markup, table

    /// The format of a file whose first bytes these are; nil when it may be JSON Lines.
    init?(startingWith bytes: [UInt8]) {
        let known = OtherFormat.signatures.first { bytes.starts(with: $0.bytes) }
        switch known?.format {
        case .zip: self = OtherFormat.archive(bytes)
        case .utf16 where bytes.starts(with: [0xFF, 0xFE, 0, 0]): self = .utf32
        case .some(let format): self = format
        case .none:
            // Without a byte order mark: every other byte of ASCII is 0.
            guard bytes.count >= 4 else { return nil }
            let zeros = bytes.prefix(4).map { $0 == 0 }
            switch zeros {
            case [true, false, true, false], [false, true, false, true]: self = .utf16
            case [true, true, true, false], [false, true, true, true]: self = .utf32
            default:
                guard bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) == UInt8(ascii: "<") else {
                    return nil
                }
                self = .markup
            }
        }
    }

    /// The format of a file whose first line is no JSON; nil when that may just be a mistake in an entry: what names
    /// members, in quotes with a colon behind them, is one.
    init?(firstLine line: [UInt8]) {
        let namesMembers = Swift.zip(line, line.dropFirst()).contains {
            $0 == UInt8(ascii: "\"") && $1 == UInt8(ascii: ":")
        }
        let separators: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }),
            first != UInt8(ascii: "{"), first != UInt8(ascii: "["), !namesMembers,
            line.contains(where: separators.contains)
        else { return nil }
        self = .table
    }

    private static let signatures: [(bytes: [UInt8], format: OtherFormat)] = [
        (Array("PK\u{3}\u{4}".utf8), .zip), (Array("PK\u{5}\u{6}".utf8), .zip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .olderOffice), (Array("%PDF-".utf8), .pdf),
        ([0x1F, 0x8B], .gzip), (Array("BZh".utf8), .compressed), ([0xFD] + Array("7zXZ\0".utf8), .compressed),
        ([0x28, 0xB5, 0x2F, 0xFD], .compressed), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .compressed),
        (Array("Rar!".utf8), .compressed), ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16),
        ([0, 0, 0xFE, 0xFF], .utf32),
    ]

    /// A workbook and an OpenDocument file are archives whose first member says what they are.
    private static func archive(_ bytes: [UInt8]) -> OtherFormat {
        let start = String(decoding: bytes, as: Unicode.ASCII.self)
        if start.contains("mimetypeapplication/vnd.oasis.opendocument") { return .openDocument }
        let isOffice = ["[Content_Types].xml", "_rels/", "xl/", "word/", "docProps/"].contains { start.contains($0) }
        return isOffice ? .workbook : .zip
    }

    /// What to say of it.
    var error: LedgerError {
        let lines = "as JSON Lines: one entry, an object, a line"
        let (what, remedy): (String, String) =
            switch self {
            case .workbook: ("an Office file such as an Excel workbook (.xlsx)", "write its rows \(lines)")
            case .olderOffice: ("an older Office file such as an Excel workbook (.xls)", "write its rows \(lines)")
            case .openDocument: ("an OpenDocument file such as a table (.ods)", "write its rows \(lines)")
            case .zip: ("a ZIP archive", "unpack it and import the files of JSON Lines in it")
            case .pdf: ("a PDF document", "ask for the data it was printed from, \(lines)")
            case .gzip: ("compressed with gzip", "give what `gunzip -c` writes as standard input, named -")
            case .compressed: ("compressed", "unpack it and import the file of JSON Lines in it")
            case .utf16: ("text in UTF-16", "save it as UTF-8")
            case .utf32: ("text in UTF-32", "save it as UTF-8")
            case .markup: ("HTML or XML", "write the entries \(lines)")
            case .table:
                (
                    "a table such as comma-separated values (CSV)",
                    "write its rows \(lines); to compare a published table, reconcile it"
                )
            }
        return LedgerError(.otherFormat, "the file is \(what), not JSON Lines", remedy: remedy)
    }
}
