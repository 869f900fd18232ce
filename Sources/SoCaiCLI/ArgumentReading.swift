// Reads the typed words of the command line, so that a wrong one is told before a ledger is opened.

import ArgumentParser
import EventLedger
import PovertyLedger

/// Readers of cuts and days, as option transforms.
enum ArgumentReading {
    /// A cut that begins with a day.
    static func cut(_ text: String) throws -> CutExpression { try CutExpression(text) }

    /// A cut that begins with a day, or with a year that stands for its last day.
    static func cutOrYear(_ text: String) throws -> CutExpression { try CutExpression(text, yearsAllowed: true) }

    /// What was known, as behind the @ of a cut.
    static func known(_ text: String) throws -> KnownAt { try KnownAt(text) }

    /// A day.
    static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else {
            throw ValidationError("\"\(text)\" is not a day; write a day such as 2023-12-31")
        }
        return day
    }

    /// A rule of the audit.
    static func rule(_ text: String) throws -> AuditRule {
        guard let rule = AuditRule(rawValue: text) else {
            let names = AuditRule.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("\"\(text)\" is not a rule; the rules are \(names)")
        }
        return rule
    }

    /// Refuses a number outside a range, naming its option.
    static func check(_ option: String, _ number: Int, _ range: ClosedRange<Int>) throws {
        guard range.contains(number) else {
            throw ValidationError("\(option) is \(number); it is from \(range.lowerBound) to \(range.upperBound)")
        }
    }

    /// An offset from UTC.
    static func offset(_ text: String) throws -> UTCOffset {
        guard let offset = UTCOffset(text) else {
            throw ValidationError(
                "\"\(text)\" is not an offset from UTC; write hours and minutes such as +07:00, at most 14:00")
        }
        return offset
    }
}

/// How counts are told apart beyond class and social protection.
enum Grouping: String, ExpressibleByArgument, CaseIterable {
    /// By unit.
    case unit
}
