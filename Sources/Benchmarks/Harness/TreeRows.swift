// The Merkle tree: building it over the leaves of a ledger beside Go's tlog, which must come to the same root, and
// proofs at random places of it.

import EventLedger
import PovertyLedger
import PovertyReports

/// Measures the tree of a history.
struct TreeRows {
    let bench: Workbench

    private static let proofs = 1_000

    func measure(_ events: Int) throws -> [Finding] {
        let history = try bench.history(events)
        let ledger = try history.ledger().ledger
        defer { history.close() }
        return try [building(ledger, events), proving(ledger, events)]
    }

    /// Both sides read the leaves first and then hash them and every node, keeping in memory what they keep.
    private func building(_ ledger: RecordedLedger, _ events: Int) throws -> Finding {
        bench.tell("writing the leaves of \(Format.events(events)) events")
        let file = bench.file("leaves.bin")
        defer { TextFile.remove(file) }
        try LeafFile.write(file, ledger)
        let expected = try ledger.treeHead()
        let peer = TreePeer(program: bench.treePeer)
        var own: [Double] = []
        var other: [Double] = []
        for round in 1...bench.rounds {
            bench.tell("building the tree, round \(round) of \(bench.rounds)")
            let ours = try build(file)
            let theirs = try peer.build(file)
            for head in [ours.head, theirs.head] where head != expected {
                throw BenchmarkError(
                    "the root of \(head.size) leaves is \(head.root), not the ledger's \(expected.root)")
            }
            own.append(ours.seconds)
            other.append(theirs.seconds)
        }
        return Finding(
            what: "tree over the leaves of \(Format.events(events)) events", figure: own.median,
            shown: "\(Format.time(own.median)), \(Format.rate(expected.size, own.median))",
            peer: "Go's tlog, golang.org/x/mod 0.7.0: \(Format.time(other.median))", ratio: other.median / own.median,
            bar: .ratioAtLeast(1))
    }

    /// Hashes every leaf and node and keeps those that tiles hold, as a writer does.
    private func build(_ file: String) throws -> (head: TreeHead, seconds: Double) {
        var frontier = TreeFrontier()
        var tiles = [[Digest]](repeating: [], count: Tile.maximumLevel + 1)
        var seconds = 0.0
        try LeafFile.forEachBatch(of: file) { leaves in
            seconds +=
                Stopwatch.measure {
                    for leaf in leaves {
                        frontier.append(MerkleTree.leafHash(leaf)) { node, hash in
                            if node.level % Tile.height == 0 { tiles[node.level / Tile.height].append(hash) }
                        }
                    }
                }.seconds
        }
        let (root, last) = Stopwatch.measure { frontier.root }
        guard tiles[0].count == frontier.size else { throw BenchmarkError("a leaf is in no tile") }
        return (TreeHead(size: frontier.size, root: root), seconds + last)
    }

    /// Proofs that random events are in random past trees; each must hold.
    private func proving(_ ledger: RecordedLedger, _ events: Int) throws -> Finding {
        bench.tell("making \(TreeRows.proofs) proofs")
        let last = try ledger.lastPosition()
        var state: UInt64 = 1
        func random(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int(state >> 33) % range.count
        }
        var seconds: [Double] = []
        for _ in 0..<TreeRows.proofs {
            let size = random(1...last)
            let position = random(1...size)
            let (proof, time) = try Stopwatch.measure { try ledger.inclusionProof(of: position, inSize: size) }
            try proof.check(leafHash: ledger.leaf(at: position).hash, root: ledger.root(ofSize: size))
            seconds.append(time)
        }
        // What the slowest took says more of the machine than of the proof.
        let slow = seconds.sorted()[TreeRows.proofs * 99 / 100]
        return Finding(
            what: "proof of one of \(Format.events(events)) events in a past tree", figure: seconds.median,
            shown: "median \(Format.time(seconds.median)), 99 of 100 in \(Format.time(slow))",
            bar: .atMost(0.001, shown: "1 ms"))
    }
}
