// The options that several verbs share: the form of an answer, the keys that signatures are checked with, and what a
// verb that records does where recorded times are ahead of the clock. An answer is a table for people; what programs
// read of it, JSON and CSV, is the answer of the library, byte for byte.

import ArgumentParser
import EventLedger
import PovertyLedger

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

    /// Writes an answer in that form; of several tables for spreadsheets the one that is named, by default the first.
    func write(_ answer: some FormattedAnswer, csv table: String? = nil, to output: inout Output) {
        switch format {
        case .table: output.write(answer.table(width: StandardDescriptor.output.terminalColumns))
        case .json: output.write(answer.report.json)
        case .csv: output.write(answer.report.csv(table))
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
        return "The last recorded time, \(ahead), is ahead of this machine's clock: one of the two is wrong, or was\n"
    }
}
