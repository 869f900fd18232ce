// The chart in the cells of a terminal, of any width from 40 columns on. Lines are distinguished by their labels, marks by
// their form; colour is added to that, never needed.

import EventLedger
import PovertyLedger

/// How a chart is drawn in a terminal.
public struct TextChartStyle: Hashable, Sendable {
    /// The columns that it fills, 40 to 200: fewer or more are taken as these.
    public var columns: Int
    /// The rows of the drawing itself, 5 to 60.
    public var rows: Int
    /// Whether only ASCII can be shown.
    public var isASCII: Bool
    /// Whether colours are wanted, as ANSI terminals have them.
    public var isColoured: Bool
    /// The language of its labels.
    public var language: ReportLanguage

    /// A style; without arguments 80 columns of Braille patterns without colour, in English.
    public init(
        columns: Int = 80, rows: Int = 16, isASCII: Bool = false, isColoured: Bool = false,
        language: ReportLanguage = .english
    ) {
        self.columns = min(max(columns, 40), 200)
        self.rows = min(max(rows, 5), 60)
        self.isASCII = isASCII
        self.isColoured = isColoured
        self.language = language
    }
}

extension TrajectoryChart {
    /// The chart as lines of text, none longer than the style's columns (colours aside). With `isASCII` Vietnamese labels
    /// are without their marks. Cost: linear in the points and cells.
    public func text(_ style: TextChartStyle = TextChartStyle()) -> String { TextChart(self, style).text }
}

/// One drawing.
private struct TextChart {
    private let chart: TrajectoryChart
    private let style: TextChartStyle
    private let words: ChartWords
    private let counts: CountScale
    private let days: DayScale
    private let marks: [String]
    private let leftColumns: Int
    private let rightColumns: Int
    private var canvas: DotCanvas
    /// Marks of targets by cell.
    private var targets: [Int: (sign: Character, line: Int)] = [:]

    private static let reset = "\u{1B}[0m"
    /// Blue and red, by the number of the line: near-poor and poor.
    private static let colours = ["\u{1B}[34m", "\u{1B}[31m"]
    private static let signs: [Character] = ["+", "*"]

    init(_ chart: TrajectoryChart, _ style: TextChartStyle) {
        (self.chart, self.style) = (chart, style)
        words = ChartWords(language: style.language)
        (counts, days) = (chart.countScale, chart.dayScale)
        marks = counts.marks.map { [words] in words.number($0) }
        leftColumns = (marks.map(\.count).max() ?? 0) + 1
        rightColumns = 1 + (TrajectoryChart.classes.map { [words] in words.name($0).count }.max() ?? 0)
        canvas = DotCanvas(
            columns: style.columns - leftColumns - rightColumns, rows: style.rows, isFine: !style.isASCII)
        for (line, householdClass) in TrajectoryChart.classes.enumerated() { draw(householdClass, line) }
        for target in chart.targets { mark(target) }
    }

    /// The dot of a figure on a day.
    private func dot(_ day: Day, _ figure: Int64) -> (x: Int, y: Int) {
        (days.place(of: day, in: canvas.width - 1), counts.place(of: figure, in: canvas.height - 1))
    }

    private mutating func draw(_ householdClass: HouseholdClass, _ line: Int) {
        var last: (x: Int, y: Int)?
        for point in chart.points {
            let next = dot(point.day, Int64(point.households(of: householdClass)))
            canvas.draw(from: last ?? next, to: next, line: line)
            last = next
        }
    }

    private mutating func mark(_ target: TrajectoryChart.TargetPoint) {
        let place = dot(target.due, target.households)
        let column = canvas.isFine ? place.x / 2 : place.x
        let row = row(place.y)
        let line = TrajectoryChart.classes.firstIndex(of: target.householdClass) ?? 0
        targets[row * canvas.columns + column] = (sign(target.verdict), line)
    }

    /// The row of cells of a dot, from the top.
    private func row(_ y: Int) -> Int {
        let down = canvas.height - 1 - y
        return canvas.isFine ? down / 4 : down
    }

    private func sign(_ verdict: Verdict) -> Character {
        switch verdict {
        case .met: style.isASCII ? "O" : "◆"
        case .missed: style.isASCII ? "X" : "◇"
        case .notDue: style.isASCII ? "?" : "○"
        case .unknown: style.isASCII ? "~" : "□"
        }
    }

