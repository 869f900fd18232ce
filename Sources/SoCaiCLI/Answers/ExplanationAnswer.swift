// The households behind a number as a table.

import EventLedger
import PovertyReports

/// The answer of `socai explain`.
struct ExplanationAnswer: FormattedAnswer {
    /// The explanation.
    let report: CountExplanation
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset

    func table(width: Int?) -> String { Paragraph.text(heading, width: width) + "\n" + list(width: width) }

    private var heading: String {
        let (cut, tally) = (report.cut, report.tally)
        let units = report.filter.unit == nil ? "" : ", by the units of \(report.unitsOn)"
        return "Households: \(tally.households), persons: \(tally.persons) (\(report.filter.words)) on "
            + "\(cut.effectiveOn), as known at position \(cut.position)\(units)"
    }

    /// The households, each with the event that put it into its class and the latest that confirms it; where one unit is
    /// asked for, also the one that placed it there.
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
