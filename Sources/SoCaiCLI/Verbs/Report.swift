// `socai report`: a page with the figures of a ledger, as one file to open, print or send.

import ArgumentParser
import EventLedger
import LedgerPage
import PovertyLedger

extension PageLanguage: ExpressibleByArgument {}

struct ReportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a page with the figures of a ledger: one HTML file to look at, print or send.",
        discussion: """
            The page needs a browser and nothing else: no network, no ledger. Two sliders choose the day of the figures \
            and what was known by when, and move every figure at once. It has the trajectory against the plans, the \
            movement tables, the revisions of closed periods, the units, findings of the audit, aid by kind and giver, \
            and at its foot the root of the ledger's tree. Households are listed by their codes, with their events, \
            where they have at most 40,000 events; in larger ledgers the page names the command that lists them. It \
            opens in Vietnamese and switches to English.

            Example:
              socai report bac-lieu.socai -o bao-cao.html
              socai report bac-lieu.socai --from 2022-12-31 --to 2024-12-31 --by unit:city --lang en -o report.html
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        help: ArgumentHelp(
            "The first day of the page. (default: the day before the first year of the plans)", valueName: "day"),
        transform: ArgumentReading.firstDay)
    var from: Day?

    @Option(
        help: ArgumentHelp("The last day of the page. (default: the last day of recording)", valueName: "day"),
        transform: ArgumentReading.day)
    var to: Day?

    @OptionGroup var grouping: GroupingOption

    @Option(help: "The language in which the page opens.")
    var lang = PageLanguage.vietnamese

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The new file; its name ends in .html.", valueName: "file"))
    var output: String

    func validate() throws {
        if output == "-" { throw ValidationError("A page can't go to standard output (-): it is a file; name one") }
        guard [".html", ".htm"].contains(where: { output.lowercased().hasSuffix($0) }) else {
            throw ValidationError("--output is \"\(output)\"; the name of a page ends in .html")
        }
        if let from, let to, from > to {
            throw ValidationError("The page from \(from) to \(to) ends before it begins; give its first day first")
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        var question = PageQuestion()
        (question.from, question.to, question.level, question.language) = (from, to, grouping.by?.level, lang)
        let page = try place.view().page(question)
        try page.write(to: self.output)
        output.write(
            "Wrote \(self.output.printable): figures from \(page.from) to \(page.to), as known up to position "
                + "\(page.position), \(page.bytes.count) bytes\n")
        if page.listedHouseholds == nil {
            output.write("It lists no households: there are too many; socai list and socai explain list them\n")
        }
        return .done
    }
}
