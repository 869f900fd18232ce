// Reads the typed words of the command line, so that a wrong one is reported before a ledger is opened: cuts and days,
// which accounts are counted and by which units, trusted keys and the event to prove.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger
import PovertyReports

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Readers of cuts and days, as option transforms.
enum ArgumentReading {
    /// A cut; a year means its last day.
    static func cut(_ text: String) throws -> CutExpression {
        try explained { () throws(LedgerError) in try CutExpression(text) }
    }

    /// What was known, as behind the @ of a cut.
    static func known(_ text: String) throws -> KnownAt {
        try explained { () throws(LedgerError) in try KnownAt(text) }
    }

    /// A value that a library reads; what is wrong with it is said in the language of this process, which the parser
    /// doesn't know.
    static func explained<Value>(_ read: () throws(LedgerError) -> Value) throws -> Value {
        do throws(LedgerError) { return try read() } catch { throw ValidationError(said(error.sentence).printable) }
    }

    /// The first day of a period; a month or a year means its first.
    static func firstDay(_ text: String) throws -> Day { try day(text, DayReading.first) }

    /// Any other day; a month or a year means its last.
    static func day(_ text: String) throws -> Day { try day(text, DayReading.last) }

    private static func day(_ text: String, _ read: (String) -> Day?) throws -> Day {
        guard let found = read(text) else {
            throw ValidationError(said("\"\(text)\" is not a day; \(DayReading.remedy)"))
        }
        return found
    }

    /// The name of a key, which is also that of a ledger's history.
    static func keyName(_ text: String) throws -> KeyName {
        // Two ways to write the same letter are two names: the composed one is what people will type again.
        guard let name = KeyName(NormalizedText.normalized(text)) else {
            throw ValidationError(
                said(
                    "\"\(text)\" can't name a key; write at most 255 bytes without spaces and plus signs, such as "
                        + "example.com/ledger"))
        }
        return name
    }

    /// A year.
    static func year(_ text: String) throws -> Int {
        guard text.utf8.count == 4, let year = Int(text), Day.endOfYear(year) != nil else {
            throw ValidationError(said("\"\(text)\" is not a year; write a year such as 2022"))
        }
        return year
    }

    /// A position, with # before it or without; 0 is before the first.
    static func position(_ text: String) throws -> Position {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let position = Position(digits) else {
            throw ValidationError(
                said("\"\(text)\" is not a position; write a whole number, the last position of an entry"))
        }
        return position
    }

    /// What to break down by: one or more words with commas between.
    static func words<Word: CaseIterable & RawRepresentable<String>>(_ text: String) throws -> [Word] {
        try words(text, others: [])
    }

    /// The same where the caller has read some other words already.
    private static func words<Word: CaseIterable & RawRepresentable<String>>(
        _ text: String, others: [String]
    ) throws -> [Word] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map { piece in
            guard let word = Word(rawValue: String(piece)) else {
                let known = (Word.allCases.map(\.rawValue) + others).joined(separator: ", ")
                throw ValidationError(
                    said(
                        "there is no breakdown by \"\(piece)\" here; write one or more of \(known), with commas between"
                    ))
            }
            return word
        }
    }

    /// A rule of the audit.
    static func rule(_ text: String) throws -> AuditRule {
        guard let rule = AuditRule(rawValue: text) else {
            let names = AuditRule.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError(said("\"\(text)\" is not a rule; the rules are \(names)"))
        }
        return rule
    }

    /// A figure as an office prints it.
    static func publishedFigure(_ text: String) throws -> PublishedFigure {
        guard let figure = PublishedFigure(text) else {
            throw ValidationError(
                said("\"\(text)\" is not a published figure; write a whole number such as 194, or of a share 2.93%"))
        }
        return figure
    }

    /// Refuses a number outside a range, naming its option.
    static func check(_ option: String, _ number: Int, _ range: ClosedRange<Int>) throws {
        guard range.contains(number) else {
            throw ValidationError(said("\(option) is \(number); it is from \(range.lowerBound) to \(range.upperBound)"))
        }
    }

    /// An offset from UTC.
    static func offset(_ text: String) throws -> UTCOffset {
        guard let offset = UTCOffset(text) else {
            throw ValidationError(
                said("\"\(text)\" is not an offset from UTC; write hours and minutes such as +07:00, at most 14:00"))
        }
        return offset
    }
}

