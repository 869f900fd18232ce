// The characters of a text file as UTF-8, whatever they are stored as: UTF-8, or UTF-16 with its byte order mark, as Excel
// saves "Unicode Text". One piece after the other, so that memory does not grow with the file. It guesses no encoding,
// and puts no character in the place of one that is broken.

internal import Files

/// How the characters of a text file are stored.
enum TextEncoding {
    case utf8, utf16LittleEndian, utf16BigEndian

    /// That of a file by its first bytes, and how many of them are its mark.
    static func found(in bytes: some Collection<UInt8>) -> (encoding: TextEncoding, markBytes: Int) {
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return (.utf8, bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    }
}

/// A text file being read from an offset on.
struct TextSource {
    private let file: OpenedFile
    private let encoding: TextEncoding
    private var offset: Int
    /// Whether everything was given.
    private(set) var isAtEnd = false
    /// The bytes of a character of which the rest was not read yet.
    private var rest: [UInt8] = []
    /// The line that is read.
    private var line: Int
    /// How many bytes of it were given.
    private var lineBytes = 0
    /// What is wrong behind what was given.
    private var failure: LedgerError?

    /// A source from an offset on, where a line begins.
    init(_ file: OpenedFile, _ encoding: TextEncoding, from offset: Int, line: Int) {
        self.file = file
        self.encoding = encoding
        self.offset = offset
        self.line = line
    }

    /// The next piece, of about `count` stored bytes; it may be empty before the end. Throws `readFailed`, and
    /// `malformedCSV` once everything before the broken character was given.
    mutating func read(_ count: Int) throws(LedgerError) -> [UInt8] {
        if let failure { throw failure }
        let more = try file.read(at: offset, count: count)
        offset += more.count
        let isLast = more.count < count
        guard encoding != .utf8 else {
            isAtEnd = isLast
            return more
        }
        let text = decoded(rest + more, isLast: isLast)
        isAtEnd = isLast && failure == nil
        return text
    }

    private mutating func decoded(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        let high = encoding == .utf16BigEndian ? 0 : 1
        func unit(at index: Int) -> UInt32 { UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high]) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 3 / 2)
        var index = 0
        var lineStart = -lineBytes
        decoding: while index + 1 < bytes.count {
            let first = unit(at: index)
            switch first {
            case 0:
                failure = problem("a character with the number 0 is in the text", text.count - lineStart)
                break decoding
            case ..<0x80:
                text.append(UInt8(first))
                if first == 0x0A { (line, lineStart) = (line + 1, text.count) }
            case ..<0x800: text += [UInt8(0xC0 | first >> 6), UInt8(0x80 | first & 0x3F)]
            case 0xD800...0xDFFF:
                // Two units make a character above U+FFFF.
                guard index + 3 < bytes.count || isLast else { break decoding }
                let second = index + 3 < bytes.count ? unit(at: index + 2) : 0
                guard first < 0xDC00, (0xDC00...0xDFFF).contains(second) else {
                    failure = problem("half of a character (a lone surrogate) is in the text", text.count - lineStart)
                    break decoding
                }
                let scalar = 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF
                text += [UInt8(0xF0 | scalar >> 18), UInt8(0x80 | scalar >> 12 & 0x3F)]
                text += [UInt8(0x80 | scalar >> 6 & 0x3F), UInt8(0x80 | scalar & 0x3F)]
                index += 2
            default: text += [UInt8(0xE0 | first >> 12), UInt8(0x80 | first >> 6 & 0x3F), UInt8(0x80 | first & 0x3F)]
            }
            index += 2
        }
        lineBytes = text.count - lineStart
        rest = Array(bytes[index...])
        if isLast, !rest.isEmpty, failure == nil {
            failure = problem("the file ends inside a character", lineBytes)
        }
        return text
    }

    private func problem(_ problem: Sentence, _ bytesBefore: Int) -> LedgerError {
        LedgerError(
            .malformedCSV, "\(problem); the file is marked as UTF-16",
            remedy: "check that it was copied whole, or save the table again as .xlsx",
            at: LedgerError.Place(line: line, column: bytesBefore + 1))
    }
}
