// A bundle that whoever has the key made on purpose: its events are changed, then tiles, root, checkpoint and
// certificate are made to fit. Only what follows from the events by themselves can give it away. For bundles of fewer
// than 256 events.

import Foundation
import LedgerTestSupport

@testable import EventLedger
@testable import PovertyLedger
@testable import PovertyReports

/// The parts of a bundle, to be changed and signed again.
struct ForgedBundle {
    /// The heads of the entries, and which of them each leaf belongs to.
    var heads: [[UInt8]]
    private(set) var owners: [Int] = []
    /// The event records, without what stands before them in their leaves.
    var records: [[UInt8]]
    /// The files with figures and the page, by path.
    var files: [String: [UInt8]]
    /// The lines of the certificate that say the cuts.
    var cuts: [EvidenceCut]
    private let salts: [[UInt8]]
    private let origin: KeyName

    init(_ bundle: EvidenceBundle) throws {
        let folder = try LogFolder(at: bundle.path)
        let size = bundle.certificate.tree.size
        let tile = Tile(level: 0, index: 0, width: size)
        guard let tile else { throw LedgerError(.invalidValue, "not so many events") }
        func parts(_ path: String) throws -> [[UInt8]] {
            let bytes = try folder.bytes(of: path, atMost: 20_000_000)
            return try LengthPrefixed.ranges(bytes, in: path, bundle.path).map { Array(bytes[$0]) }
        }
        heads = try parts(tile.headsPath)
        let leaves = try parts(tile.entriesPath)
        records = leaves.map { Array($0.dropFirst(48)) }
        salts = leaves.map { Array($0[32..<48]) }
        let hashes = heads.map { Digest(sha256: $0).bytes }
        owners = leaves.map { leaf in hashes.firstIndex { $0.elementsEqual(leaf.prefix(32)) } ?? 0 }
        files = [:]
        for file in bundle.certificate.files where file.path != "checkpoint" {
            files[file.path] = try folder.bytes(of: file.path, atMost: 20_000_000)
        }
        cuts = bundle.certificate.cuts
        origin = bundle.certificate.tree.origin
    }

    /// Writes the bundle that follows from the parts, everything hashed and signed as if it were so.
    func write(to path: String, signedBy key: SigningKey) throws {
        var out = files
        var log = LogWriter()
        var begun = -1
        func add(_ path: String, _ bytes: [UInt8]) { out[path] = bytes }
        for (place, record) in records.enumerated() {
            while begun < owners[place] {
                begun += 1
                log.begin(heads[begun])
            }
            try log.append(Digest(sha256: heads[begun]).bytes + salts[place] + record) { add($0, $1) }
        }
        try log.finish { add($0, $1) }
        let tree = try Checkpoint(origin: origin, size: records.count, root: log.root)
        out["checkpoint"] = try SignedCheckpoint(tree, signedBy: key).bytes
        let listed = Array(files.keys) + ["checkpoint"]
        let text = ReplayCertificate(
            tree: tree, cuts: cuts,
            files: listed.map { ReplayCertificate.File(path: $0, hash: Digest(sha256: out[$0] ?? [])) }
        ).text
        out["certificate"] = try Note(text: text, signatures: [key.signature(of: text)]).bytes
        for (name, bytes) in out {
            let url = URL(fileURLWithPath: path + "/" + name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
    }
}
