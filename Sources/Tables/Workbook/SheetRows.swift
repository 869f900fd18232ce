// The rows of a sheet of a workbook: each is given out at its end, and the walk pauses there. A walk that is only after
// merged ranges leaves the rows out where it can, and else passes over the cells.
#if Excel
    internal import Files

    /// The rows of a sheet, one after the other.
    final class SheetRows: RowSource {
        private let walk: XMLWalk
        private let handler: SheetHandler
        private let sheet: Sheet

        /// Opens the sheet and reads up to its first row.
        init(_ workbook: Workbook, _ sheet: Sheet, limits: TableLimits, chunkBytes: Int) throws(LedgerError) {
            self.sheet = sheet
            let part = try workbook.archive.part(sheet.part, limit: limits.sheetBytes)
            handler = SheetHandler(workbook, strings: try workbook.strings(), limits: limits)
            walk = try XMLWalk(part, handler, limits: limits, chunkBytes: chunkBytes)
            try advance()
        }

        var hiddenColumns: [ClosedRange<Int>] { handler.hiddenColumns }
        var mergedRanges: [CellRange] { handler.mergedRanges }

        func next() throws(LedgerError) -> TableRow? {
            while handler.finished == nil, try advance() {}
            defer { handler.finished = nil }
            return handler.finished
        }

        @discardableResult
        private func advance() throws(LedgerError) -> Bool {
            do throws(LedgerError) {
                return try walk.advance()
            } catch { throw SheetRows.placed(error, handler, sheet) }
        }

        private static func placed(_ error: LedgerError, _ handler: SheetHandler, _ sheet: Sheet) -> LedgerError {
            var error = error
            error.place.sheet = sheet.name
            error.place.cell = error.place.cell ?? handler.placeInWords
            return error
        }

        /// The merged ranges of a sheet.
        static func mergedRanges(
            _ workbook: Workbook, _ sheet: Sheet, limits: TableLimits, chunkBytes: Int
        ) throws(LedgerError) -> [CellRange] {
            func part() throws(LedgerError) -> Part {
                try workbook.archive.part(sheet.part, limit: limits.sheetBytes)
            }
            func ranges(_ source: any PartSource) throws(LedgerError) -> [CellRange] {
                let handler = SheetHandler(workbook, strings: nil, limits: limits)
                do throws(LedgerError) {
                    try XMLWalk(source, handler, limits: limits, chunkBytes: chunkBytes).finish()
                } catch { throw placed(error, handler, sheet) }
                return handler.mergedRanges
            }
            // Where the rows can't be left out, or anything is wrong, the walk over all says what and where.
            if let found = try? ranges(SkippedRows(try part(), chunkBytes: chunkBytes)) { return found }
            return try ranges(try part())
        }
    }
#endif
