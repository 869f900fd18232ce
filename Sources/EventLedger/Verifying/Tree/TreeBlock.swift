// A block of the tree: up to 65,536 leaves, made again from entries and secrets and compared with the stored hashes.
// Blocks need nothing of one another, so that threads share them.

import LMDB

/// What came of making a block again.
struct TreeBlock: Sendable {
    /// The leaves of a full block: those of one hash of tile level 2.
    static let leaves = Tile.fullWidth * Tile.fullWidth
    /// The level of the tree at which a full block is one node.
    static let level = 2 * Tile.height

    /// The edge of the block by itself; of a full block it is one hash. Nil when a leaf could not be made.
    var frontier: TreeFrontier? = TreeFrontier()
    var findings: [TreeFinding] = []
}

/// One block while it is made again.
struct TreeBlockCheck: ~Copyable {
    private let store: LedgerStore
    private let proofs: ProofTables
    private let leaves: Range<Int>
    private let edge: StoredTreeEdge?
    /// Nil where stored hashes are not looked at: then their pages may be damaged, and LMDB must not come near them.
    private var leafHashes: StoredHashes?
    private var nodeHashes: StoredHashes?
    private var block = TreeBlock()

    /// A block of a tree of `size` leaves, whose stored hashes are looked at where `compares` says so.
    init(
        _ store: LedgerStore, _ proofs: ProofTables, leaves: Range<Int>, inSize size: Int, compares: Bool,
        _ edge: StoredTreeEdge?, _ transaction: TransactionReader
    ) throws(LMDBError) {
        self.store = store
        self.proofs = proofs
        self.leaves = leaves
        self.edge = edge
        leafHashes = nil
        nodeHashes = nil
        guard compares else { return }
        let (leaf, node) = (leaves.lowerBound, leaves.lowerBound / Tile.fullWidth)
        leafHashes = try StoredHashes(level: 0, from: leaf, inSize: size, proofs.tiles, transaction)
        nodeHashes = try StoredHashes(level: 1, from: node, inSize: size, proofs.tiles, transaction)
    }

    /// Makes the block again. Entries that can't be read end it without a finding: they are found elsewhere.
    consuming func run(_ transaction: TransactionReader) throws(LMDBError) -> TreeBlock {
        guard var position = try firstEntry(transaction) else { return unknown() }
        let key = LedgerTables.key(position)
        var entries = try transaction.scan(store.tables.entries, from: key)
        var secrets = try transaction.scan(proofs.secrets, from: key)
        var isSecretMet = false
        while position <= leaves.upperBound {
            guard try entries.next() else { return unknown() }
            // Secrets lie under the keys of the entries; one too many is passed over here and counted elsewhere.
            while !isSecretMet || TreeBlockCheck.position(secrets) < position {
                isSecretMet = true
                guard try secrets.next() else { break }
            }
            let secret = secrets.withRecord { key, row in
                LedgerTables.position(key) == position && row.byteCount == EntrySecret.byteCount
                    ? EntrySecret(row.copy(0..<row.byteCount)) : nil
            }
            let next = try entries.withRecord { (key, record) throws(LMDBError) -> Position? in
                // Of bytes that are not those recorded nothing follows for the secret.
                guard LedgerTables.position(key) == position, let entry = EntryRecord(checking: record),
                    entry.firstPosition == position
                else { return nil }
                try take(entry, record, secret)
                return entry.lastPosition + 1
            }
            guard let next else { return unknown() }
            position = next
        }
        // A record whose directory is damaged gives fewer leaves than it says.
        if block.frontier?.size != leaves.count { block.frontier = nil }
        return block
    }

    /// The first position of the entry that holds the block's first leaf; nil when it can't be read.
    private func firstEntry(_ transaction: TransactionReader) throws(LMDBError) -> Position? {
        do {
            return try store.head(ofEntryHolding: leaves.lowerBound + 1, in: transaction)?.firstPosition
        } catch { return nil }
    }

    private static func position(_ scan: borrowing Scan) -> Position {
        scan.withRecord { key, _ in key.byteCount == 0 ? .max : LedgerTables.position(key) ?? -1 }
    }

    private consuming func unknown() -> TreeBlock {
        block.frontier = nil
        return block
    }

    /// Takes in the leaves of an entry that lie in the block.
    private mutating func take(
        _ entry: EntryRecord, _ record: RawSpan, _ secret: EntrySecret?
    ) throws(LMDBError) {
        guard let secret else {
            block.frontier = nil
            block.findings.note(
                .secrets, position: entry.firstPosition, "the secret of the entry is missing, or is no secret")
            return
        }
        let first = entry.firstPosition - 1
        let indexes = max(0, leaves.lowerBound - first)..<min(entry.eventCount, leaves.upperBound - first)
        var differing: [Int] = []
        var leaf = first + indexes.lowerBound
        try entry.forEachLeafHash(in: record, secret, of: indexes) { (hash) throws(LMDBError) in
            if try leafHashes?.has(hash, at: leaf) == false { differing.append(leaf) }
            try append(hash)
            leaf += 1
        }
        guard let changed = differing.first else { return }
        // The hashes above the stored leaf confirm it: then it is what the leaf is made of that changed.
        guard edge?.vouches(forLeaf: changed) == true else {
            block.findings.note(
                .tiles, position: changed + 1, key: HashChunk.key(level: 0, number: changed / HashChunk.hashes),
                "the stored hash of the event is not that of its leaf")
            return
        }
        block.findings.note(
            .secrets, position: changed + 1,
            differing.count < indexes.count
                ? "the event is not the one that the tree was made of; others of its entry are"
                : "the entry, or its secret, is not the one that the tree was made of")
    }

    private mutating func append(_ hash: Digest) throws(LMDBError) {
        guard var frontier = block.frontier.take() else { return }
        let base = leaves.lowerBound
        try frontier.append(hash) { (node, hash) throws(LMDBError) in
            guard node.level == Tile.height else { return }
            let place = base / Tile.fullWidth + node.index
            guard try nodeHashes?.has(hash, at: place) == false else { return }
            block.findings.note(
                .tiles, key: HashChunk.key(level: 1, number: place / HashChunk.hashes),
                "a stored hash over 256 events is not what the events give")
        }
        block.frontier = frontier
    }
}