extension ArgumentReading {
    /// The class of a household, in the word that JSON or a form has for it.
    static func householdClass(_ text: String) throws -> HouseholdClass {
        guard let householdClass = HouseholdClass(called: text) else {
            let words = HouseholdClass.allCases.map { "\($0.name) (\($0.vietnamese))" }.joined(separator: ", ")
            throw ValidationError(said("\"\(text)\" is not a class; classes are \(words)"))
        }
        return householdClass
    }

    /// A type of event, in the word that JSON has for it.
    static func eventKind(_ text: String) throws -> EventKind {
        guard let kind = EventKind(text) else {
            let names = EventKind.allCases.map(\.name)
            let hint = NearestWord.nearest(to: text, among: names).map { said("did you mean \($0)?") }
            throw ValidationError(
                said("\"\(text)\" is not a type of event; \(hint ?? "types are \(names.joined(separator: ", "))")"))
        }
        return kind
    }
}

/// A yes or a no, for filters that can also be left out.
enum YesOrNo: String, ExpressibleByArgument, CaseIterable {
    case yes, no
}

/// What aid is broken down by.
struct AidBreakdown {
    var dimensions: Set<AidDimension> = []
    /// The level of the units to break down by; nil for those that aid counts in.
    var level: UnitKind?
}

extension ArgumentReading {
    /// The word of the command line for units, with a level or without.
    static let unitWord = "unit"
    /// The word of the command line for givers: by name and kind.
    private static let giverWord = "giver"

    /// What counts are broken down by beside class and social protection.
    static func grouping(_ text: String) throws -> UnitGrouping {
        guard let grouping = try unitGrouping(text) else {
            throw ValidationError(
                said("there is no breakdown by \"\(text)\" here; write unit, or unit:LEVEL with LEVEL one of \(levels)")
            )
        }
        return grouping
    }

    /// What aid is broken down by: one or more words with commas between.
    static func aidBreakdown(_ text: String) throws -> AidBreakdown {
        var grouping = AidBreakdown()
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            if let units = try unitGrouping(String(piece)) {
                grouping.dimensions.insert(.unit)
                if case .level(let level) = units { grouping.level = level }
            } else if piece == giverWord {
                grouping.dimensions.formUnion([.donor, .donorKind])
            } else {
                grouping.dimensions.formUnion(try words(String(piece), others: [giverWord]))
            }
        }
        return grouping
    }

    /// `unit` or `unit:LEVEL`; nil for any other word.
    private static func unitGrouping(_ text: String) throws -> UnitGrouping? {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0] == unitWord else { return nil }
        guard parts.count == 2 else { return .unit }
        guard let level = UnitKind(String(parts[1])) else {
            throw ValidationError(said("\"\(parts[1])\" is not a level of units; levels are \(levels)"))
        }
        return .level(level)
    }

    private static var levels: String { UnitKind.allCases.map(\.name).joined(separator: ", ") }
}

extension ArgumentReading {
    /// A key that signatures are checked with.
    static func verifierKey(_ text: String) throws -> VerifierKey {
        do throws(LedgerError) {
            return try VerifierKey(text)
        } catch {
            let hint = text.hasPrefix(SigningKey.textStart) ? said(" (`socai key show` prints it)") : ""
            guard access(text, F_OK) == 0 else { throw ValidationError(said(error.sentence).printable + hint) }
            throw ValidationError(
                said(
                    "this is the name of a file; give the key itself: \"$(cat \(text))\" if the file has a verifier key, "
                        + "\"$(socai key show \(text))\" if it has a private key"))
        }
    }

    /// An event, by reference or position.
    static func event(_ text: String) throws -> EventName {
        guard let name = EventName(text) else {
            throw ValidationError(
                said(
                    "\"\(text)\" names no event; write the id of its entry, # and its number there, such as p7-2023#4, or # and "
                        + "its position, such as '#7358'"))
        }
        return name
    }
}
