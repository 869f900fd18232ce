// The state of a unit: the day from which it is established, and the day from which it is merged or divided. Unlike
// that of a household it depends on days alone: on a day a unit is established or it is not.

import EventLedger

/// What is known of a unit.
struct UnitState: EstablishedState, Equatable {
    static let establishing = EventKind.unitEstablished

    /// The day from which it is established, days since 1970; `Int32.max` while it is not.
    var establishedOn = Int32.max
    /// The day from which it is merged into another or divided among others; `Int32.max` while it is neither.
    var endedOn = Int32.max
    /// The number of the unit it is merged into; nil while it is not merged.
    var mergedInto: UInt32?

    init() {}

    /// Whether the unit is merged into another or divided among others on a day.
    func isEnded(on day: Int32) -> Bool { endedOn <= day }

    /// How the unit ended, in words.
    var ending: Sentence { mergedInto == nil ? "divided among others" : "merged into another" }

    /// Applies an event of the unit's stream, or throws the rule that it breaks. Establishments come first.
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
            guard kind == .unitMerged || kind == .unitDivided else { return }
            guard endedOn == .max else {
                let earlier = mergedInto == nil ? EventKind.unitDivided : .unitMerged
                throw RuleViolation(
                    position: item.position, problem: "the unit is \(ending) already",
                    remedy: "a unit ends once; void the earlier \(earlier.name) if it was wrong")
            }
            endedOn = item.effectiveDay
            mergedInto = kind == .unitMerged ? item.summary : nil
        }
    }
}

extension UnitState {
    /// The snapshot kept with the stream.
    var snapshot: StreamSnapshot {
        StreamSnapshot(
            first: UInt64(UInt32(bitPattern: establishedOn)) | UInt64(UInt32(bitPattern: endedOn)) << 32,
            second: mergedInto.map(UInt64.init) ?? (endedOn == .max ? 0 : UnitState.divided))
    }

    /// Marks a divided unit in a snapshot, in place of the unit merged into; not the number of a unit.
    private static let divided: UInt64 = 1 << 32

    /// Reads a snapshot.
    init(_ snapshot: StreamSnapshot) {
        establishedOn = Int32(bitPattern: UInt32(truncatingIfNeeded: snapshot.first))
        endedOn = Int32(bitPattern: UInt32(truncatingIfNeeded: snapshot.first >> 32))
        mergedInto = endedOn == .max ? nil : UInt32(exactly: snapshot.second)
    }
}
