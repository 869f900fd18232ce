// Numbers as people read them on a page, rounded by their digits and not by a processor's fractions. A workbook does the
// same itself, by its formats.

extension TableNumber {
    /// The number with so many decimals, in groups of thousands; halves are rounded away from zero. As written where it
    /// has an exponent beyond some tens.
    func shown(decimals: Int, asPercent: Bool = false, decimalComma: Bool) -> String {
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" || $0 == "+" }.lowercased().split(separator: "e")
        let halves = (parts.first ?? "0").split(separator: ".", omittingEmptySubsequences: false)
        guard let exponent = parts.count > 1 ? Int(parts[1]) : 0, exponent.magnitude <= 60 else { return text }
        var digits = halves.joined().utf8.map { $0 - 0x30 }
        // How many of them are before the point.
        var point = (halves.first?.utf8.count ?? 0) + exponent + (asPercent ? 2 : 0)
        if point < 0 {
            digits.insert(contentsOf: repeatElement(0, count: -point), at: 0)
            point = 0
        }
        let decimals = min(max(decimals, 0), 18)
        let count = point + decimals
        if digits.count > count {
            let rounds = digits[count] >= 5
            digits.removeLast(digits.count - count)
            if rounds {
                var index = count - 1
                while index >= 0, digits[index] == 9 {
                    digits[index] = 0
                    index -= 1
                }
                if index >= 0 {
                    digits[index] += 1
                } else {
                    digits.insert(1, at: 0)
                    point += 1
                }
            }
        } else {
            digits += repeatElement(0, count: count - digits.count)
        }
        let isZero = digits.allSatisfy { $0 == 0 }
        let whole = digits[..<point].drop { $0 == 0 }
        var shown = isNegative && !isZero ? "-" : ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index).isMultiple(of: 3) { shown += decimalComma ? "." : "," }
            shown += String(digit)
        }
        if whole.isEmpty { shown += "0" }
        if decimals > 0 {
            shown += decimalComma ? "," : "."
            for digit in digits[point...] { shown += String(digit) }
        }
        return shown
    }
}
