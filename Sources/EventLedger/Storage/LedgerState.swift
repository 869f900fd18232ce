// The running state of a ledger: how far it is visible, and how far it is written while an import stages its entries.
// No reader passes the visible position; a failed or killed import never moves it. The digest is there because a writer
// discards what lies beyond the visible position: a damaged row must never pass for an unfinished import.
//
//   0  88 bytes  the extent that readers see
//  88  88 bytes  the extent that is written, the same or beyond it
// 176  u64       XXH64 of every byte before it

struct LedgerState: Equatable {
    static let byteCount = 2 * LedgerExtent.byteCount + 8

    /// What readers see.
    var visible = LedgerExtent()
    /// What is in the tables; beyond `visible` only while an import stages, or after it was killed.
    var written = LedgerExtent()

    init() {}

    /// Whether entries lie beyond what readers see.
    var isStaging: Bool { written.position > visible.position }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(LedgerState.byteCount)
        visible.append(to: &bytes)
        written.append(to: &bytes)
        bytes.appendLittleEndian(XXH64.digest(bytes.span.bytes, count: bytes.count))
        return bytes
    }

    /// Reads the row; nil when it is damaged.
    init?(_ bytes: [UInt8]) {
        let span = bytes.span.bytes
        let digest = 2 * LedgerExtent.byteCount
        guard bytes.count == LedgerState.byteCount,
            span.loadUnchecked(digest, as: UInt64.self) == XXH64.digest(span, count: digest),
            let visible = LedgerExtent(span, at: 0), let written = LedgerExtent(span, at: LedgerExtent.byteCount),
            visible.position <= written.position
        else { return nil }
        self.visible = visible
        self.written = written
    }
}
