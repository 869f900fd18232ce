// What travels from one ledger to its copies: whole consecutive entries, and the tree before and behind them. The
// entries are lines that only the domain reads and writes; here they are bytes with a digest. The same segment has one
// text only, and nothing that a text says of lengths is trusted.
//
//   ledger segment 1
//   origin <name>                       whose history it is, a name as those of keys
//   domain <name>                       the domain of the ledger
//   rules <version>                     the version of the domain's rules under which it was written
//   offset <±hh:mm>                     the offset from UTC at which days of the ledger end
//   entries <count>                     lines of the body
//   before <size> <base64 of the root>  the tree before its first event, whose position is size + 1
//   after <size> <base64 of the root>   the tree behind its last event, whose position is the size
//   body <bytes> <SHA-256, hexadecimal> what comes behind the empty line
//
//   <body>

import Files

/// A part of a ledger's history: 1…n whole consecutive entries with the tree before and behind them.
public struct Segment: Hashable, Sendable {
    /// What it says of its body.
    public let header: Header
    /// Its entries, in the form of the domain.
    public let body: [UInt8]

    /// What is in the lines before the body.
    public struct Header: Hashable, Sendable {
        /// The name of the ledger whose history it is.
        public let origin: KeyName
        /// The name of the domain.
        public let domain: String
        /// The version of the domain's rules.
        public let rulesVersion: UInt32
        /// The offset from UTC at which days of the ledger end.
        public let offset: UTCOffset
        /// How many entries there are.
        public let entries: Int
        /// The tree before the first event.
        public let before: TreeHead
        /// The tree behind the last event.
        public let after: TreeHead

        /// A header of those parts. Throws `malformedSegment` for parts that no ledger has.
        public init(
            origin: KeyName, domain: LedgerDomain, offset: UTCOffset, entries: Int, before: TreeHead, after: TreeHead
        ) throws(LedgerError) {
            self.origin = origin
            self.domain = domain.name
            rulesVersion = domain.rulesVersion
            self.offset = offset
            self.entries = entries
            self.before = before
            self.after = after
            if let problem { throw LedgerError(.malformedSegment, problem) }
        }

        init(
            unchecked origin: KeyName, _ domain: String, _ rulesVersion: UInt32, _ offset: UTCOffset, entries: Int,
            before: TreeHead, after: TreeHead
        ) {
            self.origin = origin
            self.domain = domain
            self.rulesVersion = rulesVersion
            self.offset = offset
            self.entries = entries
            self.before = before
            self.after = after
        }

        /// The positions of the first and the last event.
        public var positions: ClosedRange<Position> { before.size + 1...after.size }
    }

    /// The first line of every segment. It has spaces, so that no checkpoint, which begins with its origin, has it.
    static let firstLine = "ledger segment 1"
    /// The most bytes of the lines before a body.
    static let maximumHeaderBytes = 1_024

    /// A segment of entries as the domain writes them.
    public init(_ header: Header, body: [UInt8]) {
        self.header = header
        self.body = body
    }

    /// The segment as it travels. Cost: the digest of the body, and a copy.
    public var bytes: [UInt8] {
        var bytes = header.text(bodyBytes: body.count, digest: Digest(sha256: body))
        bytes.reserveCapacity(bytes.count + body.count)
        bytes += body
        return bytes
    }
}

extension LedgerError.Code {
    /// Bytes are no segment in its one form.
    public static let malformedSegment = Self(rawValue: "malformedSegment")
    /// An entry is larger than a message of the log may be.
    public static let entryTooLarge = Self(rawValue: "entryTooLarge")
}

extension Segment.Header {
    /// What no ledger has; nil where it may be.
    fileprivate var problem: Sentence? {
        if domain.isEmpty || !LedgerDomain.isName(domain.utf8) {
            return "the domain of the segment has an invalid name"
        }
        guard before.size >= 0, after.size > before.size else { return "the segment has no events" }
        guard before.size > 0 || before.root == MerkleTree.emptyRoot else {
            return "the root before the first event is not that of the empty tree"
        }
        guard entries >= 1, entries <= after.size - before.size else {
            return "the segment has \(entries) entries and \(after.size - before.size) events"
        }
        return nil
    }

    /// The lines before a body, with the empty line.
    func text(bodyBytes: Int, digest: Digest) -> [UInt8] {
        var text = "\(Segment.firstLine)\norigin \(origin)\ndomain \(domain)\nrules \(rulesVersion)\n"
        text += "offset \(offset)\nentries \(entries)\n"
        text += "before \(before.size) \(before.root.base64)\nafter \(after.size) \(after.root.base64)\n"
        text += "body \(bodyBytes) \(digest.hex)\n\n"
        return Array(text.utf8)
    }

