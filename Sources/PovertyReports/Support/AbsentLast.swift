// Sorting what may be absent: everything that is there, then what is not.

import PovertyLedger

/// A value that may be absent, ordered with the absent one last.
struct AbsentLast<Value: Comparable>: Comparable {
    let value: Value?

    init(_ value: Value?) { self.value = value }

    static func < (left: AbsentLast, right: AbsentLast) -> Bool {
        guard let first = left.value else { return false }
        guard let second = right.value else { return true }
        return first < second
    }
}
