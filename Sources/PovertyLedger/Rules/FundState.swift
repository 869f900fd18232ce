// The state of a fund: the day from which it is established. Like that of a unit it depends on days alone.

import EventLedger

/// What is known of a fund.
struct FundState: Equatable {
    /// The day from which it is established, days since 1970; `Int32.max` while it is not.
    var establishedOn = Int32.max

    init() {}

    /// Whether the fund is established on a day.
    func isEstablished(on day: Int32) -> Bool { establishedOn <= day }

    /// Applies an event of the fund's stream, or throws the rule that it breaks. Establishments come first.
    mutating func apply(_ item: TimelineItem) throws(RuleViolation) {
        guard let kind = EventKind(recordType: item.type) else { return }
        guard kind == .fundEstablished else {
            guard isEstablished(on: item.effectiveDay) else {
                throw RuleViolation(
                    position: item.position, problem: "the fund is not established on that day",
                    remedy: "\(kind.name) needs a fundEstablished on its day or before it", code: .unknownFund)
            }
            return
        }
        guard establishedOn == .max else {
            throw RuleViolation(
                position: item.position, problem: "the fund is established already",
                remedy: "void the earlier fundEstablished if it was wrong, or give the new fund an id of its own")
        }
        establishedOn = item.effectiveDay
    }

    /// Folds the events in force of a fund's stream: establishments first, then the rest by day.
    init(folding items: [TimelineItem]) throws(RuleViolation) {
        for item in items.sorted(by: FundState.precedes) { try apply(item) }
    }

    /// The state kept of a fund after an entry; nil where its events break a rule.
    static func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> StreamSnapshot? {
        let isPlain = !addition.items.contains { $0.type == EventHead.voidType }
        if isPlain, addition.snapshot != nil || addition.version == 0 {
            var state = addition.snapshot.map { FundState($0) } ?? FundState()
            let added = addition.items.sorted(by: precedes)
            return added.allSatisfy { (try? state.apply($0)) != nil } ? state.snapshot : nil
        }
        let live = try addition.timeline(on: ledger).filter { $0.type != EventHead.voidType && $0.voidedBy == .max }
        return (try? FundState(folding: live))?.snapshot
    }

    /// Establishments first, then by day and position.
    static func precedes(_ left: TimelineItem, _ right: TimelineItem) -> Bool {
        let leftEstablishes = EventKind(recordType: left.type) == .fundEstablished
        let rightEstablishes = EventKind(recordType: right.type) == .fundEstablished
        guard leftEstablishes == rightEstablishes else { return leftEstablishes }
        return TimelineItem.precedes(left, right)
    }
}

extension FundState {
    /// The snapshot kept with the stream.
    var snapshot: StreamSnapshot { StreamSnapshot(first: UInt64(UInt32(bitPattern: establishedOn)), second: 0) }

    /// Reads a snapshot.
    init(_ snapshot: StreamSnapshot) {
        establishedOn = Int32(bitPattern: UInt32(truncatingIfNeeded: snapshot.first))
    }
}
