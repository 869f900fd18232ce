// What a part of the tree's verification found, until it is put with what others found.

/// The first finding of a kind in a part of the tree.
struct TreeFinding: Sendable {
    let kind: VerificationKind
    var position: Position?
    var key: [UInt8]?
    let problem: String
    /// How many findings of the kind there are in that part.
    var count = 1
}

extension [TreeFinding] {
    /// Keeps the first of a kind and counts the others.
    mutating func note(
        _ kind: VerificationKind, position: Position? = nil, key: [UInt8]? = nil, _ problem: @autoclosure () -> String
    ) {
        if let index = firstIndex(where: { $0.kind == kind }) {
            self[index].count += 1
        } else {
            append(TreeFinding(kind: kind, position: position, key: key, problem: problem()))
        }
    }
}
