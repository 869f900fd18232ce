// `socai form`: a form or list of a year as a file that an office prints and signs.

import ArgumentParser
import EventLedger
import Files
import OfficialForms

struct FormCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "form",
        abstract: "Write an official form or a list of a year: Excel, CSV, HTML or PDF.",
        discussion: """
            The forms are those of Circular 07/2021: 7.1 (counts and rates), 7.2 and 7.3 (movement of the poor and the \
            near-poor), 7.4 to 7.7 (deprivations), 7.10 (causes). Lists are list (poor and near-poor after the review), \
            exits, aid and awards. Figures are of the last day of the year. The opening of 7.2 and 7.3 is the figure that \
            was filed for the year before; what changed since then is below the rows, with its documents. With --unit, \
            the rows are the units below it. Names come from your own file and are not stored. LEDGER may be a union.

            Example:
              socai form bac-lieu.socai 7.2 --year 2023 -o mau-7.2.xlsx
              socai form bac-lieu.socai list --year 2023 --known closing --unit 'Phường 7' --names names.csv -o list.pdf
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp("The form, 7.1 to 7.7 or 7.10, or list, exits, aid or awards.", valueName: "form"),
        transform: { text in
            try ArgumentReading.explained { () throws(LedgerError) in try OfficialFormName(reading: text) }
        })
    var name: OfficialFormName

    @Option(help: ArgumentHelp("The year.", valueName: "year"), transform: ArgumentReading.year)
    var year: Int

    @OptionGroup var knowledge: KnownOption

    @OptionGroup var units: UnitsOnOption

    @OptionGroup var filter: UnitOption

    @OptionGroup var relapses: LookBackOption

    @Option(
        help: ArgumentHelp(
            "Names for lists: a table with the columns code, name and address (CSV or Excel).", valueName: "file"),
        completion: .file())
    var names: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The new file; its ending decides: .xlsx, .csv, .html or .pdf.", valueName: "file"),
        completion: .file())
    var output: String

    @Option(
        help: ArgumentHelp(
            "The program that makes the PDF. (default: LibreOffice or Chromium, where installed)",
            valueName: "command"))
    var pdfWith: String?

    /// The ending of the file's name, in small letters.
    private var ending: String {
        let name = output.split(separator: "/").last ?? ""
        return name.contains(".") ? name.split(separator: ".").last.map { $0.lowercased() } ?? "" : ""
    }

    /// How many offices of a union are named; the form itself has all.
    private static let namedAtMost = 40

    private static let endings = ["xlsx", "csv", "html", "htm", "pdf"]

    func validate() throws {
        if output == "-" {
            throw ValidationError(said("A form can't go to standard output (-): it is a file; name one"))
        }
        guard FormCommand.endings.contains(ending) else {
            throw ValidationError(
                said("--output is \"\(output)\"; the name of a form ends in .xlsx, .csv, .html or .pdf"))
        }
        if pdfWith != nil, ending != "pdf" {
            throw ValidationError(said("--pdf-with goes with a file that ends in .pdf"))
        }
        if names == "" { throw ValidationError(said("The name of the file of names is empty; it must name a file")) }
        if names != nil, name.rawValue.hasPrefix("7") {
            throw ValidationError(said("--names goes with a list; form \(name.rawValue) names no household"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let names = try names.map { (path) throws(LedgerError) in try HouseholdNames(path: path) }
        let source = try place.source()
        let form = try source.form(
            name,
            FormQuestion(
                year: year, knownAt: knowledge.known ?? .now, unitsOn: units.unitsOn, unit: filter.unit,
                lookBackMonths: relapses.lookBack, names: names ?? HouseholdNames()))
        try write(form)
        let what = name.rawValue.hasPrefix("7") ? said("form \(name.rawValue)") : name.rawValue
        output.write(
            said(
                "Wrote \(self.output.printable): \(what) of \(year), as known at position \(form.cut.position), by the units of "
                    + "\(form.unitsOn)\n"))
        if let positions = form.unionPositions, source.offices.count <= FormCommand.namedAtMost {
            output.write(said("The same form again: --known '\(positions)'\n"))
        }
        if let closing = form.closingBeforeCorrections {
            let offices = form.correctedOffices.prefix(FormCommand.namedAtMost).joined(separator: ", ")
            let by = offices.isEmpty ? "\(closing)" : offices
            output.write(
                said(
                    "Its figures were corrected since they were filed by \(by); --known closing writes the form as filed\n"
                )
            )
        }
        if let ended = form.endedUnit, form.isWithoutHouseholds {
            Console.say(
                said(
                    "\(ended.name) \(ended.isDivided ? "was divided among" as Sentence : "merged into") \(ended.into.joined(separator: ", ")) "
                        + "on \(ended.since): its households are there by the units of \(form.unitsOn); write the form of the "
                        + "new unit, or take the units of an earlier day with --units-on"))
        } else if form.isWithoutHouseholds {
            Console.say(
                said(
                    "no household was recorded by \(form.cut.effectiveOn), as known at position \(form.cut.position): a 0 of the "
                        + "\(form.name.number == nil ? "list" as Sentence : "form") means that there is no data"))
        }
        Console.sayIfAhead(form.cut.effectiveOn, of: source)
        return .done
    }

    private func write(_ form: OfficialForm) throws(LedgerError) {
        switch ending {
        case "xlsx": try write(form, as: .workbook())
        case "csv": try write(form, as: .text())
        case "pdf": try PDFConverter(pdfWith).write(form, to: output)
        default: try write(form, as: .page())
        }
    }

    private func write(_ form: OfficialForm, as kind: TableWriter.Format) throws(LedgerError) {
        try HeldSignals.during { () throws(LedgerError) in try form.write(to: output, as: kind) }
    }
}
