// The history of a household as a table. Voided events are there, marked, with when and why.

import EventLedger
import PovertyLedger

/// The answer of `socai history`.
struct HistoryAnswer: FormattedAnswer {
    /// The household's history.
    let report: HouseholdHistory
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset
    /// Whether a past time was asked for.
    let isPast: Bool

    func table(width: Int?) -> String {
        let table = TextTable(
            "history", report.items, HistoryItem.columns,
            [
                "effectiveOn",
                .cell("what", .text) { TextTable.Cell(lines: [EventWords.text($0.event)] + voided($0)) },
                .own(.code("recorded") { ClaimedTime.cell($0.recordedAt, isClaimed: $0.claimedTime, offset: offset) }),
                "reference", "document", "actor",
            ])
        let heading =
            "History of household \(report.household)" + (isPast ? ", as known at position \(report.known)" : "")
        let hasClaimed = report.items.contains { $0.claimedTime || $0.voidClaimedTime }
        return Paragraph.text(heading, width: width) + "\n" + table.text(width: width)
            + ClaimedTime.legend(hasClaimed, width: width)
    }

    private func voided(_ item: HistoryItem) -> [String] {
        guard let void = item.voidedBy else { return [] }
        let day =
            item.voidedAt.map {
                " on " + ClaimedTime.cell($0, isClaimed: item.voidClaimedTime, offset: offset)
            } ?? ""
        return ["VOIDED\(day) by \(void)" + (item.voidReason.map { ": \($0)" } ?? "")]
    }
}
