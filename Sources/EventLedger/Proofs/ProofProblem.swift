// The errors of proofs in one place, so that the same mistake reads the same wherever it is found.

/// Makes the errors of proofs, notes and keys.
enum ProofProblem {
    /// A size that no tree has.
    static func size(_ problem: String) -> LedgerError {
        LedgerError(.invalidSize, problem, remedy: "a tree has 0 to \(Int.max) leaves")
    }

    /// A leaf that is not in the tree.
    static func leaf(_ index: Int, _ size: Int) -> LedgerError {
        LedgerError(
            .invalidSize, "there is no leaf \(index) in a tree of size \(size)",
            remedy: "leaves are numbered from 0 to the size less one")
    }

    /// An old size that is no past of the new one.
    static func sizes(_ oldSize: Int, _ newSize: Int) -> LedgerError {
        LedgerError(
            .invalidSize, "a tree of size \(oldSize) is no past of one of size \(newSize)",
            remedy: "the old size is from 0 to the new one")
    }

    /// Hashes that do not prove what is claimed.
    static func refused(_ problem: String) -> LedgerError {
        LedgerError(.refusedProof, problem, remedy: "a proof belongs to one leaf or old tree and to one root")
    }

    /// A text that is not written as its format says.
    static func malformed(_ problem: String, remedy: String, line: Int? = nil) -> LedgerError {
        LedgerError(.malformedProof, problem, remedy: remedy, line: line)
    }
}
