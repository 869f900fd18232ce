// Recognises files that people import or reconcile by mistake: workbooks, archives, ledgers, tables, text in another
// encoding. It reads the first bytes only, and never uses the name of a file. A file that it does not recognise is read
// as the requested format, and gives that reader's errors.

/// A format that is not the requested one.
package enum OtherFormat {
    case workbook, olderOffice, openDocument, zip, tar, pdf, gzip, compressed, ledger, utf16, utf32, markup, json, table

    /// The requested format.
    package enum Wanted {
        /// Entries as JSON Lines.
        case entries
        /// A published table as comma-separated values.
        case table
    }

    /// The format of a file by its first bytes, 512 or all of a shorter file; nil when it may be JSON Lines or a table.
    package init?(startingWith bytes: [UInt8]) {
        // The marks of these two come after other fields.
        if bytes.dropFirst(257).starts(with: "ustar".utf8) {
            self = .tar
            return
        }
        if bytes.dropFirst(16).starts(with: [0xDE, 0xC0, 0xEF, 0xBE]) {
            self = .ledger
            return
        }
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

    /// The format of a file whose first line is no entry; nil when that may just be a mistake in one. `next` is the
    /// first byte of the next line, if any: JSON that continues there does not begin another object in the first
    /// column.
    package init?(firstLine line: [UInt8], next: UInt8?) {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        guard let first = line.first(where: { !isBlank($0) }), let last = line.last(where: { !isBlank($0) }) else {
            return nil
        }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            guard "{[,:".utf8.contains(last), let next, next != UInt8(ascii: "{") else { return nil }
            self = .json
            return
        }
        // A line with names of members, in quotes and followed by a colon, is an entry with a mistake.
        let namesMembers = Swift.zip(line, line.dropFirst()).contains {
            $0 == UInt8(ascii: "\"") && $1 == UInt8(ascii: ":")
        }
        guard !namesMembers, line.contains(where: ",;\t".utf8.contains) else { return nil }
        self = .table
    }

    /// The format of a file that should hold a table, by its first bytes; nil when it may be one.
    package init?(insteadOfTable bytes: [UInt8]) {
        if let format = OtherFormat(startingWith: bytes) {
            self = format
            return
        }
        let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
        self = .json
    }

    private static let signatures: [(bytes: [UInt8], format: OtherFormat)] = [
        (Array("PK\u{3}\u{4}".utf8), .zip), (Array("PK\u{5}\u{6}".utf8), .zip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .olderOffice), (Array("%PDF-".utf8), .pdf),
        ([0x1F, 0x8B], .gzip), (Array("BZh".utf8), .compressed), ([0xFD] + Array("7zXZ\0".utf8), .compressed),
        ([0x28, 0xB5, 0x2F, 0xFD], .compressed), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .compressed),
        (Array("Rar!".utf8), .compressed), ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16),
        ([0, 0, 0xFE, 0xFF], .utf32),
    ]

    /// A workbook and an OpenDocument file are archives whose first member shows their format.
    private static func archive(_ bytes: [UInt8]) -> OtherFormat {
        let start = String(decoding: bytes, as: Unicode.ASCII.self)
        if start.contains("mimetypeapplication/vnd.oasis.opendocument") { return .openDocument }
        let isOffice = ["[Content_Types].xml", "_rels/", "xl/", "word/", "docProps/"].contains { start.contains($0) }
        return isOffice ? .workbook : .zip
    }

    /// The error for it.
    package func error(insteadOf wanted: Wanted) -> LedgerError {
        let isTable = wanted == .table
        let lines: Sentence = "as JSON Lines: one entry, an object, a line"
        let write: Sentence = isTable ? "save its table as comma-separated values in UTF-8" : "write its rows \(lines)"
        let inside: Sentence = isTable ? "give the table in it" : "import the files of JSON Lines in it"
        let (what, remedy): (Sentence, Sentence) =
            switch self {
            case .workbook: ("an Office file such as an Excel workbook (.xlsx)", write)
            case .olderOffice: ("an older Office file such as an Excel workbook (.xls)", write)
            case .openDocument: ("an OpenDocument file such as a table (.ods)", write)
            case .zip: ("a ZIP archive", "unpack it and \(inside)")
            case .tar: ("a tar archive", "unpack it and \(inside)")
            case .pdf:
                (
                    "a PDF document",
                    isTable
                        ? "ask for the data it was printed from, as comma-separated values"
                        : "ask for the data it was printed from, \(lines)"
                )
            case .gzip: ("compressed with gzip", "give what `gunzip -c` writes as standard input, named -")
            case .compressed: ("compressed", "unpack it and \(inside)")
            case .ledger:
                (
                    "a ledger, or another LMDB file",
                    isTable
                        ? "name the ledger first and the table after it" : "export it, and import that"
                )
            case .utf16: ("text in UTF-16", "save it as UTF-8")
            case .utf32: ("text in UTF-32", "save it as UTF-8")
            case .markup: ("HTML or XML", isTable ? write : "write the entries \(lines)")
            case .json:
                isTable
                    ? ("JSON", "import it where it holds entries, or save the table as CSV")
                    : ("one JSON value over several lines", "write each entry, an object, on one line of its own")
            case .table:
                (
                    "a table such as comma-separated values (CSV)",
                    "write its rows \(lines); to compare a published table, reconcile it"
                )
            }
        let not: Sentence = isTable ? OtherFormat.separatedByCommas : "JSON Lines"
        return LedgerError(.otherFormat, "the file is \(what), not \(not)", remedy: remedy)
    }

    private static let separatedByCommas: Sentence = "comma-separated values (CSV)"
}
