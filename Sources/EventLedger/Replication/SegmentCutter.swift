// Cuts entries that are recorded, and written as lines, into segments: each as large as a message of the log may be, and
// no larger. It asks for the roots where one ends, and reads nothing itself.

/// Cuts entries into segments, each as large as a message may be and no larger.
struct SegmentCutter {
    private let origin: KeyName
    private let domain: LedgerDomain
    private let offset: UTCOffset
    private let maximumBytes: Int
    private var before: TreeHead
    private var body: [UInt8] = []
    private var entries = 0
    private var last: Position

    init(
        _ origin: KeyName, _ domain: LedgerDomain, _ offset: UTCOffset, behind before: TreeHead, maximumBytes: Int
    ) {
        self.origin = origin
        self.domain = domain
        self.offset = offset
        self.before = before
        self.maximumBytes = maximumBytes
        last = before.size
    }

    /// Adds the line of an entry; gives the segment that ends before it, where it had no more room.
    mutating func add(
        _ line: [UInt8], _ entry: RecordedEntry, root: (Int) throws(LedgerError) -> Digest
    ) throws(LedgerError) -> Segment? {
        var full: Segment?
        if entries > 0, !hasRoom(for: line, through: entry.lastPosition) { full = try finish(root: root) }
        if entries == 0, !hasRoom(for: line, through: entry.lastPosition) {
            throw LedgerError(
                .entryTooLarge,
                "the entry has \(line.count) bytes where it travels, and a segment of the log at most \(maximumBytes)",
                remedy: "use a log with larger messages, as its settings allow", entry: entry.id,
                position: entry.firstPosition)
        }
        body += line
        entries += 1
        last = entry.lastPosition
        return full
    }

    /// The segment of what was added since the last one; nil where that is nothing.
    mutating func finish(root: (Int) throws(LedgerError) -> Digest) throws(LedgerError) -> Segment? {
        guard entries > 0 else { return nil }
        let after = TreeHead(size: last, root: try root(last))
        let header = try Segment.Header(
            origin: origin, domain: domain, offset: offset, entries: entries, before: before, after: after)
        let segment = Segment(header, body: body)
        (before, body, entries) = (after, [], 0)
        return segment
    }

    /// Whether a segment with one more line, which ends at a position, is no larger than it may be.
    private func hasRoom(for line: [UInt8], through last: Position) -> Bool {
        let bytes = body.count + line.count
        if bytes + Segment.maximumHeaderBytes <= maximumBytes { return true }
        // The digits of the numbers count here, and roots all have the same length.
        let header = Segment.Header(
            unchecked: origin, domain.name, domain.rulesVersion, offset, entries: entries + 1,
            before: TreeHead(size: before.size, root: before.root), after: TreeHead(size: last, root: before.root))
        return header.byteCount(ofBodyOf: bytes) <= maximumBytes
    }
}
