// What made a number change between two cuts as tables.

import EventLedger
import PovertyReports

/// The answer of `socai explain --change`.
struct ChangeAnswer: FormattedAnswer {
    /// The explanation.
    let report: ChangeExplanation
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset

    func table(width: Int?) -> String {
        let (from, to) = (report.from, report.to)
        let units = report.filter.unit == nil ? "" : ", by the units of \(report.unitsOn)"
        let heading =
            "From \(from.effectiveOn), as known at position \(from.position), to \(to.effectiveOn), as known at position "
            + "\(to.position)\(units)"
        let difference = report.closing.households - report.opening.households
        let sum =
            "Households (\(report.filter.words)): \(report.opening.households) + \(report.entered) entered - "
            + "\(report.left) left = \(report.closing.households), a difference of \(difference)"
        var text = Paragraph.text(heading, width: width) + Paragraph.text(sum, width: width)
        for hasEntered in [true, false] {
            let rows = report.households.filter { $0.hasEntered == hasEntered }
            guard !rows.isEmpty else { continue }
            text += (hasEntered ? "\nWho entered\n\n" : "\nWho left\n\n") + list(rows).text(width: width)
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
        return what + [(words: "VOIDED: \(fields.reason)", source: void)]
    }

    /// The class, and what else the filter names.
    private func cell(_ account: Account?) -> TextTable.Cell {
        guard let account else { return "absent" }
        var words = [account.householdClass.words]
        if report.filter.socialProtection != nil, account.socialProtection { words.append("protected") }
        if report.filter.unit != nil, let unit = account.unit { words.append("in \(unit)") }
        return TextTable.Cell(words.joined(separator: ", "))
    }
}
