// Finds the header of a list in its first rows: the block of rows whose headings, put together column by column, give
// the most columns a meaning. Headings over several columns or rows are known by merged cells, or, where there are
// none, by the empty cells beside them. What is above is a title.

import Files
import PovertyLedger
import Tables

/// A row that may be of the header: its texts, cleaned.
struct HeadingRow {
    /// A cell with text, a number in words, or neither.
    struct Cell {
        let column: Int
        let text: String
        let folded: String
        /// Whether it can't be a heading: a date, or a number of more than two digits.
        let isData: Bool
    }

    let number: Int
    /// In the order of columns.
    let cells: [Cell]

    /// The cell of a column.
    func cell(_ column: Int) -> Cell? {
        guard let cell = cell(atMost: column), cell.column == column else { return nil }
        return cell
    }

    /// The last cell that is not right of a column.
    func cell(atMost column: Int) -> Cell? {
        var (low, high) = (0, cells.count)
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].column <= column { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : cells[low - 1]
    }
}

/// A header that was found.
struct ListHeader {
    /// A column with its heading.
    struct Column {
        let column: Int
        /// The parts of its heading from above.
        let parts: [String]
        let match: HeadingWords.Match?
    }

    let rows: ClosedRange<Int>
    let columns: [Column]
    /// The folded texts of its rows, by column, for finding it again below.
    let texts: [[Int: String]]
}

/// The search for a header.
struct HeaderFinder {
    /// How many rows are looked at.
    static let rowsLookedAt = 80
    /// The last column that is looked at; the widest form of the circulars has some 60.
    static let lastColumn = 512
    private static let mostRows = 6

    let kind: ListKind
    let words: HeadingWords
    /// The fields of headings in the map, by their folded text.
    let mapped: [String: ListField]
    let merges: [CellRange]

    private struct Candidate {
        let header: ListHeader
        let score: Int
        let start: Int
    }

    /// The header in some rows; nil where there is none.
    ///
    /// A list repeats its header in one row where the first has several, so that the first header counts unless a later
    /// one says much more: then what is above is another table.
    func find(_ rows: [HeadingRow]) -> ListHeader? {
        var best: Candidate?
        var first: Candidate?
        for start in rows.indices where rows[start].cells.count >= 2 {
            let isNearFirst = first.map { start - $0.start < HeaderFinder.mostRows } ?? true
            for end in start..<min(start + HeaderFinder.mostRows, rows.count) {
                if end > start, !continues(rows[start...end]) { break }
                let header = header(rows[start...end])
                guard isList(header) else { continue }
                let candidate = Candidate(header: header, score: score(header), start: start)
                if isBetter(candidate, than: best, rows) { best = candidate }
                if isNearFirst, isBetter(candidate, than: first, rows) { first = candidate }
            }
        }
        guard let best, let first else { return nil }
        return best.score * 2 > first.score * 3 ? best.header : first.header
    }

    /// Of equally good headers the first, without titles above it that mean nothing, and with all rows below that
    /// belong to it.
    private func isBetter(_ candidate: Candidate, than best: Candidate?, _ rows: [HeadingRow]) -> Bool {
        guard let best else { return true }
        guard candidate.score == best.score else { return candidate.score > best.score }
        let isWithoutTitles =
            candidate.start > best.start && candidate.header.rows.upperBound == best.header.rows.upperBound
            && rows[best.start..<candidate.start].allSatisfy(isTitle)
        return candidate.start == best.start || isWithoutTitles
    }

    /// Whether a header is one row, and no row beside it can be another of the header, whatever cells are merged.
    func isAlone(_ header: ListHeader, _ rows: [HeadingRow]) -> Bool {
        guard header.rows.count == 1 else { return false }
        return rows.allSatisfy { row in
            if row.number < header.rows.lowerBound, row.cells.count >= 2, isList(self.header([row])) { return false }
            if row.number == header.rows.lowerBound - 1 { return row.cells.count < 2 }
            if row.number == header.rows.upperBound + 1 {
                return row.cells.contains(where: \.isData) || ColumnNumbers.are(row.cells.map(\.text))
            }
            return true
        }
    }

    /// Whether no cell of a row means anything by itself.
    private func isTitle(_ row: HeadingRow) -> Bool {
        row.cells.allSatisfy { words.match($0.folded) == nil && mapped[$0.folded] == nil }
    }

