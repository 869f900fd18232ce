// Recognises a file by its first bytes and never by its name: people hand in older workbooks, other programs' tables,
// PDF, archives and text in other encodings. Each is named, with what to do instead.

internal import Files

/// What a file is.
enum FileKind: Equatable {
    /// Lines of text, as far as its first bytes show.
    case text
    /// An archive, perhaps of the parts of a workbook.
    case archive
    /// Another format: what it is, and what to do.
    case other(what: Sentence, remedy: Sentence)
    /// An Office file whose content is encrypted.
    case encrypted

    private static let save: Sentence = "open it in a spreadsheet program and save it as .xlsx, or as CSV in UTF-8"
    private static let unpack: Sentence = "unpack it, and read the file in it"

    /// The bytes that `init` looks at first.
    static let startBytes = 4096

    /// What a file is that begins with some bytes, `startBytes` or all of a shorter file; `read` gives bytes
    /// from an offset.
    init(
        startingWith bytes: [UInt8], read: (_ offset: Int, _ count: Int) throws(LedgerError) -> [UInt8]
    ) throws(LedgerError) {
        guard !bytes.isEmpty else {
            self = .other(what: "empty", remedy: "check that it was copied whole")
            return
        }
        if bytes.starts(with: FileKind.compound) {
            self = try FileKind.olderOffice(bytes, read)
        } else if let known = FileKind.signatures.first(where: { bytes.starts(with: $0.bytes) }) {
            self = known.kind
        } else {
            let (encoding, markBytes) = TextEncoding.found(in: bytes)
            self = FileKind.text(encoding == .utf8 ? bytes : FileKind.asciiOnly(bytes.dropFirst(markBytes), encoding))
        }
    }

    /// The ASCII of text in UTF-16, other characters left out: enough to know markup by.
    private static func asciiOnly(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> [UInt8] {
        let low = encoding == .utf16BigEndian ? 1 : 0
        return stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).compactMap { index in
            let (byte, other) = (bytes[index + low], bytes[index + 1 - low])
            return other == 0 && (1...0x7F).contains(byte) ? byte : nil
        }
    }

    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    private static let utf16 = FileKind.other(
        what: "text in UTF-16 without its byte order mark", remedy: "save it as \"CSV UTF-8\", or as .xlsx")
    private static let utf32 = FileKind.other(
        what: "text in UTF-32", remedy: "save it as \"CSV UTF-8\", or as .xlsx")
    private static let compressed = FileKind.other(what: "a compressed file", remedy: unpack)

    private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
        (Array("PK\u{3}\u{4}".utf8), .archive), (Array("PK\u{5}\u{6}".utf8), .archive),
        (Array("PK\u{7}\u{8}".utf8), .archive),
        (
            Array("%PDF-".utf8),
            .other(
                what: "a PDF document",
                remedy: "ask for the workbook that it was printed from; figures are not taken out of a printed page")
        ),
        ([0x1F, 0x8B], .other(what: "a file compressed with gzip", remedy: unpack)),
        (Array("BZh".utf8), compressed), ([0xFD] + Array("7zXZ\0".utf8), compressed),
        ([0x28, 0xB5, 0x2F, 0xFD], compressed), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], compressed),
        (Array("Rar!".utf8), compressed),
        (Array("{\\rtf".utf8), .other(what: "a text document (.rtf)", remedy: "copy its table into a workbook")),
        ([0x89] + Array("PNG".utf8), .other(what: "a picture", remedy: "ask for the workbook that it shows")),
        ([0xFF, 0xD8, 0xFF], .other(what: "a picture", remedy: "ask for the workbook that it shows")),
        ([0xFF, 0xFE, 0, 0], utf32), ([0, 0, 0xFE, 0xFF], utf32),
        // The workbooks of Excel 2 to 4, which are no compound files.
        ([0x09, 0x00, 0x04, 0x00], .other(what: "an older workbook (.xls)", remedy: save)),
        ([0x09, 0x02, 0x06, 0x00], .other(what: "an older workbook (.xls)", remedy: save)),
        ([0x09, 0x04, 0x06, 0x00], .other(what: "an older workbook (.xls)", remedy: save)),
    ]

    /// Text, unless its bytes are none.
    private static func text(_ bytes: [UInt8]) -> FileKind {
        if let zero = bytes.firstIndex(of: 0) {
            // Every other byte of ASCII in UTF-16 is 0.
            let pairs = bytes.prefix(64).count / 2
            let evens = (0..<pairs).count { bytes[2 * $0] == 0 }
            let odds = (0..<pairs).count { bytes[2 * $0 + 1] == 0 }
            if zero < 64, max(evens, odds) * 2 > pairs, min(evens, odds) == 0 { return utf16 }
            return .other(what: "neither text nor a workbook", remedy: save)
        }
        let start = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
        let content = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        guard content.hasPrefix("<") else { return .text }
        if content.contains("urn:schemas-microsoft-com:office:spreadsheet") {
            return .other(what: "a workbook in XML of 2003, whatever its name says", remedy: save)
        }
        let isPage = ["<html", "<table", "<!doctype html"].contains { content.contains($0) }
        return .other(what: isPage ? "a web page (HTML), whatever its name says" : "XML", remedy: save)
    }

    /// An older workbook, or the envelope of an encrypted one, whose folder names a stream `EncryptedPackage`.
    private static func olderOffice(
        _ bytes: [UInt8], _ read: (_ offset: Int, _ count: Int) throws(LedgerError) -> [UInt8]
    ) throws(LedgerError) -> FileKind {
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let older = FileKind.other(what: "an older Office file such as a workbook (.xls)", remedy: save)
        guard bytes.count >= 52 else { return older }
        let sector = bytes[48..<52].reversed().reduce(0) { $0 << 8 | Int($1) }
        let sectorBytes = 1 << min(max(Int(bytes[30]), 9), 12)
        let folder = try read((sector + 1) * sectorBytes, 4096)
        return bytes.hasSubsequence(name) || folder.hasSubsequence(name) ? .encrypted : older
    }

    /// The error for a file that is none of those read here; nil for one that is.
    var error: LedgerError? {
        switch self {
        case .text, .archive: nil
        case .other(let what, let remedy):
            LedgerError(.otherFormat, "the file is \(what), not a workbook (.xlsx) or CSV", remedy: remedy)
        case .encrypted: FileKind.encryptedError
        }
    }

    /// The error for a workbook that takes a password.
    static var encryptedError: LedgerError {
        LedgerError(
            .encryptedFile, "the workbook is encrypted",
            remedy: "open it with its password, save it without one, and read that")
    }
}

extension Array where Element == UInt8 {
    /// Whether it has some bytes in it, one behind the other.
    fileprivate func hasSubsequence(_ other: [UInt8]) -> Bool {
        guard let first = other.first, count >= other.count else { return false }
        return (0...(count - other.count)).contains { self[$0] == first && self[$0...].starts(with: other) }
    }
}
