// Whole numbers as the public formats write them: ASCII digits without sign or leading zeroes, so that the same number
// has one text only.

/// Reads decimal numbers strictly.
enum Decimal {
    /// The number of a text, 0 to 2⁶³ − 1, or nil for any other text.
    static func decode(_ text: some Collection<UInt8>) -> Int? {
        guard let first = text.first, text.count == 1 || first != UInt8(ascii: "0") else { return nil }
        var number = 0
        for character in text {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
            let (product, tooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, carried) = product.addingReportingOverflow(Int(character - UInt8(ascii: "0")))
            guard !tooLarge, !carried else { return nil }
            number = sum
        }
        return number
    }
}
