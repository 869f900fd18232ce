// `socai deprivations` and `socai causes`: the poor and near-poor households by what the decisions on them record. One
// answer has both: they differ in the vocabulary alone.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger
import PovertyReports

struct DeprivationsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "deprivations",
        abstract: "Print how many households fall short in each of the twelve indicators.",
        discussion: """
            Counts the households of a class by the indicators that the decision in force on each records, with the rate \
            of each as so many of so many (forms 7.4 to 7.7 of the yearly review). A household is counted under each of \
            its indicators. Households whose decision records no indicator, such as an exit from poor to near-poor, are \
            counted apart.

            Example:
              socai deprivations bac-lieu.socai 2023
              socai deprivations bac-lieu.socai 2023@closing --by unit:ward --class poor --format csv
            """)

    @OptionGroup var question: DecisionQuestion

    func perform(_ output: inout Output) throws -> ExitStatus {
        try question.perform(&output) { view, question throws(LedgerError) in
            try view.deprivations(of: question.choice.asked, by: question.grouping.by, unit: question.part.unit)
        }
    }
}

struct CausesCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "causes",
        abstract: "Print how many households are poor for each of the eight causes.",
        discussion: """
            Counts the households of a class by the causes of poverty that the decision in force on each records, with \
            the rate of each as so many of so many (form 7.10 of the yearly review). A household is counted under each of \
            its causes. Households whose decision records no cause are counted apart.

            Example:
              socai causes bac-lieu.socai 2023
              socai causes bac-lieu.socai 2023 --by unit --format csv
            """)

    @OptionGroup var question: DecisionQuestion

    func perform(_ output: inout Output) throws -> ExitStatus {
        try question.perform(&output) { view, question throws(LedgerError) in
            try view.causes(of: question.choice.asked, by: question.grouping.by, unit: question.part.unit)
        }
    }
}

/// The arguments of both verbs.
struct DecisionQuestion: ParsableArguments {
    @OptionGroup var place: LedgerArgument

    @OptionGroup var when: CutArgument

    @OptionGroup var choice: ClassesOption

    @OptionGroup var grouping: GroupingOption

    @OptionGroup var part: UnitOption

    @OptionGroup var units: UnitsOnOption

    @OptionGroup var form: ReportOption

    /// Asks, and writes the answer.
    func perform<Word: Token>(
        _ output: inout Output,
        _ ask: (CutView, DecisionQuestion) throws(LedgerError) -> DecisionReport<Word>
    ) throws -> ExitStatus {
        let ledger = try place.view()
        let asked = try ledger.at(when.cut, unitsOn: units.unitsOn)
        let report = try ask(asked, self)
        form.write(DecisionAnswer(report: report), to: &output)
        Console.sayIfAhead(report.cut.effectiveOn, of: ledger)
        if let name = report.unit, report.rows.isEmpty, try asked.counts(unit: name).rows.isEmpty {
            Console.sayThatNoHouseholdIs(in: name, unitsOn: report.unitsOn)
        }
        return .done
    }
}

/// The answer of `socai deprivations` and `socai causes`.
struct DecisionAnswer<Word: Token>: FormattedAnswer {
    /// The households by their words.
    let report: DecisionReport<Word>

    func table(width: Int?) -> String {
        let place = report.unit.map { said(" in \($0)") } ?? ""
        let units = report.isByUnit || report.unit != nil ? said(", by the units of \(report.unitsOn)") : ""
        let text = Paragraph.text(
            said("Households by \(term: report.name)\(place) on \(report.cut.words)\(units)"), width: width)
        guard !report.rows.isEmpty else {
            return text + said("\nNo household is \(report.classes.map { said($0.words) }.joined(separator: " or "))\n")
        }
        return text + "\n" + (report.isByUnit ? rows.text(width: width) : words(width: width))
    }

    /// A row for each unit and class.
    private var rows: TextTable {
        TextTable(
            "decisions", report.rows, DecisionRow<Word>.columns(byUnit: true, report.name),
            ["unit", "class", "households", "unrecordedHouseholds", .field(report.name)]
                + Word.allCases.map { word in
                    let heading = EventWords.words(word.name).replacing(" ", with: "\n")
                    return .field("\(word.name)Households").headed(heading)
                })
    }

    /// A row for each word, and what the rates are of.
    private func words(width: Int?) -> String {
        let name = AnswerColumn<Word>.word(report.name, \.name)
        let table = TextTable(
            "decisions", Array(Word.allCases), [name],
            [.field(report.name)]
                + report.rows.map { row in
                    .cell(row.householdClass.name, .count) {
                        TextTable.Cell(said("\(row[$0].households) of \(row.all.households)"))
                    }.headed(said(row.householdClass.words))
                })
        let sums = report.rows.map { row in
            let unrecorded = row.unrecorded.households
            let none = unrecorded == 0 ? "" : said("; of \(unrecorded) the decision in force records none")
            return Paragraph.text(
                said(
                    "\(row.householdClass.cell.text): \(row.all.households) households, "
                        + "\(row.wordCount) \(EventWords.words(report.name)) recorded\(none)"), width: width)
        }
        return table.text(width: width) + "\n" + sums.joined()
    }
}
