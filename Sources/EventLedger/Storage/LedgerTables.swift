// The tables of a ledger file and their keys. `entries` is the truth; every other table is derived from it and could be
// rebuilt. Docs/Format.md lists them with their rows.

import LMDB

/// The open tables of one ledger.
struct LedgerTables: Sendable {
    /// Fixed facts and the running state: `format`, `state` or `rebuilding`, `tree`, `followed`.
    let properties: Table
    /// Position of an entry's first event (u64, big-endian) → entry record.
    let entries: Table
    /// Entry id → position of its first event.
    let entryIDs: Table
    /// Category, stream id → stream number.
    let streams: Table
    /// Category, stream number → `StreamRow`: version, snapshot, the latest items.
    let timelines: Table
    /// Category, stream number, chunk → the items before those, 32 a chunk.
    let sealedTimelines: Table
    /// Position of a voided event → position of its void.
    let voids: Table
    /// What proofs rest on; nil in a ledger of format 1.
    let proofs: ProofTables?
    /// The sums of what entries posted: see `BalanceKey`; nil before format 3.
    let balances: Table?
    /// Day of recording → the last position recorded on it; nil before format 3.
    let recordedDays: Table?
    /// Position → an event by which others are read: see `KeyEvents`; nil before format 3.
    let keyEvents: Table?

    private static let firstNames = [
        "properties", "entries", "entryIDs", "streams", "timelines", "sealedTimelines", "voids",
    ]

    /// The tables that answers are looked up in and that no entry is judged by, from format 3 on.
    static let answerNames = ["balances", "recordedDays", "keyEvents"]

    /// The names of the tables that a ledger of a format has.
    static func names(format: UInt32) -> [String] {
        firstNames + (format >= 2 ? ProofTables.names : []) + (format >= 3 ? answerNames : [])
    }

    /// Those of the newest format.
    static let names = names(format: LedgerFormat.current)

    /// The names of those that can be made again from the entries and their secrets.
    static let derivedNames = Array(firstNames.dropFirst(2)) + ProofTables.derivedNames + answerNames

    /// The open tables of a format, in the order of their names.
    init(_ tables: [Table]) {
        let count = LedgerTables.firstNames.count
        precondition(tables.count >= count, "one open table a name")
        properties = tables[0]
        entries = tables[1]
        entryIDs = tables[2]
        streams = tables[3]
        timelines = tables[4]
        sealedTimelines = tables[5]
        voids = tables[6]
        let third = count + ProofTables.names.count
        proofs = tables.count > count ? ProofTables(Array(tables[count..<third])) : nil
        balances = tables.count > third ? tables[third] : nil
        recordedDays = tables.count > third ? tables[third + 1] : nil
        keyEvents = tables.count > third ? tables[third + 2] : nil
    }

    /// All of them, in the order of `names`.
    var all: [Table] {
        [properties, entries, entryIDs, streams, timelines, sealedTimelines, voids] + (proofs?.all ?? [])
            + [balances, recordedDays, keyEvents].compactMap(\.self)
    }

    static let formatKey = Array("format".utf8)
    static let stateKey = Array("state".utf8)
    /// Where the state is while the derived tables are made again; then there is none under `stateKey`.
    static let rebuildingKey = Array("rebuilding".utf8)
    /// The growing edge of the tree: see `TreeRow`.
    static let treeKey = Array("tree".utf8)

    /// Says that what rules leave of entries is complete: balances and the list of key events. It is missing before
    /// format 3, and where the tables were made again without the rules.
    static let followedKey = Array("followed".utf8)
    /// The row under that key.
    static let followedRow: [UInt8] = [1]

    /// Eight bytes that sort as the positions do.
    static func key(_ position: Position) -> [UInt8] {
        var key: [UInt8] = []
        key.appendBigEndian(UInt64(position))
        return key
    }

    /// The key of a stream by its name.
    static func key(_ stream: StreamName) -> [UInt8] { [stream.category] + Array(stream.id.utf8) }

    /// The key of a stream by its number.
    static func key(category: UInt8, number: UInt32) -> [UInt8] {
        var key = [category]
        key.appendBigEndian(number)
        return key
    }

    /// The key of a sealed chunk of a stream's timeline.
    static func key(category: UInt8, number: UInt32, chunk: UInt32) -> [UInt8] {
        var key = key(category: category, number: number)
        key.appendBigEndian(chunk)
        return key
    }

    /// The position in a key or a row of eight big-endian bytes; nil when it is something else.
    static func position(_ bytes: RawSpan) -> Position? {
        guard bytes.byteCount == 8, let value = bytes.load(0, as: UInt64.self), value.byteSwapped < UInt64(Int.max)
        else { return nil }
        return Position(value.byteSwapped)
    }

    /// Whether a key is the one of a stream by its number, or of a chunk of its timeline.
    static func isKey(_ key: RawSpan, _ category: UInt8, _ number: UInt32, chunk: UInt32? = nil) -> Bool {
        guard key.byteCount == (chunk == nil ? 5 : 9), key.load(0, as: UInt8.self) == category,
            key.load(1, as: UInt32.self)?.byteSwapped == number
        else { return false }
        return chunk == nil || key.load(5, as: UInt32.self)?.byteSwapped == chunk
    }
}
