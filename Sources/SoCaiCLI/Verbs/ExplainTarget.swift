// What `socai explain --target` prints: what the figure of a target is made of, and how a published figure of it compares.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai explain --target`.
struct TargetAnswer: FormattedAnswer {
    /// The explanation.
    let report: TargetExplanation
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset

    func table(width: Int?) -> String {
        let outcome = report.outcome
        let figure = outcome.actualWords.isEmpty ? "" : ": \(outcome.actualWords)"
        var text = Paragraph.text(outcome.heading, width: width)
        text += Paragraph.text(
            said("\(EventWords.words(outcome.verdict.rawValue))\(figure), as known at position \(report.cut.position)"),
            width: width)
        for part in TargetPart.allCases {
            let rows = report.rows.filter { $0.part == part }
            guard !rows.isEmpty else { continue }
            text += "\n" + part.words(of: outcome.target) + "\n\n" + list(rows).text(width: width)
        }
        let sources = report.rows.flatMap { [$0.event, $0.ended].compactMap { $0 } }
        return text + ClaimedTime.legend(sources.contains(where: \.claimedTime), width: width)
    }

    private func list(_ rows: [TargetEvidence]) -> TextTable {
        let members: [TableColumn<TargetEvidence>] = rows.contains { $0.members != nil } ? ["members"] : []
        let amounts: [TableColumn<TargetEvidence>] = rows.contains { $0.amountVND != nil } ? ["amountVND"] : []
        let subject: [TableColumn<TargetEvidence>] =
            rows.allSatisfy(\.isHousehold) ? ["household"] : ["household", "unit"]
        return TextTable(
            "evidence", rows, TargetEvidence.columns,
            subject + members + amounts
                + EventSourceCells.columns(offset: offset) { row in
                    [row.event, row.ended].compactMap { $0 }.map { (EventWords.short($0.event), $0) }
                })
    }
}

extension TargetPart {
    /// The heading of the rows of a part.
    fileprivate func words(of target: Target) -> String {
        switch self {
        case .before:
            target.kind == .income
                ? said("On the earlier day") : said("Counted on the earlier day only") + resized(target)
        case .due:
            target.kind == .income ? said("On the due day") : said("Counted on the due day only") + resized(target)
        case .counted: said("Counted")
        case .notCounted: said("Not counted, of those that the share is of")
        }
    }

    private func resized(_ target: Target) -> String { target.of == .persons ? said(", or with another size") : "" }
}

/// The answer of `socai explain --target --number`.
struct TargetCheckAnswer: FormattedAnswer, LedgerAnswer {
    /// The check.
    let check: TargetCheck

    var columns: [AnswerColumn<TargetCheckAnswer>] { [.part(\.check, check.columns)] }

    func table(width: Int?) -> String {
        var text = Paragraph.text(check.outcome.heading, width: width) + Paragraph.text(verdict, width: width)
        guard !check.agrees, check.outcome.verdict != .notDue else { return text }
        text +=
            "\n"
            + ReadingList.text(
                check.published, check.explanations.map { said($0.words) }, isExact: isExact, width: width)
        return text
    }

    /// Whether the figure is that number and nothing else; a share is rounded.
    private var isExact: Bool { if case .number = check.published { true } else { false } }

    private var verdict: String {
        let outcome = check.outcome
        let known = said(", as known at position \(check.cut.position)")
        guard outcome.actual != nil else {
            return outcome.verdict == .notDue
                ? said("The target is not due on \(check.cut.effectiveOn)") + known
                : said("The ledger gives no figure: \(outcome.actualWords)") + known
        }
        guard check.agrees else {
            return said("The ledger gives \(outcome.actualWords)\(known); \(check.published) is another figure")
        }
        let judged = said("the target is \(term: outcome.verdict.rawValue)")
        return isExact
            ? said("The ledger gives exactly \(check.published): \(outcome.actualWords)\(known); \(judged)")
            : said(
                "The ledger gives \(outcome.actualWords)\(known), which can be printed as \(check.published); \(judged)"
            )
    }
}

/// The readings that give a published figure.
enum ReadingList {
    static func text(
        _ published: some CustomStringConvertible, _ readings: [String], isExact: Bool = true, width: Int?
    ) -> String {
        guard !readings.isEmpty else {
            return Paragraph.text(
                said("Nothing near it gives ") + (isExact ? said("exactly ") : "") + "\(published)", width: width)
        }
        let lines = readings.map { Paragraph.text("  " + $0, width: width) }.joined()
        let figure = isExact ? said("Exactly \(published) are") : said("\(published) can be")
        return Paragraph.text(figure + said(", the nearest first:"), width: width) + lines
    }
}