    private func coloured(_ text: String, _ line: Int) -> String {
        style.isColoured ? TextChart.colours[line] + text + TextChart.reset : text
    }

    var text: String {
        var lines = TextChart.wrapped(words.title(chart.cut).split(separator: " ").map(String.init), style.columns)
        lines.append("")
        let names = names
        for row in 0..<canvas.rows { lines.append(trimmed(self.row(row, name: names[row]))) }
        lines += axis
        lines.append("")
        lines += TextChart.wrapped(legend, style.columns)
        let text = lines.joined(separator: "\n") + "\n"
        return style.isASCII ? PlainText.withoutMarks(text) : text
    }

    /// A row of the drawing with its mark and, at its end, the name of a line.
    private func row(_ row: Int, name: Int?) -> String {
        let mark = counts.marks.firstIndex { self.row(counts.place(of: $0, in: canvas.height - 1)) == row }
        let label = mark.map { marks[$0] } ?? ""
        let axis = mark == nil ? (style.isASCII ? "|" : "│") : (style.isASCII ? "+" : "┤")
        var text = String(repeating: " ", count: leftColumns - 1 - label.count) + label + axis
        for column in 0..<canvas.columns {
            if let target = targets[row * canvas.columns + column] {
                text += coloured(String(target.sign), target.line)
            } else if let cell = canvas.cell(column, row, signs: TextChart.signs) {
                text += coloured(String(cell.sign), cell.line)
            } else {
                text += " "
            }
        }
        if let name { text += " " + coloured(words.name(TrajectoryChart.classes[name]), name) }
        return text
    }

    /// The lines whose names are at the end of rows: where each line ends, or the row beside that.
    private var names: [Int?] {
        var names = [Int?](repeating: nil, count: canvas.rows)
        guard let last = chart.points.last else { return names }
        for (line, householdClass) in TrajectoryChart.classes.enumerated() {
            let figure = Int64(last.households(of: householdClass))
            let row = row(counts.place(of: figure, in: canvas.height - 1))
            // The poor come second; where both lines end in one row, theirs is the next.
            let free = [row, row + 1, row - 1].first { names.indices.contains($0) && names[$0] == nil }
            if let free { names[free] = line }
        }
        return names
    }

    /// The axis of days: its line with a mark for each end of a year that has room for its label, and the labels.
    private var axis: [String] {
        let columns = style.columns - leftColumns
        let (corner, straight, mark): (Character, Character, Character) =
            style.isASCII ? ("+", "-", "+") : ("└", "─", "┴")
        var line = [Character](repeating: straight, count: canvas.columns)
        var labels = [Character](repeating: " ", count: columns + leftColumns)
        var end = -2
        for day in days.yearEnds {
            let dot = days.place(of: day, in: canvas.width - 1)
            let column = canvas.isFine ? dot / 2 : dot
            let label = words.month(day)
            let start = min(max(0, leftColumns + column - label.count / 2), labels.count - label.count)
            guard start >= end + 2 else { continue }
            line[column] = mark
            for (offset, character) in label.enumerated() { labels[start + offset] = character }
            end = start + label.count - 1
        }
        let left = String(repeating: " ", count: leftColumns - 1)
        return [left + String(corner) + String(line), trimmed(String(labels))]
    }

    /// What the signs mean that are drawn.
    private var legend: [String] {
        let lines = TrajectoryChart.classes.enumerated().map { line, householdClass in
            (style.isASCII ? "\(TextChart.signs[line]) " : "") + words.name(householdClass)
        }
        let verdicts = [Verdict.met, .missed, .notDue, .unknown].filter { verdict in
            chart.targets.contains { $0.verdict == verdict }
        }
        return (style.isASCII ? lines.reversed() : []) + verdicts.map { "\(sign($0)) \(words.verdict($0))" }
    }

    private func trimmed(_ text: String) -> String {
        String(text.reversed().drop { $0 == " " }.reversed())
    }

    /// Words on lines of so many columns; parts of a legend, which have blanks inside, stay together and apart.
    private static func wrapped(_ words: [String], _ columns: Int) -> [String] {
        let gap = words.contains { $0.contains(" ") } ? "   " : " "
        var lines: [String] = []
        for word in words {
            if let last = lines.last, last.count + gap.count + word.count <= columns {
                lines[lines.count - 1] = last + gap + word
            } else {
                lines.append(word)
            }
        }
        return lines
    }
}
