// The chart as an SVG file for documents: black and white print is enough, since lines are labelled and marks differ in
// form; a title and a description say the same in words. It has whole numbers only, so that equal figures give equal bytes.

import EventLedger
import PovertyLedger

extension TrajectoryChart {
    /// The chart as an SVG document of 800 by 440 units, for a screen, a page or a printer.
    ///
    /// Nothing in it is text of the ledger. Cost: linear in the points.
    public func svg(in language: ReportLanguage = .english) -> String { VectorChart(self, language).text }
}

/// One drawing.
private struct VectorChart {
    private let chart: TrajectoryChart
    private let words: ChartWords
    private let counts: CountScale
    private let days: DayScale

    /// The sizes of the drawing, and the area inside the axes.
    private static let (width, height) = (800, 440)
    private static let (left, right, top, bottom) = (64, 700, 56, 340)
    /// Near-poor and poor, in colours of different lightness.
    private static let colours = ["#1f5c8b", "#a4262c"]
    private static let ink = "#333333"
    private static let grid = "#d9d9d9"

    init(_ chart: TrajectoryChart, _ language: ReportLanguage) {
        self.chart = chart
        words = ChartWords(language: language)
        (counts, days) = (chart.countScale, chart.dayScale)
    }

    private func x(_ day: Day) -> Int {
        VectorChart.left + days.place(of: day, in: VectorChart.right - VectorChart.left)
    }

    private func y(_ figure: Int64) -> Int {
        VectorChart.bottom - counts.place(of: figure, in: VectorChart.bottom - VectorChart.top)
    }

