// The rows of a sheet as a workbook has them: elements of XML, one row after the other. libxlsxwriter does the rest of the
// workbook, and gathers rows in a file of its own in the same form; making these here takes a third of the time.
#if Excel
    internal import Files

    /// Rows that are being written as XML.
    struct SheetText {
        /// What was written and not yet taken.
        private(set) var bytes: [UInt8] = []
        /// The letters of the columns, from the first.
        private let letters: [[UInt8]]
        private var row: [UInt8] = []

        /// Starts a sheet of so many columns.
        init(columns: Int) {
            letters = (1...max(columns, 1)).map { Array(CellPlace.letters(ofColumn: $0).utf8) }
        }

        /// Begins a row, numbered from 1.
        mutating func begin(row number: Int, heightPoints: Double?) {
            row = Array(String(number).utf8)
            add("<row r=\"")
            bytes += row
            if let heightPoints {
                add("\" ht=\"")
                bytes += String(min(max(heightPoints, 0), 409)).utf8
                add("\" customHeight=\"1")
            }
            add("\">")
        }

        /// Ends the row.
        mutating func end() { add("</row>") }

        /// An empty cell with a style.
        mutating func addEmpty(_ column: Int, style: Int32) {
            begin(column, style)
            add("/>")
        }

        /// A cell with text.
        mutating func add(text: String, _ column: Int, style: Int32) {
            begin(column, style)
            add(" t=\"inlineStr\"><is><t")
            let utf8 = text.utf8
            if let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 {
                add(" xml:space=\"preserve")
                bytes.append(UInt8(ascii: "\""))
            }
            bytes.append(UInt8(ascii: ">"))
            add(escaped: text)
            add("</t></is></c>")
        }

        /// A cell with a number, as it is written.
        mutating func add(number: String, _ column: Int, style: Int32) {
            begin(column, style)
            add("><v>")
            bytes += number.utf8
            add("</v></c>")
        }

        /// A cell that is true or false.
        mutating func add(isTrue: Bool, _ column: Int, style: Int32) {
            begin(column, style)
            add(isTrue ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>")
        }

        /// What a formula gives.
        enum Result {
            case number(String)
            case text(String)
            case boolean(Bool)
        }

        /// A cell with a formula, without the `=`, and what it gives.
        mutating func add(formula: String, _ result: Result, _ column: Int, style: Int32) {
            begin(column, style)
            switch result {
            case .number: add("><f>")
            case .text: add(" t=\"str\"><f>")
            case .boolean: add(" t=\"b\"><f>")
            }
            add(escaped: formula)
            add("</f><v>")
            switch result {
            case .number(let number): bytes += number.utf8
            case .text(let text): add(escaped: text)
            case .boolean(let isTrue): bytes.append(isTrue ? 0x31 : 0x30)
            }
            add("</v></c>")
        }

        /// Lets go of what was written, once somebody has it.
        mutating func clear() { bytes.removeAll(keepingCapacity: true) }

        private mutating func begin(_ column: Int, _ style: Int32) {
            add("<c r=\"")
            bytes += letters[column - 1]
            bytes += row
            if style > 0 {
                add("\" s=\"")
                add(number: style)
            }
            bytes.append(UInt8(ascii: "\""))
        }

        private mutating func add(number: Int32) {
            if number >= 10 { add(number: number / 10) }
            bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
        }

        private mutating func add(_ text: StaticString) {
            bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        }

        private mutating func add(escaped text: String) {
            let isPlain = text.utf8.allSatisfy { $0 != 0x26 && $0 != 0x3C && $0 != 0x3E }
            guard !isPlain else {
                bytes += text.utf8
                return
            }
            for byte in text.utf8 {
                switch byte {
                case 0x26: add("&amp;")
                case 0x3C: add("&lt;")
                case 0x3E: add("&gt;")
                default: bytes.append(byte)
                }
            }
        }
    }
#endif