    /// Whether the last of some rows can be a row of the header that begins with the first.
    private func continues(_ rows: ArraySlice<HeadingRow>) -> Bool {
        guard let first = rows.first, let last = rows.last, last.number <= first.number + HeaderFinder.mostRows,
            rows.count < 2 || last.number == rows[rows.endIndex - 2].number + 1,
            !last.cells.contains(where: \.isData), !ColumnNumbers.are(last.cells.map(\.text))
        else { return false }
        // Headings that are merged with a cell of the row before reach down to this row.
        let isReached = merges.contains { merge in
            merge.last.row >= last.number && merge.first.row < last.number && merge.first.row >= first.number
        }
        if isReached { return true }
        // A name alone in its row applies to rows below it, unless it is where the rows above have nothing.
        let isBeside = last.cells.contains { cell in !rows.dropLast().contains { $0.cell(cell.column) != nil } }
        guard last.cells.count >= 3 || isBeside else { return false }
        let known = last.cells.count { cell in
            let hasHeading = rows.dropLast().contains { $0.cell(cell.column) != nil }
            if mapped[cell.folded] != nil { return true }
            if ColumnNumbers.single(cell.text) != nil { return !hasHeading }
            guard let match = words.match(cell.folded) else { return false }
            return !hasHeading || !match.field.isWordOfValues
        }
        return known * 2 >= last.cells.count
    }

    private func score(_ header: ListHeader) -> Int {
        var fields: Set<ListField> = []
        var others = 0
        for column in header.columns {
            guard let match = column.match else { continue }
            switch match.field {
            case .ignored, .rowNumber, .note: others += 1
            default: fields.insert(match.field)
            }
        }
        return fields.count * 4 + min(others, 3)
    }

    /// Whether a header is one of such a list at all.
    private func isList(_ header: ListHeader) -> Bool {
        let fields = Set(header.columns.compactMap { $0.match?.field }).subtracting([.ignored, .note, .rowNumber])
        func hasOne(_ some: ListField...) -> Bool { !fields.isDisjoint(with: some) }
        let hasSubject = hasOne(.code, .identityNumber, .headName, .memberName, .personName)
        switch kind {
        case .review, .exits, .households: return hasSubject && fields.count >= 2
        case .aid:
            return (hasSubject || hasOne(.unit, .unitCode, .hamlet))
                && hasOne(.aidKind, .amount, .amountCash, .amountGoods, .quantity)
        case .awards:
            return (hasSubject || hasOne(.recipient, .collective))
                && hasOne(.form, .achievement, .decision, .decisionNumber)
        case .totals: return hasOne(.unit, .unitCode) && hasOne(.households, .persons)
        }
    }

    // MARK: Putting headings together

    private func header(_ rows: ArraySlice<HeadingRow>) -> ListHeader {
        let numbers = rows.map(\.number)
        let range = (numbers.first ?? 1)...(numbers.last ?? 1)
        let inside = merges.filter { range.contains($0.first.row) && $0.first != $0.last }
        var columns = Set(rows.flatMap { $0.cells.map(\.column) })
        for merge in inside where merge.last.column - merge.first.column < 200 {
            columns.formUnion(merge.first.column...merge.last.column)
        }
        let places = rows.indices.map { index in
            RowPlace(
                row: rows[index],
                merges: inside.filter { $0.first.row <= rows[index].number && rows[index].number <= $0.last.row },
                starts: HeaderFinder.starts(of: rows[(index + 1)...]))
        }
        let found = columns.sorted().compactMap { column(number: $0, places) }
        return ListHeader(
            rows: range, columns: numbered(found),
            texts: rows.map { row in
                Dictionary(row.cells.map { ($0.column, $0.folded) }) { first, _ in first }
            })
    }

    private struct Found {
        let column: Int
        let parts: [String]
        let folded: [String]
        let spans: [Bool]
        /// The column of the heading above the last that spans several; 0 for none.
        let group: Int
    }

    /// A row of a header with what its headings may reach over.
    private struct RowPlace {
        let row: HeadingRow
        /// The merged cells that it is a row of.
        let merges: [CellRange]
        /// For each column with a heading below the row the first of the columns beside it that all have one.
        let starts: [Int: Int]

        /// The merged cells that a column of the row is in.
        func merge(_ column: Int) -> CellRange? {
            merges.first { $0.first.column <= column && column <= $0.last.column }
        }

        /// The heading at the left that an empty cell belongs to: it and every column between have headings below.
        func headingBeside(_ column: Int) -> HeadingRow.Cell? {
            guard let start = starts[column], let left = row.cell(atMost: column - 1), left.column >= start,
                merge(left.column) == nil
            else { return nil }
            return left
        }

        /// Whether the heading of a column reaches over empty cells at its right.
        func spansByBlanks(_ column: Int) -> Bool {
            row.cell(column + 1) == nil && headingBeside(column + 1)?.column == column
        }
    }

    private static func starts(of rows: ArraySlice<HeadingRow>) -> [Int: Int] {
        var starts: [Int: Int] = [:]
        for column in Set(rows.flatMap { $0.cells.map(\.column) }).sorted() {
            starts[column] = starts[column - 1] ?? column
        }
        return starts
    }

