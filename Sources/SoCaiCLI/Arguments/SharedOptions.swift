// The arguments that several verbs share: cut, span, units, the form of an answer, the keys that signatures are checked
// with, and what a verb that records does where recorded times are ahead of the clock. An answer is a table for people;
// what programs read of it, JSON and CSV, is the answer of the library, byte for byte.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

/// The form of a result.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people; may change.
    case table
    /// For programs: one line, stable, documented.
    case json
    /// For spreadsheets: RFC 4180 with a header row.
    case csv
}

/// `--format`.
struct FormatOption: ParsableArguments {
    @Option(help: "The output format.")
    var format = OutputFormat.table

    /// Throws where a list is named that only CSV has by itself.
    func check<List>(list: List?) throws {
        guard list == nil || format == .csv else {
            throw ValidationError(said("--list goes with --format csv only; the other forms have all lists"))
        }
    }

    /// Writes an answer in that form; of several tables for spreadsheets the one that is named, by default the first.
    func write(_ answer: some FormattedAnswer, csv table: String? = nil, to output: inout Output) {
        switch format {
        case .table: output.write(answer.table(width: StandardDescriptor.output.terminalColumns))
        case .json: output.write(answer.report.json)
        case .csv:
            precondition(
                table == nil || answer.report.tables.contains { $0.name == table },
                "the verb names a list of its answer")
            output.write(answer.report.csv(table))
        }
    }
}

/// An answer of the ledger with the words and tables for people.
protocol FormattedAnswer {
    /// What programs read.
    associatedtype Report: LedgerAnswer
    /// What programs read.
    var report: Report { get }
    /// For people, at most `width` columns wide where that is possible; nil is any width.
    func table(width: Int?) -> String
}

extension FormattedAnswer where Self: LedgerAnswer {
    /// An answer of the command line's own.
    var report: Self { self }
}

/// The cut of a question.
struct CutArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "DAY or DAY@KNOWN: the day of the figures and when they were known; a year means its last day.",
            valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression
}

/// The cut of a question that is asked of today where none is given.
struct CutOrTodayArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The cut; a year means its last day. (default: today, everything recorded so far)", valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression?

    /// The cut that was given, or today's.
    func cut(of ledger: HouseholdView) -> CutExpression { cut ?? CutExpression(ledger.ledger.today) }

    /// The same of a ledger or a union.
    func cut(of source: UnionView) -> CutExpression { cut ?? CutExpression(source.today) }
}

/// `--from` of a span that ends at a cut.
struct FirstDayOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The first day; a year means its first. (default: the day of the first event)", valueName: "day"),
        transform: ArgumentReading.firstDay)
    var from: Day?

    /// Throws when the span ends before it begins.
    func check(before cut: CutExpression) throws { try FirstDayOption.check(from, before: cut) }

    /// Throws when a span from a day on, if one was given, would end at a cut before it begins.
    static func check(_ from: Day?, before cut: CutExpression) throws {
        if let from, from > cut.effectiveOn {
            throw ValidationError(
                said(
                    "--from is \(from), after the day of the cut, which is \(cut.effectiveOn); it must be that day or earlier"
                )
            )
        }
    }
}

/// `--from` and `--to` of a period of days; a year means its first day in the one and its last in the other.
struct PeriodOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("The first day of the period.", valueName: "day"), transform: ArgumentReading.firstDay)
    var from: Day

    @Option(help: ArgumentHelp("The last day of the period.", valueName: "day"), transform: ArgumentReading.day)
    var to: Day

    func validate() throws {
        if from > to {
            throw ValidationError(
                said("The period from \(from) to \(to) ends before it begins; give its first day first"))
        }
    }
}

/// `--known`, for verbs whose days are not those of a cut.
struct KnownOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "When it was known: a day, an instant, #POSITION, or closing. (default: now)", valueName: "known"),
        transform: ArgumentReading.known)
    var known: KnownAt?
}

/// `--look-back`.
struct LookBackOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Count a return as a relapse only within this many months of the exit. (default: no limit)",
            valueName: "months"))
    var lookBack: Int?

    func validate() throws { try LookBackOption.check(lookBack) }

    /// Throws for a number of months that no bridge and no movement counts with.
    static func check(_ months: Int?) throws {
        if let months {
            try ArgumentReading.check("--look-back", months, 0...HouseholdView.maximumLookBackMonths)
        }
    }
}

/// `--by unit`.
struct GroupingOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Break down by unit, or by unit:LEVEL, the units of a level (city, ward, commune, hamlet).",
            valueName: "what"),
        transform: ArgumentReading.grouping)
    var by: UnitGrouping?
}

/// `--unit`.
struct UnitOption: ParsableArguments {
    @Option(help: ArgumentHelp("Count only this unit (id, name or code) and all units below it.", valueName: "unit"))
    var unit: String?
}

/// `--class` and `--social-protection`, for verbs that can leave them out.
struct AccountsOption: ParsableArguments {
    @Option(
        name: .customLong("class"),
        help: ArgumentHelp(
            "Only this class: poor, nearPoor and so on; may be repeated. (default: all classes)", valueName: "class"),
        transform: ArgumentReading.householdClass)
    var classes: [HouseholdClass] = []

    @Option(help: "Count only households under social protection (yes), or only the others (no).")
    var socialProtection: YesOrNo?
}

/// `--class`, for verbs that ask of the poor and the near-poor by default.
struct ClassesOption: ParsableArguments {
    @Option(
        name: .customLong("class"),
        help: ArgumentHelp(
            "Only this class: poor, nearPoor and so on; may be repeated. (default: poor and nearPoor)",
            valueName: "class"),
        transform: ArgumentReading.householdClass)
    var classes: [HouseholdClass] = []

    /// The classes that are asked for.
    var asked: Set<HouseholdClass> { classes.isEmpty ? CutView.formClasses : Set(classes) }
}

/// `--replay`, for verbs that can take their figures from the balances of the ledger.
struct ReplayOption: ParsableArguments {
    @Flag(help: "Fold the raw events, even where balances are kept. The figures are the same.")
    var replay = false

    /// A state of a ledger, whose figures are folded where that was asked for.
    func view(of place: LedgerArgument) throws(LedgerError) -> HouseholdView {
        let view = try place.view()
        return replay ? view.replayed : view
    }
}

/// `--units-on`.
struct UnitsOnOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("Count by the units of this day.", valueName: "day"), transform: ArgumentReading.day)
    var unitsOn: Day?
}

/// `--verifier-key`.
struct VerifierKeyOption: ParsableArguments {
    @Option(
        name: .customLong("verifier-key"),
        help: ArgumentHelp(
            "The public key of a signer or witness, to check signatures with; may be repeated.",
            valueName: "key"),
        transform: ArgumentReading.verifierKey)
    var keys: [VerifierKey] = []
}

/// The option of every verb that records.
struct ClockOption: ParsableArguments {
    @Flag(
        help: """
            Record even if recorded times are ahead of this machine's clock, for example because the clock was wrong \
            before. New entries then get the last recorded time, marked as claimed.
            """)
    var allowTimesAheadOfClock = false
}

/// Words about a recorded time that is ahead of the clock.
enum ClockWords {
    /// A line that says so; nothing where there is no such time.
    static func line(_ ahead: Instant?) -> String {
        guard let ahead else { return "" }
        return said(
            "The last recorded time, \(ahead), is ahead of this machine's clock: one of the two is wrong, or was\n")
    }
}
