// What the naive model says of an entry, and roughly why. It never words a message: that is the real ledger's work.

/// The verdict of the naive model on one entry.
public enum NaiveVerdict: Hashable, Sendable {
    /// Recorded; the events have the positions `first` … `last`.
    case accepted(first: Int, last: Int)
    /// An entry with this id and the same content is there already; nothing was recorded.
    case skipped
    /// Nothing was recorded; `detail` is for people who read a failed test.
    case refused(NaiveRefusal, detail: String)

    /// Why it was refused, or nil when it was not.
    public var refusal: NaiveRefusal? {
        if case .refused(let refusal, _) = self { refusal } else { nil }
    }

    /// Whether it was recorded now.
    public var isAccepted: Bool {
        if case .accepted = self { true } else { false }
    }
}

/// The rough reason of a refusal, in the order in which the model looks for one.
public enum NaiveRefusal: Hashable, Sendable, CaseIterable {
    /// A field is out of its bounds, or the entry has no events or too many.
    case malformed
    /// The id is taken by an entry with other content.
    case duplicateEntry
    /// A claimed recorded time goes back or lies in the future.
    case recordedTime
    /// A void or a revocation names an event that is not there.
    case unknownReference
    /// A void names an event that may not be voided: of its own entry, a void, a closing, or voided already.
    case notVoidable
    /// An event is on or before the last closed day and the entry has no `restates`.
    case closedPeriod
    /// A timeline of a household, unit, award, plan or closing would break a rule.
    case rule
}
