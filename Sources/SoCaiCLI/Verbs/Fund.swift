// `socai fund`: what funds received and gave in a period, with opening and closing, and which pledges are open.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

/// The lists of an answer about funds, each with columns of its own.
enum FundList: String, ExpressibleByArgument, CaseIterable {
    case funds, kinds, donorKinds, inKind, pledges
}

struct FundCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "fund",
        abstract: "Print what funds received and gave in a period, and the open pledges.",
        discussion: """
            Opening plus received, less given and loans, equals closing. Money received is the amount of contributions \
            of kind cash; every amount of aid of the fund is money given. What is received in kind has a worth, which is \
            never added to money. A pledge is open until all of it is received; pledges are those of the last day, on \
            any day they were made. In --from a year means its first day, in --to its last.

            Example:
              socai fund bac-lieu.socai --from 2023 --to 2023
              socai fund bac-lieu.socai vi-nguoi-ngheo --from 2022 --to 2025 --format csv --list pledges
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(help: ArgumentHelp("Only this fund. (default: all funds)", valueName: "fund"))
    var fund: String?

    @OptionGroup var period: PeriodOption

    @OptionGroup var knowledge: KnownOption

    @OptionGroup var form: ReportOption

    @Option(help: ArgumentHelp("The list to write with --format csv. (default: the funds)", valueName: "list"))
    var list: FundList?

    func validate() throws { try form.check(list: list) }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let cut = CutExpression(period.to, knownAt: knowledge.known ?? .now)
        let report = try ledger.at(cut).funds(since: period.from, of: fund)
        form.write(FundAnswer(report: report), csv: (list ?? .funds).rawValue, to: &output)
        Console.sayIfAhead(report.cut.effectiveOn, of: ledger)
        Console.sayIfNothingWasKnown(at: report.cut.position, of: ledger)
        return .done
    }
}

/// The answer of `socai fund`.
struct FundAnswer: FormattedAnswer {
    /// The funds.
    let report: FundReport

    func table(width: Int?) -> String {
        let which = report.fund.map { said("Fund \($0)") } ?? said("Funds")
        var text = Paragraph.text(said("\(which) from \(report.from) to \(report.cut.words)"), width: width) + "\n"
        guard !report.funds.isEmpty else { return text + said("No fund is established by then\n") }
        text += TextTable("funds", report.funds, FundRow.columns).text(width: width)
        func add<Row>(_ name: String, _ heading: String, _ rows: [Row], _ columns: [AnswerColumn<Row>]) {
            guard !rows.isEmpty else { return }
            text += "\n\(heading)\n\n" + TextTable(name, rows, columns).text(width: width)
        }
        add("kinds", said("By kind"), report.kinds, FundKindRow.columns)
        add("donorKinds", said("Received, by kind of donor"), report.donorKinds, FundDonorRow.columns)
        add("inKind", said("Received in kind, never added to money"), report.inKind, FundGoodsRow.columns)
        add("pledges", said("Open pledges on \(report.cut.effectiveOn)"), report.pledges, OpenPledge.columns)
        return text
    }
}
