// `socai explain`: the households and events behind a number, behind a difference, or what else a published number is.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

struct ExplainCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Print the households behind a number, with the event and document that put each there.",
        discussion: """
            A year stands for its last day. With --change the households that are counted at one of two cuts only, with \
            the events that did it: who entered, less who left, is the difference. With --number a number that somebody \
            published is held against the ledger; when the ledger gives another, every near reading that gives exactly \
            that number is told (with or without social protection, other units, other knowledge, another day, persons, \
            another class), and the status is 1.

            Example:
              socai explain bac-lieu.socai 2023 --class poor --social-protection no
              socai explain bac-lieu.socai 2022@2023-01-15 --class poor --change 2022
              socai explain bac-lieu.socai 2022 --class poor --number 194
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp("The cut; a year stands for its last day.", valueName: "cut"),
        transform: ArgumentReading.cut)
    var cut: CutExpression

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp("The class that is counted: poor, nearPoor and so on.", valueName: "class"),
        transform: ArgumentReading.householdClass)
    var householdClass: HouseholdClass

    @Option(help: ArgumentHelp("Count only this unit and all below it: its id, name or code.", valueName: "unit"))
    var unit: String?

    @Option(
        help: ArgumentHelp("The day whose units are counted by.", valueName: "day"), transform: ArgumentReading.day)
    var unitsOn: Day?

    @Option(help: "Count only households under social protection, or only those that are not.")
    var socialProtection: YesOrNo?

    @Option(
        help: ArgumentHelp("Explain the difference to this second cut instead.", valueName: "cut"),
        transform: ArgumentReading.cut)
    var change: CutExpression?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Hold this published number of households against the ledger.", valueName: "number"))
    var number: Int?

    @Flag(help: "The published number is one of persons.")
    var persons = false

    @Flag(help: "With --number, list the households that the ledger counts too.")
    var households = false

    @OptionGroup var form: FormatOption

    func validate() throws {
        if change != nil, number != nil {
            throw ValidationError("--change and --number are two questions; ask one at a time")
        }
        if number == nil, persons { throw ValidationError("--persons goes with --number only") }
        if number == nil, households {
            throw ValidationError("--households goes with --number only; households are listed without it")
        }
        if let number, number < 0 { throw ValidationError("--number is \(number); it must be 0 or more") }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let filter = AccountFilter(
            householdClass, unit: unit, socialProtection: socialProtection.map { $0 == .yes })
        if let change {
            let first = try ledger.cut(cut)
            let second = try ledger.at(change, unitsOn: unitsOn ?? max(cut.effectiveOn, change.effectiveOn))
            let explanation = try second.explainChange(since: first, filter)
            form.write(ChangeAnswer(report: explanation, offset: ledger.ledger.offset), to: &output)
            return .done
        }
        guard let number else {
            let explanation = try ledger.at(cut, unitsOn: unitsOn).explain(filter)
            form.write(ExplanationAnswer(report: explanation, offset: ledger.ledger.offset), to: &output)
            try sayIfEmpty(explanation.cut, ledger)
            return .done
        }
        let check = try ledger.check(
            PublishedNumber(number, persons ? .persons : .households, of: filter, at: cut, unitsOn: unitsOn))
        let counted = households ? try ledger.at(check.reading.cut, unitsOn: unitsOn).explain(filter) : nil
        form.write(
            NumberAnswer(
                check: check,
                households: counted.map { ExplanationAnswer(report: $0, offset: ledger.ledger.offset) }),
            to: &output)
        try sayIfEmpty(check.reading.cut, ledger)
        return check.agrees ? .done : .finding
    }

    /// Says so where nobody at all stands in the unit: then the figure is that of a wrong unit or day.
    private func sayIfEmpty(_ cut: Cut, _ ledger: HouseholdView) throws(LedgerError) {
        guard let unit else { return }
        let day = unitsOn ?? cut.effectiveOn
        let name = try ledger.unit(called: unit, on: day)
        guard try ledger.at(cut, unitsOn: day).counts(unit: name).rows.isEmpty else { return }
        Console.sayThatNobodyStands(in: name, unitsOn: day)
    }
}
