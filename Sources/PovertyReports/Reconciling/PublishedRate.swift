// A rate as an office prints it: a rounded per cent, or "<1" where it is less than something. It is kept as it was
// written; its numbers are computed in whole numbers.

import PovertyLedger

/// A published share of all households in per cent.
public enum PublishedRate: Hashable, Sendable {
    /// A per cent that was rounded to its last digit, such as `2.93`.
    case rounded(ExactDecimal)
    /// Less than a per cent, such as `<1`.
    case below(ExactDecimal)

    /// The number that is written.
    var decimal: ExactDecimal {
        switch self {
        case .rounded(let decimal), .below(let decimal): decimal
        }
    }
}

extension PublishedRate: LosslessStringConvertible {
    /// Reads `2.93`, `<1` and `< 1`; nil for anything else.
    public init?(_ text: String) {
        guard text.hasPrefix("<") else {
            guard let decimal = ExactDecimal(text) else { return nil }
            self = .rounded(decimal)
            return
        }
        guard let decimal = ExactDecimal(String(text.dropFirst().drop { $0 == " " })) else { return nil }
        self = .below(decimal)
    }

    /// The rate as it is written: `2.93`, `<1`.
    public var description: String {
        switch self {
        case .rounded(let decimal): decimal.description
        case .below(let decimal): "<\(decimal)"
        }
    }
}

/// The shares that a published per cent can mean: of a rounded one half a unit of its last digit to either side, both
/// ends included; of one that is printed as less than a number everything below that, from nothing on.
struct PercentRange {
    /// The ends, of `scale`.
    private let low: Int128
    private let high: Int128
    private let scale: Int128
    /// Whether the upper end itself is outside.
    private let isOpen: Bool

    init(_ rate: PublishedRate) {
        let digits = Int128(rate.decimal.digits)
        scale = Int128(rate.decimal.denominator) * 200
        switch rate {
        case .rounded:
            low = max(0, digits * 2 - 1)
            high = digits * 2 + 1
            isOpen = false
        case .below:
            low = 0
            high = digits * 2
            isOpen = true
        }
    }

    /// Whether a part of a total is such a share.
    func contains(_ part: Int64, of total: Int64) -> Bool {
        let (share, least) = (Int128(part) * scale, Int128(total) * low)
        let most = Int128(total) * high
        return least <= share && (isOpen ? share < most : share <= most)
    }

    /// The numbers that can be this share of a total.
    func share(of total: Int) -> ClosedRange<Int> {
        let product = Int128(total) * high
        let most = isOpen ? max(0, PercentRange.up(product, scale) - 1) : product / scale
        let least = PercentRange.up(Int128(total) * low, scale)
        // Of a small total there may be no whole number at all; the nearest one is then asked for.
        return PercentRange.bounded(min(least, most))...PercentRange.bounded(max(least, most))
    }

    /// The totals of which a number can be this share.
    func whole(of number: Int) -> ClosedRange<Int> {
        let product = Int128(number) * scale
        // A negative number is no share: then no total contradicts it more than another.
        guard high > 0 else { return 0...Int.max }
        let least = isOpen ? product / high + 1 : PercentRange.up(product, high)
        let most = low == 0 ? Int128(Int.max) : product / low
        return PercentRange.bounded(min(least, most))...PercentRange.bounded(max(least, most))
    }

    private static func up(_ number: Int128, _ divisor: Int128) -> Int128 { (number + divisor - 1) / divisor }

    private static func bounded(_ number: Int128) -> Int { Int(clamping: number) }
}
