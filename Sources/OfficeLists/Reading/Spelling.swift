// Text of a cell in two forms: cleaned, which is kept, and folded, which is compared. Accents, capitals, line breaks,
// blanks of all kinds and decomposed letters make no difference to the folded form; nothing of it is ever shown.

import Files
import PovertyLedger

/// The forms of text of a cell.
enum Spelling {
    /// The text in Unicode NFC, with single blanks inside and none around, without what can't be seen. Cost: one pass
    /// over the bytes of text that is so already.
    static func cleaned(_ text: String) -> String {
        if isClean(text) { return text }
        var result = String.UnicodeScalarView()
        var isAfterBlank = true
        for scalar in NormalizedText.normalized(text).unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                if !isAfterBlank { result.append(" ") }
                isAfterBlank = true
            } else if !scalar.isInvisible {
                result.append(scalar)
                isAfterBlank = false
            }
        }
        if isAfterBlank, !result.isEmpty { result.removeLast() }
        return String(result)
    }

    /// Whether text is in its cleaned form as far as its bytes show: printable ASCII and Vietnamese letters, single
    /// blanks.
    private static func isClean(_ text: String) -> Bool {
        var isAfterBlank = true
        var lead: UInt8 = 0
        for byte in text.utf8 {
            if byte < 0x80 {
                guard byte >= 0x20, byte != 0x7F, byte != 0x20 || !isAfterBlank else { return false }
                isAfterBlank = byte == 0x20
                continue
            }
            isAfterBlank = false
            if byte >= 0xC0 {
                // U+00C0–U+01BF without the rest of their blocks, U+1E80–U+1EFF.
                guard byte == 0xC3 || byte == 0xC4 || byte == 0xC6 || byte == 0xE1 else { return false }
                lead = byte
            } else if lead == 0xE1 {
                guard byte == 0xBA || byte == 0xBB else { return false }
                lead = 0
            }
        }
        return !isAfterBlank || text.isEmpty
    }

    /// The text from one of its words on, counted from 0 as the folded form has them.
    static func text(_ text: String, fromWord number: Int) -> String {
        var (words, isAfterBlank) = (0, true)
        for index in text.unicodeScalars.indices {
            let letter = base(text.unicodeScalars[index])
            if letter == 0 { continue }
            if letter != 0x20, isAfterBlank {
                if words == number { return String(text[index...]) }
                words += 1
            }
            isAfterBlank = letter == 0x20
        }
        return text
    }

    /// Small Latin letters without accents and digits, in words with one blank between them. Cost: one pass.
    static func folded(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var isAfterBlank = true
        for scalar in text.unicodeScalars {
            let letter = base(scalar)
            if letter == 0 { continue }
            if letter == 0x20 {
                if !isAfterBlank { bytes.append(letter) }
                isAfterBlank = true
            } else {
                bytes.append(letter)
                isAfterBlank = false
            }
        }
        if isAfterBlank, !bytes.isEmpty { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The letter below the marks of a scalar; a blank for what separates words; 0 for what is only a mark.
    private static func base(_ scalar: Unicode.Scalar) -> UInt8 {
        let value = scalar.value
        if value < 0x80 {
            switch UInt8(value) {
            case 0x30...0x39, 0x61...0x7A: return UInt8(value)
            case 0x41...0x5A: return UInt8(value) | 0x20
            default: return 0x20
            }
        }
        if value < 0x300 { return value < 0x100 ? latin[Int(value) - 0x80] : extended(value) }
        switch value {
        case 0x300...0x36F: return 0
        case 0x1EA0...0x1EB7: return UInt8(ascii: "a")
        case 0x1EB8...0x1EC7: return UInt8(ascii: "e")
        case 0x1EC8...0x1ECB: return UInt8(ascii: "i")
        case 0x1ECC...0x1EE3: return UInt8(ascii: "o")
        case 0x1EE4...0x1EF1: return UInt8(ascii: "u")
        case 0x1EF2...0x1EF9: return UInt8(ascii: "y")
        default: return scalar.isInvisible && !scalar.properties.isWhitespace ? 0 : 0x20
        }
    }

    private static func extended(_ value: UInt32) -> UInt8 {
        switch value {
        case 0x100...0x105: UInt8(ascii: "a")
        case 0x10E...0x111, 0x189: UInt8(ascii: "d")
        case 0x112...0x11B: UInt8(ascii: "e")
        case 0x128...0x131: UInt8(ascii: "i")
        case 0x14C...0x151, 0x1A0, 0x1A1: UInt8(ascii: "o")
        case 0x168...0x173, 0x1AF, 0x1B0: UInt8(ascii: "u")
        default: 0x20
        }
    }

    /// U+0080–U+00FF: the letters below their marks, Ð as Đ, blanks for the rest; the soft hyphen is nothing.
    private static let latin: [UInt8] = {
        let letters = Array("aaaaaa ceeeeiiiidnooooo  uuuuy  aaaaaa ceeeeiiiidnooooo  uuuuy y".utf8)
        var table = [UInt8](repeating: 0x20, count: 0x40) + letters
        table[0x2D] = 0
        return table
    }()

    /// A text in quotes for a question, as it is in a cell, without what identifies a person.
    static func quoted(_ text: String, _ use: PersonalData.Use = .quote) -> String {
        Excerpt.quoted(shown(text, use))
    }

    /// The same without quotes. What is far behind the end of what is shown is left out first.
    static func shown(_ text: String, _ use: PersonalData.Use) -> String {
        PersonalData.masked(text.utf8.count <= 1000 ? text : String(text.prefix(1000)), use)
    }
}