    private func column(number column: Int, _ places: [RowPlace]) -> Found? {
        var parts: [String] = []
        var folded: [String] = []
        var spans: [Bool] = []
        var group = 0
        for place in places {
            let merge = place.merge(column)
            guard merge == nil || merge?.first.row == place.row.number else { continue }
            var source = place.row.cell(merge?.first.column ?? column)
            var isWide = merge.map { $0.first.column < $0.last.column } ?? false
            if merge == nil {
                if source == nil, let left = place.headingBeside(column) { (source, isWide) = (left, true) }
                if !isWide, let source { isWide = place.spansByBlanks(source.column) }
            }
            guard let source, !source.folded.isEmpty || !source.text.isEmpty else { continue }
            if source.folded == folded.last { continue }
            if isWide { group = source.column }
            parts.append(source.text)
            folded.append(source.folded)
            spans.append(isWide)
        }
        return parts.isEmpty ? nil : Found(column: column, parts: parts, folded: folded, spans: spans, group: group)
    }

    /// Gives meanings; the columns 1 to 12, or 1 to 8, below a heading of deprivations or of causes are those of the
    /// form.
    private func numbered(_ found: [Found]) -> [ListHeader.Column] {
        var groups: [Int: [Found]] = [:]
        for column in found where column.group > 0 { groups[column.group, default: []].append(column) }
        return found.map { column in
            var match = match(column)
            if let members = groups[column.group], let last = column.folded.last, let number = Int(last),
                members.compactMap({ $0.folded.last }).elementsEqual((1...members.count).map(String.init)),
                column.folded.count > 1, let above = words.match(column.folded[column.folded.count - 2])
            {
                if above.field == .deprivations, members.count == 12, let word = Deprivation.number("\(number)") {
                    match = HeadingWords.Match(field: .mark(for: word), rank: 0)
                } else if above.field == .causes, members.count == 8, let word = Cause.number("\(number)") {
                    match = HeadingWords.Match(field: .mark(for: word), rank: 0)
                }
            }
            return ListHeader.Column(column: column.column, parts: column.parts, match: match)
        }
    }

    private func match(_ column: Found) -> HeadingWords.Match? {
        let whole = column.folded.joined(separator: " ")
        if let field = mapped[whole] ?? column.folded.last.flatMap({ mapped[$0] }) {
            return HeadingWords.Match(field: field, rank: -1)
        }
        // What an office did for a household has the names of what it lacks.
        if column.folded.dropLast().contains(where: { $0.hasPrefix("chinh sach") }) {
            return HeadingWords.Match(field: .ignored, rank: 0)
        }
        var match = words.match(column.folded, spans: column.spans)
        if kind == .totals, match?.field == .households || match?.field == .persons {
            // The same words stand below the headings of the poor and the near-poor.
            let ofSome = ["ngheo", "muc song", "mstb", "dan toc", "chinh sach"]
            if ofSome.contains(where: { whole.contains($0) }) { match = nil }
        } else if kind == .totals, let field = match?.field,
            ![.unit, .unitCode, .area, .rowNumber, .note].contains(field)
        {
            match = HeadingWords.Match(field: .ignored, rank: 0)
        }
        if column.folded.last == "khac", column.folded.count > 1,
            words.match(column.folded[column.folded.count - 2])?.field == .causes
        {
            match = HeadingWords.Match(field: .causeOther, rank: 0)
        }
        return match
    }
}

/// Rows that number the columns: `A B 1 2`, `(1) (2) (3)`, `1 2 3=1+2`.
enum ColumnNumbers {
    /// The number of a text such as `3`, `(3)`, `[3]`, `3=1+2`; 0 for a letter; nil for anything else.
    static func single(_ text: String) -> Int? {
        let inside = text.filter { !"()[] ".contains($0) }
        let start = inside.prefix { $0 != "=" }
        if start.count < inside.count,
            !inside.dropFirst(start.count).allSatisfy({ "=0123456789+-*/:x.,%".contains($0) })
        {
            return nil
        }
        if let number = Int(start), (1...200).contains(number) { return number }
        let isLetter = start.count == 1 && start.allSatisfy { $0.isASCII && $0.isLetter }
        return isLetter ? 0 : nil
    }

    /// Whether some texts are such a row: letters, and behind them numbers each one more than the one before.
    static func are(_ texts: some Collection<String>) -> Bool {
        guard texts.count >= 3 else { return false }
        var last = 0
        var isStarted = false
        for text in texts {
            guard let number = single(text) else { return false }
            if number == 0 {
                guard !isStarted else { return false }
                continue
            }
            guard !isStarted || number == last + 1 else { return false }
            (last, isStarted) = (number, true)
        }
        return isStarted
    }
}