    /// The bytes of a whole segment with so many bytes of entries.
    func byteCount(ofBodyOf bodyBytes: Int) -> Int {
        text(bodyBytes: bodyBytes, digest: MerkleTree.emptyRoot).count + bodyBytes
    }
}

// Reading a segment: line by line, and then once more as a whole, since what is canonical is what would be written.

extension Segment {
    /// Whether bytes begin as a segment does, of this version or a later one.
    public static func isSegment(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "ledger segment ".utf8) }

    /// Reads a segment. Throws `malformedSegment` with the line for anything that is not exactly what would be written,
    /// a body with another digest included. Cost: the digest of the body, and a copy.
    public init(_ bytes: [UInt8]) throws(LedgerError) {
        let (header, bodyBytes, digest, start) = try Segment.read(bytes)
        guard bytes.count - start == bodyBytes else {
            throw Segment.malformed(
                "the body has \(bytes.count - start) bytes, and \(bodyBytes) are announced", line: 9)
        }
        let body = Array(bytes[start...])
        guard Digest(sha256: body) == digest else {
            throw Segment.malformed("the body has another SHA-256 than the one announced", line: 9)
        }
        self.init(header, body: body)
    }

    /// Reads the lines before a body, which is not looked at. Throws `malformedSegment` with the line.
    public static func header(of bytes: [UInt8]) throws(LedgerError) -> Header { try read(bytes).header }

    private static func read(
        _ bytes: [UInt8]
    ) throws(LedgerError) -> (header: Header, bodyBytes: Int, digest: Digest, start: Int) {
        var lines = HeaderLines(bytes.prefix(maximumHeaderBytes))
        guard let first = lines.next(), first.elementsEqual(firstLine.utf8) else {
            throw malformed(
                isSegment(bytes) ? "the segment is of another version" : "the bytes are no segment", line: 1)
        }
        guard let origin = KeyName(try lines.value("origin")) else {
            throw malformed("the origin is no name of a key", line: 2)
        }
        let domain = try lines.value("domain")
        guard let version = Decimal.decode(try lines.value("rules").utf8), let rules = UInt32(exactly: version) else {
            throw malformed("the version of the rules is no number", line: 4)
        }
        guard let offset = UTCOffset(try lines.value("offset")) else {
            throw malformed("the offset from UTC is none", line: 5)
        }
        guard let entries = Decimal.decode(try lines.value("entries").utf8) else {
            throw malformed("the count of entries is no number", line: 6)
        }
        let before = try lines.head("before", line: 7)
        let after = try lines.head("after", line: 8)
        let parts = try lines.value("body").split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let bodyBytes = Decimal.decode(parts[0].utf8),
            let digest = Digest(hex: String(parts[1]))
        else { throw malformed("the bytes and the digest of the body can't be read", line: 9) }
        guard lines.next()?.isEmpty == true else { throw malformed("an empty line comes before the body", line: 10) }
        let header = Header(
            unchecked: origin, domain, rules, offset, entries: entries, before: before, after: after)
        if let problem = header.problem { throw malformed(problem) }
        // Whatever else could be written in two ways, as an offset can, is refused here.
        let written = header.text(bodyBytes: bodyBytes, digest: digest)
        guard bytes.starts(with: written) else { throw malformed("the segment is not written in its one form") }
        return (header, bodyBytes, digest, written.count)
    }

    fileprivate static func malformed(_ problem: Sentence, line: Int? = nil) -> LedgerError {
        LedgerError(.malformedSegment, problem, remedy: "take it from another copy of the log", line: line)
    }
}

/// The lines of a header, none of which is longer than the header may be.
private struct HeaderLines {
    private var rest: ArraySlice<UInt8>
    private var number = 0

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The bytes of the next line without its end; nil where none ends within the header.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        number += 1
        defer { rest = rest[(end + 1)...] }
        return rest[..<end]
    }

    /// What is behind a word on the next line.
    mutating func value(_ word: String) throws(LedgerError) -> String {
        let line = number + 1
        guard let bytes = next(), bytes.starts(with: "\(word) ".utf8),
            let text = String(validating: bytes.dropFirst(word.utf8.count + 1), as: UTF8.self)
        else { throw Segment.malformed("the line does not begin with \"\(word)\"", line: line) }
        return text
    }

    /// A size and a root behind a word.
    mutating func head(_ word: String, line: Int) throws(LedgerError) -> TreeHead {
        let parts = try value(word).split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let size = Decimal.decode(parts[0].utf8), size < 1 << 61,
            let root = Digest(base64: String(parts[1]))
        else { throw Segment.malformed("the size and the root of a tree can't be read", line: line) }
        return TreeHead(size: size, root: root)
    }
}
