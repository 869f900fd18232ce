// An answer of a ledger or of a union for people: of a union with its cut above it, by which the same question can be asked
// again, and below it, where that is asked for, the answers of the offices.

import EventLedger
import Files
import PovertyLedger
import PovertyReports

/// An answer, and what it was asked of.
struct SourceAnswer<Answer: FormattedAnswer>: FormattedAnswer {
    let report: UnionAnswer<Answer.Report>
    private let answer: Answer
    private let offices: [(office: String, answer: Answer)]
    private let cut: UnionCutView

    /// How many offices a table names; JSON has all.
    private static var namedAtMost: Int { 40 }

    /// Asks a question of a source, and of each office where that is asked for.
    init(
        _ cut: UnionCutView, _ option: OfficesOption, _ make: (UnionCutView) throws(LedgerError) -> Answer
    ) throws(LedgerError) {
        self.cut = cut
        answer = try make(cut)
        offices = option.offices ? try cut.eachOffice(make)?.map { ($0.office, $0.report) } ?? [] : []
        report = UnionAnswer(
            answer.report, at: cut, offices: option.offices ? offices.map { ($0.office, $0.answer.report) } : nil)
    }

    func table(width: Int?) -> String {
        guard let name = cut.view.name else { return answer.table(width: width) }
        let count = cut.positions.count
        var text = Paragraph.text(
            said(
                "Union \(name) of \(count, "ledger", "ledgers"); a position is the number of events that are known in all of them"
            ),
            width: width)
        text += count <= Self.namedAtMost ? said("The same figures again: \(cut.text)\n") : ""
        text += "\n" + answer.table(width: width)
        for (office, answer) in offices {
            text +=
                "\n" + Paragraph.text(said("The office \(office)"), width: width) + "\n" + answer.table(width: width)
        }
        return text
    }
}
