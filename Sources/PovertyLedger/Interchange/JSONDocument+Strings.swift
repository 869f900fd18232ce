// The scanner's strings: UTF-8 by the table of well-formed sequences, escapes decoded once. Lone surrogates, control
// characters and overlong sequences are refused.

extension JSONDocument {
    /// Scans the string at the cursor, an opening quote.
    mutating func scanString(_ bytes: Span<UInt8>) throws(LedgerError) {
        let start = cursor
        cursor += 1
        var isPlain = true
        while true {
            cursor = JSONDocument.endOfPlainText(bytes, from: cursor)
            guard cursor < bytes.count else { throw truncated() }
            let byte = bytes[cursor]
            if byte == UInt8(ascii: "\"") {
                let count = cursor - start - 1
                cursor += 1
                return try append(
                    JSONNode(kind: .string, isPlain: isPlain, offset: UInt32(start), count: UInt32(count)))
            }
            if byte >= 0x7F {
                isPlain = false
                cursor += byte == 0x7F ? 1 : try sequenceLength(bytes)
            } else if byte == UInt8(ascii: "\\") {
                return try scanEscapedString(bytes, from: start)
            } else {
                throw controlCharacter(byte)
            }
        }
    }

    /// The offset of the first byte from `index` on that is a quote, a backslash or not printable ASCII; the end of the
    /// line when there is none. Eight bytes are examined in one step: in a word of them, each of the terms below has
    /// the high bit of the lowest byte that it is about, and may be wrong only about bytes after that one.
    @inline(__always)
    private static func endOfPlainText(_ bytes: Span<UInt8>, from index: Int) -> Int {
        var index = index
        let raw = bytes.bytes
        while index + 8 <= raw.byteCount {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            let ones: UInt64 = 0x0101_0101_0101_0101
            let quotes = word ^ (ones &* 0x22)
            let backslashes = word ^ (ones &* 0x5C)
            let deletes = word ^ (ones &* 0x7F)
            let hits =
                (((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | ((deletes &- ones) & ~deletes)
                    | ((word &- ones &* 0x20) & ~word) | word) & (ones &* 0x80)
            if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            index += 1
        }
        return index
    }

    /// Scans the rest of a string that began at `start` and has its first escape at the cursor.
    private mutating func scanEscapedString(_ bytes: Span<UInt8>, from start: Int) throws(LedgerError) {
        let decodedOffset = decoded.count
        for index in start + 1..<cursor { decoded.append(bytes[index]) }
        while cursor < bytes.count {
            let byte = bytes[cursor]
            if byte == UInt8(ascii: "\"") {
                cursor += 1
                return try append(
                    JSONNode(
                        kind: .string, offset: UInt32(start), count: UInt32(decoded.count - decodedOffset),
                        decodedOffset: UInt32(decodedOffset)))
            }
            if byte == UInt8(ascii: "\\") {
                try scanEscape(bytes)
            } else if byte < 0x20 {
                throw controlCharacter(byte)
            } else {
                let length = byte < 0x80 ? 1 : try sequenceLength(bytes)
                for index in cursor..<cursor + length { decoded.append(bytes[index]) }
                cursor += length
            }
        }
        throw truncated()
    }

    private mutating func scanEscape(_ bytes: Span<UInt8>) throws(LedgerError) {
        let start = cursor
        guard cursor + 1 < bytes.count else {
            cursor = bytes.count
            throw truncated()
        }
        cursor += 2
        switch bytes[cursor - 1] {
        case UInt8(ascii: "\""): decoded.append(UInt8(ascii: "\""))
        case UInt8(ascii: "\\"): decoded.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "/"): decoded.append(UInt8(ascii: "/"))
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"):
            let unit = try scanCodeUnit(bytes)
            guard 0xD800...0xDFFF ~= unit else {
                guard let scalar = Unicode.Scalar(unit) else { throw loneSurrogate(at: start) }
                return decoded.append(contentsOf: String(scalar).utf8)
            }
            guard unit < 0xDC00, cursor + 1 < bytes.count, bytes[cursor] == UInt8(ascii: "\\"),
                bytes[cursor + 1] == UInt8(ascii: "u")
            else { throw loneSurrogate(at: start) }
            cursor += 2
            let second = try scanCodeUnit(bytes)
            guard 0xDC00...0xDFFF ~= second,
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
            else { throw loneSurrogate(at: start) }
            decoded.append(contentsOf: String(scalar).utf8)
        default:
            throw malformed(
                "there is no such escape", "escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits",
                at: start)
        }
    }

    /// Scans four hexadecimal digits.
    private mutating func scanCodeUnit(_ bytes: Span<UInt8>) throws(LedgerError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard cursor < bytes.count else { throw truncated() }
            let byte = bytes[cursor]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: throw unexpected(byte, "\\u is followed by four hexadecimal digits")
            }
            cursor += 1
        }
        return unit
    }

    /// The length of the well-formed sequence of more than one byte at the cursor (Unicode, table 3-7).
    private func sequenceLength(_ bytes: Span<UInt8>) throws(LedgerError) -> Int {
        let first = bytes[cursor]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: throw invalidUTF8()
        }
        guard cursor + length <= bytes.count, second.contains(bytes[cursor + 1]) else { throw invalidUTF8() }
        for index in cursor + 2..<max(cursor + 2, cursor + length) where bytes[index] & 0xC0 != 0x80 {
            throw invalidUTF8()
        }
        return length
    }

    @inline(never)
    private func invalidUTF8() -> LedgerError {
        malformed("the bytes here are not UTF-8", "save the file as UTF-8")
    }

    @inline(never)
    private func controlCharacter(_ byte: UInt8) -> LedgerError {
        unexpected(byte, "a string holds no control characters")
    }

    @inline(never)
    private func loneSurrogate(at offset: Int) -> LedgerError {
        malformed("an escape is half of a surrogate pair", "write the character itself, in UTF-8", at: offset)
    }
}
