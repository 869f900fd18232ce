// The errors of proofs in one place, so that the same mistake reads the same wherever it is found.

import Files

/// Makes the errors of proofs, notes and keys.
package enum ProofProblem {
    /// A size that no tree has.
    package static func size(_ problem: Sentence) -> LedgerError {
        LedgerError(.invalidSize, problem, remedy: "a tree has 0 to \(Int.max) leaves")
    }

    /// A leaf that is not in the tree.
    package static func leaf(_ index: Int, _ size: Int) -> LedgerError {
        LedgerError(
            .invalidSize, "there is no leaf \(index) in a tree of size \(size)",
            remedy: "leaves are numbered from 0 to the size less one")
    }

    /// An old size that is no past of the new one.
    package static func sizes(_ oldSize: Int, _ newSize: Int) -> LedgerError {
        LedgerError(
            .invalidSize, "a tree of size \(oldSize) is no past of one of size \(newSize)",
            remedy: "the old size is from 0 to the new one")
    }

    /// Hashes that do not prove what is claimed.
    package static func refused(_ problem: Sentence) -> LedgerError {
        LedgerError(.refusedProof, problem, remedy: "a proof belongs to one leaf or old tree and to one root")
    }

    /// A text that is not written as its format says.
    package static func malformed(_ problem: Sentence, remedy: Sentence, line: Int? = nil) -> LedgerError {
        LedgerError(.malformedProof, problem, remedy: remedy, line: line)
    }
}

// What goes wrong with proofs, keys and their files.
extension LedgerError.Code {
    /// The file is damaged or cut short.
    public static let damaged = Self(rawValue: "damaged")
    /// A proof, checkpoint or note is not written as its format says.
    public static let malformedProof = Self(rawValue: "malformedProof")
    /// The hashes of a proof do not lead to the root that is claimed.
    public static let refusedProof = Self(rawValue: "refusedProof")
    /// A key is not written as its format says, or two keys can't be distinguished.
    public static let invalidKey = Self(rawValue: "invalidKey")
    /// A signature is not that of its key over this text.
    public static let invalidSignature = Self(rawValue: "invalidSignature")
    /// No key that was asked for signed.
    public static let unsigned = Self(rawValue: "unsigned")
    /// A size or an index lies outside the tree.
    public static let invalidSize = Self(rawValue: "invalidSize")
    /// A private key, or the memory of what it signed, may be read or changed by others.
    public static let exposedKey = Self(rawValue: "exposedKey")
    /// The key does not sign this: it signed something that this does not continue.
    public static let refusedSigning = Self(rawValue: "refusedSigning")
}
