// A file that is a proof by itself, recognised by its first line: of an event's place in a signed tree, or that a
// signed tree continues an older one. Nothing in it is trusted before it was checked with keys from elsewhere.

import EventLedger
import Files

/// A proof as it was read.
public enum ProofFile: Hashable, Sendable {
    /// That an event is in the tree of a checkpoint (`c2sp.org/tlog-proof@v1`).
    case event(LeafProof)
    /// That the tree of a checkpoint begins with that of an older one (the body of `add-checkpoint`).
    case growth(GrowthProof)

    /// Reads a proof from the bytes of a file. Throws `malformedProof` or `invalidSize`, with the line. Cost: linear.
    public init(_ bytes: [UInt8]) throws(LedgerError) {
        if bytes.starts(with: LeafProof.header.utf8) || bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .event(try LeafProof(bytes))
        } else if bytes.starts(with: "old ".utf8) {
            self = .growth(try GrowthProof(bytes))
        } else {
            throw LedgerError(
                .malformedProof, "this is not a proof",
                remedy: "its first line is \(LeafProof.header), or “old” and a number", line: 1)
        }
    }

    /// Reads a proof from a file, `-` for standard input.
    ///
    /// Throws `readFailed`, `fileTooLarge` (over 1,000,000 bytes, of which no more are read), and as `init(_:)` does.
    public init(path: String) throws(LedgerError) {
        let bytes = try WholeFile.proof.bytes(at: path)
        do throws(LedgerError) {
            try self.init(bytes)
        } catch { throw error.with(file: WholeFile.name(of: path), line: error.place.line) }
    }
}

extension WholeFile {
    /// A proof; the readers of proofs refuse longer ones.
    fileprivate static let proof = WholeFile(
        what: "proof", maximumBytes: 1_000_000, remedy: "no proof is so large; name the file of one")

    /// A signed checkpoint.
    static let checkpoint = WholeFile(
        what: "checkpoint", maximumBytes: 1_000_000,
        remedy: "no checkpoint is so large; name the file of one")
}
