// The tables that proofs rest on, which a ledger has from format 2 on. Tiles follow from entries and secrets; secrets and
// checkpoints follow from nothing, and are not part of what the entries say.

import LMDB

/// The open tables of a ledger's proofs.
struct ProofTables: Sendable {
    /// Position of an entry's first event → the entry's secret.
    let secrets: Table
    /// Tile level, chunk number → up to 16 hashes; see `HashChunk`.
    let tiles: Table
    /// Size of the tree, origin → the signed checkpoint.
    let checkpoints: Table

    static let names = ["secrets", "tiles", "checkpoints"]
    /// The name of the one that can be made again.
    static let derivedNames = ["tiles"]

    init(_ tables: [Table]) {
        precondition(tables.count == ProofTables.names.count, "one open table a name")
        secrets = tables[0]
        tiles = tables[1]
        checkpoints = tables[2]
    }

    var all: [Table] { [secrets, tiles, checkpoints] }

    /// The key of a checkpoint: checkpoints lie in the order of their sizes.
    static func key(_ checkpoint: Checkpoint) -> [UInt8] {
        LedgerTables.key(checkpoint.size) + Array(checkpoint.origin.text.utf8)
    }
}
