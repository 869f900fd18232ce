// The one way in which text from outside (files, their names, ids, what a ledger holds) comes into
// a table or a message. A character that a terminal would act on, or a reader could not see, is
// shown as its number; no record is changed.

extension String {
    /// The text with every character that is not to be seen as itself written as `\u{…}`: control characters, line
    /// breaks and escapes, what changes the direction of writing, what has no width, blanks other than the ordinary
    /// one, and what has no meaning of its own (private, unassigned).
    ///
    /// Nothing is escaped twice, and text without such characters is returned as it is. Cost: a look at each character.
    public var printable: String {
        guard unicodeScalars.contains(where: \.isHidden) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.isHidden {
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Whether a spreadsheet that reads it from a text file takes it for a formula: it begins as one does, also in
    /// full-width characters. A number with its sign begins so too.
    package var beginsAsFormula: Bool {
        guard let first = unicodeScalars.first else { return false }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
        default: return false
        }
    }
}

extension Unicode.Scalar {
    /// Whether it has no shape of its own: every blank but U+0020, controls, format and bidirectional characters, line
    /// and paragraph separators, and what is drawn as nothing.
    package var isInvisible: Bool {
        if value < 0x7F { return value < 0x20 }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate: return true
        default:
            // Fillers, joiners and selectors of every category; the Braille pattern of no dots is a
            // symbol to Unicode, and a blank to the reader.
            return properties.isDefaultIgnorableCodePoint || value == 0x2800
        }
    }

    /// Whether it can't be seen as itself: it has no shape, or none that everybody has.
    fileprivate var isHidden: Bool {
        isInvisible || properties.generalCategory == .privateUse || properties.generalCategory == .unassigned
    }
}
