// Reads the typed words of the command line, so that a wrong one is reported before a ledger is opened.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

/// Readers of cuts and days, as option transforms.
enum ArgumentReading {
    /// A cut; a year means its last day.
    static func cut(_ text: String) throws -> CutExpression { try CutExpression(text) }

    /// What was known, as behind the @ of a cut.
    static func known(_ text: String) throws -> KnownAt { try KnownAt(text) }

    /// The first day of a period; a year means its first.
    static func firstDay(_ text: String) throws -> Day { try periodDay(text, month: 1, day: 1) }

    /// Any other day; a year means its last.
    static func day(_ text: String) throws -> Day { try periodDay(text, month: 12, day: 31) }

    private static func periodDay(_ text: String, month: Int, day: Int) throws -> Day {
        if text.utf8.count == 4, let year = Int(text), let found = Day(year: year, month: month, day: day) {
            return found
        }
        guard let found = Day(text) else {
            throw ValidationError("\"\(text)\" is not a day; write a day such as 2023-12-31, or a year such as 2023")
        }
        return found
    }

    /// A year.
    static func year(_ text: String) throws -> Int {
        guard text.utf8.count == 4, let year = Int(text), Day.endOfYear(year) != nil else {
            throw ValidationError("\"\(text)\" is not a year; write a year such as 2022")
        }
        return year
    }

    /// What to break down by: one or more words with commas between.
    static func words<Word: CaseIterable & RawRepresentable<String>>(_ text: String) throws -> [Word] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map { piece in
            guard let word = Word(rawValue: String(piece)) else {
                let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError(
                    "there is no breakdown by \"\(piece)\" here; write one or more of \(known), with commas between")
            }
            return word
        }
    }

    /// Throws when a span that begins on a day ends before it, on the day of its cut.
    static func checkSpan(from first: Day?, to cut: CutExpression) throws {
        if let first, first > cut.effectiveOn {
            throw ValidationError(
                "--from is \(first), after the day of the cut, which is \(cut.effectiveOn); it must be that day or earlier"
            )
        }
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
