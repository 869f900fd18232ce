// The scanner: objects, lists, numbers and words. Every byte is read only after its offset was compared with the
// length, and everything that RFC 8259 doesn't allow is refused.

extension JSONDocument {
    /// Scans the value at the cursor with all it holds.
    mutating func scanValue(_ bytes: Span<UInt8>, depth: Int) throws(LedgerError) {
        guard cursor < bytes.count else { throw truncated() }
        switch bytes[cursor] {
        case UInt8(ascii: "\""): try scanString(bytes)
        case UInt8(ascii: "{"): try scanObject(bytes, depth: depth)
        case UInt8(ascii: "["): try scanList(bytes, depth: depth)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber(bytes)
        case UInt8(ascii: "t"): try scanWord("true", .yes, bytes)
        case UInt8(ascii: "f"): try scanWord("false", .no, bytes)
        case UInt8(ascii: "n"): try scanWord("null", .null, bytes)
        case let byte: throw unexpected(byte, "here a value is wanted")
        }
    }

    private mutating func scanObject(_ bytes: Span<UInt8>, depth: Int) throws(LedgerError) {
        let object = try open(.object, depth: depth)
        skipSpace(bytes)
        var names: UInt64 = 0
        var count: UInt32 = 0
        while cursor < bytes.count {
            if bytes[cursor] == UInt8(ascii: "}"), count == 0 { return close(object, count) }
            guard bytes[cursor] == UInt8(ascii: "\"") else {
                throw unexpected(bytes[cursor], "here the name of a member is wanted, in double quotes")
            }
            guard count < JSONDocument.maximumMembers else {
                throw LedgerError(
                    .unknownMember, "an object has more than \(JSONDocument.maximumMembers) members",
                    remedy: "no entry, event or target has that many", column: cursor + 1)
            }
            let name = nodes.count
            try scanString(bytes)
            try refuseSecond(name, of: object, &names, bytes)
            skipSpace(bytes)
            guard cursor < bytes.count else { throw truncated() }
            guard bytes[cursor] == UInt8(ascii: ":") else {
                throw unexpected(bytes[cursor], "here a colon is wanted")
            }
            cursor += 1
            skipSpace(bytes)
            try scanValue(bytes, depth: depth + 1)
            count += 1
            skipSpace(bytes)
            guard cursor < bytes.count else { throw truncated() }
            if bytes[cursor] == UInt8(ascii: "}") { return close(object, count) }
            guard bytes[cursor] == UInt8(ascii: ",") else {
                throw unexpected(bytes[cursor], "here a comma or the end of the object is wanted")
            }
            cursor += 1
            skipSpace(bytes)
        }
        throw truncated()
    }

    private mutating func scanList(_ bytes: Span<UInt8>, depth: Int) throws(LedgerError) {
        let list = try open(.array, depth: depth)
        skipSpace(bytes)
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: "]") { return close(list, 0) }
        var count: UInt32 = 0
        while true {
            try scanValue(bytes, depth: depth + 1)
            count += 1
            skipSpace(bytes)
            guard cursor < bytes.count else { throw truncated() }
            if bytes[cursor] == UInt8(ascii: "]") { return close(list, count) }
            guard bytes[cursor] == UInt8(ascii: ",") else {
                throw unexpected(bytes[cursor], "here a comma or the end of the list is wanted")
            }
            cursor += 1
            skipSpace(bytes)
        }
    }

    private mutating func scanNumber(_ bytes: Span<UInt8>) throws(LedgerError) {
        let start = cursor
        if bytes[cursor] == UInt8(ascii: "-") { cursor += 1 }
        let first = cursor
        try scanDigits(bytes)
        guard cursor == first + 1 || bytes[first] != UInt8(ascii: "0") else {
            throw malformed("a number has a leading zero", "write it without", at: first)
        }
        var isWhole = true
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ".") {
            isWhole = false
            cursor += 1
            try scanDigits(bytes)
        }
        if cursor < bytes.count, bytes[cursor] | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            cursor += 1
            if cursor < bytes.count, bytes[cursor] == UInt8(ascii: "+") || bytes[cursor] == UInt8(ascii: "-") {
                cursor += 1
            }
            try scanDigits(bytes)
        }
        try append(
            JSONNode(kind: .number, isPlain: isWhole, offset: UInt32(start), count: UInt32(cursor - start)))
    }

    /// Steps over at least one digit.
    private mutating func scanDigits(_ bytes: Span<UInt8>) throws(LedgerError) {
        let start = cursor
        while cursor < bytes.count, bytes[cursor] &- UInt8(ascii: "0") <= 9 { cursor += 1 }
        guard cursor > start else {
            throw cursor < bytes.count ? unexpected(bytes[cursor], "here a digit is wanted") : truncated()
        }
    }

    private mutating func scanWord(
        _ word: StaticString, _ kind: JSONNode.Kind, _ bytes: Span<UInt8>
    ) throws(LedgerError) {
        let start = cursor
        for index in 0..<word.utf8CodeUnitCount {
            guard cursor < bytes.count else { throw truncated() }
            guard bytes[cursor] == word.utf8Start[index] else {
                throw unexpected(bytes[cursor], "true, false and null are the only words without quotes")
            }
            cursor += 1
        }
        try append(JSONNode(kind: kind, offset: UInt32(start)))
    }

    /// Refuses a name that an earlier member of the object has. `names` holds a bit for each name seen, so that names
    /// are compared only where two fall on one bit.
    @inline(__always)
    private mutating func refuseSecond(
        _ name: Int, of object: Int, _ names: inout UInt64, _ bytes: Span<UInt8>
    ) throws(LedgerError) {
        let node = nodes[name]
        var hash = node.count &* 7
        if node.count > 0, node.decodedOffset == JSONNode.inLine {
            let start = Int(node.offset) + 1
            hash &+= UInt32(bytes[start]) &* 3 &+ UInt32(bytes[start + Int(node.count) - 1]) &* 5
        } else {
            // A name with escapes may equal any other of its length: compare it with all of them.
            names = .max
        }
        let bit: UInt64 = 1 << UInt64(hash & 63)
        if names & bit != 0 { try compare(name, withThoseOf: object, bytes) }
        names |= bit
    }

    @inline(never)
    private func compare(_ name: Int, withThoseOf object: Int, _ bytes: Span<UInt8>) throws(LedgerError) {
        var other = object + 1
        while other < name {
            if sameContent(other, name, bytes) {
                throw LedgerError(
                    .duplicateMember, "the member \(excerpt(of: name, bytes)) appears twice", remedy: "write it once",
                    column: nodes[name].column)
            }
            other = Int(nodes[other + 1].next)
        }
    }

    /// Whether two strings have the same content, while the line is being scanned.
    private func sameContent(_ left: Int, _ right: Int, _ bytes: Span<UInt8>) -> Bool {
        guard nodes[left].count == nodes[right].count else { return false }
        for index in 0..<Int(nodes[left].count)
        where contentByte(left, index, bytes) != contentByte(right, index, bytes) { return false }
        return true
    }

    private func contentByte(_ string: Int, _ index: Int, _ bytes: Span<UInt8>) -> UInt8 {
        let node = nodes[string]
        return node.decodedOffset == JSONNode.inLine
            ? bytes[Int(node.offset) + 1 + index] : decoded[Int(node.decodedOffset) + index]
    }

    private func excerpt(of string: Int, _ bytes: Span<UInt8>) -> String {
        Excerpt.quoted((0..<Int(nodes[string].count)).map { contentByte(string, $0, bytes) })
    }
}
