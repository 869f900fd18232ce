// The tree above its blocks: the upper levels of tiles, the growing edge, and that no stored row is one too many. It
// works on what the threads found and reads few rows.

import LMDB

/// What is known of a tree once its blocks were made again.
struct TreeAssembly {
    let verifier: TreeVerifier
    let blocks: [TreeBlock]
    private var findings: [TreeFinding] = []
    /// How many leaves are known from the first on.
    private(set) var knownSize = 0
    /// Over the full blocks that are known: each is a leaf of this tree.
    private var upper = TreeFrontier()

    init(_ verifier: TreeVerifier, _ blocks: [TreeBlock]) {
        self.verifier = verifier
        self.blocks = blocks
    }

    /// Puts together what was found, and adds it to a report.
    consuming func finish(_ known: KnownCheckpoints, _ report: inout Verification) throws(LedgerError) {
        do {
            try compareUpperLevels()
            try compareEdge()
            try compareCounts()
        } catch { throw verifier.store.failure(error) }
        for part in blocks.map(\.findings) + [findings] {
            for finding in part {
                report.add(
                    finding.kind, position: finding.position, key: finding.key, count: finding.count, finding.problem)
            }
        }
        report.hashedThrough = knownSize
        try CheckpointCheck(self, known).run(&report)
    }

    /// The edge of the whole tree as it was made again; nil where a leaf could not be made.
    private var frontier: TreeFrontier? {
        guard knownSize == verifier.size else { return nil }
        let rest = verifier.size % TreeBlock.leaves == 0 ? [] : blocks.last?.frontier?.hashes ?? []
        return TreeFrontier(size: verifier.size, hashes: upper.hashes + rest)
    }

    private mutating func compareUpperLevels() throws(LMDBError) {
        for (index, block) in blocks.enumerated() {
            guard let frontier = block.frontier else { return }
            knownSize = min(verifier.size, (index + 1) * TreeBlock.leaves)
            guard frontier.size == TreeBlock.leaves, let hash = frontier.hashes.first else { return }
            var completed: [(TreeNode, Digest)] = []
            upper.append(hash) { completed.append(($0, $1)) }
            guard verifier.compares else { continue }
            for (node, hash) in completed where node.level % Tile.height == 0 {
                let level = 2 + node.level / Tile.height
                var stored = try StoredHashes(
                    level: level, from: node.index, inSize: verifier.size, verifier.proofs.tiles,
                    verifier.reader.transaction)
                guard try !stored.has(hash, at: node.index) else { continue }
                findings.note(
                    .tiles, key: HashChunk.key(level: level, number: node.index / HashChunk.hashes),
                    "a stored hash of level \(level) is not what the events give")
            }
        }
    }

    private mutating func compareEdge() throws(LMDBError) {
        guard let frontier else { return }
        let row = try verifier.reader.transaction.value(verifier.store.tables.properties, key: LedgerTables.treeKey)
        guard row != TreeRow.bytes(frontier) else { return }
        findings.note(
            .tree, key: LedgerTables.treeKey,
            row == nil
                ? "the growing edge of the tree is missing" : "the growing edge of the tree is not what the events give"
        )
    }

    /// Each entry has a secret, each chunk of hashes a row, and there is no other.
    private mutating func compareCounts() throws(LMDBError) {
        let secrets = try verifier.reader.transaction.count(verifier.proofs.secrets)
        let entries = try verifier.reader.transaction.count(verifier.store.tables.entries)
        if secrets > entries {
            findings.note(
                .secrets, "there are \(secrets) secrets and \(entries) entries: one belongs to no entry")
        }
        guard verifier.compares else { return }
        let rows = (0...Tile.maximumLevel).reduce(0) {
            let hashes = HashChunk.count(level: $1, inSize: verifier.size)
            return $0 + (hashes + HashChunk.hashes - 1) / HashChunk.hashes
        }
        let stored = try verifier.reader.transaction.count(verifier.proofs.tiles)
        if stored != rows {
            findings.note(.tiles, "there are \(stored) rows of hashes, and the tree has \(rows)")
        }
    }

    /// The root that the tree made again has at a size; nil beyond what is known.
    /// Cost: at most one block of leaves, made once more.
    func root(ofSize size: Int) throws(LedgerError) -> Digest? {
        guard size <= knownSize else { return nil }
        let (full, rest) = size.quotientAndRemainder(dividingBy: TreeBlock.leaves)
        var upper = TreeFrontier()
        for block in blocks.prefix(full) {
            guard let hash = block.frontier?.hashes.first else { return nil }
            upper.append(hash)
        }
        var hashes = upper.hashes
        if rest > 0 {
            let start = full * TreeBlock.leaves
            do {
                let part = try TreeBlockCheck(
                    verifier.store, verifier.proofs, leaves: start..<start + rest, inSize: verifier.size,
                    compares: false, nil, verifier.reader.transaction
                ).run(verifier.reader.transaction)
                guard let frontier = part.frontier else { return nil }
                hashes += frontier.hashes
            } catch { throw verifier.store.failure(error) }
        }
        return TreeFrontier(size: size, hashes: hashes).root
    }

    /// Whether the stored hashes are those of the tree, so that roots may be read from them.
    var hasSoundHashes: Bool {
        verifier.compares && frontier != nil && findings.isEmpty && blocks.allSatisfy(\.findings.isEmpty)
    }
}

// What a part of the tree's verification found, until it is put with what others found.

/// The first finding of a kind in a part of the tree.
struct TreeFinding: Sendable {
    let kind: VerificationKind
    var position: Position?
    var key: [UInt8]?
    let problem: Sentence
    /// How many findings of the kind there are in that part.
    var count = 1
}

extension [TreeFinding] {
    /// Keeps the first of a kind and counts the others.
    mutating func note(
        _ kind: VerificationKind, position: Position? = nil, key: [UInt8]? = nil, _ problem: @autoclosure () -> Sentence
    ) {
        if let index = firstIndex(where: { $0.kind == kind }) {
            self[index].count += 1
        } else {
            append(TreeFinding(kind: kind, position: position, key: key, problem: problem()))
        }
    }
}
