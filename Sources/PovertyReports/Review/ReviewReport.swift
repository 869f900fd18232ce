// What a preliminary or final review of a movement is made of: promises and outcomes, who left poverty and who stayed,
// what was given, and who took part. Each list is a table of its own.

import EventLedger
import PovertyLedger

/// The report for a review of a span of days.
public struct ReviewReport: Hashable, Sendable {
    /// The cut; the span ends on its day.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The first day of the span.
    public let from: Day
    /// The one unit that was asked for, with all below it; nil for all. Targets, funds and awards are always all.
    public let unit: String?
    /// The level of the units of `standing`; nil for those that households are in.
    public let level: UnitKind?
    /// The targets that fell due in the span.
    public let targets: [ReviewTarget]
    /// Households and persons by class and social protection, on the day before the span and at the cut.
    public let classes: [AccountChange]
    /// Recognised exits and returns in the span: a row for the poor and one for the near-poor.
    public let exits: [ReviewExits]
    /// The cohorts of the years from the span's first to its last, and how long their exits lasted by the cut.
    public let lasting: [Cohort]
    /// The incomes by class on the day before the span and at the cut.
    public let incomes: [IncomeRow]
    /// The gifts of the span, by kind and kind of donor.
    public let gifts: AidTable
    /// The loans of the span, by kind of donor.
    public let loans: AidTable
    /// The funds, with their money before the span and at the cut.
    public let funds: [FundRow]
    /// The poor and near-poor households of the cut by what they got in the span.
    public let leftBehind: [LeftBehindRow]
    /// The poor and near-poor households of the cut by whether they have a sponsor.
    public let sponsors: [SponsorRow]
    /// The initiatives that were recorded or adopted in the span.
    public let initiatives: [ReviewInitiative]
    /// Who joined a movement in the span.
    public let joined: [ReviewMember]
    /// The responsibilities that run at the cut.
    public let responsibilities: [ReviewResponsibility]
    /// The reviews that were held in the span.
    public let reviews: [ReviewOccasion]
    /// The awards that were granted in the span, by form.
    public let awards: [AwardRow]
    /// The units, in the order of what they reached.
    public let standing: [ReviewStanding]
}

extension ReviewReport: LedgerAnswer {
    /// The span and the cut, then the lists, each a table of its own; a row of `resources` of kind `credit` is loans.
    public var columns: [AnswerColumn<ReviewReport>] {
        [
            .day("from", \.from).lastInCSV, .day("to", \.cut.effectiveOn).onlyInJSON,
            .cut("cut", \.cut, unitsOn: \.unitsOn), .text("unit", \.unit).onlyInJSON,
            .text("level", \.level?.name).onlyInJSON,
            .list("targets", \.targets, ReviewTarget.columns),
            .list("classes", \.classes, AccountChange.columns(byUnit: false)),
            .list("exits", \.exits, ReviewExits.columns), .list("lasting", \.lasting, lastingColumns),
            .list("incomes", \.incomes, IncomeRow.columns(byUnit: false)),
            .object("gifts", \.gifts.total, AidSum.columns).onlyInJSON,
            .object("loans", \.loans.total, AidSum.columns).onlyInJSON,
            .list("resources", { $0.gifts.rows + $0.loans.rows }, AidRow.columns(by: [.kind, .donorKind])),
            .list("funds", \.funds, FundRow.columns),
            .list("leftBehind", \.leftBehind, LeftBehindRow.columns(byUnit: false)),
            .list("sponsors", \.sponsors, SponsorRow.columns),
            .list("initiatives", \.initiatives, ReviewInitiative.columns),
            .list("joined", \.joined, ReviewMember.columns),
            .list("responsibilities", \.responsibilities, ReviewResponsibility.columns),
            .list("reviews", \.reviews, ReviewOccasion.columns),
            .list("awards", \.awards, AwardRow.columns(by: [.form])),
            .list("standing", \.standing, ReviewStanding.columns),
        ]
    }
}

extension ReviewReport {
    /// Those of cohorts; in CSV the class left is `class`, because `from` is the first day of the span.
    private var lastingColumns: [AnswerColumn<Cohort>] {
        let columns = Cohort.columns(byUnit: false)
        return [
            .part({ $0 }, columns).onlyInJSON,
            .object("", { $0 }, columns) { $0 == "from" ? "class" : $0 }.notInJSON,
        ]
    }
}

/// A target that fell due, as known and as filed.
public struct ReviewTarget: Hashable, Sendable {
    /// The outcome as known at the cut.
    public let outcome: TargetOutcome
    /// The outcome as known when the period that its due day is in was closed; nil while that is not closed, or where
    /// the target was not known then.
    public let filed: TargetOutcome?

    /// The outcome with the plan's words, then the outcome as filed: in CSV its verdict, value and actual figure.
    package static var columns: [AnswerColumn<ReviewTarget>] {
        let names = ["verdict": "filedVerdict", "target": "filedTarget", "actual": "filedActual", "of": "filedOf"]
        return [
            .part(\.outcome, TargetOutcome.columns), .text("quote", \.outcome.target.quote),
            .object("filed", \.filed, TargetOutcome.columns) { names[$0] },
        ]
    }
}

