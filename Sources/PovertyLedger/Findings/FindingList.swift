// The findings of one rule while the ledger is folded: all are counted, only the first by day and position are kept, so
// that millions of findings cost no more memory than the list that is printed.

/// A count of findings and the first of them.
struct FindingList {
    /// How many were found.
    private(set) var count = 0
    private let limit: Int
    private var kept: [FindingCandidate] = []

    /// Keeps at most `limit`.
    init(limit: Int) { self.limit = limit }

    /// Takes one in. Cost: constant, averaged over many; memory for twice the limit.
    mutating func add(_ candidate: FindingCandidate) {
        count += 1
        guard limit > 0 else { return }
        kept.append(candidate)
        if kept.count >= 2 * limit { trim() }
    }

    /// The first findings by day and position.
    var first: [FindingCandidate] {
        var list = self
        list.trim()
        return list.kept
    }

    private mutating func trim() {
        kept.sort()
        if kept.count > limit { kept.removeLast(kept.count - limit) }
    }
}
