// A page of HTML that is read on any machine and prints on whole sheets of paper: no script, nothing from elsewhere, text
// as text. The header is repeated on every printed page; titles and what is below the rows are tables of their own with
// the same columns.

internal import Files

/// Writes a page.
final class PageSink: SheetSink {
    private let file: StagedFile
    private let form: TableWriter.PageForm
    private let title: String
    private var text = ""
    private var sheets = 0
    private var section: SheetSection?
    private var sheet: SheetDescription?

    private static let bufferBytes = 64 << 10

    init(_ file: StagedFile, _ form: TableWriter.PageForm, title: String) {
        self.file = file
        self.form = form
        self.title = title
    }

    func begin(_ sheet: SheetDescription) throws(LedgerError) {
        sheets += 1
        if sheets == 1 { head(sheet) }
        self.sheet = sheet
        section = nil
        let font = sheet.fontName.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
        text += """
            <section aria-label="\(PageSink.escaped(sheet.name))" style="page:\(PageSink.pageName(sheet.page));\
            font:\(sheet.fontSizePoints)pt '\(font)',serif">

            """
    }

    func write(_ cells: [PlacedCell], _ line: SheetLine, row: Int, _ section: SheetSection) throws(LedgerError) {
        enter(section)
        let height = line.heightPoints.map { " style=\"height:\($0)pt\"" } ?? ""
        text += "<tr\(height)>"
        var column = 1
        for placed in cells {
            // Columns behind the last cell that a line has; a browser wants each to be there.
            while column < placed.column {
                text += "<td></td>"
                column += 1
            }
            column += 1
            if let cell = placed.cell { write(cell, placed, section) }
        }
        while column <= sheet?.columns.count ?? 0 {
            text += "<td></td>"
            column += 1
        }
        text += "</tr>\n"
        if text.utf8.count > PageSink.bufferBytes { try flush() }
    }

    func end() throws(LedgerError) {
        leave()
        text += "</section>\n"
        sheet = nil
    }

    func finish() throws(LedgerError) {
        if sheets == 0 { head(SheetDescription(name: "", columns: [])) }
        text += "</body>\n</html>\n"
        try flush()
    }

    private func flush() throws(LedgerError) {
        try file.write(Array(text.utf8))
        text = ""
    }

    private func write(_ cell: SheetCell, _ placed: PlacedCell, _ section: SheetSection) {
        let style = placed.style ?? sheet?.columns[placed.column - 1].style ?? CellStyle()
        let element = section == .header ? "th" : "td"
        var attributes = ""
        if cell.columns > 1 { attributes += " colspan=\"\(cell.columns)\"" }
        if cell.rows > 1 { attributes += " rowspan=\"\(cell.rows)\"" }
        if section == .header { attributes += " scope=\"\(cell.columns > 1 ? "colgroup" : "col")\"" }
        let classes = PageSink.classes(style, cell.value)
        if !classes.isEmpty { attributes += " class=\"\(classes)\"" }
        if let size = style.sizePoints { attributes += " style=\"font-size:\(size)pt\"" }
        text += "<\(element)\(attributes)>\(PageSink.escaped(shown(cell.value, style)))</\(element)>"
    }

    private func shown(_ value: CellValue, _ style: CellStyle) -> String {
        switch value {
        case .empty: return ""
        case .text(let text), .error(let text): return text
        case .boolean(let isTrue): return isTrue ? "TRUE" : "FALSE"
        case .day(let day): return day.dayMonthYear
        case .number(let number):
            let comma = form.hasDecimalComma
            switch style.number {
            case .whole: return number.shown(decimals: 0, decimalComma: comma)
            case .decimals(let decimals): return number.shown(decimals: decimals, decimalComma: comma)
            case .percent(let decimals):
                return number.shown(decimals: decimals, asPercent: true, decimalComma: comma) + "%"
            case .general, .day, .code:
                return comma ? String(number.text.map { $0 == "." ? "," : $0 }) : number.text
            }
        }
    }

