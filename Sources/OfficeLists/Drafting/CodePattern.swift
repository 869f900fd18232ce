// The codes of new households: the next of the pattern that the codes of their unit have, such as P1-0042 behind
// P1-0041. Codes that look like another are passed over. It never gives a code twice.

import EventLedger
import PovertyLedger

/// The start of a code, and the digits at its end.
struct CodePattern: Hashable, Comparable {
    let start: String
    /// How many digits a number has at least.
    let digits: Int

    static func < (left: CodePattern, right: CodePattern) -> Bool {
        (left.start, left.digits) < (right.start, right.digits)
    }

    /// The code of a number.
    func code(_ number: Int) -> String {
        let text = String(number)
        return start + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// The pattern and the number of a code; nil where it does not end with a number of at most 15 digits.
    static func of(_ code: String) -> (pattern: CodePattern, number: Int)? {
        let digits = code.utf8.reversed().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        guard (1...15).contains(digits), let number = Int(String(decoding: code.utf8.suffix(digits), as: UTF8.self))
        else { return nil }
        let start = String(decoding: code.utf8.dropLast(digits), as: UTF8.self)
        // Zeros at the start of a number say how long numbers are; without them it may be of any length.
        let isPadded = code.utf8.suffix(digits).first == UInt8(ascii: "0")
        return (CodePattern(start: start, digits: isPadded ? digits : 1), number)
    }
}

/// The next codes of the units of a ledger.
struct NextCodes {
    private struct Use {
        var count = 0
        var highest = 0
    }

    /// For each unit the patterns of its households.
    private var patterns: [UInt32: [CodePattern: Use]] = [:]
    private var chosen: [UInt32: CodePattern] = [:]
    /// The highest number of each start, of all units: a start that two units share counts on.
    private var highest: [String: Int] = [:]
    private let tree: UnitTree

    /// Learns from all households of a ledger, and from the codes that are spoken for.
    init(_ register: HouseholdRegister, reserved: some Sequence<String>) {
        tree = register.tree
        for (number, code) in register.codes.enumerated() {
            guard let (pattern, count) = CodePattern.of(code) else { continue }
            let unit = register.households[number].unit
            patterns[unit, default: [:]][pattern, default: Use()].count += 1
            highest[pattern.start] = max(highest[pattern.start] ?? 0, count)
        }
        for code in reserved {
            guard let (pattern, count) = CodePattern.of(code) else { continue }
            highest[pattern.start] = max(highest[pattern.start] ?? 0, count)
        }
    }

    /// The next code of a unit, by the pattern that most of its households have; where none of them has a code with a
    /// number, the id of the unit with `-0001` behind.
    mutating func next(in unit: ListedUnit, named name: String) -> String {
        let pattern = self.pattern(of: unit, named: name)
        let number = (highest[pattern.start] ?? 0) + 1
        highest[pattern.start] = number
        return pattern.code(number)
    }

    private mutating func pattern(of unit: ListedUnit, named name: String) -> CodePattern {
        if let known = chosen[unit.current] { return known }
        // The households of the unit itself; else those of the units that merged into it or are below it.
        var uses = patterns[unit.current] ?? [:]
        if uses.isEmpty {
            for (other, more) in patterns where tree.isPart(other, of: unit.current) {
                uses.merge(more) { Use(count: $0.count + $1.count) }
            }
        }
        let best = uses.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
        let pattern = best ?? CodePattern(start: "\(name)-", digits: 4)
        chosen[unit.current] = pattern
        return pattern
    }
}
