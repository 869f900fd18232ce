// Text in the one form the ledger stores: UTF-8 in Unicode NFC without control characters. Vietnamese often arrives
// decomposed, and the same name must be the same bytes.
//
// The standard library can say publicly whether text is in NFC but composes it only through an SPI. Foundation composes
// too, but no module of the library imports it; so the SPI is used here, and only here, and only for text that needs
// it.

@_spi(_Unicode) import Swift

/// Unicode NFC and the search for control characters.
package enum NormalizedText {
    /// Brings text into NFC. Cost: one pass over the bytes; nothing is copied when it was in NFC before.
    static func normalize(_ text: inout String) {
        guard !isASCII(text) else { return }
        var span = text.utf8Span
        guard !span.checkForNFC(quickCheck: true) else { return }
        var composed = String.UnicodeScalarView()
        for scalar in text._nfc { composed.append(scalar) }
        text = String(composed)
    }

    /// The text in NFC, at the same cost.
    package static func normalized(_ text: String) -> String {
        var text = text
        normalize(&text)
        return text
    }

    /// Whether text is in NFC.
    static func isNormalized(_ text: String) -> Bool {
        if isASCII(text) { return true }
        var span = text.utf8Span
        return span.checkForNFC(quickCheck: false)
    }

    /// Whether text has a scalar of the general category Cc: U+0000–U+001F or U+007F–U+009F.
    static func hasControlCharacter(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        var previous: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            // U+0080–U+009F are C2 80–C2 9F, and C2 is never a continuation byte.
            if byte < 0x20 || byte == 0x7F || (previous == 0xC2 && byte < 0xA0) { return true }
            previous = byte
        }
        return false
    }

    private static func isASCII(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        var union: UInt8 = 0
        for index in bytes.indices { union |= bytes[index] }
        return union < 0x80
    }
}
