// A line of JSON, scanned once into nodes that say where its values stand. It holds at most one line and keeps its
// memory from line to line; what the values mean is not its business.

/// A scanned line of JSON: strict RFC 8259, names of an object differ, at most `maximumDepth` levels.
struct JSONDocument {
    /// How deep values may stand inside each other; an entry needs six levels.
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
    /// The offset of the byte to look at next, while scanning.
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

    /// Forgets the line, and keeps the memory; the caller's line is then its own again.
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

    /// What `read` makes of the bytes of a string's content.
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
