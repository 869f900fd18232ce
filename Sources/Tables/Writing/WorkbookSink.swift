// An `.xlsx` workbook by libxlsxwriter, row by row: rows go to a temporary file beside the workbook, so that memory does
// not grow with them. What the library would cut, drop or warn of is refused here before.
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

        private typealias Format = UnsafeMutablePointer<lxw_format>

        private var workbook: UnsafeMutablePointer<lxw_workbook>?
        private var worksheet: UnsafeMutablePointer<lxw_worksheet>?
        private var sheet: SheetDescription?
        private var formats: [FormatKey: Format] = [:]
        /// The formats of the columns of the sheet, for values and for days.
        private var columnFormats: [(plain: Format, day: Format)] = []
        private var headerRows = (first: 0, last: -1)

        /// The most characters of a cell, counted as UTF-16 does.
        static let maximumCharacters = 32_767

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
            guard let worksheet else { return }
            let number = lxw_row_t(row - 1)
            if let height = line.heightPoints {
                _ = worksheet_set_row(worksheet, number, min(max(height, 0), 409), nil)
            }
            for placed in cells {
                let column = lxw_col_t(placed.column - 1)
                let isDay = if case .day = placed.cell?.value { true } else { false }
                let format: Format
                if let style = placed.style {
                    format = try self.format(style, isDay: isDay)
                } else {
                    let formats = columnFormats[placed.column - 1]
                    format = isDay ? formats.day : formats.plain
                }
                guard let cell = placed.cell else {
                    try check(
                        worksheet_write_blank(worksheet, number, column, format),
                        CellPlace(row: row, column: placed.column))
                    continue
                }
                try write(cell, placed, worksheet, number, column, format)
                guard cell.columns > 1 || cell.rows > 1 else { continue }
                guard
                    socai_merge(
                        worksheet, number, column, number + lxw_row_t(max(cell.rows, 1) - 1),
                        column + lxw_col_t(max(cell.columns, 1) - 1)) != 0
                else { throw WorkbookSink.failed("\(CellPlace(row: row, column: placed.column))") }
            }
        }

        private func write(
            _ cell: SheetCell, _ placed: PlacedCell, _ worksheet: UnsafeMutablePointer<lxw_worksheet>,
            _ row: lxw_row_t, _ column: lxw_col_t, _ format: Format
        ) throws(LedgerError) {
            let place = CellPlace(row: Int(row) + 1, column: placed.column)
            if let formula = cell.formula {
                try check(
                    try write(formula: "=" + formula, cell.value, worksheet, row, column, format, place), place)
                return
            }
            let result: lxw_error
            switch cell.value {
            case .empty: result = worksheet_write_blank(worksheet, row, column, format)
            case .text(let text):
                let text = try WorkbookSink.stored(text, place)
                result =
                    text.isEmpty
                    ? worksheet_write_blank(worksheet, row, column, format)
                    : worksheet_write_string(worksheet, row, column, text, format)
            case .number(let number):
                result = worksheet_write_number(
                    worksheet, row, column, try WorkbookSink.stored(number, place), format)
            case .boolean(let isTrue):
                result = worksheet_write_boolean(worksheet, row, column, isTrue ? 1 : 0, format)
            case .day(let day):
                // Days before 1900 have no number in a workbook.
                result =
                    day.serial.map { worksheet_write_number(worksheet, row, column, $0, format) }
                    ?? worksheet_write_string(worksheet, row, column, day.dayMonthYear, format)
            case .error(let text):
                throw LedgerError(
                    .unwritableTable, "the error \(text) is not written as a value", remedy: "leave the cell empty",
                    at: LedgerError.Place(cell: "\(place)"))
            }
            try check(result, place)
        }

        private func write(
            formula: String, _ value: CellValue, _ worksheet: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t,
            _ column: lxw_col_t, _ format: Format, _ place: CellPlace
        ) throws(LedgerError) -> lxw_error {
            guard !formula.utf8.contains(where: { $0 < 0x20 }), formula.utf16.count <= 8192 else {
                throw LedgerError(
                    .unwritableTable, "the formula is longer than 8,192 characters, or has control characters",
                    remedy: "write it as several", at: LedgerError.Place(cell: "\(place)"))
            }
            switch value {
            case .number(let number):
                return worksheet_write_formula_num(
                    worksheet, row, column, formula, format, try WorkbookSink.stored(number, place))
            case .day(let day):
                return worksheet_write_formula_num(worksheet, row, column, formula, format, day.serial ?? 0)
            case .text(let text), .error(let text):
                return worksheet_write_formula_str(
                    worksheet, row, column, formula, format, try WorkbookSink.stored(text, place))
            case .boolean(let isTrue):
                return worksheet_write_formula_str(worksheet, row, column, formula, format, isTrue ? "TRUE" : "FALSE")
            case .empty: return worksheet_write_formula_str(worksheet, row, column, formula, format, "")
            }
        }

        func end() throws(LedgerError) {
            // The library does not report rows that found no room on the disk.
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

        /// The format of a style; a workbook has each once.
        private func format(_ style: CellStyle, isDay: Bool) throws(LedgerError) -> Format {
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
            formats[key] = format
            return format
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
        private static func stored(_ number: TableNumber, _ place: CellPlace) throws(LedgerError) -> Double {
            let value = number.nearest
            let isExact = number.whole.map { $0.magnitude <= 1_000_000_000_000_000 } ?? value.isFinite
            guard isExact else {
                throw LedgerError(
                    .unwritableTable, "a workbook does not hold the number \(number.text.prefix(40)) exactly",
                    remedy: "write numbers of more than 15 digits as text", at: LedgerError.Place(cell: "\(place)"))
            }
            return value
        }

        private func check(_ result: lxw_error, _ place: CellPlace) throws(LedgerError) {
            guard result != LXW_NO_ERROR else { return }
            throw WorkbookSink.failed("\(place)")
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
