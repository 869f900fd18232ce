// The state of a household at a point of its timeline, and which event may come next. These are the rules of the
// domain for households; the order of events and the voids are settled before.

import EventLedger

/// Where a household stands: not registered, registered in a unit with a class, or dissolved.
package struct HouseholdState: Equatable {
    /// Whether it was registered.
    package var isRegistered = false
    /// Whether it was dissolved; that is final.
    package var isDissolved = false
    /// The class in force.
    package var householdClass = HouseholdClass.unclassified
    /// Whether it is under social protection.
    package var socialProtection = false
    /// The number of its unit.
    package var unit: UInt32 = 0
    /// The day of the last event that was judged; `Int32.min` before the first.
    package var lastDay = Int32.min

    package init() {}

    /// The kinds of events that are judged on the household's timeline. Aid and awards may come at any time.
    static func judges(_ type: UInt16) -> Bool {
        switch EventKind(recordType: type) {
        case .householdRegistered, .householdMoved, .householdSizeChanged, .householdDissolved, .householdClassified,
            .householdExitedPoverty, .incomeAssessed, .sponsorAssigned, .sponsorEnded:
            true
        default: false
        }
    }

    /// Whether an event of one kind can keep a later one of another from standing. Events of units are taken to.
    static func bears(_ type: UInt16, on other: UInt16) -> Bool {
        let decisions: [EventKind?] = [.householdClassified, .householdExitedPoverty]
        let sponsors: [EventKind?] = [.sponsorAssigned, .sponsorEnded]
        let (kind, later) = (EventKind(recordType: type), EventKind(recordType: other))
        switch kind {
        case .householdMoved: return later == .householdMoved
        case .householdClassified, .householdExitedPoverty: return decisions.contains(later)
        case .sponsorAssigned, .sponsorEnded: return sponsors.contains(later)
        case .householdSizeChanged, .incomeAssessed, .aidGiven, .awardGranted, .awardRevoked: return false
        default: return true
        }
    }

    /// Takes in the next event of the timeline, or says which rule it breaks.
    mutating func apply(_ item: TimelineItem) throws(RuleViolation) {
        guard let kind = EventKind(recordType: item.type) else { return }
        if kind == .householdRegistered {
            guard !isRegistered else {
                throw RuleViolation(
                    position: item.position, problem: "the household is registered already",
                    remedy: isDissolved
                        ? "dissolution is final; a household that comes back gets a new code"
                        : "a household is registered once; leave this event out or give the household another code")
            }
            isRegistered = true
            unit = item.summary
        } else {
            try requireRegistered(item, kind)
            try applyChange(item, kind)
        }
        lastDay = max(lastDay, item.effectiveDay)
    }

    private func requireRegistered(_ item: TimelineItem, _ kind: EventKind) throws(RuleViolation) {
        guard isRegistered else {
            throw RuleViolation(
                position: item.position, problem: "the household is not registered on that day",
                remedy: "\(kind.name) needs a householdRegistered on its day or before it")
        }
        guard !isDissolved else {
            throw RuleViolation(
                position: item.position, problem: "the household was dissolved by then",
                remedy: "nothing follows a householdDissolved; void it first if it was wrong")
        }
    }

    private func householdClass(_ word: HouseholdClass?, _ item: TimelineItem) throws(RuleViolation) -> HouseholdClass {
        guard let word else {
            throw RuleViolation(
                position: item.position, problem: "the summary of the event is damaged",
                remedy: "restore the ledger from a backup")
        }
        return word
    }

    private mutating func applyChange(_ item: TimelineItem, _ kind: EventKind) throws(RuleViolation) {
        switch kind {
        case .householdMoved:
            guard item.summary != unit else {
                throw RuleViolation(
                    position: item.position, problem: "the household stands in that unit already",
                    remedy: "householdMoved names another unit than the one the household is in")
            }
            unit = item.summary
        case .householdDissolved: isDissolved = true
        case .householdClassified:
            let to = try householdClass(EventSummary.householdClass(item.summary), item)
            guard !(HouseholdClass.povertyClasses.contains(householdClass) && to.isBetter(than: householdClass)) else {
                throw RuleViolation(
                    position: item.position,
                    problem: "the class in force is \(householdClass.name), and \(to.name) is better",
                    remedy: "record leaving \(householdClass.name) as householdExitedPoverty")
            }
            householdClass = to
            socialProtection = EventSummary.socialProtection(item.summary)
        case .householdExitedPoverty:
            let from = try householdClass(EventSummary.classLeft(item.summary), item)
            let to = try householdClass(EventSummary.householdClass(item.summary), item)
            guard from == householdClass else {
                throw RuleViolation(
                    position: item.position,
                    problem: "\"from\" is \(from.name), but the class in force is \(householdClass.name)",
                    remedy: "\"from\" is the class in force at that point of the timeline")
            }
            guard to.isBetter(than: from) else {
                throw RuleViolation(
                    position: item.position, problem: "\"to\" is \(to.name), which is not better than \(from.name)",
                    remedy: "an exit leads to a better class; use householdClassified for another decision")
            }
            householdClass = to
            socialProtection = EventSummary.socialProtection(item.summary)
        default: break
        }
    }
}

extension HouseholdState {
    /// The state kept beside the stream, so that the next event can be judged without folding the timeline.
    var snapshot: StreamSnapshot {
        let flags =
            (isRegistered ? 1 : 0) | (isDissolved ? 2 : 0) | (socialProtection ? 4 : 0)
            | UInt64(householdClass.rawValue) << 8
        return StreamSnapshot(first: UInt64(unit) | UInt64(UInt32(bitPattern: lastDay)) << 32, second: flags)
    }

    /// Reads a snapshot; nil when it is none of this type.
    init?(_ snapshot: StreamSnapshot) {
        guard let householdClass = HouseholdClass(rawValue: UInt8(truncatingIfNeeded: snapshot.second >> 8)) else {
            return nil
        }
        isRegistered = snapshot.second & 1 != 0
        isDissolved = snapshot.second & 2 != 0
        socialProtection = snapshot.second & 4 != 0
        self.householdClass = householdClass
        unit = UInt32(truncatingIfNeeded: snapshot.first)
        lastDay = Int32(bitPattern: UInt32(truncatingIfNeeded: snapshot.first >> 32))
    }

    /// Folds the judged events of a timeline, which must be in its order.
    init(folding items: [TimelineItem]) throws(RuleViolation) {
        for item in items { try apply(item) }
    }
}

// A rule of the domain that an event breaks, before anyone knows which line, entry or file it came from.

/// What a rule says about an event that may not stand.
struct RuleViolation: Error, Equatable {
    /// The event that can't stand: recorded before, or one of the entry.
    package let position: Position
    /// What is wrong.
    let problem: String
    /// What would be right.
    let remedy: String
    /// What kind of error it is where the event is one of the entry.
    var code = LedgerError.Code.ruleBroken
}
