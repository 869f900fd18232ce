// The figure a target promises: households for a reduction or a stock, a share for a rate.

/// The value of a target.
public enum TargetValue: Hashable, Sendable {
    /// A number of households, from 0.
    case households(Int64)
    /// A share of all households, such as 0.01.
    case rate(ExactDecimal)
}

extension TargetValue: CustomStringConvertible {
    /// `100` or `0.01`.
    public var description: String {
        switch self {
        case .households(let count): String(count)
        case .rate(let rate): rate.description
        }
    }
}

extension TargetValue: ExpressibleByIntegerLiteral {
    /// A number of households written in source code.
    public init(integerLiteral value: Int64) { self = .households(value) }
}
