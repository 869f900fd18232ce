// The rules of the domain for households: which event may follow in which state. The order of events and the voids are
// resolved before.

import EventLedger

extension HouseholdState {
    /// The kinds of events that are judged on the household's timeline. Aid and awards may come at any time.
    static func judges(_ type: UInt16) -> Bool {
        switch EventKind(recordType: type) {
        case .householdRegistered, .householdMoved, .householdSizeChanged, .householdDissolved, .householdClassified,
            .householdExitedPoverty, .incomeAssessed, .sponsorAssigned, .sponsorEnded, .responsibilityAssigned,
            .responsibilityEnded:
            true
        default: false
        }
    }

    /// Whether events of a type begin or end a sponsorship.
    static func isSponsorship(_ type: UInt16) -> Bool {
        type == EventKind.sponsorAssigned.recordType || type == EventKind.sponsorEnded.recordType
    }

    /// Whether an event of one kind can make a later one of another kind invalid. Events of units are assumed to.
    static func bears(_ type: UInt16, on other: UInt16) -> Bool {
        let decisions: [EventKind?] = [.householdClassified, .householdExitedPoverty]
        let sponsors: [EventKind?] = [.sponsorAssigned, .sponsorEnded]
        let responsibilities: [EventKind?] = [.responsibilityAssigned, .responsibilityEnded]
        let (kind, later) = (EventKind(recordType: type), EventKind(recordType: other))
        switch kind {
        case .householdMoved: return later == .householdMoved
        case .householdClassified, .householdExitedPoverty: return decisions.contains(later)
        case .sponsorAssigned, .sponsorEnded: return sponsors.contains(later)
        case .responsibilityAssigned, .responsibilityEnded: return responsibilities.contains(later)
        case .householdSizeChanged, .incomeAssessed, .aidGiven, .awardGranted, .awardRevoked: return false
        default: return true
        }
    }

    /// Applies the next event of the timeline, or throws the rule that it breaks.
    mutating func accept(_ item: TimelineItem, members: UInt32 = 0) throws(RuleViolation) {
        guard let kind = EventKind(recordType: item.type) else { return }
        guard let step = HouseholdStep(item, members: members) else {
            throw RuleViolation(
                position: item.position, problem: "the summary of the event is damaged",
                remedy: "restore the ledger from a backup")
        }
        if let (problem, remedy) = objection(to: step, kind) {
            throw RuleViolation(position: item.position, problem: problem, remedy: remedy)
        }
        apply(step)
        lastDay = max(lastDay, item.effectiveDay)
    }

    /// Folds the judged events of a timeline, which must be in its order.
    init(folding items: [TimelineItem]) throws(RuleViolation) {
        self.init()
        for item in items { try accept(item) }
    }

    /// What is wrong with a step as the next one, and what would be right; nil where it is valid.
    private func objection(to step: HouseholdStep, _ kind: EventKind) -> (problem: Sentence, remedy: Sentence)? {
        if case .registered = step {
            guard isRegistered else { return nil }
            return (
                "the household is registered already",
                isDissolved
                    ? "dissolution is final; a household that comes back gets a new code"
                    : "a household is registered once; leave this event out or give the household another code"
            )
        }
        guard isRegistered else {
            return (
                "the household is not registered on that day",
                "\(kind.name) needs a householdRegistered on its day or before it"
            )
        }
        guard !isDissolved else {
            return (
                "the household was dissolved by then",
                "nothing follows a householdDissolved; void it first if it was wrong"
            )
        }
        switch step {
        case .moved(let unit) where unit == self.unit:
            return (
                "the household is already in that unit",
                "householdMoved names another unit than the one the household is in"
            )
        case .classified(let to, _)
        where HouseholdClass.povertyClasses.contains(householdClass)
            && to.isBetter(than: householdClass):
            return (
                "the class in force is \(householdClass.name), and \(to.name) is better",
                "record leaving \(householdClass.name) as householdExitedPoverty"
            )
        case .exited(let from, _, _) where from != householdClass:
            return (
                "\"from\" is \(from.name), but the class in force is \(householdClass.name)",
                "\"from\" is the class in force at that point of the timeline"
            )
        case .exited(let from, let to, _) where !to.isBetter(than: from):
            return (
                "\"to\" is \(to.name), which is not better than \(from.name)",
                "an exit leads to a better class; use householdClassified for another decision"
            )
        default: return nil
        }
    }
}

// A rule of the domain that an event breaks, without the line, entry or file that it came from.

/// The violation of a rule by an event.
struct RuleViolation: Error, Equatable {
    /// The invalid event: recorded before, or one of the entry.
    let position: Position
    /// What is wrong.
    let problem: Sentence
    /// What would be right.
    let remedy: Sentence
    /// The code of the error where the event is one of the entry.
    var code = LedgerError.Code.ruleBroken
}
