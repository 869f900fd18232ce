// Entries that restate a period after it was closed, found while the ledger is folded: an entry that says it restates,
// and touches a day that was closed before it.

import EventLedger

/// The restating entries inside a cut.
struct RestatementFold {
    /// A void of an entry that touches a closed day by no event of its own; the day of what it voids is not in the log's
    /// order, so it is looked up afterwards.
    struct Undecided {
        let entry: Position
        let void: Position
        let target: Position
        let closing: Position
        /// The last day that is asked about.
        let through: Int32
    }

    private let lastDay: Int32
    /// The furthest closing so far, of earlier entries only.
    private var closed: (through: Int32, position: Position)?
    private var closing: (through: Int32, position: Position)?
    private var entry: EntryHead?
    private var touched: FindingCandidate?
    private var voids: [Undecided] = []
    /// Voids of entries without another touching event.
    private(set) var undecided: [Undecided] = []

    init(_ cut: Cut) { lastDay = cut.effectiveOn.daysSinceEpoch }

    /// Takes in the head of the next entry, after the one before it is decided.
    mutating func begin(_ head: EntryHead, _ found: inout FindingList) {
        finish(&found)
        entry = head.restates ? head : nil
    }

    /// Decides the entry that was begun last.
    mutating func finish(_ found: inout FindingList) {
        if let touched { found.add(touched) } else { undecided += voids }
        (touched, entry) = (nil, nil)
        voids.removeAll(keepingCapacity: true)
        if let closing, closing.through > closed?.through ?? .min { closed = closing }
        closing = nil
    }

    /// Takes in any event of the entry, voided or not.
    mutating func take(_ event: EventHead, _ payload: RawSpan) {
        if event.type == EventKind.periodClosed.recordType {
            closing = (Int32(bitPattern: event.summary), event.position)
        }
        guard let entry, let closed, touched == nil else { return }
        let through = min(closed.through, lastDay)
        if event.type == EventHead.voidType {
            guard let target = payload.load(0, as: UInt64.self).flatMap(Position.init(exactly:)) else { return }
            voids.append(
                Undecided(
                    entry: entry.firstPosition, void: event.position, target: target, closing: closed.position,
                    through: through))
        } else if event.effectiveDay <= through {
            touched = FindingCandidate(day: event.effectiveDay, position: event.position, first: closed.position)
        }
    }
}
