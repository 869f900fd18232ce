// What decisions record, lists of households, and sponsorships in the naive model: the timeline of every household is
// gone through by itself, once for each question.

import EventLedger
import PovertyLedger

/// The households of a class in a unit by the words of a vocabulary.
public struct NaiveWordRow: Hashable, Sendable {
    /// All of them.
    public var all = NaiveTally()
    /// Those whose decision has none of the words.
    public var unrecorded = NaiveTally()
    /// How many words there are.
    public var count = 0
    /// Those with a word; words that nobody has are left out.
    public var words: [String: NaiveTally] = [:]

    /// A row of nobody.
    public init() {}
}

/// A household of a list, or of a sponsor, in words and numbers.
public struct NaiveListed: Hashable, Sendable {
    /// The household as an explanation has it.
    public var counted: NaiveCounted
    /// The flow by which it came into its class in the period; nil for none.
    public var flow: String?

    /// A row.
    public init(_ counted: NaiveCounted, flow: String?) { (self.counted, self.flow) = (counted, flow) }
}

/// A sponsor of a household.
public struct NaiveSponsorship: Hashable, Sendable {
    /// The household.
    public var household: String
    /// Where it stands.
    public var account: NaiveAccount
    /// Its members.
    public var members: UInt32
    /// The sponsor.
    public var sponsor: String
    /// The event that assigned it last.
    public var assigned: EventReference
    /// The day of that event.
    public var day: Day

    /// A row.
    public init(
        _ household: String, _ account: NaiveAccount, _ members: UInt32, _ sponsor: String, _ assigned: EventReference,
        _ day: Day
    ) {
        (self.household, self.account, self.members) = (household, account, members)
        (self.sponsor, self.assigned, self.day) = (sponsor, assigned, day)
    }
}

extension NaiveLedger {
    /// The households of some classes by the words that the last decision on each has; `words` picks them.
    public func wordRows(
        _ cut: NaiveCut, _ classes: Set<HouseholdClass>, unitsOn: Day, byUnit: Bool, level: UnitKind?,
        within only: String?,
        words: (HouseholdClassified) -> [String]
    ) -> [NaiveAccount: NaiveWordRow] {
        let units = NaiveUnits(live(knownThrough: cut.position))
        var rows: [NaiveAccount: NaiveWordRow] = [:]
        for (id, household) in households(cut) {
            guard let state = household.state, classes.contains(state),
                let place = units.row(household.unit, on: unitsOn, level: level, within: only)
            else { continue }
            var last: [String] = []
            for event in timeline(of: id, cut) {
                if case .householdClassified(let fields) = event.body { last = words(fields) }
                if case .householdExitedPoverty = event.body { last = [] }
            }
            var row = rows[NaiveAccount(unit: byUnit ? place : nil, state)] ?? NaiveWordRow()
            row.all.add(household)
            if last.isEmpty { row.unrecorded.add(household) }
            row.count += last.count
            for word in last { row.words[word, default: NaiveTally()].add(household) }
            rows[NaiveAccount(unit: byUnit ? place : nil, state)] = row
        }
        return rows
    }

    /// The households of some classes with the events that put them there, and how they came in from a day on, by unit
    /// and code.
    public func list(
        _ cut: NaiveCut, _ classes: Set<HouseholdClass>, from: Day, unitsOn: Day, within only: String?,
        lookBackMonths: Int?
    ) -> [NaiveListed] {
        classes.flatMap { someClass in
            explain(cut, NaiveFilter([someClass], unit: only), unitsOn: unitsOn).map { counted in
                NaiveListed(
                    counted, flow: entrance(of: counted.household, someClass, cut, from: from, lookBackMonths))
            }
        }.sorted {
            ($0.counted.account.unit ?? "", $0.counted.household) < (
                $1.counted.account.unit ?? "", $1.counted.household
            )
        }
    }

    /// What the last entrance into a class in the period is called; nil where there is none.
    private func entrance(
        of household: String, _ someClass: HouseholdClass, _ cut: NaiveCut, from: Day, _ lookBackMonths: Int?
    ) -> String? {
        guard [.poor, .nearPoor].contains(someClass) else { return nil }
        var state = NaiveHousehold()
        var exits: [Day] = []
        var isFromElsewhere = false
        var flow: String?
        for event in timeline(of: household, cut) where event.household != nil {
            let before = state
            _ = state.apply(event.body) { _ in nil }
            if case .householdRegistered(let fields) = event.body {
                isFromElsewhere = [.movedIn, .split].contains(fields.cause)
            }
            if before.state != someClass, state.state == someClass, event.day! >= from {
                let isBack = exits.contains { exit in
                    lookBackMonths.map { exit >= event.day!.monthsEarlier($0) } ?? true
                }
                flow = NaiveMovement.names(before, state, someClass, isBack: isBack, arrived: isFromElsewhere).into
            }
            if case .householdExitedPoverty(let fields) = event.body, fields.from == someClass {
                exits.append(event.day!)
            }
        }
        return flow
    }

    /// The sponsors of the households that are present, by unit, household and sponsor.
    public func sponsorships(_ cut: NaiveCut, unitsOn: Day, within only: String?) -> [NaiveSponsorship] {
        let units = NaiveUnits(live(knownThrough: cut.position))
        var rows: [NaiveSponsorship] = []
        for (id, household) in households(cut) where household.isPresent {
            guard units.row(household.unit, on: unitsOn, within: only) != nil else { continue }
            let account = NaiveAccount(
                unit: units.standsFor(household.unit, on: unitsOn), household.householdClass,
                socialProtection: household.socialProtection)
            for sponsor in household.sponsors {
                let last = timeline(of: id, cut).last { event in
                    if case .sponsorAssigned(let fields) = event.body { fields.sponsor == sponsor } else { false }
                }
                guard let last else { continue }
                rows.append(
                    NaiveSponsorship(id, account, household.members, sponsor, last.reference, last.day!))
            }
        }
        return rows.sorted {
            ($0.account.unit ?? "", $0.household, $0.sponsor) < ($1.account.unit ?? "", $1.household, $1.sponsor)
        }
    }
}
