// The state of a fund: the day from which it is established. Like that of a unit it depends on days alone.

import EventLedger

/// What is known of a fund.
struct FundState: EstablishedState, Equatable {
    static let establishing = EventKind.fundEstablished

    /// The day from which it is established, days since 1970; `Int32.max` while it is not.
    var establishedOn = Int32.max

    init() {}

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
}

extension FundState {
    /// The snapshot kept with the stream.
    var snapshot: StreamSnapshot { StreamSnapshot(first: UInt64(UInt32(bitPattern: establishedOn)), second: 0) }

    /// Reads a snapshot.
    init(_ snapshot: StreamSnapshot) {
        establishedOn = Int32(bitPattern: UInt32(truncatingIfNeeded: snapshot.first))
    }
}
