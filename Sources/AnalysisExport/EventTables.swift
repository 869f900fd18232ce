// The tables of what was recorded: entries, all events, and a table for each type of event that analyses ask for, whose
// rows are the events of that type with their fields as columns.

import EventLedger
import PovertyLedger

/// A row of `entries`.
struct EntryRow {
    let recorded: RecordedEntry
    let offset: UTCOffset
}

extension ExportTable<EntryRow> {
    static let entries = ExportTable(
        "entries", "an entry: the events of one document, recorded together", key: "position",
        indexes: [["entry"], ["recorded_on"]],
        [
            .position("position", "the position of its first event") { $0.recorded.firstPosition },
            .position("last_position", "the position of its last event, which is a cut") { $0.recorded.lastPosition },
            .text("entry", .code, "its id") { $0.recorded.id },
            .text("recorded_at", .instant, "when it was recorded") { $0.recorded.recordedAt.description },
            .day("recorded_on", "the day on which it was recorded, at the offset of the ledger") {
                $0.recorded.recordedAt.day(at: $0.offset).daysSinceEpoch
            },
            .truth("claimed_time", "whether an older system claimed that time") { $0.recorded.claimedTime },
            .text("actor", "who recorded it") { $0.recorded.actor },
            .optionalText("document", "the document that it records") { $0.recorded.document },
            .optionalText("reason", "why it was recorded") { $0.recorded.reason },
            .optionalText("restates", "why it restates a closed period, where it does") { $0.recorded.restates },
        ])
}

/// A row of `events`.
struct WholeEventRow {
    let event: EventRow
    let json: [UInt8]
}

extension ExportTable<WholeEventRow> {
    private static let subjects = ["", "household", "unit", "recipient", "plan", "closing", "checkpoint", "fund"]

    static let events = ExportTable(
        "events", "an event, as it was recorded", key: "position", indexes: [["subject"], ["type", "effective_on"]],
        [
            .position("position", "its position") { $0.event.position },
            .position("entry_position", "the position of its entry") { $0.event.entryPosition },
            .number("number", "its number in its entry; the entry, # and this are its reference") {
                Int64($0.event.position - $0.event.entryPosition + 1)
            },
            .word("type", "its type") { $0.event.event.kind },
            .optionalDay("effective_on", "the day on which it takes effect; none for a void") {
                $0.event.event.effectiveOn
            },
            .text("subject_kind", .word, "what it is about: household, unit, plan and so on") {
                let category = Int($0.event.stream.category)
                return category < subjects.count ? subjects[category] : ""
            },
            .text("subject", .code, "the id of that") { $0.event.stream.id },
        ] + ExportColumn<Row>.knowledge { $0.event } + [
            .json("event", "all its fields, as an export of JSON Lines has them") { $0.json }
        ])
}

/// A row of `decisions`: of two types of events.
struct DecisionRow {
    let event: EventRow
    let household: String
    let `class`: HouseholdClass
    let socialProtection: Bool
    /// The class left, where it was an exit.
    var classLeft: HouseholdClass?
    var exitCause: ExitCause?
    /// The decision, where it was a review.
    var review: HouseholdClassified?
}

extension ExportTable<DecisionRow> {
    static let decisions = ExportTable(
        "decisions", "a decision on the class of a household, or a recognised exit", key: "position",
        indexes: [["household"]], decided + deprived + causes)

    private static let decided: [ExportColumn<Row>] =
        ExportColumn<Row>.event { $0.event } + [
            .text("household", .code, "the code of the household") { $0.household },
            .word("class", "the class that was decided") { $0.class },
            .truth("social_protection", "whether it is under social protection") { $0.socialProtection },
            .optionalWord("class_left", "of an exit, the class that it left") { $0.classLeft },
            .optionalWord("exit_cause", "of an exit, what led to it") { $0.exitCause },
            .optionalText("standard", .code, "the standard applied") { $0.review?.standard },
            .optionalWord("area", "the kind of area whose line was applied") { $0.review?.area },
            .optionalWord("review", "the kind of review") { $0.review?.review },
            .optionalNumber("income_score", "score A of Circular 07/2021") { $0.review?.incomeScore },
            .optionalNumber("deprivation_score", "score B of Circular 07/2021") { $0.review?.deprivationScore },
            .number("deprivations", "in how many of the twelve indicators it is deprived") {
                Int64($0.review?.deprivations.count ?? 0)
            },
        ]

