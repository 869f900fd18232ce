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
    @Option(help: "The output format.")
    var format = OutputFormat.table

    /// Writes an answer in that form.
    func write(_ answer: some FormattedAnswer, to output: inout Output) {
        write(answer, csv: answer.csv, to: &output)
    }

    /// Writes an answer that has several tables for spreadsheets, of which `csv` is the one that is wanted.
    func write(
        _ answer: some TableAnswer, csv: @autoclosure () -> String, to output: inout Output
    ) {
        switch format {
        case .table: output.write(answer.table(width: StandardDescriptor.output.terminalColumns))
        case .json: output.write(answer.json)
        case .csv: output.write(csv())
        }
    }
}
