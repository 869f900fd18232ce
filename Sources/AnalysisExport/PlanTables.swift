// Plans with their targets, and closings with the figures that they signed off: few rows, each with what it needs to be
// compared with the states of households.

import EventLedger
import PovertyLedger

/// A row of `plans`: of two types of events.
struct PlanRow {
    let event: EventRow
    let plan: String
    let title: String
    let targets: [Target]
    var replaces: String?
    var parentPlan: String?

    /// The plan that an event adopted; nil for one of another type.
    init?(_ row: EventRow) {
        switch row.event.body {
        case .planAdopted(let fields):
            (plan, title, targets, parentPlan) = (fields.plan, fields.title, fields.targets, fields.parentPlan)
        case .planRevised(let fields):
            (plan, title, targets, parentPlan) = (fields.plan, fields.title, fields.targets, fields.parentPlan)
            replaces = fields.replaces
        default: return nil
        }
        event = row
    }
}

extension ExportTable<PlanRow> {
    static let plans = ExportTable(
        "plans", "a plan that was adopted, or a revision of one", key: "position",
        ExportColumn<Row>.event { $0.event } + [
            .text("plan", .code, "its id") { $0.plan },
            .text("title", "its title") { $0.title },
            .optionalText("replaces", .code, "the plan that it replaces from its day on") { $0.replaces },
            .optionalText("parent_plan", .code, "the plan that it is part of") { $0.parentPlan },
        ])
}

/// A row of `targets`.
struct TargetRow {
    let plan: PlanRow
    let target: Target
}

extension ExportTable<TargetRow> {
    static let targets = ExportTable(
        "targets", "a target of a plan; socai trajectory judges it", indexes: [["plan_position"]],
        [
            .position("plan_position", "its plan: a position of plans") { $0.plan.event.position },
            .text("plan", .code, "the id of the plan") { $0.plan.plan },
            .text("target", .code, "its id in the plan") { $0.target.id },
            .word("kind", "how its figure is formed") { $0.target.kind },
            .text("measure", .word, "the classes that are counted, with blanks between") {
                $0.target.measure.words.map(\.name).joined(separator: " ")
            },
            .word("counted", "whether households or persons are counted") { $0.target.of },
            .optionalText("unit", .code, "the unit that is counted") { $0.target.filter?.unit },
            .optionalWord("area", "the kind of area that is counted") { $0.target.filter?.area },
            .optionalTruth("social_protection", "whether those under social protection are counted, or the others") {
                $0.target.filter?.socialProtection
            },
            .optionalDay("from_day", "the opening day, or the first of a span") { $0.target.firstDay },
            .optionalDay("due", "the day on which it is due") { $0.target.due },
            .word("comparison", "how the figure must compare with the value") { $0.target.comparison },
            .optionalText("value", "the figure that was promised: a whole number, or a decimal one of a rate") {
                $0.target.value?.description
            },
            .text("quote", "the words of the plan") { $0.target.quote },
        ])
}

/// A row of `closings`.
struct ClosingRow {
    let event: EventRow
    let fields: PeriodClosed
}

extension ExportTable<ClosingRow> {
    static let closings = ExportTable(
        "closings", "the figures of a period were signed off; its cut is through_day at known_from", key: "position",
        ExportColumn<Row>.event { $0.event } + [
            .optionalDay("through_day", "the last day of the period") { $0.fields.through },
            .optionalNumber("gifts", "gifts through that day") { $0.fields.figures.map { Int64($0.gifts.count) } },
            .optionalNumber("gifts_vnd", .amountVND, "their sum") { $0.fields.figures?.gifts.amountVND },
            .optionalNumber("loans", "loans through that day") { $0.fields.figures.map { Int64($0.loans.count) } },
            .optionalNumber("loans_vnd", .amountVND, "their sum") { $0.fields.figures?.loans.amountVND },
            .optionalNumber("awards", "awards in force") { $0.fields.figures.map { Int64($0.awards.granted) } },
            .optionalNumber("awards_revoked", "awards revoked") { $0.fields.figures.map { Int64($0.awards.revoked) } },
        ])
}

/// A row of `closing_figures`.
struct ClosingFigureRow {
    let closing: ClosingRow
    let row: Counts.Row
}

extension ExportTable<ClosingFigureRow> {
    static let closingFigures = ExportTable(
        "closing_figures", "a count that a closing signed off", indexes: [["closing"]],
        [
            .position("closing", "the closing: a position of closings") { $0.closing.event.position },
            .optionalText("unit", .code, "the unit, by the units of the last day of the period") {
                $0.row.account.unit
            },
            .word("class", "the class") { $0.row.account.householdClass },
            .truth("social_protection", "whether they are under social protection") { $0.row.account.socialProtection },
            .number("households", "households") { Int64($0.row.tally.households) },
            .number("persons", "their members") { Int64($0.row.tally.persons) },
        ])
}