    private static let deprived: [ExportColumn<Row>] = Deprivation.allCases.map { word in
        .truth("deprived_\(word.name.underscored)", "whether it is deprived in \(word.name)") {
            $0.review?.deprivations.contains(word) ?? false
        }
    }

    private static let causes: [ExportColumn<Row>] = Cause.allCases.map { word in
        .truth("cause_\(word.name.underscored)", "whether \(word.name) is a cause of its poverty") {
            $0.review?.causes.contains(word) ?? false
        }
    }
}

extension DecisionRow {
    /// The decision that an event is; nil for one of another type.
    init?(_ row: EventRow) {
        switch row.event.body {
        case .householdClassified(let fields):
            self.init(
                event: row, household: fields.household, class: fields.class,
                socialProtection: fields.socialProtection, review: fields)
        case .householdExitedPoverty(let fields):
            self.init(
                event: row, household: fields.household, class: fields.to, socialProtection: fields.socialProtection,
                classLeft: fields.from, exitCause: fields.cause)
        default: return nil
        }
    }
}

extension ExportTable<FieldsRow<IncomeAssessed>> {
    static let incomes = ExportTable(
        "incomes", "an assessment of the income of a household", key: "position", indexes: [["household"]],
        ExportColumn<Row>.event { $0.event } + [
            .text("household", .code, "the code of the household") { $0.fields.household },
            .number("per_person_monthly_vnd", .amountVND, "the income per person and month") {
                $0.fields.perPersonMonthlyVND
            },
        ])
}

extension ExportTable<FieldsRow<AidGiven>> {
    static let aid = ExportTable(
        "aid", "aid that was given to a household or a unit; a loan has the kind credit", key: "position",
        indexes: [["household"], ["unit"], ["effective_on"]],
        ExportColumn<Row>.event { $0.event } + [
            .optionalText("household", .code, "the household that it was given to") {
                if case .household(let id) = $0.fields.subject { id } else { nil }
            },
            .optionalText("unit", .code, "the unit that it was given to") {
                if case .unit(let id) = $0.fields.subject { id } else { nil }
            },
            .word("kind", "what was given") { $0.fields.kind },
            .text("donor", "who gave") { $0.fields.donor },
            .word("donor_kind", "the kind of giver") { $0.fields.donorKind },
            .optionalNumber("amount_vnd", .amountVND, "its amount or worth") { $0.fields.amountVND },
            .optionalNumber("quantity", "how many of measure") { $0.fields.quantity },
            .optionalText("measure", "what quantity counts") { $0.fields.measure },
            .optionalText("programme", "the programme that it was part of") { $0.fields.programme },
            .optionalText("fund", .code, "the fund that it was paid out of") { $0.fields.fund },
        ])
}

/// A row of `sponsorships`: of two types of events.
struct SponsorshipRow {
    let event: EventRow
    let household: String
    let sponsor: String
    let isEnd: Bool
}

extension ExportTable<SponsorshipRow> {
    static let sponsorships = ExportTable(
        "sponsorships", "a sponsor took on a household, or a sponsorship ended", key: "position",
        indexes: [["household"]],
        ExportColumn<Row>.event { $0.event } + [
            .text("household", .code, "the code of the household") { $0.household },
            .text("sponsor", "the sponsor") { $0.sponsor },
            .truth("is_end", "whether the sponsorship ended") { $0.isEnd },
        ])
}

extension ExportTable<FieldsRow<AwardGranted>> {
    static let awards = ExportTable(
        "awards", "an award that was granted; award_revocations has those that were revoked", key: "position",
        indexes: [["recipient"]],
        ExportColumn<Row>.event { $0.event } + [
            .word("recipient_kind", "household, individual or collective") { $0.fields.recipientKind },
            .text("recipient", .code, "the id of the recipient") { $0.fields.recipient },
            .text("form", "the form of the award") { $0.fields.form },
            .text("authority", "who granted it") { $0.fields.authority },
            .optionalText("unit", .code, "the unit of the recipient") { $0.fields.unit },
            .optionalText("movement", "the movement that it was granted for") { $0.fields.movement },
            .optionalText("achievement", "what it was granted for") { $0.fields.achievement },
        ])
}

