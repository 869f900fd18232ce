// A decimal number as it was written ("0.01"), kept exactly. It never becomes a floating-point number.

/// A number from 0 up with up to nine digits after the point: `digits` ÷ 10^`fractionDigits`.
///
/// Its text and its two parts determine each other, so `"0.10"` stays `"0.10"` and differs from `"0.1"` as a value to
/// record; compare figures by cross-multiplication.
public struct ExactDecimal: Hashable, Sendable {
    /// All digits as one whole number, from 0.
    public let digits: Int64
    /// How many of the digits are after the point, 0–9.
    public let fractionDigits: Int

    /// The most digits after the point.
    public static let maximumFractionDigits = 9

    /// The number `digits` ÷ 10^`fractionDigits`, or nil when either is out of range.
    public init?(digits: Int64, fractionDigits: Int) {
        guard digits >= 0, 0...ExactDecimal.maximumFractionDigits ~= fractionDigits else { return nil }
        self.digits = digits
        self.fractionDigits = fractionDigits
    }

    /// Ten to the power of `fractionDigits`: what `digits` is divided by, 1–1,000,000,000.
    public var denominator: Int64 {
        var power: Int64 = 1
        for _ in 0..<fractionDigits { power *= 10 }
        return power
    }
}

extension ExactDecimal: LosslessStringConvertible {
    /// Reads `1`, `0.01`, `12.50`; nil for signs, exponents, needless leading zeros, a bare point or too many digits.
    public init?(_ text: String) {
        var digits: Int64 = 0
        var wholeDigits = 0
        var fractionDigits: Int?
        var startsWithZero = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") {
                guard wholeDigits > 0, fractionDigits == nil else { return nil }
                fractionDigits = 0
                continue
            }
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            if let count = fractionDigits {
                fractionDigits = count + 1
            } else {
                guard !startsWithZero else { return nil }
                startsWithZero = wholeDigits == 0 && digit == 0
                wholeDigits += 1
            }
            let (shifted, shiftOverflows) = digits.multipliedReportingOverflow(by: 10)
            let (sum, sumOverflows) = shifted.addingReportingOverflow(Int64(digit))
            guard !shiftOverflows, !sumOverflows else { return nil }
            digits = sum
        }
        guard wholeDigits > 0, fractionDigits != 0 else { return nil }
        self.init(digits: digits, fractionDigits: fractionDigits ?? 0)
    }

    /// The number as it is written: `0.01`.
    public var description: String {
        guard fractionDigits > 0 else { return String(digits) }
        let fraction = String(digits % denominator)
        let zeros = String(repeating: "0", count: fractionDigits - fraction.utf8.count)
        return "\(digits / denominator).\(zeros)\(fraction)"
    }
}
