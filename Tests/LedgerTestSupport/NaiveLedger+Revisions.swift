// What became known of a day later, by the naive model: every household is folded again before and after every entry.

import EventLedger
import PovertyLedger
import PovertyReports

/// What one entry changed in what is known of a household on a day.
public struct NaiveKnowledgeChange: Hashable, Sendable {
    /// The household.
    public var household: String
    /// The last position of the entry.
    public var entryEnd: Int
    /// Whether the entry voids an event of the household in effect by the day.
    public var isCorrection: Bool
    /// Its account by its own unit and its members before the entry; nil when it was absent.
    public var before: NaiveStanding?
    /// The same after it.
    public var after: NaiveStanding?

    /// What an entry changed.
    public init(
        household: String, entryEnd: Int, isCorrection: Bool, before: NaiveStanding?, after: NaiveStanding?
    ) {
        self.household = household
        self.entryEnd = entryEnd
        self.isCorrection = isCorrection
        self.before = before
        self.after = after
    }
}

/// Where a household stands, by its own unit, and its members.
public struct NaiveStanding: Hashable, Sendable {
    /// Its account.
    public var account: NaiveAccount
    /// Its members.
    public var members: Int64

    /// A place with members.
    public init(_ account: NaiveAccount, members: Int64) {
        self.account = account
        self.members = members
    }
}

/// One part of the difference between two stages of a closed period.
public struct NaiveRevision: Hashable, Sendable {
    /// The position that was known at the stage.
    public var stage: Int
    /// Why the figure changed.
    public var cause: RevisionCause
    /// The id of the entry.
    public var entry: String
    /// The account.
    public var account: NaiveAccount

    /// A part.
    public init(stage: Int, cause: RevisionCause, entry: String, account: NaiveAccount) {
        self.stage = stage
        self.cause = cause
        self.entry = entry
        self.account = account
    }
}

extension NaiveLedger {
    /// What each entry behind one position and up to another changed in what is known of a day.
    public func knowledgeChanges(on day: Day, after first: Int, through last: Int) -> [NaiveKnowledgeChange] {
        var changes: [NaiveKnowledgeChange] = []
        for recorded in entries where recorded.first > first && recorded.last <= last {
            let before = households(NaiveCut(day, position: recorded.first - 1))
            let after = households(NaiveCut(day, position: recorded.last))
            let voided = events[(recorded.first - 1)..<recorded.last].compactMap(\.voidedPosition).map {
                events[$0 - 1]
            }
            for household in Set(before.keys).union(after.keys) {
                let (old, new) = (standing(before[household]), standing(after[household]))
                guard old != new else { continue }
                let isCorrection = voided.contains { isAbout(household, $0) && ($0.day ?? .last) <= day }
                changes.append(
                    NaiveKnowledgeChange(
                        household: household, entryEnd: recorded.last, isCorrection: isCorrection, before: old,
                        after: new))
            }
        }
        return changes
    }

    /// Whether an event says where a household stands; aid, awards, incomes and sponsors change no figure.
    private func isAbout(_ household: String, _ event: NaiveEvent) -> Bool {
        event.household == household && event.placesHousehold
    }

    /// The first event of an entry, by its last position, that concerns a household by a day: of its own, or the void
    /// of one.
    public func firstEvent(about household: String, by day: Day, ofEntryEndingAt end: Int) -> Int? {
        guard let recorded = entries.first(where: { $0.last == end }) else { return nil }
        return events[(recorded.first - 1)..<recorded.last].first { event in
            let target = event.voidedPosition.map { events[$0 - 1] } ?? event
            return isAbout(household, target) && (target.day ?? .last) <= day
        }?.position
    }

    private func standing(_ household: NaiveHousehold?) -> NaiveStanding? {
        guard let household, household.isPresent else { return nil }
        let account = NaiveAccount(
            unit: household.unit, household.householdClass, socialProtection: household.socialProtection)
        return NaiveStanding(account, members: Int64(household.members))
    }

    /// The parts of what changed a day's counts between stages, each known through a position; zero parts are left out.
    public func revisions(
        on day: Day, stages: [Int], byUnit: Bool, level: UnitKind? = nil
    ) -> [NaiveRevision: NaiveTally] {
        var parts: [NaiveRevision: NaiveTally] = [:]
        func post(_ standing: NaiveStanding?, _ sign: Int64, _ units: NaiveUnits, _ part: NaiveRevision) {
            guard let standing else { return }
            var part = part
            part.account = standing.account
            part.account.unit = byUnit ? units.row(standing.account.unit ?? "", on: day, level: level) : nil
            var tally = parts[part] ?? NaiveTally()
            tally.households += sign
            tally.persons += sign * standing.members
            parts[part] = tally
        }
        for (before, stage) in zip(stages, stages.dropFirst()) {
            let known = NaiveUnits(live(knownThrough: stage))
            for change in knowledgeChanges(on: day, after: before, through: stage) {
                let part = part(stage, change.isCorrection ? .correction : .lateReport, change.entryEnd)
                post(change.before, -1, known, part)
                post(change.after, 1, known, part)
            }
            guard byUnit else { continue }
            let standings = households(NaiveCut(day, position: before)).values.map { self.standing($0) }
            for recorded in entries where recorded.first > before && recorded.last <= stage {
                let part = part(stage, .unitChange, recorded.last)
                let old = NaiveUnits(live(knownThrough: recorded.first - 1))
                let new = NaiveUnits(live(knownThrough: recorded.last))
                for standing in standings {
                    post(standing, -1, old, part)
                    post(standing, 1, new, part)
                }
            }
        }
        return parts.filter { $0.value != NaiveTally() }
    }

    private func part(_ stage: Int, _ cause: RevisionCause, _ entryEnd: Int) -> NaiveRevision {
        let entry = entries.first { $0.last == entryEnd }?.entry.id ?? ""
        return NaiveRevision(stage: stage, cause: cause, entry: entry, account: NaiveAccount(.unclassified))
    }
}