/// A row of `award_revocations`.
struct RevocationRow {
    let event: EventRow
    let award: Position
    let cause: String
}

extension ExportTable<RevocationRow> {
    static let revocations = ExportTable(
        "award_revocations", "an award was revoked", key: "position", indexes: [["award"]],
        ExportColumn<Row>.event { $0.event } + [
            .position("award", "the award: a position of awards") { $0.award },
            .text("cause", "why") { $0.cause },
        ])
}

extension ExportTable<FieldsRow<HouseholdTotalReported>> {
    static let totals = ExportTable(
        "household_totals", "all households of a unit as it reported them, the denominator of rates", key: "position",
        ExportColumn<Row>.event { $0.event } + [
            .text("unit", .code, "the unit") { $0.fields.unit },
            .number("households", "all its households") { $0.fields.households },
            .optionalNumber("persons", "all its persons") { $0.fields.persons },
        ])
}

extension ExportTable<FieldsRow<FundEstablished>> {
    static let funds = ExportTable(
        "funds", "a fund", key: "position",
        ExportColumn<Row>.event { $0.event } + [
            .text("fund", .code, "its id") { $0.fields.fund },
            .text("name", "its name") { $0.fields.name },
            .word("level", "the level of the units that it is for") { $0.fields.level },
        ])
}

/// A row of `contributions`: of two types of events.
struct ContributionRow {
    let event: EventRow
    let fund: String
    let isPledge: Bool
    let kind: AidKind
    let donor: String
    let donorKind: DonorKind
    let amountVND: Int64?
    let quantity: Int64?
    let measure: String?
    let earmark: String?
    var due: Day?
    /// The position of the pledge that it keeps.
    var pledge: Position?
}

extension ContributionRow {
    /// A contribution that was promised.
    init(_ event: EventRow, pledged fields: ContributionPledged) {
        self.init(
            event: event, fund: fields.fund, isPledge: true, kind: fields.kind, donor: fields.donor,
            donorKind: fields.donorKind, amountVND: fields.amountVND, quantity: fields.quantity,
            measure: fields.measure, earmark: fields.earmark, due: fields.due)
    }

    /// A contribution that was received, and the pledge that it keeps.
    init(_ event: EventRow, received fields: ContributionReceived, pledge: Position?) {
        self.init(
            event: event, fund: fields.fund, isPledge: false, kind: fields.kind, donor: fields.donor,
            donorKind: fields.donorKind, amountVND: fields.amountVND, quantity: fields.quantity,
            measure: fields.measure, earmark: fields.earmark, pledge: pledge)
    }
}

extension ExportTable<ContributionRow> {
    static let contributions = ExportTable(
        "contributions", "a contribution to a fund, received or pledged", key: "position", indexes: [["fund"]],
        ExportColumn<Row>.event { $0.event } + [
            .text("fund", .code, "the fund") { $0.fund },
            .truth("is_pledge", "whether it was only promised; a pledge is no money yet") { $0.isPledge },
            .word("kind", "what was given") { $0.kind },
            .text("donor", "who gave") { $0.donor },
            .word("donor_kind", "the kind of giver") { $0.donorKind },
            .optionalNumber("amount_vnd", .amountVND, "its amount or worth") { $0.amountVND },
            .optionalNumber("quantity", "how many of measure") { $0.quantity },
            .optionalText("measure", "what quantity counts") { $0.measure },
            .optionalText("earmark", "the programme that it is meant for") { $0.earmark },
            .optionalDay("due", "of a pledge, the day by which it is due") { $0.due },
            .optionalPosition("pledge", "of a receipt, the pledge that it keeps: a position of contributions") {
                $0.pledge
            },
        ])
}

extension String {
    /// A word of a vocabulary as part of the name of a column: `illness_or_accident` for `illnessOrAccident`.
    var underscored: String {
        var text = ""
        for scalar in unicodeScalars {
            if ("A"..."Z").contains(scalar) {
                text += "_"
                text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
