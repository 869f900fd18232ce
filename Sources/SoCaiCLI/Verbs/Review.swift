// `socai review`: the report for a preliminary (sơ kết) or final (tổng kết) review of a movement.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger
import PovertyReports

/// The lists of a review, each with columns of its own.
enum ReviewList: String, ExpressibleByArgument, CaseIterable {
    case targets, classes, exits, lasting, incomes, resources, funds, leftBehind, sponsors, initiatives, joined,
        responsibilities, reviews, awards, standing
}

struct ReviewCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Print the report for a preliminary or final review of the movement.",
        discussion: """
            Shows for a period each target due in it, as known and as filed; households by class at both ends; exits, \
            relapses, and how long exits lasted; incomes; what was given, by donor; funds; who was left behind and who \
            has a sponsor; initiatives, members, responsibilities, reviews and awards; and the units in the order of the \
            share by which their poor and near-poor households became fewer. With --unit, targets, funds and awards \
            are still those of all units. In --from a year means its first day, in --to its last.

            Example:
              socai review bac-lieu.socai --from 2022 --to 2025
              socai review bac-lieu.socai --from 2023 --to 2023 --unit phuong-1 --known closing
              socai review bac-lieu.socai --from 2022 --to 2025 --format csv --list standing
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var period: PeriodOption

    @OptionGroup var knowledge: KnownOption

    @OptionGroup var part: UnitOption

    @Option(
        help: ArgumentHelp(
            """
            Compare the units of a level: unit:LEVEL (city, ward, commune, hamlet), or unit, those that households are \
            in. (default: unit:ward, wards and communes)
            """,
            valueName: "what"),
        transform: ArgumentReading.grouping)
    var by: UnitGrouping?

    @OptionGroup var form: ReportOption

    @Option(help: ArgumentHelp("The list to write with --format csv. (default: the targets)", valueName: "list"))
    var list: ReviewList?

    func validate() throws { try form.check(list: list) }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let cut = CutExpression(period.to, knownAt: knowledge.known ?? .now)
        let report = try ledger.at(cut)
            .review(since: period.from, unit: part.unit, by: by ?? .level(.ward))
        form.write(ReviewAnswer(report: report), csv: (list ?? .targets).rawValue, to: &output)
        Console.sayIfAhead(report.cut.effectiveOn, of: ledger)
        Console.sayIfNothingWasKnown(at: report.cut.position, of: ledger)
        if let name = report.unit, report.classes.isEmpty {
            Console.sayThatNoHouseholdIs(in: name, unitsOn: report.unitsOn, takesDay: false)
        }
        return .done
    }
}

/// The answer of `socai review`.
struct ReviewAnswer: FormattedAnswer {
    /// The report.
    let report: ReviewReport

    func table(width: Int?) -> String {
        let place = report.unit.map { said(", of \($0) by the units of \(report.unitsOn)") } ?? ""
        var text = ReviewText(
            width: width,
            text: Paragraph.text(said("Review from \(report.from) to \(report.cut.words)\(place)"), width: width))
        addOutcomes(&text)
        addSupport(&text)
        addMovement(&text)
        return text.text
    }

    /// What is behind the heading of a list that is of all units.
    private var all: String { report.unit == nil ? "" : said(", of all units") }

    private func addOutcomes(_ text: inout ReviewText) {
        text.add(
            "targets", said("Targets due\(all), as known and as filed"), report.targets, ReviewTarget.columns,
            [
                "due", "plan", "id", .own(.text("asked", \.outcome.target.asked)),
                .own(.text("actual", \.outcome.actualWords)), "verdict",
                .own(.text("filedActual", \.filedWords)), .field("filedVerdict", absent: said("not filed")),
            ] + (report.targets.contains { $0.outcome.replacement != nil } ? ["replacedByPlan"] : [])
                + [.field("quote", isFlexible: true)])
        text.add("accounts", said("Households by class"), report.classes, AccountChange.columns(byUnit: false))
        text.add("exits", said("Recognised exits and relapses"), report.exits, ReviewExits.columns)
        text.add(
            "cohorts", said("How long the exits of each year lasted"), report.lasting, Cohort.columns(byUnit: false))
        text.add(
            "incomes", said("Income per person and month in VND"), report.incomes, IncomeRow.columns(byUnit: false),
            [
                "class", "effectiveOn", "households", "assessedHouseholds",
                .own(.amountVND("perPerson") { $0.perPerson?.rounded }),
                .own(.amountVND("perHousehold") { $0.perHousehold?.rounded }),
                .own(.amountVND("median") { $0.median?.rounded }),
            ])
    }

    private func addSupport(_ text: inout ReviewText) {
        let aid = AidRow.columns(by: [.kind, .donorKind])
        text.add("aid", said("Gifts"), report.gifts.rows, aid, total: report.gifts.totalRow)
        text.add(
            "aid", said("Loans, reported separately from gifts"), report.loans.rows, aid, total: report.loans.totalRow)
        text.add(
            "funds", said("Funds") + all, report.funds, FundRow.columns,
            [
                "fund", "openingVND", "receivedVND", "givenVND", "lentVND", "closingVND", "worthVND", "openPledges",
                "overduePledges",
            ])
        text.add(
            "leftBehind", said("Poor and near-poor households, by what they got"), report.leftBehind,
            LeftBehindRow.columns(byUnit: false),
            [
                "class", "socialProtection", "households", "helpedHouseholds", "loanOnlyHouseholds",
                "nothingHouseholds", "persons", "helpedPersons", "loanOnlyPersons", "nothingPersons",
            ])
        text.add("sponsors", said("Households with and without a sponsor"), report.sponsors, SponsorRow.columns)
    }

    private func addMovement(_ text: inout ReviewText) {
        text.add(
            "initiatives", said("Initiatives recorded or adopted"), report.initiatives, ReviewInitiative.columns,
            [
                "effectiveOn", "unit", "title", "proposer",
                .own(
                    .text("adoptedBy") { row in
                        row.adoptions.map { "\($0.unit) (\($0.event.effectiveOn))" }.joined(separator: ", ")
                    }),
            ])
        text.add("joined", said("Joined a movement"), report.joined, ReviewMember.columns)
        text.add(
            "responsibilities", said("Responsibilities on \(report.cut.effectiveOn)"), report.responsibilities,
            ReviewResponsibility.columns)
        text.add("reviews", said("Reviews held"), report.reviews, ReviewOccasion.columns)
        text.add("awards", said("Awards granted\(all), by form"), report.awards, AwardRow.columns(by: [.form]))
        text.add(
            "standing",
            said(
                "Units by the share by which their poor and near-poor households became fewer, then by the fewest left "
                    + "behind; those without any at the opening last"), report.standing, ReviewStanding.columns)
    }
}

/// The text of a review while its tables are added.
private struct ReviewText {
    let width: Int?
    var text: String

    /// Adds a table under a heading, or says that it has no row.
    mutating func add<Row>(
        _ name: String, _ heading: String, _ rows: [Row], _ columns: [AnswerColumn<Row>],
        _ shown: [TableColumn<Row>]? = nil, total: Row? = nil
    ) {
        text += "\n" + Paragraph.text(heading, width: width) + "\n"
        text += rows.isEmpty ? "None\n" : TextTable(name, rows, columns, shown, total: total).text(width: width)
    }
}

extension ReviewTarget {
    /// The figure as filed, with what was asked then where the plan asks for something else by now.
    fileprivate var filedWords: String? {
        guard let filed else { return nil }
        return filed.actualWords + (filed.target == outcome.target ? "" : said("; asked then: \(filed.target.asked)"))
    }
}
