// A table for people: columns that line up, numbers to the right. On a narrow terminal it first leaves out the
// Vietnamese words beside the English ones, then breaks long cells into lines. It draws no frames and no colours.

import EventLedger
import Files

/// A table under construction.
struct TextTable {
    /// A column.
    struct Column {
        /// Its heading; line breaks make it several lines high.
        let heading: String
        /// Whether its cells stand at the right edge.
        let isNumber: Bool
        /// Whether its cells may be broken into lines where the table is wider than the terminal.
        let isFlexible: Bool

        init(heading: String, isNumber: Bool = false, isFlexible: Bool = false) {
            let lines = heading.split(separator: "\n", omittingEmptySubsequences: false)
            self.heading = lines.map { String($0).printable }.joined(separator: "\n")
            self.isNumber = isNumber
            self.isFlexible = isFlexible
        }
    }

    /// A cell, with a shorter form where there is one.
    struct Cell: ExpressibleByStringLiteral {
        let text: String
        let short: String

        /// A cell of one line, whatever the text holds.
        init(_ text: String, short: String? = nil) {
            self.text = text.printable
            self.short = (short ?? text).printable
        }

        /// A cell of several lines.
        init(lines: [String]) {
            text = lines.map(\.printable).joined(separator: "\n")
            short = text
        }

        init(_ number: some BinaryInteger) { self.init(String(number)) }

        init(stringLiteral text: String) { self.init(text) }
    }

    /// The columns.
    let columns: [Column]
    /// The rows, each with a cell a column.
    private(set) var rows: [[Cell]] = []

    init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row.
    mutating func append(_ row: [Cell]) { rows.append(row) }

    /// Forgets the rows.
    mutating func removeRows() { rows.removeAll(keepingCapacity: true) }

    /// The table as lines, at most `width` columns wide where that is possible; nil is any width.
    func text(width: Int?) -> String {
        var natural: [Int] = []
        return part(width: width, behind: &natural)
    }

    /// The rows as the next part of a table that is too long to be held: `natural` has the widest cells of the parts before,
    /// none before the first, which alone has the heading.
    func part(width: Int?, behind natural: inout [Int]) -> String {
        let isFirst = natural.isEmpty
        if isFirst { natural = columns.map { _ in 0 } }
        var cells = rows.map { $0.map(\.text) }
        var widths = zip(naturalWidths(cells), natural).map { max($0, $1) }
        natural = widths
        if let width, total(widths) > width {
            cells = rows.map { $0.map(\.short) }
            widths = shrunk(isFirst ? naturalWidths(cells) : natural, to: width)
        }
        var lines: [String] = []
        if isFirst {
            lines = self.lines(columns.map(\.heading), widths)
            lines.append(widths.map { String(repeating: "-", count: $0) }.joined(separator: TextTable.gap))
        }
        for row in cells { lines += self.lines(row, widths) }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension TextTable {
    private static let gap = "  "
    private static let leastWidth = 10

    private func total(_ widths: [Int]) -> Int {
        widths.reduce(0, +) + TextTable.gap.utf8.count * max(0, widths.count - 1)
    }

    private func naturalWidths(_ cells: [[String]]) -> [Int] {
        columns.indices.map { index in
            let texts = [columns[index].heading] + cells.map { $0[index] }
            return texts.flatMap { $0.split(separator: "\n") }.map { DisplayWidth.columns(of: String($0)) }.max() ?? 0
        }
    }

    /// Takes columns from the widest flexible ones until the table fits or none can give more.
    private func shrunk(_ widths: [Int], to width: Int) -> [Int] {
        var widths = widths
        while total(widths) > width {
            let candidates = columns.indices.filter { columns[$0].isFlexible && widths[$0] > TextTable.leastWidth }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    /// One row as lines, as many as its highest cell has.
    private func lines(_ row: [String], _ widths: [Int]) -> [String] {
        let cells = row.indices.map { LineBreaking.lines(of: row[$0], width: widths[$0]) }
        return (0..<(cells.map(\.count).max() ?? 1)).map { line in
            var text = ""
            for index in cells.indices {
                let cell = line < cells[index].count ? cells[index][line] : ""
                let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.columns(of: cell)))
                if index > 0 { text += TextTable.gap }
                text += columns[index].isNumber ? padding + cell : cell + padding
            }
            while text.last == " " { text.removeLast() }
            return text
        }
    }
}
