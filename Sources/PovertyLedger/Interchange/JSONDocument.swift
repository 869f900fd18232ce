// A line of JSON, scanned once into nodes that hold the offsets of its values. It holds at most one line and keeps its
// memory from line to line; it does not interpret the values.

/// A scanned line of JSON: strict RFC 8259, names of an object differ, at most `maximumDepth` levels.
struct JSONDocument {
    /// How deep values may be nested; an entry needs six levels.
    static let maximumDepth = 16
    /// The most members of one object; none that is read here may have more than twelve.
    static let maximumMembers = 64
    /// The most values and names of one line; an entry of 100,000 events has at most half of that.
    static let maximumNodes = 10_000_000

    /// The line.
    private(set) var bytes: [UInt8] = []
    /// Its values and names, in the order of the text; the first is the outermost value.
    var nodes: [JSONNode] = []
    /// The content of strings that have escapes, without them.
    var decoded: [UInt8] = []
    /// The offset of the next byte, while scanning.
    var cursor = 0

    /// Scans a line; throws `malformedJSON`, `duplicateMember`, `unknownMember` or `lineTooLong` with the column.
    ///
    /// Cost: one pass over the bytes, no allocation once its buffers have grown.
    mutating func scan(_ line: [UInt8]) throws(LedgerError) {
        clear()
        guard line.count <= LineReader.maximumLineBytes else { throw LineReader.tooLong(LineReader.maximumLineBytes) }
        let span = line.span
        if line.first == 0xEF, line.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw malformed("the line begins with a byte order mark", "save the file as UTF-8 without one", at: 0)
        }
        skipSpace(span)
        try scanValue(span, depth: 1)
        skipSpace(span)
        guard cursor == line.count else {
            throw malformed("there is more after the end of the value", "a line holds one entry and nothing else")
        }
        bytes = line
    }

    /// Discards the line, and keeps the memory; the caller's line is then its own again.
    mutating func clear() {
        bytes = []
        nodes.removeAll(keepingCapacity: true)
        decoded.removeAll(keepingCapacity: true)
        cursor = 0
    }

    /// Whether the content of a string is exactly these ASCII bytes.
    @inline(__always)
    func string(at index: Int, equals text: StaticString) -> Bool {
        let node = nodes[index]
        let count = text.utf8CodeUnitCount
        guard Int(node.count) == count, node.decodedOffset == JSONNode.inLine else {
            return Int(node.count) == count && slowString(at: index, equals: text)
        }
        let start = Int(node.offset) + 1
        let pointer = text.utf8Start
        for offset in 0..<count where bytes[start + offset] != pointer[offset] { return false }
        return true
    }

    @inline(never)
    private func slowString(at index: Int, equals text: StaticString) -> Bool {
        content(of: index).elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// The bytes of a string's content, or of a number.
    func content(of index: Int) -> ArraySlice<UInt8> {
        let node = nodes[index]
        if node.decodedOffset != JSONNode.inLine {
            return decoded[Int(node.decodedOffset)..<Int(node.decodedOffset) + Int(node.count)]
        }
        let start = Int(node.offset) + (node.kind == .string ? 1 : 0)
        return bytes[start..<start + Int(node.count)]
    }

    /// The result of `read` for the bytes of a string's content.
    @inline(__always)
    func withContent<Result>(of index: Int, _ read: (Span<UInt8>) -> Result) -> Result {
        let node = nodes[index]
        guard node.decodedOffset == JSONNode.inLine else {
            let start = Int(node.decodedOffset)
            return read(decoded.span.extracting(start..<start + Int(node.count)))
        }
        let start = Int(node.offset) + 1
        return read(bytes.span.extracting(start..<start + Int(node.count)))
    }

    /// The key of a string's content, or nil when it is longer than any word.
    @inline(__always)
    func key(of index: Int) -> WordKey? {
        let node = nodes[index]
        guard node.decodedOffset == JSONNode.inLine else {
            let start = Int(node.decodedOffset)
            return WordKey(decoded.span, start..<start + Int(node.count))
        }
        let start = Int(node.offset) + 1
        return WordKey(bytes.span, start..<start + Int(node.count))
    }

    /// The content of a string.
    func text(of index: Int) -> String {
        withContent(of: index) { content in
            content.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// The value of a whole number, or nil when it is not one or outside 64 bits.
    func wholeNumber(of index: Int) -> Int64? {
        let node = nodes[index]
        guard node.isPlain else { return nil }
        var offset = Int(node.offset)
        let end = offset + Int(node.count)
        let isNegative = bytes[offset] == UInt8(ascii: "-")
        if isNegative { offset += 1 }
        var value: Int64 = 0
        while offset < end {
            let digit = Int64(bytes[offset] &- UInt8(ascii: "0"))
            let (shifted, shiftOverflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, sumOverflows) =
                isNegative ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
            guard !shiftOverflows, !sumOverflows else { return nil }
            value = sum
            offset += 1
        }
        return value
    }
}

// One value of a scanned line: its offset and what it is. The nodes of a line are in one array in the order of the
// text; an object is followed by name, value, name, value …, so nothing is allocated for a member.

/// One value, or one member's name, of a scanned line.
struct JSONNode {
    /// What a value is.
    enum Kind: UInt8 {
        case object, array, string, number, yes, no, null

        /// What such a value is called in a message.
        var noun: Sentence {
            switch self {
            case .object: "an object"
            case .array: "a list"
            case .string: "a string"
            case .number: "a number"
            case .yes: "true"
            case .no: "false"
            case .null: "null"
            }
        }
    }

    /// What it is.
    let kind: Kind
    /// Of a string: nothing but printable ASCII without escapes. Of a number: nothing but an optional sign and digits.
    var isPlain = false
    /// The offset of its first byte in the line (of a string, its opening quote).
    let offset: UInt32
    /// The bytes of a number or of a string's content, the members of an object, the elements of a list.
    var count: UInt32 = 0
    /// Where the content of a string with escapes begins in the decoded bytes; `inLine` for all others.
    var decodedOffset = JSONNode.inLine
    /// The index of the node that follows this value and everything in it.
    var next: UInt32 = 0

    /// Marks content that is in the line itself.
    static let inLine = UInt32.max

    /// The column of its first byte, from 1.
    var column: Int { Int(offset) + 1 }
}

// The shared parts of the scanner: adding nodes, stepping over blanks, and the errors.

extension JSONDocument {
    /// Steps over blanks.
    @inline(__always)
    mutating func skipSpace(_ bytes: Span<UInt8>) {
        while cursor < bytes.count, bytes[cursor] <= 0x20 {
            switch bytes[cursor] {
            case 0x20, 0x09, 0x0A, 0x0D: cursor += 1
            default: return
            }
        }
    }

    /// Adds a node without children.
    @inline(__always)
    mutating func append(_ node: JSONNode) throws(LedgerError) {
        guard nodes.count < JSONDocument.maximumNodes else {
            throw LedgerError(
                .lineTooLong, "the line holds more than \(JSONDocument.maximumNodes) values",
                remedy: "an entry has 1 to 100,000 events", column: cursor + 1)
        }
        var node = node
        node.next = UInt32(nodes.count + 1)
        nodes.append(node)
    }

    /// Adds the node of an object or list and steps over its bracket.
    mutating func open(_ kind: JSONNode.Kind, depth: Int) throws(LedgerError) -> Int {
        guard depth <= JSONDocument.maximumDepth else {
            throw malformed(
                "objects and lists are nested more than \(JSONDocument.maximumDepth) levels deep",
                "an entry needs at most six levels")
        }
        try append(JSONNode(kind: kind, offset: UInt32(cursor)))
        cursor += 1
        return nodes.count - 1
    }

    /// Steps over the closing bracket of an object or list and completes its node.
    mutating func close(_ index: Int, _ count: UInt32) {
        cursor += 1
        nodes[index].count = count
        nodes[index].next = UInt32(nodes.count)
    }

    /// The error for a byte that is not allowed at the cursor.
    @inline(never)
    func unexpected(_ byte: UInt8, _ remedy: Sentence) -> LedgerError {
        let isPrintable = (0x21...0x7E).contains(byte)
        let hexadecimal = (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        return malformed(
            isPrintable ? "unexpected \(Unicode.Scalar(byte))" : "unexpected byte 0x\(hexadecimal)", remedy)
    }

    /// The error for a line that ends inside a value.
    @inline(never)
    func truncated() -> LedgerError {
        malformed("the line ends before the entry does", "a line holds one whole entry")
    }

    /// The error for something that is not JSON, at an offset or else at the cursor.
    @inline(never)
    func malformed(_ problem: Sentence, _ remedy: Sentence, at offset: Int? = nil) -> LedgerError {
        LedgerError(.malformedJSON, problem, remedy: remedy, column: (offset ?? cursor) + 1)
    }
}
