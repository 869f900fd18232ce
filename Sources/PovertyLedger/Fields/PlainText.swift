// Text without the marks of its letters, for terminals and typing that have only ASCII. It is for showing and for finding;
// what is stored is never changed.

@_spi(_Unicode) import Swift

/// Letters without their marks.
package enum PlainText {
    /// The text with each letter as people type it without marks: `hộ cận nghèo Đông` becomes `ho can ngheo Dong`. Other
    /// characters stay. Cost: one pass.
    package static func withoutMarks(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text._nfd {
            switch scalar {
            // The one Vietnamese letter whose stroke is no mark of its own.
            case "đ": plain.append("d")
            case "Đ": plain.append("D")
            case _ where scalar.properties.generalCategory == .nonspacingMark: continue
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }

    /// The small letters and digits of a text without marks, and nothing else: what two ways of typing one word have in
    /// common.
    package static func letters(_ text: String) -> String {
        String(
            withoutMarks(text).lowercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            })
    }
}
