// A number as it is written, digit by digit: a code such as `001` or `123.0` and an amount of money stay what they were.
// Nothing is rounded unless it is asked for.

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A decimal number, exactly as written.
///
/// Two are equal when they are written alike: `1` and `1.0` differ.
public struct TableNumber: Hashable, Sendable {
    /// Most numbers are whole and short; no others take memory of their own.
    private enum Form: Hashable, Sendable {
        case whole(Int)
        case written(String)
    }

    private let form: Form

    /// A whole number.
    public init(_ whole: Int) { form = .whole(whole) }

    /// A decimal number of so many units, each of one behind `decimals` digits: 1234 units with 2 decimals are 12.34.
    ///
    /// `decimals` is 0 to 18; another is taken as the nearest of these.
    public init(units: Int, decimals: Int) {
        let decimals = min(max(decimals, 0), 18)
        guard decimals > 0 else {
            form = .whole(units)
            return
        }
        var digits = String(units.magnitude)
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
        }
        let point = digits.index(digits.endIndex, offsetBy: -decimals)
        form = .written("\(units < 0 ? "-" : "")\(digits[..<point]).\(digits[point...])")
    }

    /// A number by its text: digits with an optional sign, point and exponent, such as `-12.50` or `1.5E-7`; nil for
    /// anything else, also for more than 400 bytes.
    public init?(_ text: String) {
        var text = text
        guard let number = text.withUTF8({ TableNumber(bytes: $0) }) else { return nil }
        self = number
    }

    /// A number by the bytes of its text.
    init?(bytes: UnsafeBufferPointer<UInt8>) {
        if let whole = TableNumber.plainWhole(bytes) {
            form = .whole(whole)
            return
        }
        guard bytes.count <= 400, TableNumber.isNumber(bytes) else { return nil }
        form = .written(String(decoding: bytes, as: UTF8.self))
    }

    /// A whole number of up to 18 digits that is written in the one usual way; nil for others.
    private static func plainWhole(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        guard bytes.count > start, bytes.count - start <= 18 else { return nil }
        guard bytes[start] != UInt8(ascii: "0") || bytes.count == 1 else { return nil }
        var value = 0
        for index in start..<bytes.count {
            let digit = bytes[index] &- 0x30
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return isNegative ? -value : value
    }

    private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        func digits() -> Int {
            let start = index
            while index < bytes.count, bytes[index] &- 0x30 <= 9 { index += 1 }
            return index - start
        }
        func sign() {
            if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
                index += 1
            }
        }
        sign()
        var count = digits()
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            count += digits()
        }
        guard count > 0 else { return false }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            sign()
            guard digits() > 0 else { return false }
        }
        return index == bytes.count
    }

    /// The number as it is written.
    public var text: String {
        switch form {
        case .whole(let whole): String(whole)
        case .written(let text): text
        }
    }

    /// The whole number that it is exactly, also where it is written as `123.0` or `1.5E3`; nil for a fraction, and
    /// beyond the limits of `Int`.
    public var whole: Int? {
        guard case .written(let text) = form else {
            if case .whole(let whole) = form { return whole }
            return nil
        }
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" || $0 == "+" }.lowercased().split(separator: "e")
        guard let number = parts.first, let exponent = parts.count > 1 ? Int(parts[1]) : 0 else { return nil }
        let halves = number.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = halves.count > 1 ? Substring(halves[1]) : ""
        var digits = (String(halves[0]) + fraction).drop { $0 == "0" }
        guard !digits.isEmpty else { return 0 }
        // An exponent beyond some hundreds can't be made up for by digits, of which there are few.
        guard exponent.magnitude < 1000 else { return nil }
        var zeros = exponent - fraction.utf8.count
        while zeros < 0, digits.last == "0" {
            digits.removeLast()
            zeros += 1
        }
        guard zeros >= 0, digits.utf8.count + zeros <= 19 else { return nil }
        return Int((isNegative ? "-" : "") + digits + String(repeating: "0", count: zeros))
    }

    /// The nearest number that a processor calculates with; infinite where it is too large for one.
    public var nearest: Double {
        switch form {
        case .whole(let whole): Double(whole)
        case .written(let text): Double(text) ?? .nan
        }
    }

    /// The number as spreadsheets show it, rounded to 15 significant digits and without zeros at the end: they store
    /// `0.1 + 0.2` as `0.30000000000000004` and show 0.3. As written where it is whole and has at most 15 digits.
    public var shown: String {
        if case .whole(let whole) = form, whole.magnitude < 1_000_000_000_000_000 { return text }
        let value = nearest
        guard value.isFinite else { return text }
        // %.15g, by one call that knows no locale but "C", which a library never leaves.
        var buffer = [CChar](repeating: 0, count: 48)
        let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.15g", $0) }
        return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension TableNumber: CustomStringConvertible {
    /// The number as it is written.
    public var description: String { text }
}