    /// Letters of what the style sheet at the head of the page defines.
    private static func classes(_ style: CellStyle, _ value: CellValue) -> String {
        var classes: [String] = []
        switch style.alignment {
        case .left: classes.append("l")
        case .centre: classes.append("c")
        case .right: classes.append("r")
        case .general:
            if case .number = value { classes.append("r") }
        }
        if style.isBold { classes.append("b") }
        if style.isItalic { classes.append("i") }
        if style.isUnderlined { classes.append("u") }
        if style.hasBorder { classes.append("g") }
        if style.isMiddle { classes.append("m") }
        if !style.wraps { classes.append("n") }
        return classes.joined(separator: " ")
    }

    /// Opens the table, or the part of one, that a section's lines are in.
    private func enter(_ new: SheetSection) {
        guard section != new else { return }
        // The header and the rows are one table.
        guard section == .header, new == .rows else {
            leave()
            section = new
            text += "<table>\n<colgroup>"
            let total = max(sheet?.columns.reduce(0) { $0 + $1.widthCharacters } ?? 1, 1)
            for column in sheet?.columns ?? [] {
                let share = (column.widthCharacters / total * 10_000).rounded() / 100
                text += "<col style=\"width:\(share)%\">"
            }
            text += "</colgroup>\n" + (new == .header ? "<thead>\n" : "<tbody>\n")
            return
        }
        section = new
        text += "</thead>\n<tbody>\n"
    }

    private func leave() {
        if let section { text += (section == .header ? "</thead>" : "</tbody>") + "\n</table>\n" }
        section = nil
    }

    private func head(_ sheet: SheetDescription) {
        let policy = "default-src 'none'; style-src 'unsafe-inline'"
        text += """
            <!doctype html>
            <html lang="\(PageSink.escaped(form.language))">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width">
            <title>\(PageSink.escaped(title.isEmpty ? sheet.name : title))</title>
            <style>
            @page { size: \(PageSink.paper(sheet.page)); margin: \(sheet.page.marginMillimetres)mm }
            @page a4 { size: A4 } @page a4l { size: A4 landscape }
            @page a3 { size: A3 } @page a3l { size: A3 landscape }
            body { margin: 1em } section + section { break-before: page }
            table { border-collapse: collapse; table-layout: fixed; width: 100% }
            th { font-weight: normal } tr { break-inside: avoid }
            td, th { padding: 1pt 3pt; vertical-align: bottom; white-space: pre-line; overflow-wrap: break-word }
            .b { font-weight: bold } .i { font-style: italic } .u { text-decoration: underline }
            .l { text-align: left } .c { text-align: center } .r { text-align: right }
            .g { border: 0.5pt solid } .m { vertical-align: middle } .n { white-space: pre }
            @media print { body { margin: 0 } }
            </style>
            </head>
            <body>

            """
    }

    private static func paper(_ page: PageSetup) -> String {
        (page.paper == .a4 ? "A4" : "A3") + (page.isLandscape ? " landscape" : "")
    }

    private static func pageName(_ page: PageSetup) -> String {
        (page.paper == .a4 ? "a4" : "a3") + (page.isLandscape ? "l" : "")
    }

    /// Text as text, in content and in attributes; characters that nobody sees are written as their numbers, but line
    /// breaks stay.
    private static func escaped(_ raw: String) -> String {
        let isPlain = raw.utf8.allSatisfy {
            $0 >= 0x20 && $0 < 0x7F && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 && $0 != 0x27
        }
        guard !isPlain else { return raw }
        var text = ""
        for (index, line) in raw.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { text += "\n" }
            for character in String(line).printable.unicodeScalars {
                switch character {
                case "&": text += "&amp;"
                case "<": text += "&lt;"
                case ">": text += "&gt;"
                case "\"": text += "&quot;"
                case "'": text += "&#39;"
                default: text.unicodeScalars.append(character)
                }
            }
        }
        return text
    }
}
