// `socai report`: a page with the figures of a ledger, as one file to open, print or send.

import ArgumentParser
import EventLedger
import Files
import LedgerPage
import PovertyLedger
import PovertyReports

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
            opens in Vietnamese and switches to English. Of a union it has the figures of any day as known now, without \
            revisions, households and proofs, which are of one ledger.

            With --bundle the page is made from a folder of `socai bundle`, for somebody without the ledger; it is checked \
            first, by the public key that --verifier-key gives.

            Example:
              socai report bac-lieu.socai -o bao-cao.html
              socai report bac-lieu.socai --from 2022-12-31 --to 2024-12-31 --by unit:city --lang en -o report.html
            """)

    @Argument(help: "The file of the ledger, unless --bundle names a folder.", completion: .file())
    var ledger: String?

    @Option(
        help: ArgumentHelp("The folder of an evidence bundle, instead of a ledger.", valueName: "folder"),
        completion: .directory)
    var bundle: String?

    @OptionGroup var verifiers: VerifierKeyOption

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
    var lang = ReportLanguage.vietnamese

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The new file; its name ends in .html.", valueName: "file"), completion: .file())
    var output: String

    func validate() throws {
        guard (ledger == nil) != (bundle == nil) else {
            throw ValidationError(said("Name a ledger, or a folder with --bundle, and not both"))
        }
        if ledger != nil { try place.validate() }
        if bundle == "" { throw ValidationError(said("The name of the bundle is empty; it must name a folder")) }
        if bundle != nil, verifiers.keys.isEmpty {
            throw ValidationError(
                said(
                    "--verifier-key is missing; a bundle needs a signer that you trust, so give the public key of the ledger"
                )
            )
        }
        if bundle == nil, !verifiers.keys.isEmpty {
            throw ValidationError(said("--verifier-key goes with --bundle; a ledger is opened without a key"))
        }
        if output == "-" {
            throw ValidationError(said("A page can't go to standard output (-): it is a file; name one"))
        }
        guard [".html", ".htm"].contains(where: { output.lowercased().hasSuffix($0) }) else {
            throw ValidationError(said("--output is \"\(output)\"; the name of a page ends in .html"))
        }
        if let from, let to, from > to {
            throw ValidationError(
                said("The page from \(from) to \(to) ends before it begins; give its first day first"))
        }
    }

    private var place: LedgerArgument {
        var place = LedgerArgument()
        place.ledger = ledger ?? ""
        return place
    }

    private func page(_ question: PageQuestion) throws(LedgerError) -> LedgerPage {
        guard let bundle else { return try place.source().page(question) }
        return try EvidenceBundle(checking: bundle, by: verifiers.keys).page(question)
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        var question = PageQuestion()
        (question.from, question.to, question.level, question.language) = (from, to, grouping.by?.level, lang)
        let page = try page(question)
        try HeldSignals.during { () throws(LedgerError) in try page.write(to: self.output) }
        output.write(
            said(
                "Wrote \(self.output.printable): figures from \(page.from) to \(page.to), as known up to position "
                    + "\(page.position)\n"))
        if let ledger, UnionFile.isNamed(by: ledger) {
            output.write(said("It lists no households: each is with its events in the ledger of its office\n"))
        } else if page.listedHouseholds == nil {
            output.write(said("It lists no households: there are too many; socai list and socai explain list them\n"))
        }
        return .done
    }
}
