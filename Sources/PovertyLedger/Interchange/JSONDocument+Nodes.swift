// What all parts of the scanner share: adding nodes, stepping over blanks, and the errors.

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

    /// Adds a node that holds no others.
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
                "objects and lists stand more than \(JSONDocument.maximumDepth) deep in each other",
                "an entry needs at most six levels")
        }
        try append(JSONNode(kind: kind, offset: UInt32(cursor)))
        cursor += 1
        return nodes.count - 1
    }

    /// Steps over the closing bracket of an object or list and says in its node what it holds.
    mutating func close(_ index: Int, _ count: UInt32) {
        cursor += 1
        nodes[index].count = count
        nodes[index].next = UInt32(nodes.count)
    }

    /// The error for a byte that may not stand at the cursor.
    @inline(never)
    func unexpected(_ byte: UInt8, _ remedy: String) -> LedgerError {
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
    func malformed(_ problem: String, _ remedy: String, at offset: Int? = nil) -> LedgerError {
        LedgerError(.malformedJSON, problem, remedy: remedy, column: (offset ?? cursor) + 1)
    }
}