/// The recognised exits from a class, and the returns to it; each event counts.
public struct ReviewExits: Hashable, Sendable {
    /// The class: poor or near-poor.
    public let householdClass: HouseholdClass
    /// Exits to near-poor; none from near-poor.
    public let toNearPoor: Tally
    /// Exits past the near-poor line.
    public let pastNearPoor: Tally
    /// Returns from above near-poor after a recognised exit, however long ago.
    public let relapsed: Tally

    init(householdClass: HouseholdClass, row: MovementRow) {
        self.householdClass = householdClass
        toNearPoor = row[.exitedToNearPoor]
        pastNearPoor = row[.exitedPastNearPoor]
        relapsed = row[.relapsed]
    }

    /// The class, and households and persons of each flow.
    package static var columns: [AnswerColumn<ReviewExits>] {
        [
            .householdClass("class", \.householdClass),
            .count("toNearPoorHouseholds", \.toNearPoor.households), .count("toNearPoorPersons", \.toNearPoor.persons),
            .count("pastNearPoorHouseholds", \.pastNearPoor.households),
            .count("pastNearPoorPersons", \.pastNearPoor.persons),
            .count("relapsedHouseholds", \.relapsed.households), .count("relapsedPersons", \.relapsed.persons),
        ]
    }
}

/// The event that a row was recorded by.
public struct ReviewEvent: Hashable, Sendable {
    /// The event.
    public let reference: EventReference
    /// The day it took effect.
    public let effectiveOn: Day

    /// Both.
    static var columns: [AnswerColumn<ReviewEvent>] {
        [.reference("reference", \.reference), .day("effectiveOn", \.effectiveOn)]
    }
}

/// An initiative, and the units that adopted it.
public struct ReviewInitiative: Hashable, Sendable {
    /// The event that recorded it.
    public let event: ReviewEvent
    /// Unit, title and proposer.
    public let fields: InitiativeRecorded
    /// Its adoptions inside the cut, also those before the span or by units that were not asked for.
    public let adoptions: [InitiativeAdoption]

    /// The initiative; its adoptions are a list in JSON, and their units a field in CSV.
    package static var columns: [AnswerColumn<ReviewInitiative>] {
        [
            .part(\.event, ReviewEvent.columns), .text("unit", \.fields.unit), .text("title", \.fields.title),
            .text("proposer", \.fields.proposer), .list("adoptions", \.adoptions, InitiativeAdoption.columns),
            .texts("adoptedBy") { $0.adoptions.map(\.unit) }.notInJSON,
        ]
    }
}

/// The adoption of an initiative by a unit.
public struct InitiativeAdoption: Hashable, Sendable {
    /// The unit, as recorded.
    public let unit: String
    /// The event that recorded it.
    public let event: ReviewEvent

    /// The unit, and when.
    static var columns: [AnswerColumn<InitiativeAdoption>] {
        [.text("unit", \.unit), .part(\.event, ReviewEvent.columns)]
    }
}

/// A unit or a collective that joined a movement.
public struct ReviewMember: Hashable, Sendable {
    /// The event that recorded it.
    public let event: ReviewEvent
    /// Who joined which movement.
    public let fields: MovementJoined

    /// The movement, and who joined it.
    package static var columns: [AnswerColumn<ReviewMember>] {
        [
            .part(\.event, ReviewEvent.columns), .text("movement", \.fields.movement),
            .text("unit") { $0.fields.member.category == .unit ? $0.fields.member.id : nil },
            .text("collective") { $0.fields.member.category == .unit ? nil : $0.fields.member.id },
        ]
    }
}

/// A responsibility that runs.
public struct ReviewResponsibility: Hashable, Sendable {
    /// The event that assigned it.
    public let event: ReviewEvent
    /// Holder, role, and the household or unit.
    public let fields: ResponsibilityAssigned

    /// Who is responsible in which role, and for whom.
    package static var columns: [AnswerColumn<ReviewResponsibility>] {
        [
            .part(\.event, ReviewEvent.columns), .text("holder", \.fields.holder), .text("role", \.fields.role),
            .text("unit") { $0.fields.subject.category == .unit ? $0.fields.subject.id : nil },
            .code("household") { $0.fields.subject.category == .unit ? nil : $0.fields.subject.id },
        ]
    }
}

/// A review that was held.
public struct ReviewOccasion: Hashable, Sendable {
    /// The event that recorded it.
    public let event: ReviewEvent
    /// Unit, kind, last day that was reviewed, and document.
    public let fields: ReviewHeld

    /// Which review it was, of whom and of what.
    package static var columns: [AnswerColumn<ReviewOccasion>] {
        [
            .part(\.event, ReviewEvent.columns), .text("unit", \.fields.unit), .word("kind", \.fields.kind.name),
            .day("through", \.fields.through), .text("document", \.fields.document),
        ]
    }
}
