// What a closing signed off as a table: the sums over all units, where programs get every account.

import EventLedger
import PovertyReports

/// The answer of `socai close`.
struct ClosingAnswer: FormattedAnswer, LedgerAnswer {
    /// The closing.
    let closing: Closing
    /// The checkpoint that was signed with it.
    var checkpoint: SignedCheckpoint?

    var columns: [AnswerColumn<ClosingAnswer>] {
        [
            .part(\.closing, closing.columns),
            .part(\.checkpoint, [.object("checkpoint", { $0 }, SignedCheckpoint.columns)]).onlyInJSON,
        ]
    }

    func table(width: Int?) -> String {
        let figures = closing.figures ?? ClosedFigures()
        let sums = figures.countsOfAllUnits
        let table = TextTable("counts", sums.rows, Counts.Row.columns(byUnit: false), total: sums.total)
        let heading =
            "Closed the period through \(closing.through) by \(closing.reference), as known at position "
            + "\(closing.cut.position)"
        let (gifts, loans, awards) = (figures.gifts, figures.loans, figures.awards)
        let support =
            "Up to that day gifts: \(gifts.count), of \(gifts.amountVND) VND; loans: \(loans.count), of "
            + "\(loans.amountVND) VND; awards in force: \(awards.granted), revoked: \(awards.revoked)"
        return Paragraph.text(heading, width: width) + "\n" + table.text(width: width) + "\n"
            + Paragraph.text(support, width: width)
            + (checkpoint.map { "\n" + String(decoding: $0.bytes, as: UTF8.self) } ?? "")
    }

}
