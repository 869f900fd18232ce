// Numbers as offices write them: 1.500.000, 1,5, 1.500.000 đồng, 1,5 triệu. A point or a comma before exactly three
// digits groups thousands where nothing else can be meant; where something can, it is no number here.

import Tables

/// A number in text: `digits` of which the last `fraction` are behind the comma, times `factor`.
struct NumberText: Equatable {
    let digits: Int64
    let fraction: Int
    let factor: Int64
    /// Whether the digits were one group of three behind one point or comma, which might also be a fraction.
    let isOneGroup: Bool
    /// Whether three digits are behind a mark of another kind than those before, as in `1,500.000`: a fraction of three
    /// digits, or thousands with two kinds of marks.
    let isOfTwoMarks: Bool

    /// The number that a text is, with the words behind it that name what is counted.
    init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        let split = bytes.firstIndex { !($0 &- 0x30 <= 9 || " .,+-'".utf8.contains($0)) } ?? bytes.endIndex
        guard let factor = NumberText.factor(of: String(decoding: bytes[split...], as: UTF8.self)) else { return nil }
        self.factor = factor
        bytes = bytes[..<split]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        // A point that ends a number was left over from a code or a sentence.
        if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
        guard let (groups, marks) = NumberText.groups(bytes) else { return nil }
        var fraction = ""
        var whole = groups
        let last = marks.last
        if let last, last != 0x20, marks.count(where: { $0 == last }) == 1, marks.dropLast().allSatisfy({ $0 != last })
        {
            let isFraction =
                groups[groups.count - 1].count != 3 || marks.count > 1 || groups[0] == [0x30]
                || groups[0].count > 3
            if isFraction { fraction = String(decoding: whole.removeLast(), as: UTF8.self) }
        }
        let others = fraction.isEmpty ? marks : marks.dropLast()
        guard Set(others).count <= 1, NumberText.areThousands(whole) else { return nil }
        isOfTwoMarks = !others.isEmpty && fraction.utf8.count == 3
        isOneGroup = fraction.isEmpty && marks.count == 1 && marks[0] != 0x20
        let text = String(decoding: whole.joined(), as: UTF8.self) + fraction
        guard text.utf8.count <= 18, let digits = Int64(text) else { return nil }
        self.digits = isNegative ? -digits : digits
        self.fraction = fraction.utf8.count
    }

    /// Groups of digits and the marks between them; nil where two marks meet, or one is at an end.
    private static func groups(_ bytes: ArraySlice<UInt8>) -> (groups: [[UInt8]], marks: [UInt8])? {
        var groups: [[UInt8]] = [[]]
        var marks: [UInt8] = []
        for byte in bytes {
            if byte &- 0x30 <= 9 {
                groups[groups.count - 1].append(byte)
            } else {
                guard byte != UInt8(ascii: "-"), byte != UInt8(ascii: "+") else { return nil }
                marks.append(byte)
                groups.append([])
            }
        }
        return groups.allSatisfy { !$0.isEmpty } ? (groups, marks) : nil
    }

    private static func areThousands(_ groups: [[UInt8]]) -> Bool {
        groups.count == 1 || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
    }

    /// What the words behind a number multiply it by; nil for words that are no unit.
    static func factor(of words: String) -> Int64? {
        var factor: Int64 = 1
        for word in Spelling.folded(words).split(separator: " ") {
            switch word {
            case "dong", "d", "vnd", "khau", "nhan", "nguoi", "diem", "ho", "thanh", "vien", "m2": continue
            case "nghin", "ngan", "k": factor = factor.multipliedReportingOverflow(by: 1000).partialValue
            case "trieu", "tr": factor = factor.multipliedReportingOverflow(by: 1_000_000).partialValue
            case "ty", "ti": factor = factor.multipliedReportingOverflow(by: 1_000_000_000).partialValue
            default: return nil
            }
        }
        return [1, 1000, 1_000_000, 1_000_000_000].contains(factor) ? factor : nil
    }

    /// The whole number that it is times a factor of its column; nil for a fraction, beyond the limits of `Int64`, where
    /// one group might be a fraction that the factor would make whole, and where a fraction of three digits might be
    /// thousands: only of millions are those written.
    func whole(times columnFactor: Int64 = 1) -> Int64? {
        let (product, isLarge) = factor.multipliedReportingOverflow(by: columnFactor)
        guard !isLarge, !(isOneGroup && product > 1), !isOfTwoMarks || product >= 1_000_000 else { return nil }
        return NumberText.whole(digits, fraction: fraction, times: product)
    }

    /// `digits` with a comma before the last `fraction` of them, times a factor, where that is whole.
    static func whole(_ digits: Int64, fraction: Int, times factor: Int64) -> Int64? {
        let (product, isLarge) = digits.multipliedReportingOverflow(by: factor)
        guard !isLarge, fraction <= 18 else { return nil }
        let divisor = (0..<fraction).reduce(Int64(1)) { power, _ in power * 10 }
        return product.isMultiple(of: divisor) ? product / divisor : nil
    }
}
