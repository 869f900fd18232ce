// `socai chart`: the trajectory against the plan as a drawing, in the terminal or as a file for documents. The figures and
// the drawing are the library's; here is only how the terminal is.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

extension ReportLanguage: ExpressibleByArgument {}

struct ChartCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "chart",
        abstract: "Draw the poor and near-poor households against the targets of the plan.",
        discussion: """
            Draws the households month by month, as known at the cut, and the targets that are a number of poor or \
            near-poor households of all units. The drawing fills the terminal, from 40 to 200 columns. With a file whose \
            name ends in .svg it is a picture for documents, with a description for those who don't see it.

            Colours are used on a terminal unless NO_COLOR is set; a locale without UTF-8 gets ASCII. The language of the \
            labels is that of the locale. Without a CUT the day is today.

            Example:
              socai chart bac-lieu.socai 2025
              socai chart bac-lieu.socai 2025-12-31@closing --lang vi -o trajectory.svg
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var when: CutOrTodayArgument

    @Option(
        help: ArgumentHelp(
            "The language of the labels: vi or en. (default: that of the locale)", valueName: "language"))
    var lang: ReportLanguage?

    @Option(
        help: ArgumentHelp(
            "The width of the drawing, 40 to 200. (default: that of the terminal, else 80)", valueName: "columns"))
    var columns: Int?

    @OptionGroup var source: ReplayOption

    @OptionGroup var form: ReportOption

    func validate() throws {
        if let columns { try ArgumentReading.check("--columns", columns, 40...200) }
        if isPicture, let wanted = form.wanted, wanted != .table {
            throw ValidationError(
                said("--output is \"\(form.file ?? "")\", a picture; --format \(wanted.rawValue) is none"))
        }
    }

    private var isPicture: Bool { form.file.map { DrawnFile.isDrawing($0) } ?? false }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try source.view(of: place)
        let chart = try ledger.at(when.cut(of: ledger)).trajectoryChart()
        let language = lang ?? .current
        if isPicture {
            form.write(Array(chart.svg(in: language).utf8), to: &output)
        } else {
            let style = TextChartStyle(
                columns: columns ?? (form.file == nil ? StandardDescriptor.output.terminalColumns : nil) ?? 80,
                isASCII: form.plain || !Locale.isUTF8, isColoured: form.isColoured, language: language)
            form.write(ChartAnswer(report: chart, style: style), csv: "points", to: &output)
        }
        Console.sayIfAhead(chart.cut.effectiveOn, of: ledger)
        return .done
    }
}

/// The answer of `socai chart`.
struct ChartAnswer: FormattedAnswer {
    /// The figures.
    let report: TrajectoryChart
    /// How they are drawn.
    let style: TextChartStyle

    func table(width: Int?) -> String { report.text(style) }
}

extension ReportOption {
    /// Whether colours are wanted: on a terminal that has them, unless the user said otherwise (no-color.org).
    var isColoured: Bool {
        file == nil && !plain && StandardDescriptor.output.terminalColumns != nil && Locale.value("NO_COLOR") == nil
            && Locale.value("TERM") != "dumb"
    }
}
