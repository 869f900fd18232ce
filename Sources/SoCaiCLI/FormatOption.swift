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
}
