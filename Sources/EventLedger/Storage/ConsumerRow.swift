// How far programs that follow a ledger have come: a name and a position, kept beside the entries.
// Nothing follows from it and it follows from nothing; entries, roots and backups do not depend on it.
// The first kept position makes the table.
//
//   key    the name, 1–64 bytes of UTF-8
//   value  0  u64  position      8  u64  XXH64 of the key and the position

import LMDB

enum ConsumerRow {
    static let table = "consumers"

    static func bytes(_ name: String, _ position: Position) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(UInt64(position))
        bytes.appendLittleEndian(digest(Array(name.utf8).span.bytes, UInt64(position)))
        return bytes
    }

    /// The position in a row; nil when it is damaged.
    static func position(_ name: RawSpan, _ row: RawSpan) -> Position? {
        guard row.byteCount == 16, let position = row.load(0, as: UInt64.self), position < UInt64(Int.max),
            row.load(8, as: UInt64.self) == digest(name, position)
        else { return nil }
        return Position(position)
    }

    private static func digest(_ name: RawSpan, _ position: UInt64) -> UInt64 {
        var bytes = name.copy(0..<name.byteCount)
        bytes.appendLittleEndian(position)
        return XXH64.digest(bytes.span.bytes, count: bytes.count)
    }
}

extension LedgerStore {
    /// The table of consumers; nil while nobody kept a position. Not to be called inside a write transaction.
    func consumerTable() throws(LedgerError) -> Table? {
        do throws(LMDBError) {
            return try environment.openTables([ConsumerRow.table], create: false).first
        } catch {
            guard error.code == .notFound else { throw failure(error) }
            return nil
        }
    }

    /// Throws `invalidEntry` for a name that no consumer can have, and `invalidPosition`
    /// for a position that is not there.
    func checkConsumer(_ name: String, at position: Position, through last: Position) throws(LedgerError) {
        guard (1...EntryLimits.identifierBytes).contains(name.utf8.count), EntryLimits.isSound(name) else {
            throw LedgerError(
                .invalidEntry, "this is not a valid name of a consumer",
                remedy: "it has 1 to 64 bytes of UTF-8 in Unicode NFC and no control characters", file: path)
        }
        guard (0...last).contains(position) else {
            throw LedgerError(
                .invalidPosition, "there is no position \(position)", remedy: "positions go from 0 to \(last)",
                file: path)
        }
    }

    /// Hands the name and position of every consumer to `body`, in the order of the names; nil for what can't be read.
    func scanConsumers(_ body: (String, Position?) -> Void) throws(LedgerError) {
        guard let table = try consumerTable() else { return }
        do {
            let transaction = try environment.beginRead()
            var scan = try transaction.scan(table)
            while try scan.next() {
                scan.withRecord { name, row in
                    body(
                        name.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }, ConsumerRow.position(name, row))
                }
            }
        } catch { throw failure(error) }
    }
}