    var text: String {
        let size = "width=\"\(VectorChart.width)\" height=\"\(VectorChart.height)\""
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) viewBox=\"0 0 \(VectorChart.width) \(VectorChart.height)\" "
                + "role=\"img\" aria-labelledby=\"title description\" lang=\"\(words.language.rawValue)\" "
                + "font-family=\"'Noto Sans', 'DejaVu Sans', Arial, sans-serif\" font-size=\"13\" "
                + "fill=\"\(VectorChart.ink)\">",
            "<title id=\"title\">\(words.title(chart.cut))</title>",
            "<desc id=\"description\">\(description)</desc>",
            "<rect width=\"\(VectorChart.width)\" height=\"\(VectorChart.height)\" fill=\"#ffffff\"/>",
        ]
        parts += heading + axes
        for (line, householdClass) in TrajectoryChart.classes.enumerated() { parts += self.line(householdClass, line) }
        parts += chart.targets.map(mark) + names + legend + ["</svg>"]
        return parts.joined(separator: "\n") + "\n"
    }

    /// The figures at the ends of years, and of targets, in words.
    private var description: String {
        (yearPoints.map(words.figures) + chart.targets.map(words.figures)).joined(separator: " ")
    }

    /// The points at the ends of years, and the last one.
    private var yearPoints: [TrajectoryChart.Point] {
        let ends = Set(days.yearEnds)
        return chart.points.filter { ends.contains($0.day) || $0.day == chart.points.last?.day }
    }

    private var heading: [String] {
        [text(words.title(chart.cut), x: VectorChart.left, y: 28, size: 16, weight: "bold")]
    }

    private func text(
        _ text: String, x: Int, y: Int, anchor: String = "start", size: Int? = nil, weight: String? = nil,
        colour: String? = nil
    ) -> String {
        let attributes = [
            ("text-anchor", anchor == "start" ? nil : anchor), ("font-size", size.map { "\($0)" }),
            ("font-weight", weight), ("fill", colour),
        ].compactMap { name, value in value.map { " \(name)=\"\($0)\"" } }.joined()
        return "<text x=\"\(x)\" y=\"\(y)\"\(attributes)>\(text)</text>"
    }

    private func stroke(_ from: (Int, Int), _ to: (Int, Int), _ colour: String) -> String {
        "<line x1=\"\(from.0)\" y1=\"\(from.1)\" x2=\"\(to.0)\" y2=\"\(to.1)\" stroke=\"\(colour)\"/>"
    }

    private var axes: [String] {
        var parts: [String] = []
        for figure in counts.marks {
            let y = y(figure)
            parts.append(
                stroke((VectorChart.left, y), (VectorChart.right, y), figure == 0 ? VectorChart.ink : VectorChart.grid))
            parts.append(text(words.number(figure), x: VectorChart.left - 8, y: y + 4, anchor: "end"))
        }
        var free = 0
        for day in days.yearEnds {
            let x = x(day)
            parts.append(stroke((x, VectorChart.bottom), (x, VectorChart.bottom + 5), VectorChart.ink))
            // Some 7 units a character, and a gap.
            let label = words.day(day)
            let half = label.count * 7 / 2
            guard x - half >= free else { continue }
            parts.append(text(label, x: x, y: VectorChart.bottom + 22, anchor: "middle"))
            free = x + half + 10
        }
        return parts
    }

    private func line(_ householdClass: HouseholdClass, _ line: Int) -> [String] {
        let places = chart.points.map { "\(x($0.day)),\(y(Int64($0.households(of: householdClass))))" }
        let colour = VectorChart.colours[line]
        var parts = [
            "<polyline points=\"\(places.joined(separator: " "))\" fill=\"none\" stroke=\"\(colour)\" "
                + "stroke-width=\"\(householdClass == .poor ? 3 : 2)\" stroke-linejoin=\"round\"/>"
        ]
        var free = 0
        for point in yearPoints {
            let figure = Int64(point.households(of: householdClass))
            let label = words.number(figure)
            // Above its point and behind it, where a line that falls leaves room; the last one has the names behind it.
            let isLast = point == chart.points.last
            let x = x(point.day) + (isLast ? 0 : 8)
            guard x - (isLast ? label.count * 4 : 0) >= free else { continue }
            parts.append(
                text(label, x: x, y: y(figure) - 10, anchor: isLast ? "middle" : "start", size: 12, colour: colour))
            free = x + label.count * 8 + 4
        }
        return parts
    }

    private func mark(_ target: TrajectoryChart.TargetPoint) -> String {
        let line = TrajectoryChart.classes.firstIndex(of: target.householdClass) ?? 0
        return mark(target.verdict, x: x(target.due), y: y(target.households), VectorChart.colours[line])
    }

    /// A filled diamond for a target that is met, an empty one for one that is not, a circle for what is not known yet.
    private func mark(_ verdict: Verdict, x: Int, y: Int, _ colour: String) -> String {
        let diamond = "M\(x) \(y - 7)L\(x + 7) \(y)L\(x) \(y + 7)L\(x - 7) \(y)Z"
        return switch verdict {
        case .met: "<path d=\"\(diamond)\" fill=\"\(colour)\" stroke=\"\(colour)\" stroke-width=\"2\"/>"
        case .missed: "<path d=\"\(diamond)\" fill=\"#ffffff\" stroke=\"\(colour)\" stroke-width=\"2\"/>"
        case .notDue, .unknown:
            "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"6\" fill=\"#ffffff\" stroke=\"\(colour)\" stroke-width=\"2\""
                + (verdict == .unknown ? " stroke-dasharray=\"3 2\"" : "") + "/>"
        }
    }

    /// The name of each line at its end; the lower one moves down where they would touch.
    private var names: [String] {
        guard let last = chart.points.last else { return [] }
        var lowest = 0
        let lines = TrajectoryChart.classes.enumerated().map { line, householdClass in
            (line, householdClass, y(Int64(last.households(of: householdClass))))
        }
        return lines.sorted { ($0.2, $0.0) < ($1.2, $1.0) }.map { line, householdClass, y in
            let place = max(y + 4, lowest)
            lowest = place + 16
            return text(
                words.name(householdClass), x: max(x(last.day), x(chart.cut.effectiveOn)) + 12, y: place,
                weight: "bold", colour: VectorChart.colours[line])
        }
    }

    /// What the marks mean that are drawn.
    private var legend: [String] {
        let verdicts = [Verdict.met, .missed, .notDue, .unknown].filter { verdict in
            chart.targets.contains { $0.verdict == verdict }
        }
        return verdicts.enumerated().flatMap { index, verdict in
            // Two columns of at most two rows.
            let (x, y) = (VectorChart.left + 8 + index % 2 * 320, 396 + index / 2 * 24)
            return [
                mark(verdict, x: x, y: y, VectorChart.ink), text(words.verdict(verdict), x: x + 16, y: y + 5),
            ]
        }
    }
}
