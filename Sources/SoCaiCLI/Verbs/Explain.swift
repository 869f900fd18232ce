// `socai explain`: the households and events behind a number, behind a difference, or what else a published number is.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger
import PovertyReports

struct ExplainCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Print the households behind a number, with the event and document of each.",
        discussion: """
            A year means its last day. --change lists the households that are counted at only one of two cuts, with the \
            events responsible: those that entered minus those that left equals the difference. --number compares a \
            published number with the ledger. If they differ, it lists the nearby definitions that match the number \
            (with or without social protection, other units, another known time, another day, persons, another class), \
            and the exit status is 1. --target lists what the figure of a target of a plan is made of: the households \
            counted on the day it is due, those counted on only one of two days, the gifts, or the exits; with --number \
            the figure that was published for it is compared.

            Example:
              socai explain bac-lieu.socai 2023 --class poor --social-protection no
              socai explain bac-lieu.socai 2022@2023-01-15 --class poor --change 2022
              socai explain bac-lieu.socai 2022 --class poor --number 194
              socai explain bac-lieu.socai 2025 --target 2022-poor-reduction
              socai explain bac-lieu.socai 2025 --target 2025-near-poor-rate --number 1.10%
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp("The cut; a year means its last day.", valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp("The class to count: poor, nearPoor and so on.", valueName: "class"),
        transform: ArgumentReading.householdClass)
    var householdClass: HouseholdClass?

    @Option(help: ArgumentHelp("Explain this target of a plan instead of a class.", valueName: "target"))
    var target: String?

    @Option(help: ArgumentHelp("The plan of the target, where several have one of that id.", valueName: "plan"))
    var plan: String?

    @OptionGroup var part: UnitOption

    @OptionGroup var units: UnitsOnOption

    @Option(help: "Count only households under social protection (yes), or only the others (no).")
    var socialProtection: YesOrNo?

    @Option(
        help: ArgumentHelp("Explain the difference to this second cut instead.", valueName: "cut"),
        transform: ArgumentReading.cut)
    var change: CutExpression?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Compare this published number of households, or figure of a target, with the ledger.",
            valueName: "number"),
        transform: ArgumentReading.publishedFigure)
    var number: PublishedFigure?

    @Flag(help: "The published number counts persons.")
    var persons = false

    @Flag(help: "With --number, also list the households that the ledger counts.")
    var households = false

    @OptionGroup var source: ReplayOption

    @OptionGroup var form: ReportOption

    func validate() throws {
        if householdClass == nil, target == nil {
            throw ValidationError(said("Give --class, or --target for a target of a plan"))
        }
        if householdClass != nil, target != nil {
            throw ValidationError(said("--class and --target are two questions; ask one at a time"))
        }
        if target == nil, plan != nil { throw ValidationError(said("--plan goes with --target only")) }
        let isNarrowed = part.unit != nil || units.unitsOn != nil || socialProtection != nil
        if target != nil, change != nil || isNarrowed || persons || households {
            throw ValidationError(
                said(
                    "A target says whom it counts; --target goes with a cut, --plan, --number, --replay and --format only"
                ))
        }
        if change != nil, number != nil {
            throw ValidationError(said("--change and --number are two questions; ask one at a time"))
        }
        if number == nil, persons { throw ValidationError(said("--persons goes with --number only")) }
        if number == nil, households {
            throw ValidationError(said("--households goes with --number only; households are listed without it"))
        }
        if number == nil, source.replay {
            throw ValidationError(said("--replay goes with --number only; households are always found in the events"))
        }
        if target == nil, number != nil { _ = try householdNumber }
    }

    /// The published number of households or persons; nil where none was given.
    private var householdNumber: Int? {
        get throws {
            switch number {
            case nil: return nil
            case .number(let number) where number >= 0: return Int(number)
            case .some(let figure):
                throw ValidationError(said("--number is \(figure); a number of households or persons is 0 or more"))
            }
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try source.view(of: place)
        if let target {
            return try perform(target: target, ledger.at(cut), &output)
        }
        let filter = AccountFilter(
            householdClass ?? .poor, unit: part.unit, socialProtection: socialProtection.map { $0 == .yes })
        if let change {
            let first = try ledger.cut(cut)
            let second = try ledger.at(change, unitsOn: units.unitsOn ?? max(cut.effectiveOn, change.effectiveOn))
            let explanation = try second.explainChange(since: first, filter)
            form.write(ChangeAnswer(report: explanation, offset: ledger.ledger.offset), to: &output)
            return .done
        }
        guard let number = try householdNumber else {
            let explanation = try ledger.at(cut, unitsOn: units.unitsOn).explain(filter)
            form.write(ExplanationAnswer(report: explanation, offset: ledger.ledger.offset), to: &output)
            try sayIfEmpty(explanation.cut, ledger)
            return .done
        }
        let check = try ledger.check(
            PublishedNumber(number, persons ? .persons : .households, of: filter, at: cut, unitsOn: units.unitsOn))
        let counted = households ? try ledger.at(check.reading.cut, unitsOn: units.unitsOn).explain(filter) : nil
        form.write(
            NumberAnswer(
                check: check,
                households: counted.map { ExplanationAnswer(report: $0, offset: ledger.ledger.offset) }),
            to: &output)
        try sayIfEmpty(check.reading.cut, ledger)
        return check.agrees ? .done : .finding
    }

    private func perform(target: String, _ view: CutView, _ output: inout Output) throws -> ExitStatus {
        if let number {
            let check = try view.check(number, ofTarget: target, in: plan)
            form.write(TargetCheckAnswer(check: check), to: &output)
            return check.agrees ? .done : .finding
        }
        let explanation = try view.explain(target: target, in: plan)
        form.write(TargetAnswer(report: explanation, offset: view.ledger.offset), to: &output)
        return .done
    }

    /// Reports a unit that no household at all is in: then the figure is that of a wrong unit or day.
    private func sayIfEmpty(_ cut: Cut, _ ledger: HouseholdView) throws(LedgerError) {
        guard let unit = part.unit else { return }
        let day = units.unitsOn ?? cut.effectiveOn
        let name = try ledger.unit(called: unit, on: day)
        guard try ledger.at(cut, unitsOn: day).counts(unit: name).rows.isEmpty else { return }
        Console.sayThatNoHouseholdIs(in: name, unitsOn: day)
    }
}

/// The answer of `socai explain`.
struct ExplanationAnswer: FormattedAnswer {
    /// The explanation.
    let report: CountExplanation
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset

    func table(width: Int?) -> String { Paragraph.text(heading, width: width) + "\n" + list(width: width) }

    private var heading: String {
        let (cut, tally) = (report.cut, report.tally)
        let units = report.filter.unit == nil ? "" : said(", by the units of \(report.unitsOn)")
        return said(
            "Households: \(tally.households), persons: \(tally.persons) (\(report.filter.words)) on "
                + "\(cut.words)\(units)")
    }

    /// The households, each with the event that put it into its class and the latest that confirms it; where one unit
    /// is asked for, also the one that placed it there.
    func list(width: Int?) -> String {
        let table = TextTable(
            "explanation", report.households, CountedHousehold.columns,
            ["household", .field("unit", isFlexible: false), "members", "socialProtection"]
                + EventSourceCells.columns(offset: offset, sources))
        let sources = report.households.flatMap { [$0.entered, $0.placed, $0.confirmed].compactMap { $0 } }
        return table.text(width: width) + ClaimedTime.legend(sources.contains(where: \.claimedTime), width: width)
    }

    private func sources(_ row: CountedHousehold) -> [(words: String, source: EventSource)] {
        var sources = [(EventWords.short(row.entered.event), row.entered)]
        if report.filter.unit != nil, row.placed != row.entered {
            sources.append((EventWords.short(row.placed.event), row.placed))
        }
        if let confirmed = row.confirmed { sources.append((EventWords.confirmation(confirmed.event), confirmed)) }
        return sources
    }
}

/// The answer of `socai explain --change`.
struct ChangeAnswer: FormattedAnswer {
    /// The explanation.
    let report: ChangeExplanation
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset

    func table(width: Int?) -> String {
        let (from, to) = (report.from, report.to)
        let units = report.filter.unit == nil ? "" : said(", by the units of \(report.unitsOn)")
        let heading = said("From \(from.words), to \(to.words)\(units)")
        let difference = report.closing.households - report.opening.households
        let sum =
            said(
                "Households (\(report.filter.words)): \(report.opening.households) + \(report.entered) entered - "
                    + "\(report.left) left = \(report.closing.households), a difference of \(difference)")
        var text = Paragraph.text(heading, width: width) + Paragraph.text(sum, width: width)
        for hasEntered in [true, false] {
            let rows = report.households.filter { $0.hasEntered == hasEntered }
            guard !rows.isEmpty else { continue }
            text += (hasEntered ? said("\nWho entered\n\n") : said("\nWho left\n\n")) + list(rows).text(width: width)
        }
        let sources = report.households.flatMap(\.events).flatMap { [$0.source, $0.voidedBy].compactMap { $0 } }
        return text + ClaimedTime.legend(sources.contains(where: \.claimedTime), width: width)
    }

    private func list(_ rows: [AccountChanger]) -> TextTable {
        TextTable(
            "changers", rows, AccountChanger.columns,
            ["household", .cell("from", .word) { cell($0.from) }, .cell("to", .word) { cell($0.to) }, "members"]
                + EventSourceCells.columns(offset: offset) { $0.events.flatMap(ChangeAnswer.lines) })
    }

    /// A line for an event, and one for the void that took it out.
    private static func lines(_ event: ChangingEvent) -> [(words: String, source: EventSource)] {
        let what = [(words: EventWords.short(event.source.event), source: event.source)]
        guard let void = event.voidedBy else { return what }
        guard case .eventVoided(let fields) = void.event.body else { return what }
        return what + [(words: said("VOIDED: \(fields.reason)"), source: void)]
    }

    /// The class, and what else the filter names.
    private func cell(_ account: Account?) -> TextTable.Cell {
        guard let account else { return TextTable.Cell(said("absent")) }
        var words = [said(account.householdClass.words)]
        if report.filter.socialProtection != nil, account.socialProtection { words.append(said("protected")) }
        if report.filter.unit != nil, let unit = account.unit { words.append(said("in \(unit)")) }
        return TextTable.Cell(words.joined(separator: ", "))
    }
}

/// The answer of `socai explain --number`.
struct NumberAnswer: FormattedAnswer, LedgerAnswer {
    /// The check.
    let check: NumberCheck
    /// The households that the ledger counts; nil when they were not asked for.
    let households: ExplanationAnswer?

    /// CSV has the households where they were asked for, otherwise the readings that give the number.
    var columns: [AnswerColumn<NumberAnswer>] {
        let own = AnswerColumn.part(\NumberAnswer.check, check.columns)
        guard let households = households?.report else { return [own] }
        return [
            own.onlyInJSON, .list("households", { _ in households.households }, CountedHousehold.columns).onlyInJSON,
            .part({ _ in households }, households.columns).notInJSON,
        ]
    }

    func table(width: Int?) -> String {
        var text = Paragraph.text(verdict, width: width)
        if !check.agrees {
            text += "\n" + ReadingList.text(check.published, check.explanations.map { said($0.words) }, width: width)
        }
        if let households { text += said("\nWhat the ledger counts\n\n") + households.list(width: width) }
        return text
    }

    private var verdict: String {
        let (reading, cut) = (check.reading, check.reading.cut)
        let units = reading.filter.unit == nil ? "" : said(", by the units of \(reading.unitsOn)")
        let what = said(
            "\(EventWords.words(reading.measure.rawValue)) (\(reading.filter.words)) on \(cut.words)\(units)")
        guard !check.agrees else { return said("The ledger gives exactly \(check.published) \(what)") }
        let difference = check.published - check.counted
        return said("The ledger gives \(check.counted) \(what); \(check.published) is ")
            + (difference > 0 ? said("\(difference) too many") : said("\(-difference) too few"))
    }
}
