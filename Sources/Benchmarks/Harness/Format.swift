// Figures for people, with three digits that mean something. It measures nothing.

import Glibc

/// Figures as text.
enum Format {
    /// A number with so many digits behind the point.
    static func fixed(_ value: Double, digits: Int) -> String {
        let scale = pow(10, Double(digits))
        let rounded = (value * scale).rounded()
        guard rounded.isFinite, abs(rounded) < 1e15 else { return "\(value)" }
        let whole = Int(abs(rounded))
        let sign = rounded < 0 ? "-" : ""
        guard digits > 0 else { return sign + grouped(whole) }
        let fraction = String(whole % Int(scale))
        return sign + grouped(whole / Int(scale)) + "."
            + String(repeating: "0", count: digits - fraction.count) + fraction
    }

    /// A whole number with commas between the thousands.
    static func grouped(_ value: Int) -> String {
        var text = ""
        for (index, digit) in String(value).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// A ratio such as `3.07 ×`.
    static func ratio(_ value: Double) -> String { fixed(value, digits: value < 10 ? 2 : 1) + " ×" }

    /// Seconds in the unit that suits them.
    static func time(_ seconds: Double) -> String {
        switch seconds {
        case ..<1e-6: "\(fixed(seconds * 1e9, digits: 1)) ns"
        case ..<1e-3: "\(fixed(seconds * 1e6, digits: 1)) µs"
        case ..<1: "\(fixed(seconds * 1e3, digits: 1)) ms"
        default: "\(fixed(seconds, digits: 2)) s"
        }
    }

    /// Bytes in MiB.
    static func memory(_ bytes: Double) -> String { "\(fixed(bytes / 1_048_576, digits: 1)) MiB" }

    /// A number of events: `10 M`, `100 k`.
    static func events(_ count: Int) -> String {
        if count >= 1_000_000, count.isMultiple(of: 1_000_000) { return "\(count / 1_000_000) M" }
        if count >= 1_000, count.isMultiple(of: 1_000) { return "\(count / 1_000) k" }
        return grouped(count)
    }

    /// Events a second.
    static func rate(_ events: Int, _ seconds: Double) -> String {
        "\(fixed(Double(events) / seconds, digits: 0)) events/s"
    }
}
