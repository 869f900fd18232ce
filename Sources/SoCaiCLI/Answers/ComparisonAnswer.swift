// How two ledgers compare with each other, for people: a sentence, and where they part what each has, side by side.

import EventLedger
import PovertyLedger

/// The answer of `socai compare`.
struct ComparisonAnswer: FormattedAnswer {
    /// How they compare.
    let report: HouseholdLedgerComparison

    private var comparison: LedgerComparison { report.comparison }
    private var ledger: String { report.path }
    private var other: String { report.otherPath }

    func table(width: Int?) -> String {
        var text = Paragraph.text(sentence, width: width)
        if comparison.offset != comparison.otherOffset {
            text += Paragraph.text(
                "Their days end at different times: in \(ledger) at UTC\(comparison.offset), in \(other) at "
                    + "UTC\(comparison.otherOffset)", width: width)
        }
        if let signed { text += Paragraph.text(signed, width: width) }
        if comparison.haveSameTree == false {
            text += Paragraph.text(
                "Their trees differ, since entries were recorded or imported with other secrets: a checkpoint of one is none "
                    + "of the other", width: width)
        }
        if let fork = report.fork { text += "\n" + sides(of: fork).text(width: width) }
        return text
    }

    private var sentence: String {
        let common = comparison.common
        let what = "\(CountedNoun.entries(common.entries)) with \(CountedNoun.events(common.position))"
        switch comparison.relation {
        case .sameEntries:
            return comparison.isEqual
                ? "\(ledger) and \(other) are equal: \(what)"
                : "\(ledger) and \(other) have the same entries but are not equal: \(what)"
        case .past: return past(ledger, of: other, comparison.otherEnd)
        case .future: return past(other, of: ledger, comparison.end)
        case .forked(let fork):
            let parts = fork.differences.map { EventWords.words($0.rawValue) }.joined(separator: ", ")
            return "\(ledger) and \(other) part after \(place(common)); the first difference is at position "
                + "\(fork.position), in: \(parts)"
        }
    }

    private func past(_ past: String, of later: String, _ end: LedgerMark) -> String {
        "\(past) is the past of \(later): both are the same up to \(place(comparison.common)), and \(later) goes on to "
            + place(end)
    }

    /// What was signed of the later ledger that the other does not reach.
    private var signed: String? {
        guard let last = comparison.checkpointsBeyond.last else { return nil }
        let (past, later) = comparison.relation == .past ? (ledger, other) : (other, ledger)
        let count = comparison.checkpointsBeyond.count
        return
            "\(later) was signed beyond \(past): it keeps \(count) \(count == 1 ? "checkpoint" : "checkpoints") that "
            + "\(past) does not reach, the last of size \(last.size); \(past) must not be signed under the same origin"
    }

    private func place(_ mark: LedgerMark) -> String {
        guard let entry = mark.entry, let recordedAt = mark.recordedAt else { return "position 0, before any entry" }
        return
            "position \(mark.position) (entry \(entry), recorded \(ClaimedTime.text(recordedAt, isClaimed: mark.claimedTime)))"
    }

    private func sides(of fork: LedgerFork) -> TextTable {
        var table = TextTable([
            TextTable.Column(heading: ""), TextTable.Column(heading: ledger, isFlexible: true),
            TextTable.Column(heading: other, isFlexible: true),
        ])
        let (left, right) = (fork.side, fork.otherSide)
        let rows: [(String, String?, String?)] = [
            ("entry", left.entry, right.entry),
            ("positions", words(left.positions), words(right.positions)),
            ("recorded", words(left), words(right)), ("by", left.actor, right.actor),
            ("document", left.document, right.document), ("reason", left.reason, right.reason),
            ("restates", left.restates, right.restates),
            ("event", left.event?.reference.description, right.event?.reference.description),
            ("about", left.event?.stream.id, right.event?.stream.id),
            ("effective", left.event?.effectiveOn?.description, right.event?.effectiveOn?.description),
            ("what", what.0, what.1),
        ]
        for (name, one, two) in rows where one != nil || two != nil {
            table.append([TextTable.Cell(name), TextTable.Cell(one ?? ""), TextTable.Cell(two ?? "")])
        }
        return table
    }

    /// What the events say in words, or as JSON where the words leave out what differs.
    private var what: (String?, String?) {
        let words = (report.event.map(EventWords.text), report.otherEvent.map(EventWords.text))
        return words.0 == words.1
            ? (report.event.map { AnswerValue.event($0).text }, report.otherEvent.map { AnswerValue.event($0).text })
            : words
    }

    private func words(_ positions: ClosedRange<Position>) -> String {
        positions.count == 1 ? "\(positions.lowerBound)" : "\(positions.lowerBound)–\(positions.upperBound)"
    }

    private func words(_ side: ForkSide) -> String { ClaimedTime.text(side.recordedAt, isClaimed: side.claimedTime) }
}
