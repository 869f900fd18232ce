// The elements of a sheet made rows. It is called millions of times: names are compared in place, and nothing is made of
// a cell but its value. References must ascend, as every program writes them; a cell without one is behind the last.
#if Excel
    internal import Files

    /// Makes rows of the elements of a sheet.
    final class SheetHandler: XMLHandler {
        private enum State {
            case outside, worksheet, columns, merges, rows, row, cell, value, formula, inline
        }

        /// The row that has just ended.
        var finished: TableRow?
        private(set) var hiddenColumns: [ClosedRange<Int>] = []
        private(set) var mergedRanges: [CellRange] = []

        private let workbook: Workbook
        // One thread calls one method at a time; checking that for every property of every cell takes a tenth of the time.
        /// Without strings the cells are passed over.
        private let strings: SharedStrings?
        private let limits: TableLimits
        @exclusivity(unchecked) private var state = State.outside
        /// How many elements that nothing is taken from are open.
        @exclusivity(unchecked) private var skipped = 0
        @exclusivity(unchecked) private var row = 0
        private var isRowHidden = false
        @exclusivity(unchecked) private var cells: [TableCell] = []
        @exclusivity(unchecked) private var rowBytes = 0
        @exclusivity(unchecked) private var column = 0
        @exclusivity(unchecked) private var kind = CellKind.number
        @exclusivity(unchecked) private var style = 0
        @exclusivity(unchecked) private var isFormula = false
        @exclusivity(unchecked) private var hasValue = false
        @exclusivity(unchecked) private var value: [UInt8] = []
        @exclusivity(unchecked) private var inline = RichText()

        init(_ workbook: Workbook, strings: SharedStrings?, limits: TableLimits) {
            self.workbook = workbook
            self.strings = strings
            self.limits = limits
        }

        /// Where the walk is, for errors that know no cell.
        var placeInWords: String? {
            switch state {
            case .row: "row \(row)"
            case .cell, .value, .formula, .inline: "\(CellPlace(row: row, column: column))"
            default: nil
            }
        }

        override func start(_ name: Name, _ attributes: Attributes) {
            guard skipped == 0 else {
                skipped += 1
                return
            }
            switch state {
            case .rows where name.equals("row"): startRow(attributes)
            case .row where name.equals("c"): startCell(attributes)
            case .cell where name.equals("v"):
                state = .value
                value.removeAll(keepingCapacity: true)
                hasValue = true
            case .cell where name.equals("f"):
                state = .formula
                isFormula = true
            case .cell where name.equals("is"):
                state = .inline
                inline.reset()
            case .inline: inline.start(name, attributes)
            case .outside:
                guard name.equals("worksheet") else {
                    fail(TableProblem.malformed("this part is not a sheet of cells"))
                    return
                }
                state = .worksheet
            case .worksheet where name.equals("sheetData") && strings != nil:
                state = .rows
                isPausing = true
            case .worksheet where name.equals("cols"): state = .columns
            case .worksheet where name.equals("mergeCells"): state = .merges
            case .columns where name.equals("col"):
                addColumn(attributes)
                skipped = 1
            case .merges where name.equals("mergeCell"):
                addMerge(attributes)
                skipped = 1
            default: skipped = 1
            }
        }

        override func end() {
            guard skipped == 0 else {
                skipped -= 1
                return
            }
            switch state {
            case .value, .formula: state = .cell
            case .cell: endCell()
            case .row:
                finished = TableRow(number: row, line: nil, isHidden: isRowHidden, cells: cells)
                isPausing = true
                state = .rows
            case .inline:
                // Its own end is the one that no start inside it belongs to.
                if inline.isOpen { inline.end() } else { state = .cell }
            case .columns, .merges, .rows: state = .worksheet
            case .worksheet, .outside: state = .outside
            }
        }

        override func text(_ text: UnsafeBufferPointer<UInt8>) {
            guard skipped == 0 else { return }
            switch state {
            case .value: value.append(contentsOf: text)
            case .inline:
                guard inline.isInText else { return }
                inline.bytes.append(contentsOf: text)
            default: return
            }
            guard max(value.count, inline.bytes.count) <= limits.cellBytes else {
                fail(TableProblem.tooLarge("the text of a cell is longer than \(limits.cellBytes) bytes"))
                return
            }
        }

        private func startRow(_ attributes: Attributes) {
            state = .row
            var number = row + 1
            isRowHidden = false
            var index = 0
            while let key = attributes[index], let text = attributes[index + 1] {
                if key.equals("r") {
                    guard let given = SheetHandler.number(text), given > row, given <= CellPlace.lastRow else {
                        fail(SheetHandler.wrongRow(text, after: row))
                        return
                    }
                    number = given
                } else if key.equals("hidden") {
                    isRowHidden = SheetHandler.isTrue(text)
                }
                index += 2
            }
            guard number <= CellPlace.lastRow else {
                fail(TableProblem.malformed("the sheet has more than \(CellPlace.lastRow) rows"))
                return
            }
            row = number
            column = 0
            rowBytes = 0
            let width = cells.count
            cells = []
            cells.reserveCapacity(width)
        }

        private static func wrongRow(_ text: Name, after row: Int) -> LedgerError {
            TableProblem.malformed("a row has the number \"\(String(cString: text))\" after row \(row)")
        }

        private func startCell(_ attributes: Attributes) {
            state = .cell
            let previous = column
            column += 1
            (kind, style, isFormula, hasValue) = (.number, 0, false, false)
            value.removeAll(keepingCapacity: true)
            inline.reset()
            var index = 0
            while let key = attributes[index], let text = attributes[index + 1] {
                if key.equals("r") {
                    guard let place = CellPlace(bytes: text.bytes), place.row == row, place.column > previous else {
                        fail(
                            TableProblem.malformed(
                                "a cell has the reference \"\(String(cString: text))\", which is not behind "
                                    + "the last cell of row \(row)", cell: "row \(row)"))
                        return
                    }
                    column = place.column
                } else if key.equals("s") {
                    // Without a part of styles there are none to be named.
                    guard let number = SheetHandler.number(text),
                        number < workbook.styles.styles.count || number == 0 || workbook.styles.styles.isEmpty
                    else {
                        fail(wrong("has the style \"\(String(cString: text))\", which is not defined"))
                        return
                    }
                    style = number
                } else if key.equals("t") {
                    guard let given = CellKind(text) else {
                        fail(wrong("has the unknown type \"\(String(cString: text))\""))
                        return
                    }
                    kind = given
                }
                index += 2
            }
            guard column <= CellPlace.lastColumn else {
                fail(TableProblem.malformed("the row has more than \(CellPlace.lastColumn) columns"))
                return
            }
        }

        private func endCell() {
            state = .row
            let styles = workbook.styles.styles
            let style = self.style < styles.count ? styles[self.style] : nil
            var font = style?.font ?? -1
            let read = cellValue(isDate: style?.isDate ?? false, &font)
            guard !hasProblem, read != .empty || isFormula else { return }
            cells.append(
                TableCell(
                    row: row, column: column, value: read, isFormula: isFormula, font: font,
                    format: style?.format ?? -1))
        }

        private func cellValue(isDate: Bool, _ font: inout Int32) -> CellValue {
            if kind == .inline {
                if let name = inline.font { font = workbook.fonts.index(of: name, limit: limits.styles) }
                return text(inline.bytes.withUnsafeBufferPointer { CellText.string($0) }, inline.bytes.count)
            }
            guard hasValue else { return .empty }
            // Programs indent what they write; blanks around a number mean nothing.
            return value.withUnsafeBufferPointer { bytes in
                let bytes = kind == .formulaText ? bytes : SheetHandler.trimmed(bytes)
                guard !bytes.isEmpty else { return .empty }
                switch kind {
                case .shared:
                    guard let number = TableNumber(bytes: bytes)?.whole, let shared = strings?.text(number) else {
                        fail(
                            wrong(
                                "has the shared text \"\(SheetHandler.words(bytes))\" of \(strings?.count ?? 0)"))
                        return .empty
                    }
                    if shared.font >= 0 { font = shared.font }
                    return text(shared.text, shared.bytes)
                case .formulaText: return text(CellText.string(bytes), bytes.count)
                case .boolean:
                    switch bytes.count == 1 ? bytes[0] : 0 {
                    case 0x31: return .boolean(true)
                    case 0x30: return .boolean(false)
                    default:
                        fail(wrong("has \"\(SheetHandler.words(bytes))\" for true or false"))
                        return .empty
                    }
                case .error: return .error(SheetHandler.words(bytes))
                case .date:
                    guard let day = CalendarDay(iso: String(decoding: bytes, as: UTF8.self)) else {
                        fail(wrong("has the date \"\(SheetHandler.words(bytes))\", which is no day"))
                        return .empty
                    }
                    return .day(day)
                case .number, .inline:
                    guard let number = TableNumber(bytes: bytes) else {
                        fail(wrong("has \"\(SheetHandler.words(bytes))\", which is no number"))
                        return .empty
                    }
                    guard isDate, let day = CalendarDay(serial: number.nearest, workbook.dates) else {
                        return .number(number)
                    }
                    return .day(day)
                }
            }
        }

        /// Text of a cell, as far as the row may have more.
        private func text(_ text: String, _ bytes: Int) -> CellValue {
            rowBytes += bytes
            guard rowBytes <= limits.rowBytes else {
                fail(TableProblem.tooLarge("the text of row \(row) is longer than \(limits.rowBytes) bytes"))
                return .empty
            }
            return text.isEmpty ? .empty : .text(text)
        }

        private func wrong(_ what: Sentence) -> LedgerError {
            TableProblem.malformed("the cell \(what)", cell: "\(CellPlace(row: row, column: column))")
        }

        private func addColumn(_ attributes: Attributes) {
            guard let first = XMLHandler.attribute("min", attributes).flatMap(SheetHandler.number),
                let last = XMLHandler.attribute("max", attributes).flatMap(SheetHandler.number),
                first >= 1, first <= last, last <= CellPlace.lastColumn, hiddenColumns.count < CellPlace.lastColumn
            else {
                fail(TableProblem.malformed("the description of a column names no columns"))
                return
            }
            if XMLHandler.attribute("hidden", attributes).map(SheetHandler.isTrue) == true {
                hiddenColumns.append(first...last)
            }
        }

        private func addMerge(_ attributes: Attributes) {
            guard let text = XMLHandler.attribute("ref", attributes), let range = CellRange(String(cString: text))
            else {
                fail(TableProblem.malformed("a merged range is not one such as A6:C9"))
                return
            }
            guard mergedRanges.count < limits.mergedRanges else {
                fail(TableProblem.tooLarge("the sheet has more than \(limits.mergedRanges) merged ranges"))
                return
            }
            mergedRanges.append(range)
        }

        /// A whole number from 0 up with at most nine digits.
        private static func number(_ text: Name) -> Int? {
            var (value, index) = (0, 0)
            while text[index] != 0 {
                let digit = UInt8(bitPattern: text[index]) &- 0x30
                guard digit <= 9, index < 9 else { return nil }
                value = value * 10 + Int(digit)
                index += 1
            }
            return index > 0 ? value : nil
        }

        private static func isTrue(_ text: Name) -> Bool {
            text.equals("1") || text.equals("true") || text.equals("on")
        }

        private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
            var range = bytes.indices
            while let first = range.first, bytes[first] <= 0x20 { range.removeFirst() }
            while let last = range.last, bytes[last] <= 0x20 { range.removeLast() }
            return UnsafeBufferPointer(rebasing: bytes[range])
        }

        /// The first bytes of a value, for a message.
        private static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
            String(decoding: bytes.prefix(40), as: UTF8.self)
        }
    }

    /// The type of the value of a cell.
    private enum CellKind {
        case number, shared, inline, formulaText, boolean, error, date

        init?(_ text: XMLHandler.Name) {
            if text.equals("s") {
                self = .shared
            } else if text.equals("n") {
                self = .number
            } else if text.equals("inlineStr") {
                self = .inline
            } else if text.equals("str") {
                self = .formulaText
            } else if text.equals("b") {
                self = .boolean
            } else if text.equals("e") {
                self = .error
            } else if text.equals("d") {
                self = .date
            } else {
                return nil
            }
        }
    }
#endif
