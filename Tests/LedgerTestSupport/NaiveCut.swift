// A point in both times, as people write it and as the naive model folds it. It never opens or reads a ledger.

import EventLedger

/// A cut as it is asked for, before its position is known.
public struct NaiveCutRequest: Hashable, Sendable {
    /// What limits the knowledge of a cut.
    public enum Knowledge: Hashable, Sendable {
        /// All that is recorded.
        case all
        /// What was recorded by the end of a day at the ledger's offset.
        case day(Day)
        /// What was recorded at an instant or before it.
        case instant(Instant)
        /// The events up to a position, which must be the last of an entry.
        case position(Int)
        /// What was recorded when the period with that day was closed, the closing's whole entry included.
        case closing
    }

    /// The last day on which an event of the cut takes effect.
    public var effectiveOn: Day
    /// What limits its knowledge.
    public var knownAt: Knowledge

    /// Asks for the events effective on or before a day, as far as they were known.
    public init(_ effectiveOn: Day, knownAt: Knowledge = .all) {
        self.effectiveOn = effectiveOn
        self.knownAt = knownAt
    }
}

extension NaiveCutRequest: CustomStringConvertible {
    /// The cut as the command line takes it: `DAY` or `DAY@KNOWN`.
    public var description: String {
        switch knownAt {
        case .all: "\(effectiveOn)"
        case .day(let day): "\(effectiveOn)@\(day)"
        case .instant(let instant): "\(effectiveOn)@\(instant)"
        case .position(let position): "\(effectiveOn)@#\(position)"
        case .closing: "\(effectiveOn)@closing"
        }
    }
}

/// A cut the naive model can fold: events with `effectiveOn` ≤ the day and position ≤ `position`.
public struct NaiveCut: Hashable, Sendable {
    /// The last day on which an event of the cut takes effect.
    public var effectiveOn: Day
    /// The last position that is known; 0 when nothing is.
    public var position: Int

    /// A cut at a day and a position.
    public init(_ effectiveOn: Day, position: Int) {
        self.effectiveOn = effectiveOn
        self.position = position
    }
}

/// Why a cut that was asked for has no position.
public enum NaiveCutError: Error, Hashable, Sendable {
    /// The position is not the last of an entry; the nearest that are, where there are any.
    case notLastOfEntry(below: Int?, above: Int?)
    /// No closing covers the day.
    case neverClosed(Day)
}
