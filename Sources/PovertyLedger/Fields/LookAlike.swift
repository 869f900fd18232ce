// The look of an id, as a reader sees it: two ids with one look are easily confused. The look is for comparing only; it
// is never shown and never stored. The tables are small and written by hand: what Vietnamese keyboards, spreadsheets
// and scanned lists produce, not all of Unicode.

import Files

@_spi(_Unicode) import Swift

/// Folds ids to what they look like.
package enum LookAlike {
    /// The look of an id, as UTF-8, appended to `look`.
    ///
    /// Folded are: compatibility forms (full width, circled, superscript, Roman numerals, ligatures, mathematical
    /// letters), case, dashes of all kinds, Cyrillic and Greek letters that look like Latin ones, Đ and Ð, runs of
    /// blanks, what is invisible, and the zeros at the beginning of each number. Cost: one pass over the bytes of an id
    /// in ASCII.
    package static func append(_ id: String, to look: inout [UInt8]) {
        var folding = Folding(start: look.count)
        let isASCII = id.utf8.allSatisfy { $0 < 0x80 }
        if isASCII {
            for byte in id.utf8 { folding.take(byte, &look) }
        } else {
            for scalar in id._nfd { fold(scalar) { folding.take($0, &look) } }
        }
        folding.finish(&look)
    }

    /// The look of an id.
    package static func look(of id: String) -> [UInt8] {
        var look: [UInt8] = []
        append(id, to: &look)
        return look
    }

    /// The state of folding one id: blanks and zeros are kept back until the next character is known.
    private struct Folding {
        let start: Int
        private var blanks = 0
        private var zeros = 0
        private var isInNumber = false

        init(start: Int) { self.start = start }

        mutating func take(_ byte: UInt8, _ look: inout [UInt8]) {
            if byte == UInt8(ascii: "0"), !isInNumber {
                zeros += 1
                return
            }
            if byte == 0x20 {
                endNumber(&look)
                blanks += 1
                return
            }
            guard byte > 0x20, byte != 0x7F else { return }
            let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
            if isDigit { zeros = 0 } else { endNumber(&look) }
            writeBlank(&look)
            isInNumber = isDigit
            let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
            look.append(isUpper ? byte | 0x20 : byte)
        }

        mutating func finish(_ look: inout [UInt8]) { endNumber(&look) }

        /// A number that is all zeros becomes one zero.
        private mutating func endNumber(_ look: inout [UInt8]) {
            if zeros > 0 {
                writeBlank(&look)
                look.append(UInt8(ascii: "0"))
            }
            (zeros, isInNumber) = (0, false)
        }

        private mutating func writeBlank(_ look: inout [UInt8]) {
            if blanks > 0, look.count > start { look.append(0x20) }
            blanks = 0
        }
    }

    /// Appends the bytes that a decomposed scalar looks like.
    private static func fold(_ scalar: Unicode.Scalar, _ write: (UInt8) -> Void) {
        if scalar.isASCII { return write(UInt8(scalar.value)) }
        let properties = scalar.properties
        if properties.isWhitespace { return write(0x20) }
        if scalar.isInvisible { return }
        if properties.isDash || otherDashes.contains(scalar.value) { return write(UInt8(ascii: "-")) }
        if let digit = digit(scalar, properties) { return write(UInt8(ascii: "0") + digit) }
        if let latin = latin(scalar.value) { return latin.utf8.forEach(write) }
        for upper in properties.uppercaseMapping.unicodeScalars {
            if upper.isASCII {
                write(UInt8(upper.value))
            } else if let same = sameLook[upper.value] {
                same.utf8.forEach(write)
            } else {
                // A lower-case form can't be folded further, so that folding ends here.
                for lower in upper.properties.lowercaseMapping.unicodeScalars { String(lower).utf8.forEach(write) }
            }
        }
    }

    /// The digit that a scalar represents: of other scripts, circled, superscript.
    private static func digit(_ scalar: Unicode.Scalar, _ properties: Unicode.Scalar.Properties) -> UInt8? {
        guard properties.numericType == .decimal || properties.numericType == .digit,
            let value = properties.numericValue,
            value >= 0, value <= 9
        else { return nil }
        return UInt8(value)
    }

    /// The Latin letters that a compatibility form represents.
    private static func latin(_ value: UInt32) -> String? {
        func letter(_ first: UInt32, _ index: UInt32) -> String? { Unicode.Scalar(first + index).map { String($0) } }
        switch value {
        case 0xFF01...0xFF5E: return letter(0x21, value - 0xFF01)
        case 0x24B6...0x24CF: return letter(0x61, value - 0x24B6)
        case 0x24D0...0x24E9: return letter(0x61, value - 0x24D0)
        // Thirteen alphabets, each of 26 capital and 26 small letters.
        case 0x1D400...0x1D6A3: return letter(0x61, (value - 0x1D400) % 26)
        case 0x2160...0x216F: return romanNumerals[Int(value - 0x2160)]
        case 0x2170...0x217F: return romanNumerals[Int(value - 0x2170)]
        case 0x0131, 0x0269, 0x026A: return "i"
        case 0x0251: return "a"
        case 0x0261: return "g"
        case 0x2113: return "l"
        case 0x2116: return "no"
        case 0xFB00...0xFB06: return ["ff", "fi", "fl", "ffi", "ffl", "st", "st"][Int(value - 0xFB00)]
        default: return nil
        }
    }

    private static let romanNumerals = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "l", "c", "d", "m",
    ]

    /// Characters that look like dashes and are not dashes in Unicode: modifier letter, hyphen bullet, box drawing.
    private static let otherDashes: Set<UInt32> = [0x02D7, 0x2043, 0x2500]

    /// Capital letters that look like Latin ones, with the small letter of those.
    private static let sameLook: [UInt32: String] = [
        // Cyrillic.
        0x0410: "a", 0x0412: "b", 0x0415: "e", 0x0405: "s", 0x0406: "i", 0x04C0: "i", 0x0408: "j", 0x041A: "k",
        0x041C: "m", 0x041D: "h", 0x041E: "o", 0x0420: "p", 0x0421: "c", 0x0422: "t", 0x0423: "y", 0x04AE: "y",
        0x0425: "x", 0x04BA: "h", 0x0500: "d", 0x051A: "q", 0x051C: "w",
        // Greek.
        0x0391: "a", 0x0392: "b", 0x0395: "e", 0x0396: "z", 0x0397: "h", 0x0399: "i", 0x039A: "k", 0x039C: "m",
        0x039D: "n", 0x039F: "o", 0x03A1: "p", 0x03A4: "t", 0x03A5: "y", 0x03A7: "x", 0x03F9: "c", 0x037F: "j",
        // Đ, and the letters that look the same: Ð and Ɖ.
        0x0110: "đ", 0x00D0: "đ", 0x0189: "đ",
    ]
}
