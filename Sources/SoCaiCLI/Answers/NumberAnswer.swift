// A published number compared with the ledger: whether it gives that, and what else would.

import PovertyReports

/// The answer of `socai explain --number`.
struct NumberAnswer: FormattedAnswer, LedgerAnswer {
    /// The check.
    let check: NumberCheck
    /// The households that the ledger counts; nil when they were not asked for.
    let households: ExplanationAnswer?

    /// CSV has the households where they were asked for, otherwise the readings that give the number.
    var columns: [AnswerColumn<NumberAnswer>] {
        let own = AnswerColumn.part(\NumberAnswer.check, check.columns)
        guard let households = households?.report else { return [own] }
        return [
            own.onlyInJSON, .list("households", { _ in households.households }, CountedHousehold.columns).onlyInJSON,
            .part({ _ in households }, households.columns).notInJSON,
        ]
    }

    func table(width: Int?) -> String {
        var text = Paragraph.text(verdict, width: width)
        if !check.agrees { text += "\n" + readings(width: width) }
        if let households { text += "\nWhat the ledger counts\n\n" + households.list(width: width) }
        return text
    }

    private var verdict: String {
        let (reading, cut) = (check.reading, check.reading.cut)
        let units = reading.filter.unit == nil ? "" : ", by the units of \(reading.unitsOn)"
        let what =
            "\(reading.measure.rawValue) (\(reading.filter.words)) on \(cut.effectiveOn), as known at position "
            + "\(cut.position)\(units)"
        guard !check.agrees else { return "The ledger gives exactly \(check.published) \(what)" }
        let difference = check.published - check.counted
        return "The ledger gives \(check.counted) \(what); \(check.published) is "
            + (difference > 0 ? "\(difference) too many" : "\(-difference) too few")
    }

    private func readings(width: Int?) -> String {
        guard !check.explanations.isEmpty else {
            return Paragraph.text("Nothing near it gives exactly \(check.published)", width: width)
        }
        let lines = check.explanations.map { Paragraph.text("  " + $0.words, width: width) }.joined()
        return Paragraph.text("Exactly \(check.published) are, the nearest first:", width: width) + lines
    }
}
