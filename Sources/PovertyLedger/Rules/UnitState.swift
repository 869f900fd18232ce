// The state of a unit as it is known: since when it is established, and since when it is merged into which other.
// Unlike a household's, it is judged by days alone: a unit is established on a day or it is not.

import EventLedger

/// What is known of a unit.
struct UnitState: Equatable {
    /// The day from which it is established, days since 1970; `Int32.max` while it is not.
    var establishedOn = Int32.max
    /// The day from which it is merged into another; `Int32.max` while it is not.
    var mergedOn = Int32.max
    /// The number of the unit it is merged into.
    var mergedInto: UInt32 = 0

    init() {}

    /// Whether the unit is established on a day.
    func isEstablished(on day: Int32) -> Bool { establishedOn <= day }

    /// Whether the unit is merged into another on a day.
    func isMerged(on day: Int32) -> Bool { mergedOn <= day }

    /// Takes in an event of the unit's stream, or says which rule it breaks. Establishments come first.
    mutating func apply(_ item: TimelineItem) throws(RuleViolation) {
        switch EventKind(recordType: item.type) {
        case .unitEstablished:
            guard establishedOn == .max else {
                throw RuleViolation(
                    position: item.position, problem: "the unit is established already",
                    remedy: "record a change with unitChanged, or void the earlier unitEstablished")
            }
            establishedOn = item.effectiveDay
        case .awardGranted, .awardRevoked, nil: break
        case .some(let kind):
            guard isEstablished(on: item.effectiveDay) else {
                throw RuleViolation(
                    position: item.position, problem: "the unit is not established on that day",
                    remedy: "\(kind.name) needs a unitEstablished on its day or before it", code: .unknownUnit)
            }
            guard kind == .unitMerged else { return }
            guard mergedOn == .max else {
                throw RuleViolation(
                    position: item.position, problem: "the unit is merged into another already",
                    remedy: "a unit merges once; void the earlier unitMerged if it was wrong")
            }
            mergedOn = item.effectiveDay
            mergedInto = item.summary
        }
    }

    /// Folds the live events of a unit's stream: establishments first, then the rest by day.
    init(folding items: [TimelineItem]) throws(RuleViolation) {
        for item in items.sorted(by: UnitState.precedes) { try apply(item) }
    }

    /// Establishments first, then by day and position.
    static func precedes(_ left: TimelineItem, _ right: TimelineItem) -> Bool {
        let leftEstablishes = EventKind(recordType: left.type) == .unitEstablished
        let rightEstablishes = EventKind(recordType: right.type) == .unitEstablished
        guard leftEstablishes == rightEstablishes else { return leftEstablishes }
        return TimelineItem.precedes(left, right)
    }
}

extension UnitState {
    /// The state kept beside the stream.
    var snapshot: StreamSnapshot {
        StreamSnapshot(
            first: UInt64(UInt32(bitPattern: establishedOn)) | UInt64(UInt32(bitPattern: mergedOn)) << 32,
            second: UInt64(mergedInto))
    }

    /// Reads a snapshot.
    init(_ snapshot: StreamSnapshot) {
        establishedOn = Int32(bitPattern: UInt32(truncatingIfNeeded: snapshot.first))
        mergedOn = Int32(bitPattern: UInt32(truncatingIfNeeded: snapshot.first >> 32))
        mergedInto = UInt32(truncatingIfNeeded: snapshot.second)
    }
}
