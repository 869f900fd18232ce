// A table for people: columns that line up, numbers to the right. On a narrow terminal it first leaves out the
// Vietnamese words beside the English ones, then breaks long cells into lines; what still does not fit takes another
// form (TextTable+Narrow). It draws no frames and no colours, and never cuts a figure.

import EventLedger
import Files

/// A table under construction.
struct TextTable {
    /// A column.
    struct Column {
        /// Its heading; line breaks make it several lines high.
        let heading: String
        /// Whether its cells are aligned to the right.
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

        /// A cell of one line, for any text.
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

    /// The table as lines, at most `width` columns wide where that is possible; nil is any width.
    func text(width: Int?) -> String {
        var before = Parts()
        return part(width: width, behind: &before)
    }

    /// What the parts of a table that is too long to be held have to know of those before them.
    struct Parts {
        /// The widest cells; none before the first part, which alone has the heading.
        fileprivate(set) var natural: [Int] = []
        /// Whether the last one was written as cards; then all that follow are.
        fileprivate(set) var areCards = false
    }

    /// The rows as the next part of a table that is too long to be held.
    func part(width: Int?, behind parts: inout Parts) -> String {
        let isFirst = parts.natural.isEmpty
        let cells = rows.map { $0.map(\.text) }
        let natural = naturalWidths(cells)
        parts.natural = isFirst ? natural : zip(natural, parts.natural).map { max($0, $1) }
        guard let width, total(parts.natural) > width else { return grid(cells, parts.natural, hasHeading: isFirst) }
        let short = rows.map { $0.map(\.short) }
        let widths = isFirst ? naturalWidths(short) : parts.natural
        let shrunk = shrunk(widths, short, to: width)
        let isReadable = total(shrunk) <= width && height(short, shrunk) <= TextTable.readableLines
        guard parts.areCards || !isReadable, !rows.isEmpty else { return grid(short, shrunk, hasHeading: isFirst) }
        if let blocks = blocks(short, widths, shrunk, width) { return blocks }
        guard let cards = cards(short, width, isFirst: isFirst) else { return grid(short, shrunk, hasHeading: isFirst) }
        parts.areCards = true
        return cards
    }
}

extension TextTable {
    /// What separates two columns.
    static let gap = "  "
    /// A row in which a cell is broken into more lines is no longer read as a row.
    private static let readableLines = 6

    /// The columns of the terminal that columns of some widths take.
    func total(_ widths: [Int]) -> Int {
        widths.reduce(0, +) + TextTable.gap.utf8.count * max(0, widths.count - 1)
    }

    /// Rows as lines that line up, below their headings where it is the first part.
    private func grid(_ cells: [[String]], _ widths: [Int], hasHeading: Bool) -> String {
        let headings = hasHeading ? columns.map(\.heading) : nil
        return grid(Array(columns.indices), headings, cells, widths)
    }

    /// Some of the columns as lines that line up; no headings where those are above already.
    func grid(_ indices: [Int], _ headings: [String]?, _ cells: [[String]], _ widths: [Int]) -> String {
        var lines: [String] = []
        if let headings {
            lines = self.lines(indices, headings, widths)
            lines.append(widths.map { String(repeating: "-", count: $0) }.joined(separator: TextTable.gap))
        }
        for row in cells { lines += self.lines(indices, row, widths) }
        return lines.map { $0 + "\n" }.joined()
    }

    private func naturalWidths(_ cells: [[String]]) -> [Int] {
        columns.indices.map { index in
            let texts = [columns[index].heading] + cells.map { $0[index] }
            return texts.flatMap { $0.split(separator: "\n") }.map { DisplayWidth.columns(of: String($0)) }.max() ?? 0
        }
    }

    /// Takes columns from the widest flexible ones until the table fits or none can give more: a column keeps room for
    /// a day and, unless it is very long, for its longest word.
    private func shrunk(_ widths: [Int], _ cells: [[String]], to width: Int) -> [Int] {
        let least = columns.indices.map { index in
            let texts = [columns[index].heading] + cells.map { $0[index] }
            let word = texts.map(LineBreaking.longestPiece).max() ?? 0
            return columns[index].isFlexible ? max(10, min(16, word)) : widths[index]
        }
        var widths = widths
        while total(widths) > width {
            let candidates = columns.indices.filter { widths[$0] > least[$0] }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    /// The most lines that one line of a cell is broken into, at most.
    private func height(_ cells: [[String]], _ widths: [Int]) -> Int {
        cells.flatMap { row in
            zip(row, widths).map { cell, width in
                LineBreaking.lines(of: cell, width: width).count - cell.count { $0 == "\n" }
            }
        }.max() ?? 0
    }

    /// One row as lines, as many as its highest cell has.
    private func lines(_ indices: [Int], _ row: [String], _ widths: [Int]) -> [String] {
        let cells = zip(row, widths).map { LineBreaking.lines(of: $0, width: $1) }
        return (0..<(cells.map(\.count).max() ?? 1)).map { line in
            var text = ""
            for (place, index) in indices.enumerated() {
                let cell = line < cells[place].count ? cells[place][line] : ""
                let padding = String(repeating: " ", count: max(0, widths[place] - DisplayWidth.columns(of: cell)))
                if place > 0 { text += TextTable.gap }
                text += columns[index].isNumber ? padding + cell : cell + padding
            }
            while text.last == " " { text.removeLast() }
            return text
        }
    }
}
