// `socai units`: the units of a day, with what they are called and how they ended.

import ArgumentParser
import EventLedger
import PovertyLedger

struct UnitsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "units",
        abstract: "List the units: ids, names, codes, kinds, parents, and which were merged or divided.",
        discussion: """
            Lists every unit that was established by the day, with its state on that day. Every verb accepts a unit by its \
            id, its name (accents and case are ignored) or its official code. If several units had that name or code, the \
            one that exists on the day of the units is meant. Without a CUT the day is today, at the ledger's offset from \
            UTC.

            Example:
              socai units bac-lieu.socai
              socai units bac-lieu.socai 2024 --format csv
            """)

    @OptionGroup var place: LedgerArgument

    @OptionGroup var when: CutOrTodayArgument

    @OptionGroup var form: ReportOption

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.view()
        let cut = when.cut(of: ledger)
        let answer = UnitsAnswer(report: try ledger.at(cut).units())
        form.write(answer, to: &output)
        return .done
    }
}

/// The answer of `socai units`.
struct UnitsAnswer: FormattedAnswer {
    /// The units.
    let report: UnitList

    func table(width: Int?) -> String {
        var text = Paragraph.text(
            said("Units on \(report.cut.words)"), width: width)
        guard !report.units.isEmpty else { return text + said("\nNo unit is established by then\n") }
        let table = TextTable(
            "units", report.units, UnitRecord.columns,
            [
                "unit", "name", "code", "kind", "area", "parent", "establishedOn",
                .own(.text("ended", \.ending)),
            ])
        text += "\n" + table.text(width: width)
        let inForce = report.units.count { $0.isInForce }
        return text
            + said("\n\(inForce) of \(report.units.count, "unit", "units") exist\n")
    }
}

extension UnitRecord {
    /// How it ended, in words; empty while it exists.
    fileprivate var ending: String {
        if let merger { return said("\(merger.effectiveOn): merged into \(merger.into)") }
        if let division {
            return said("\(division.effectiveOn): divided among \(division.into.joined(separator: ", "))")
        }
        return ""
    }
}
