// A finding while the ledger is folded: positions only. Texts are looked up for those that are listed, and no others.

import EventLedger

/// The day and the events of a finding.
struct FindingCandidate: Comparable {
    /// Days since 1970-01-01.
    var day: Int32
    /// The position of the event whose day that is.
    var position: Position
    /// Positions of events that stand before it in the finding; 0 where there is none.
    var first: Position = 0
    var second: Position = 0
    /// What else the rule keeps: a class.
    var mark: UInt8 = 0

    /// The positions of its events, in the order of the finding.
    var positions: [Position] { [first, second, position].filter { $0 > 0 } }

    static func < (left: FindingCandidate, right: FindingCandidate) -> Bool {
        (left.day, left.position, left.first) < (right.day, right.position, right.first)
    }
}
