// An `.xlsx` workbook by libxlsxwriter, row by row: rows go to a temporary file beside the workbook, so that memory does
// not grow with them. The library makes all of it but the rows, which `SheetText` makes. What a workbook can't hold is
// refused here before.
#if Excel
    internal import CXlsxWriter
    internal import Files

    /// Writes a workbook.
    final class WorkbookSink: SheetSink {
        private struct FormatKey: Hashable {
            let style: CellStyle
            let fontName: String
            let fontSizePoints: Double
            let isDay: Bool
        }

        private var workbook: UnsafeMutablePointer<lxw_workbook>?
        private var worksheet: UnsafeMutablePointer<lxw_worksheet>?
        private var sheet: SheetDescription?
        /// The rows that the library has not got yet.
        private var text = SheetText(columns: 0)
        private var lastRow = 0
        /// The numbers of the styles.
        private var formats: [FormatKey: Int32] = [:]
        /// Those of the columns of the sheet, for values and for days.
        private var columnFormats: [(plain: Int32, day: Int32)] = []
        private var headerRows = (first: 0, last: -1)

        /// The most characters of a cell, counted as UTF-16 does.
        static let maximumCharacters = 32_767

        private static let bufferBytes = 64 << 10

        init(_ file: StagedFile, title: String, created: Int) throws(LedgerError) {
            let path = file.temporaryPath
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
            // The library copies both texts.
            workbook = path.withCString { path in
                folder.withCString { folder in
                    var options = lxw_workbook_options(
                        constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 1)
                    return workbook_new_opt(path, &options)
                }
            }
            guard workbook != nil else { throw WorkbookSink.failed(nil) }
            title.withCString { title in
                var properties = lxw_doc_properties()
                if title.pointee != 0 { properties.title = UnsafeMutablePointer(mutating: title) }
                properties.created = time_t(created)
                workbook_set_properties(workbook, &properties)
            }
        }

        deinit {
            // A workbook that is not wanted any more: its temporary files go, and nothing is written.
            if let workbook { lxw_workbook_free(workbook) }
        }

        func begin(_ sheet: SheetDescription) throws(LedgerError) {
            try WorkbookSink.checkName(sheet.name)
            guard let worksheet = workbook_add_worksheet(workbook, sheet.name) else { throw WorkbookSink.failed(nil) }
            self.worksheet = worksheet
            self.sheet = sheet
            text = SheetText(columns: sheet.columns.count)
            columnFormats = []
            for (index, column) in sheet.columns.enumerated() {
                columnFormats.append(
                    (try format(column.style, isDay: false), try format(column.style, isDay: true)))
                var options = lxw_row_col_options()
                options.hidden = column.isHidden ? 1 : 0
                let number = lxw_col_t(index)
                worksheet_set_column_opt(
                    worksheet, number, number, min(max(column.widthCharacters, 0), 255), nil, &options)
            }
            headerRows = (sheet.top.count, sheet.top.count + sheet.header.count - 1)
            setPage(worksheet, sheet)
        }

        private func setPage(_ worksheet: UnsafeMutablePointer<lxw_worksheet>, _ sheet: SheetDescription) {
            let page = sheet.page
            worksheet_set_paper(worksheet, page.paper == .a4 ? 9 : 8)
            if page.isLandscape { worksheet_set_landscape(worksheet) } else { worksheet_set_portrait(worksheet) }
            if page.fitsWidth { worksheet_fit_to_pages(worksheet, 1, 0) }
            worksheet_center_horizontally(worksheet)
            let inches = min(max(page.marginMillimetres, 0), 100) / 25.4
            worksheet_set_margins(worksheet, inches, inches, inches, inches)
            // An ampersand begins an instruction; the library takes at most 255 characters.
            let foot = String(page.foot.map { $0 == "&" ? "＆" : $0 }.prefix(120))
            _ = worksheet_set_footer(worksheet, "&L\(foot)&R&P/&N")
            guard headerRows.last >= headerRows.first else { return }
            let (first, last) = (lxw_row_t(headerRows.first), lxw_row_t(headerRows.last))
            if page.repeatsHeader { _ = worksheet_repeat_rows(worksheet, first, last) }
            if sheet.keepsHeaderInSight { worksheet_freeze_panes(worksheet, last + 1, 0) }
        }

        func write(_ cells: [PlacedCell], _ line: SheetLine, row: Int, _ section: SheetSection) throws(LedgerError) {
            guard let worksheet, !cells.isEmpty || line.heightPoints != nil else { return }
            text.begin(row: row, heightPoints: line.heightPoints)
            for placed in cells {
                let isDay = if case .day = placed.cell?.value { true } else { false }
                let style: Int32
                if let own = placed.style {
                    style = try format(own, isDay: isDay)
                } else {
                    let formats = columnFormats[placed.column - 1]
                    style = isDay ? formats.day : formats.plain
                }
                guard let cell = placed.cell else {
                    text.addEmpty(placed.column, style: style)
                    continue
                }
                let place = CellPlace(row: row, column: placed.column)
                try write(cell, place, style)
                guard cell.columns > 1 || cell.rows > 1 else { continue }
                let (first, column) = (lxw_row_t(row - 1), lxw_col_t(placed.column - 1))
                guard
                    socai_merge(
                        worksheet, first, column, first + lxw_row_t(max(cell.rows, 1) - 1),
                        column + lxw_col_t(max(cell.columns, 1) - 1)) != 0
                else { throw WorkbookSink.failed("\(place)") }
            }
            text.end()
            lastRow = row
            if text.bytes.count > WorkbookSink.bufferBytes { try flush() }
        }

        private func flush() throws(LedgerError) {
            guard let worksheet, let sheet, !text.bytes.isEmpty else { return }
            let isWritten = text.bytes.withUnsafeBytes { bytes in
                socai_write_rows(
                    worksheet, bytes.baseAddress, bytes.count, lxw_row_t(lastRow - 1),
                    lxw_col_t(sheet.columns.count - 1)) != 0
            }
            text.clear()
            guard isWritten else { throw WorkbookSink.noRoom }
        }

        private func write(_ cell: SheetCell, _ place: CellPlace, _ style: Int32) throws(LedgerError) {
            let column = place.column
            if let formula = cell.formula {
                guard !formula.utf8.contains(where: { $0 < 0x20 }), formula.utf16.count < 8192 else {
                    throw LedgerError(
                        .unwritableTable, "the formula is longer than 8,192 characters, or has control characters",
                        remedy: "write it as several", at: LedgerError.Place(cell: "\(place)"))
                }
                text.add(formula: formula, try result(cell.value, place), column, style: style)
                return
            }
            switch cell.value {
            case .empty: text.addEmpty(column, style: style)
            case .text(let words):
                let stored = try WorkbookSink.stored(words, place)
                if stored.isEmpty {
                    text.addEmpty(column, style: style)
                } else {
                    text.add(text: stored, column, style: style)
                }
            case .number(let number):
                text.add(number: try WorkbookSink.stored(number, place), column, style: style)
            case .boolean(let isTrue): text.add(isTrue: isTrue, column, style: style)
            case .day(let day):
                // Days before 1900 have no number in a workbook.
                if let serial = day.serial {
                    text.add(number: WorkbookSink.text(serial), column, style: style)
                } else {
                    text.add(text: day.dayMonthYear, column, style: style)
                }
            case .error(let error):
                throw LedgerError(
                    .unwritableTable, "the error \(error) is not written as a value", remedy: "leave the cell empty",
                    at: LedgerError.Place(cell: "\(place)"))
            }
        }

        /// What a formula gives, so that programs that calculate nothing show it too.
        private func result(_ value: CellValue, _ place: CellPlace) throws(LedgerError) -> SheetText.Result {
            switch value {
            case .number(let number): .number(try WorkbookSink.stored(number, place))
            case .day(let day): .number(WorkbookSink.text(day.serial ?? 0))
            case .text(let words), .error(let words): .text(try WorkbookSink.stored(words, place))
            case .boolean(let isTrue): .boolean(isTrue)
            case .empty: .text("")
            }
        }

        func end() throws(LedgerError) {
            try flush()
            // What is buffered may still find no room on the disk, which the library does not look at.
            let hasFailed = worksheet.map { socai_has_failed($0) != 0 } ?? false
            worksheet = nil
            sheet = nil
            if hasFailed { throw WorkbookSink.noRoom }
        }

        func finish() throws(LedgerError) {
            // Closing lets go of the workbook whatever comes of it.
            let result = workbook_close(workbook)
            workbook = nil
            guard result == LXW_NO_ERROR else { throw WorkbookSink.noRoom }
        }

        /// The number of a style; a workbook has each once.
        private func format(_ style: CellStyle, isDay: Bool) throws(LedgerError) -> Int32 {
            let key = FormatKey(
                style: style, fontName: sheet?.fontName ?? "", fontSizePoints: sheet?.fontSizePoints ?? 11,
                isDay: isDay)
            if let format = formats[key] { return format }
            guard formats.count < 10_000 else {
                throw LedgerError(
                    .unwritableTable, "a workbook has at most 10,000 different styles", remedy: "use fewer styles")
            }
            guard let format = workbook_add_format(workbook) else { throw WorkbookSink.failed(nil) }
            format_set_font_name(format, String(key.fontName.prefix(31)))
            format_set_font_size(format, style.sizePoints ?? key.fontSizePoints)
            if style.isBold { format_set_bold(format) }
            if style.isItalic { format_set_italic(format) }
            if style.isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
            if style.wraps { format_set_text_wrap(format) }
            if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
            if style.isMiddle { format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue)) }
            switch style.alignment {
            case .general: break
            case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
            case .centre: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
            case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
            }
            if let code = WorkbookSink.code(style.number, isDay: isDay) { format_set_num_format(format, code) }
            let number = lxw_format_get_xf_index(format)
            formats[key] = number
            return number
        }

        private static func code(_ number: CellStyle.NumberForm, isDay: Bool) -> String? {
            func decimals(_ count: Int) -> String {
                count > 0 ? "." + String(repeating: "0", count: min(count, 18)) : ""
            }
            switch number {
            case .code(let code): return String(code.prefix(120))
            case _ where isDay: return "dd/mm/yyyy"
            case .general: return nil
            case .whole: return "#,##0"
            case .decimals(let count): return "#,##0" + decimals(count)
            case .percent(let count): return "0" + decimals(count) + "%"
            case .day: return "dd/mm/yyyy"
            }
        }

        private static func checkName(_ name: String) throws(LedgerError) {
            let isRight =
                (1...31).contains(name.utf16.count) && !name.hasPrefix("'") && !name.hasSuffix("'")
                && !name.unicodeScalars.contains { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 0x20 }
                && name.lowercased() != "history"
            guard isRight else {
                throw LedgerError(
                    .unwritableTable, "a sheet cannot have the name \"\(name)\"",
                    remedy: "use 1 to 31 characters other than []:*?/\\ and no quote at either end")
            }
        }

        /// Text as a workbook stores it: characters that XML can't hold, and what looks like the sign for one, are
        /// written as `_xHHHH_`.
        private static func stored(_ text: String, _ place: CellPlace) throws(LedgerError) -> String {
            guard text.utf8.count <= maximumCharacters || text.utf16.count <= maximumCharacters else {
                throw LedgerError(
                    .unwritableTable, "the text is longer than 32,767 characters", remedy: "shorten it",
                    at: LedgerError.Place(cell: "\(place)"))
            }
            let isPlain = text.utf8.allSatisfy { ($0 >= 0x20 || $0 == 0x09 || $0 == 0x0A) && $0 != 0x5F && $0 != 0xEF }
            guard !isPlain else { return text }
            var stored = ""
            let scalars = Array(text.unicodeScalars)
            for (index, scalar) in scalars.enumerated() {
                switch scalar.value {
                case 0x09, 0x0A: stored.unicodeScalars.append(scalar)
                case 0..<0x20:
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    stored += "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
                case 0xFFFE, 0xFFFF: stored += "\u{FFFD}"
                case 0x5F where isSign(scalars, index): stored += "_x005F_"
                default: stored.unicodeScalars.append(scalar)
                }
            }
            return stored
        }

        /// Whether `_xHHHH_` is at an index.
        private static func isSign(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
            index + 6 < scalars.count && scalars[index + 1] == "x" && scalars[index + 6] == "_"
                && scalars[(index + 2)..<(index + 6)].allSatisfy { $0.properties.isASCIIHexDigit }
        }

        /// A number as a workbook stores it, in a fraction of the processor's. Whole numbers are stored exactly or not
        /// at all.
        private static func stored(_ number: TableNumber, _ place: CellPlace) throws(LedgerError) -> String {
            if let whole = number.whole, whole.magnitude <= 1_000_000_000_000_000 { return String(whole) }
            let value = number.nearest
            guard number.whole == nil, value.isFinite else {
                throw LedgerError(
                    .unwritableTable, "a workbook does not hold the number \(number.text.prefix(40)) exactly",
                    remedy: "correct it where it was recorded if it is wrong, or write CSV, which has all digits of it",
                    at: LedgerError.Place(cell: "\(place)"))
            }
            return text(value)
        }

        /// The shortest text of a fraction of the processor's; a whole one without a point.
        private static func text(_ value: Double) -> String {
            value.magnitude < 1e15 ? Int(exactly: value).map(String.init) ?? "\(value)" : "\(value)"
        }

        private static func failed(_ cell: String?) -> LedgerError {
            LedgerError(
                .storage, "the workbook cannot be written", remedy: "check the memory and the disk",
                at: LedgerError.Place(cell: cell))
        }

        private static var noRoom: LedgerError {
            LedgerError(
                .noSpace, "the workbook could not be written whole", remedy: "make room on the disk and run it again")
        }
    }
#endif
