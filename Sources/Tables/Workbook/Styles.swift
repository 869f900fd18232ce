// The styles of a workbook, as far as they say what a cell holds: its number format, by which a number is a date, and
// its font, by which text in the fonts from before Unicode is known.
#if Excel
    internal import Files

    /// The names of the fonts of a workbook, each once, as styles and rich text name them.
    final class FontList {
        private(set) var names: [String] = []
        private var indices: [String: Int32] = [:]

        /// The index of a font, which is added where it is new; -1 for more fonts than a workbook may have.
        func index(of name: String, limit: Int) -> Int32 {
            if let index = indices[name] { return index }
            guard names.count < limit else { return -1 }
            let index = Int32(clamping: names.count)
            indices[name] = index
            names.append(name)
            return index
        }
    }

    /// The styles of a workbook.
    struct Styles {
        /// What a style says of a cell; indices of the lists below, -1 for none.
        struct Style {
            let font: Int32
            let format: Int32
            let isDate: Bool
        }

        /// The style of each number that cells have.
        private(set) var styles: [Style] = []
        /// The codes of number formats, each once.
        private(set) var formatCodes: [String] = []

        /// Reads the part; without one no cell has a style.
        init(
            _ part: String?, _ archive: Archive, _ limits: TableLimits, _ chunkBytes: Int, _ list: FontList
        ) throws(LedgerError) {
            guard let part else { return }
            var codes: [Int: String] = [:]
            var fonts: [String?] = []
            var cells: [(format: Int, font: Int)] = []
            try ElementList.read(part, in: archive, limits: limits, chunkBytes: chunkBytes) {
                (element) throws(LedgerError) in
                switch element.path {
                case ["styleSheet", "numFmts", "numFmt"]:
                    codes[try Styles.number("numFmtId", element)] = try element.required("formatCode")
                case ["styleSheet", "fonts", "font"]: fonts.append(nil)
                case ["styleSheet", "fonts", "font", "name"]:
                    if !fonts.isEmpty { fonts[fonts.count - 1] = element.attributes["val"] }
                case ["styleSheet", "cellXfs", "xf"]:
                    cells.append((try Styles.number("numFmtId", element), try Styles.number("fontId", element)))
                default: return
                }
                guard max(codes.count, fonts.count, cells.count) <= limits.styles else {
                    throw TableProblem.tooLarge("the workbook has more than \(limits.styles) styles")
                }
            }
            var formatIndices: [String: Int32] = [:]
            for cell in cells {
                guard fonts.isEmpty || cell.font < fonts.count else {
                    throw TableProblem.malformed(
                        "a style has font \(cell.font) of \(fonts.count)", part: part)
                }
                let code = codes[cell.format] ?? NumberFormat.builtIn(cell.format)
                let font = fonts.isEmpty ? nil : fonts[cell.font]
                styles.append(
                    Style(
                        font: font.map { list.index(of: $0, limit: limits.styles) } ?? -1,
                        format: Styles.index(code, &formatCodes, &formatIndices),
                        isDate: NumberFormat.isDate(code)))
            }
        }

        private static func number(_ name: String, _ element: ElementList.Element) throws(LedgerError) -> Int {
            guard let text = element.attributes[name] else { return 0 }
            guard let number = Int(text), (0...1_000_000).contains(number) else {
                throw TableProblem.malformed("\(name) is \"\(text)\", not a whole number from 0 up")
            }
            return number
        }

        private static func index(
            _ text: String, _ list: inout [String], _ indices: inout [String: Int32]
        ) -> Int32 {
            if let index = indices[text] { return index }
            let index = Int32(clamping: list.count)
            indices[text] = index
            list.append(text)
            return index
        }
    }
#endif

/// Codes of number formats.
enum NumberFormat {
    /// The code of a format that has a number instead of one; `General` for those that nobody defined.
    static func builtIn(_ number: Int) -> String { codes[number] ?? "General" }

    private static let codes: [Int: String] = [
        1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
        14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
        21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
        40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
        // Dates of East Asian editions.
        27: "yyyy/m/d", 28: "yyyy/m/d", 29: "yyyy/m/d", 30: "m-d-yy", 31: "yyyy/m/d", 34: "yyyy/m/d", 35: "yyyy/m/d",
        36: "yyyy/m/d", 50: "yyyy/m/d", 51: "yyyy/m/d", 52: "yyyy/m/d", 53: "yyyy/m/d", 54: "yyyy/m/d",
        57: "yyyy/m/d", 58: "yyyy/m/d",
    ]

    /// Whether a code shows a number as a date: it has a day or a year, or a month that is not the minutes of a time,
    /// outside of quotes, brackets and escapes. Of several sections the first decides.
    static func isDate(_ code: String) -> Bool {
        var letters: Set<UInt8> = []
        var bytes = code.utf8.makeIterator()
        var isQuoted = false
        var bracket: [UInt8]?
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "\"") where bracket == nil: isQuoted.toggle()
            case _ where isQuoted: continue
            case UInt8(ascii: "["): bracket = []
            case UInt8(ascii: "]"):
                // `[h]` counts hours beyond a day; other brackets hold colours, conditions and languages.
                if let inside = bracket, Set(inside).count == 1, "hms".utf8.contains(inside[0] | 0x20) {
                    letters.insert(UInt8(ascii: "h"))
                }
                bracket = nil
            case _ where bracket != nil: bracket?.append(byte)
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): _ = bytes.next()
            case UInt8(ascii: ";"): return isDate(letters)
            default: letters.insert(byte | 0x20)
            }
        }
        return isDate(letters)
    }

    private static func isDate(_ letters: Set<UInt8>) -> Bool {
        // `General` has no day and no year.
        if letters.contains(UInt8(ascii: "d")) || letters.contains(UInt8(ascii: "y")) { return true }
        return letters.contains(UInt8(ascii: "m")) && !letters.contains(UInt8(ascii: "h"))
            && !letters.contains(UInt8(ascii: "s"))
    }
}
