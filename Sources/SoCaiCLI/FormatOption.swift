// The form of a result, the same option for every verb that has results.

import ArgumentParser

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
    @Option(help: "The form of the result.")
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
