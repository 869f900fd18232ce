// What becomes of a table that no breaking of cells fits into a narrow terminal. One of figures is shown in blocks
// below each other, each with the columns that name a row and as many columns of figures as there is room for. One of
// texts becomes cards: a row is lines of heading and cell. Nothing is left out; where even that does not fit, the
// caller prints the table as it is.

extension TextTable {
    /// The columns before the figures, which name a row.
    private var keys: Range<Int> {
        0..<(columns.indices.first { $0 > 0 && columns[$0].isNumber } ?? columns.count)
    }

    /// The heading with the line above it that it shares with columns before it: of two lines, the upper one is empty.
    private func wholeHeading(_ index: Int) -> String {
        func parts(_ index: Int) -> [Substring] {
            columns[index].heading.split(separator: "\n", omittingEmptySubsequences: false)
        }
        guard isContinued(index), let above = (0..<index).last(where: { !isContinued($0) }) else {
            return columns[index].heading
        }
        return "\(parts(above)[0])\n\(parts(index)[1])"
    }

    private func isContinued(_ index: Int) -> Bool {
        let heading = columns[index].heading
        return index > 0 && heading.first == "\n" && heading.count(where: { $0 == "\n" }) == 1
    }

    /// The figures in blocks below each other; nil for another table, and where there is no room for that.
    func blocks(_ cells: [[String]], _ natural: [Int], _ shrunk: [Int], _ width: Int) -> String? {
        let figures = keys.upperBound..<columns.count
        guard figures.count > 1, figures.allSatisfy({ columns[$0].isNumber }) else { return nil }
        // Columns under one heading stay together where they can.
        var groups: [[Int]] = []
        for index in figures {
            if isContinued(index), !groups.isEmpty {
                groups[groups.count - 1].append(index)
            } else {
                groups.append([index])
            }
        }
        func room(_ widths: [Int]) -> Int { width - self.total(Array(widths[keys])) - TextTable.gap.utf8.count }
        /// The first column of a block has the whole heading.
        func widths(_ block: [Int]) -> [Int] {
            let heading = wholeHeading(block[0]).split(separator: "\n").map { DisplayWidth.columns(of: String($0)) }
            return block.map { $0 == block[0] ? max(natural[$0], heading.max() ?? 0) : natural[$0] }
        }
        func total(of block: [Int]) -> Int { self.total(widths(block)) }
        let widestGroup = groups.map(total(of:)).max() ?? 0
        let keyWidths = room(natural) >= widestGroup ? natural : shrunk
        let room = room(keyWidths)
        guard room * 2 >= width else { return nil }
        if room < widestGroup { groups = figures.map { [$0] } }
        var blocks: [[Int]] = []
        for group in groups {
            guard total(of: group) <= room else { return nil }
            if let last = blocks.last, total(of: last + group) <= room {
                blocks[blocks.count - 1] += group
            } else {
                blocks.append(group)
            }
        }
        return blocks.map { block in
            let indices = Array(keys) + block
            let headings = indices.map { $0 == block[0] ? wholeHeading($0) : columns[$0].heading }
            return grid(
                indices, headings, cells.map { row in indices.map { row[$0] } },
                keys.map { keyWidths[$0] } + widths(block))
        }.joined(separator: "\n")
    }

    /// Each row as lines of heading and cell, without empty cells; nil where there is no room for that.
    func cards(_ cells: [[String]], _ width: Int, isFirst: Bool) -> String? {
        let labels = columns.indices.map { wholeHeading($0).split(separator: "\n").joined(separator: " ") }
        let labelWidth = labels.map { DisplayWidth.columns(of: $0) }.max() ?? 0
        let room = width - labelWidth - TextTable.gap.utf8.count
        guard room >= 20 else { return nil }
        func lines(_ index: Int, _ text: some StringProtocol) -> [String] {
            guard !text.isEmpty else { return [] }
            let padding = String(repeating: " ", count: labelWidth - DisplayWidth.columns(of: labels[index]))
            let start = labels[index] + padding + TextTable.gap
            let blank = String(repeating: " ", count: labelWidth) + TextTable.gap
            return LineBreaking.lines(of: String(text), width: room).enumerated().map { ($0 == 0 ? start : blank) + $1 }
        }
        let cards = cells.map { row in
            // Three cells or more with equally many lines belong together line by line: one event after the other.
            let parts = row.map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
            let most = parts.map(\.count).max() ?? 1
            let isRepeated = parts.map { $0.count == most && most > 1 }
            guard isRepeated.count(where: \.self) > 2 else { return columns.indices.flatMap { lines($0, row[$0]) } }
            return columns.indices.filter { !isRepeated[$0] }.flatMap { lines($0, row[$0]) }
                + (0..<most).flatMap { part in
                    columns.indices.filter { isRepeated[$0] }.flatMap { lines($0, parts[$0][part]) }
                }
        }
        let text = cards.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
        return isFirst ? text : "\n" + text
    }
}
