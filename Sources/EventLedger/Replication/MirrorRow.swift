// The row that makes a ledger a mirror: whose history it is, and how far it was folded, from which log. It is in a
// table of its own, and moves in the commit that adds the entries, so that nothing is folded twice or passed over. A
// ledger with the row is recorded to by nothing but folding.
//
//   0  u64       sequence of the last message that was folded, in the log of that name
//   8  u64       size of the tree: the last position
//  16  32 bytes  root of the tree  48  u16       bytes of the origin      50  u16  bytes of the log's name  52  origin,
// then name of the log       n  u64  XXH64 of every byte before it

import LMDB

/// What a mirror is of, and how far it was folded.
public struct MirrorState: Hashable, Sendable {
    /// The name of the ledger whose history it is.
    public let origin: KeyName
    /// The log from which it was folded last, as the user named it.
    public let log: String
    /// The sequence of the last message of that log which was folded.
    public let sequence: UInt64
    /// The tree at that time.
    public let head: TreeHead

    init(origin: KeyName, log: String, sequence: UInt64, head: TreeHead) {
        self.origin = origin
        self.log = log
        self.sequence = sequence
        self.head = head
    }
}

enum MirrorRow {
    static let table = "mirror"
    static let key = Array("mirror".utf8)
    /// The most bytes of a log's name that are kept.
    static let maximumLogBytes = 1_024

    static func bytes(_ state: MirrorState) -> [UInt8] {
        let origin = Array(state.origin.text.utf8)
        // The name is for people, and found again only where it is whole.
        let log = Array(state.log.utf8.prefix(maximumLogBytes))
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(state.sequence)
        bytes.appendLittleEndian(UInt64(state.head.size))
        state.head.root.withUnsafeBytes { bytes.append(contentsOf: $0) }
        bytes.appendLittleEndian(UInt16(truncatingIfNeeded: origin.count))
        bytes.appendLittleEndian(UInt16(truncatingIfNeeded: log.count))
        bytes += origin
        bytes += log
        bytes.appendLittleEndian(XXH64.digest(bytes.span.bytes, count: bytes.count))
        return bytes
    }

    /// Reads the row; nil when it is damaged.
    static func state(_ bytes: [UInt8]) -> MirrorState? {
        let span = bytes.span.bytes
        let end = bytes.count - 8
        guard end >= 52, span.load(end, as: UInt64.self) == XXH64.digest(span, count: end),
            let sequence = span.load(0, as: UInt64.self), let size = span.load(8, as: UInt64.self), size < 1 << 61,
            let root = Digest(bytes[16..<48]), let originBytes = span.load(48, as: UInt16.self),
            let logBytes = span.load(50, as: UInt16.self), 52 + Int(originBytes) + Int(logBytes) == end
        else { return nil }
        let logStart = 52 + Int(originBytes)
        guard let origin = KeyName(utf8: bytes[52..<logStart]) else { return nil }
        return MirrorState(
            origin: origin, log: String(decoding: bytes[logStart..<end], as: UTF8.self), sequence: sequence,
            head: TreeHead(size: Int(size), root: root))
    }
}

extension LedgerStore {
    /// The table of the row; nil where there is none and none is to be made. Not to be called inside a write
    /// transaction.
    func mirrorTable(create: Bool) throws(LedgerError) -> Table? {
        do throws(LMDBError) {
            return try environment.openTables([MirrorRow.table], create: create).first
        } catch {
            guard error.code == .notFound else { throw failure(error) }
            return nil
        }
    }

    /// The row in a transaction; nil where the ledger is no mirror.
    func mirrorState(in table: Table?, _ transaction: TransactionReader) throws(LedgerError) -> MirrorState? {
        guard let table, try count(table, in: transaction) > 0 else { return nil }
        let row = try value(table, MirrorRow.key, in: transaction)
        guard try count(table, in: transaction) == 1, let state = row.flatMap(MirrorRow.state) else {
            throw damaged("the row that says of whom the ledger is a mirror can't be read")
        }
        return state
    }
}

extension ReadableLedger {
    /// What the ledger is a mirror of, and how far; nil where it is an ordinary ledger. Throws `damaged`. Cost: a
    /// lookup.
    public func mirrorState() throws(LedgerError) -> MirrorState? {
        let table = try store.mirrorTable(create: false)
        return try store.mirrorState(in: table, store.beginRead())
    }
}

extension LedgerError.Code {
    /// The ledger is a mirror, which is recorded to by folding its log only.
    public static let mirror = Self(rawValue: "mirror")
}

extension LedgerStore {
    /// The error with which a mirror refuses to be recorded to.
    func refusedRecording(_ state: MirrorState) -> LedgerError {
        LedgerError(
            .mirror, "the ledger is a mirror of \(state.origin.text), so that nothing can be recorded in it",
            remedy: "record in the ledger of \(state.origin.text), from which the mirror gets it", file: path)
    }
}
