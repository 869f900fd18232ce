// The texts that cells share: one list for a workbook, kept as bytes in a row, since a list of an office has hundreds of
// thousands of them. Rich text is joined; phonetic readings are not part of it.
#if Excel
    internal import Files

    /// The shared texts of a workbook.
    final class SharedStrings: XMLHandler {
        @exclusivity(unchecked) private var bytes: [UInt8] = []
        /// Where each text ends.
        private var ends: [Int32] = []
        /// The fonts that texts themselves name, by the number of the text.
        private var fonts: [Int: Int32] = [:]
        private let list: FontList
        private let limits: TableLimits
        @exclusivity(unchecked) private var reader = RichText()
        @exclusivity(unchecked) private var isInItem = false
        @exclusivity(unchecked) private var depth = 0

        init(
            _ name: String?, _ archive: Archive, _ limits: TableLimits, _ chunkBytes: Int, _ list: FontList
        ) throws(LedgerError) {
            self.limits = limits
            self.list = list
            super.init()
            guard let name else { return }
            let part = try archive.part(name, limit: limits.sheetBytes)
            try XMLWalk(part, self, limits: limits, chunkBytes: chunkBytes).finish()
        }

        /// How many there are.
        var count: Int { ends.count }

        /// A text and its font, -1 where it names none; nil beyond the last.
        func text(_ number: Int) -> (text: String, bytes: Int, font: Int32)? {
            guard number >= 0, number < ends.count else { return nil }
            let start = number == 0 ? 0 : Int(ends[number - 1])
            let range = start..<Int(ends[number])
            let text = bytes.withUnsafeBufferPointer { CellText.string(UnsafeBufferPointer(rebasing: $0[range])) }
            return (text, range.count, fonts.isEmpty ? -1 : fonts[number] ?? -1)
        }

        override func start(_ name: Name, _ attributes: Attributes) {
            depth += 1
            if isInItem {
                reader.start(name, attributes)
            } else if depth == 2, name.equals("si") {
                isInItem = true
                reader.reset()
            }
        }

        override func text(_ text: UnsafeBufferPointer<UInt8>) {
            guard isInItem, reader.isInText else { return }
            reader.bytes.append(contentsOf: text)
            guard reader.bytes.count <= limits.cellBytes else {
                fail(TableProblem.tooLarge("a text is longer than \(limits.cellBytes) bytes"))
                return
            }
        }

        override func end() {
            depth -= 1
            guard isInItem else { return }
            guard depth == 1 else {
                reader.end()
                return
            }
            isInItem = false
            bytes.append(contentsOf: reader.bytes)
            guard ends.count < limits.strings, bytes.count <= min(limits.stringBytes, Int(Int32.max)) else {
                fail(TableProblem.tooLarge("the workbook has too many different texts"))
                return
            }
            if let font = reader.font { fonts[ends.count] = list.index(of: font, limit: limits.styles) }
            ends.append(Int32(bytes.count))
        }
    }

    /// The text of an element `si` or `is`: its own, or that of its runs, one behind the other.
    struct RichText {
        private(set) var isInText = false
        var bytes: [UInt8] = []
        /// The first font that a run names.
        private(set) var font: String?
        private var depth = 0
        /// The depth from which on elements are passed over.
        private var skipsFrom = Int.max

        /// Whether an element inside it is open.
        var isOpen: Bool { depth > 0 }

        mutating func reset() {
            bytes.removeAll(keepingCapacity: true)
            (font, depth, skipsFrom, isInText) = (nil, 0, .max, false)
        }

        mutating func start(_ name: XMLHandler.Name, _ attributes: XMLHandler.Attributes) {
            depth += 1
            guard depth < skipsFrom else { return }
            if name.equals("t") {
                isInText = true
            } else if name.equals("rFont") {
                if font == nil { font = XMLHandler.attribute("val", attributes).map { String(cString: $0) } }
            } else if !name.equals("r"), !name.equals("rPr") {
                skipsFrom = depth
            }
        }

        mutating func end() {
            if depth <= skipsFrom { skipsFrom = .max }
            depth -= 1
            isInText = false
        }
    }

    extension XMLHandler {
        /// The value of an attribute, which has no prefix.
        static func attribute(_ name: StaticString, _ attributes: Attributes) -> UnsafePointer<CChar>? {
            var index = 0
            while let key = attributes[index] {
                if key.equals(name) { return attributes[index + 1] }
                index += 2
            }
            return nil
        }
    }

    /// The text of cells.
    enum CellText {
        /// Text of bytes that expat has found to be UTF-8. Characters that XML can't hold are written as `_x000D_` and the
        /// like, and are made what they stand for.
        static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
            let text = String(decoding: bytes, as: UTF8.self)
            guard bytes.contains(UInt8(ascii: "_")), bytes.count >= 7 else { return text }
            var result: [UInt8] = []
            var (index, isChanged) = (0, false)
            while index < bytes.count {
                if bytes[index] == UInt8(ascii: "_"), let scalar = escaped(bytes, index) {
                    result.append(contentsOf: String(scalar).utf8)
                    index += 7
                    isChanged = true
                } else {
                    result.append(bytes[index])
                    index += 1
                }
            }
            return isChanged ? String(decoding: result, as: UTF8.self) : text
        }

        /// The character of `_xHHHH_` at an index.
        private static func escaped(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Unicode.Scalar? {
            guard index + 6 < bytes.count, bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
            else { return nil }
            var value: UInt32 = 0
            for byte in bytes[(index + 2)..<(index + 6)] {
                switch byte {
                case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
                case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
                case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
                default: return nil
                }
            }
            return Unicode.Scalar(value)
        }
    }
#endif
