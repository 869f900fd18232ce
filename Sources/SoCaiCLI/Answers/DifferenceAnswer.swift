// What changed between two cuts, for people: the accounts, who went from where to where, and who it was.

import PovertyReports

/// The answer of `socai diff`.
struct DifferenceAnswer: FormattedAnswer {
    /// The difference.
    let report: Difference

    func table(width: Int?) -> String {
        let (from, to) = (report.from, report.to)
        let heading =
            "From \(from.effectiveOn), as known at position \(from.position), to \(to.effectiveOn), as known at "
            + "position \(to.position)" + (report.isByUnit ? ", by the units of \(report.unitsOn)" : "")
        var text = Paragraph.text(heading, width: width) + "\n" + accounts.text(width: width)
        let transitions = TextTable("transitions", report.transitions, Transition.columns)
        text += "\nFrom one state to another\n\n" + transitions.text(width: width)
        if let bridge = report.bridge { text += "\n" + table(of: bridge, width: width) }
        if let households = report.households {
            text +=
                households.isEmpty
                ? "\nNo household changed its state\n"
                : "\nWho changed\n\n"
                    + TextTable("households", households, HouseholdChange.columns).text(width: width)
        }
        return text
    }

    private var accounts: TextTable {
        TextTable(
            "accounts", report.accounts, AccountChange.columns(byUnit: report.isByUnit),
            (report.isByUnit ? ["unit"] : []) + [
                "class", "socialProtection", "openingHouseholds", "closingHouseholds",
                .own(.number("changeHouseholds", .change, \.change.households)),
                "openingPersons", "closingPersons",
                .own(.number("changePersons", .change, \.change.persons)),
            ], total: report.totalRow)
    }
}
