// Text that was spoilt before it came into a list: read in another encoding than it was written in, so that letters
// became pairs of signs, question marks or U+FFFD. It can't be put right by guessing, and is never recorded.

/// The signs of spoilt text.
enum GarbledText {
    /// Whether a text was spoilt. Cost: one pass over the bytes of text without odd letters.
    static func isGarbled(_ text: String) -> Bool {
        var (isPlain, hasMark, hasLatin) = (true, false, false)
        for byte in text.utf8 where byte >= 0x80 || byte == UInt8(ascii: "?") {
            if byte == UInt8(ascii: "?") { hasMark = true } else { isPlain = false }
            if byte == 0xC3 || byte == 0xC4 || byte == 0xC2 { hasLatin = true }
        }
        if isPlain, !hasMark { return false }
        let scalars = Array(text.unicodeScalars)
        if scalars.contains("\u{FFFD}") { return true }
        if hasMark, hasMarkForLetter(scalars) { return true }
        return hasLatin && (hasBytesOfUTF8(scalars) || hasMarkOfVNI(text))
    }

    /// Whether question marks stand for letters: inside a word, or several together behind letters.
    private static func hasMarkForLetter(_ scalars: [Unicode.Scalar]) -> Bool {
        func isLetter(_ index: Int) -> Bool {
            scalars.indices.contains(index) && scalars[index].properties.isAlphabetic
        }
        let marks = scalars.indices.filter { scalars[$0] == "?" }
        let hasLetters = scalars.contains { $0.properties.isAlphabetic }
        return marks.contains { mark in
            let isInWord = isLetter(mark - 1) && (isLetter(mark + 1) || scalars.dropFirst(mark + 1).first == "-")
            return isInWord || hasLetters && scalars.dropFirst(mark + 1).first == "?"
        }
    }

    /// Whether letters of Vietnamese in UTF-8 were read as Windows-1252, such as `á»™` for ộ: what begins such a letter,
    /// followed by what is no letter beside it in any language.
    private static func hasBytesOfUTF8(_ scalars: [Unicode.Scalar]) -> Bool {
        zip(scalars, scalars.dropFirst()).contains { first, second in
            switch first.value {
            case 0xE1: second.value == 0xBA || second.value == 0xBB
            case 0xC3, 0xC4, 0xC6: isContinuation(second)
            default: false
            }
        }
    }

    /// Whether a scalar is what Windows-1252 has for a byte 0x80–0xBF, other than a blank.
    private static func isContinuation(_ scalar: Unicode.Scalar) -> Bool {
        (0xA1...0xBF).contains(scalar.value) || signs.contains(scalar)
    }

    private static let signs = Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars)

    /// Whether a word has the vowel and mark of VNI, such as `Quyõ` for Quỹ: it is no syllable as it is, and one when it is
    /// converted.
    private static func hasMarkOfVNI(_ text: String) -> Bool {
        text.split { !$0.isLetter }.contains { word in
            guard !word.utf8.allSatisfy({ $0 < 0x80 }), word.unicodeScalars.allSatisfy({ $0.value < 0x100 }),
                !Syllable.isPossible(word), let decoded = OldEncoding.vni.decoded(String(word)),
                decoded.unicodeScalars.count < word.unicodeScalars.count
            else { return false }
            return Syllable.isPossible(decoded)
        }
    }
}
