// Decides for each text of a sheet whether it is Unicode or of an old encoding. The font of the cell decides where it
// names an old one; otherwise letters do that Vietnamese has not, and then for the whole column: a name such as `Bé` is
// right in both, so that a column found old is read again from its start.

import Files
import Tables

/// Reads the text of cells, from whatever encoding.
struct OldText {
    /// What a text is.
    enum Reading: Equatable {
        /// Text that is Unicode, not yet cleaned.
        case text(String)
        /// Text that was of an old encoding, in Unicode now.
        case converted(String)
        /// Text whose encoding is not recognised, or that is not converted; its name where the font gives one.
        case doubt(String?)
    }

    /// The encodings of columns that letters showed in an earlier pass.
    let known: [Int: OldEncoding]
    /// Those that letters showed in this one.
    private(set) var found: [Int: OldEncoding] = [:]
    private var fonts: [OldEncoding?] = []

    init(known: [Int: OldEncoding] = [:]) { self.known = known }

    /// Whether columns were found old that the pass did not know of from its start.
    var needsAnotherPass: Bool { found.contains { known[$0.key] != $0.value } }

    /// The text of a cell. `fontNames` are those of the file, which rows add to.
    mutating func read(_ text: String, _ cell: TableCell, _ fontNames: () -> [String]) -> Reading {
        let encoding = font(of: cell, fontNames)
        if encoding == nil, known[cell.column] == nil, OldText.isPlain(text) { return .text(text) }
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        if isASCII, encoding != .tcvn3Capitals { return .text(text) }
        // What has letters beyond those of Western Europe, or marks of their own, was typed in Unicode.
        guard text.unicodeScalars.allSatisfy({ $0.value < 0x100 }) else { return .text(text) }
        if let encoding { return convert(text, cell, from: encoding) }
        if let encoding = known[cell.column], OldText.hasLetter(text) { return convert(text, cell, from: encoding) }
        return byLetters(text, cell)
    }

    private func convert(_ text: String, _ cell: TableCell, from encoding: OldEncoding) -> Reading {
        guard let decoded = encoding.decoded(text) else {
            // Of another language, or of Unicode in a font that was never changed.
            return OldText.isVietnamese(text) && OldText.isPlain(text)
                ? .text(text) : .doubt(encoding.name)
        }
        let isLikely = OldText.isVietnamese(decoded)
        if !isLikely, OldText.isPlain(text), OldText.isVietnamese(text) {
            return .doubt(encoding.name)
        }
        return .converted(decoded)
    }

    /// Text in no font from which its encoding follows.
    private mutating func byLetters(_ text: String, _ cell: TableCell) -> Reading {
        guard OldText.hasOddWord(text) else { return .text(text) }
        let readings = [OldEncoding.tcvn3, .vni].compactMap { encoding in
            encoding.decoded(text).flatMap { decoded in
                OldText.isVietnamese(decoded) ? (encoding, decoded) : nil
            }
        }
        guard readings.count == 1, let (encoding, decoded) = readings.first else {
            return readings.isEmpty && !OldText.hasSignInWord(text) ? .text(text) : .doubt(nil)
        }
        found[cell.column] = encoding
        return .converted(decoded)
    }

    private mutating func font(of cell: TableCell, _ fontNames: () -> [String]) -> OldEncoding? {
        guard let index = cell.font else { return nil }
        if index >= fonts.count { fonts = fontNames().map { OldEncoding(font: $0) } }
        return index < fonts.count ? fonts[index] : nil
    }

    /// Whether every letter is one of Vietnamese in Unicode or of another script, so that nothing points to an old
    /// encoding. Cost: one pass over the bytes.
    private static func isPlain(_ text: String) -> Bool {
        var lead: UInt8 = 0
        for byte in text.utf8 {
            if byte >= 0xC0 {
                lead = byte
            } else if byte >= 0x80 {
                let value = Int(byte & 0x3F)
                if lead == 0xC3, !vietnamese[value] { return false }
                // U+00A1–U+00BF; U+00A0 is a blank.
                if lead == 0xC2, value > 0x20 { return false }
                lead = 0
            }
        }
        return true
    }

    /// The letters U+00C0–U+00FF that Vietnamese has, and Ð, which is used for Đ.
    private static let vietnamese: [Bool] = {
        var letters = [Bool](repeating: false, count: 64)
        for scalar in "ÀÁÂÃÈÉÊÌÍÐÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý".unicodeScalars { letters[Int(scalar.value) - 0xC0] = true }
        return letters
    }()

    private static func hasLetter(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.value > 0xA0 }
    }

    /// Whether every word that has a letter beyond ASCII can be a Vietnamese one.
    private static func isVietnamese(_ text: String) -> Bool {
        var hasWord = false
        for word in text.split(whereSeparator: { !$0.isLetter }) where !word.utf8.allSatisfy({ $0 < 0x80 }) {
            guard Syllable.isPossible(word) else { return false }
            hasWord = true
        }
        return hasWord
    }

    /// The words of a text, signs and all.
    private static func words(_ text: String) -> [Substring] {
        text.split { $0.isWhitespace || ($0.isASCII && !$0.isLetter && !$0.isNumber) }
    }

    /// Whether a word has a letter, and something that Vietnamese has not: a sign by itself is no word.
    private static func hasOddWord(_ text: String) -> Bool {
        words(text).contains { word in
            !isPlain(String(word)) && word.unicodeScalars.contains { $0.properties.isAlphabetic && !isSign($0) }
        }
    }

    /// Whether a sign follows that no language has behind a letter; those of units, such as m², do not count.
    private static func hasSignInWord(_ text: String) -> Bool {
        words(text).contains { word in
            zip(word.unicodeScalars, word.unicodeScalars.dropFirst()).contains { before, sign in
                before.properties.isAlphabetic && !isSign(before) && isSign(sign)
                    && !"°²³¹ºª½".unicodeScalars.contains(sign)
            }
        }
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool { (0xA1...0xBF).contains(scalar.value) }
}
