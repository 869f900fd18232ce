// Findings about funds in words: money that a fund did not have, money given for something else than it was earmarked
// for, and pledges that are overdue. Events and texts are looked up for what is listed.

import EventLedger
import Files
import PovertyLedger

extension FindingWriter {
    /// Adds the findings about funds inside a cut.
    mutating func addFundFindings(_ fold: FundFindingFold, _ view: CutView) throws(LedgerError) {
        guard !parameters.rules.isDisjoint(with: [.overdrawnFund, .brokenEarmark, .overduePledge]) else { return }
        let ledger = ledger
        let stretches = fold.stretches(of: try view.establishedFunds(fold.pledges))
        for stretch in stretches.overdrawn {
            try add(.overdrawnFund) { () throws(LedgerError) in
                let lowest = try FundSums.figure(-stretch.greatestVND, of: stretch.fund)
                return FindingWriter.finding(
                    .overdrawnFund, stretch, try ledger.documentedEvent(at: stretch.event),
                    FindingFigure("lowestVND", lowest),
                    "more money was given than the fund had", "at the lowest it had \(lowest) VND")
            }
        }
        for stretch in stretches.broken {
            try add(.brokenEarmark) { () throws(LedgerError) in
                let greatest = try FundSums.figure(stretch.greatestVND, of: stretch.fund)
                return FindingWriter.finding(
                    .brokenEarmark, stretch, try ledger.documentedEvent(at: stretch.event),
                    FindingFigure("brokenVND", greatest),
                    "money earmarked for a programme was given for something else", "at most \(greatest) VND")
            }
        }
        try addOverduePledges(fold.pledges, view)
    }

    private static func finding(
        _ rule: AuditRule, _ stretch: FundStretch, _ event: DocumentedEvent, _ figure: FindingFigure, _ what: Sentence,
        _ howMuch: Sentence
    ) -> Finding {
        let from = day(stretch.from)
        let through = stretch.through.map(day)
        let days: Sentence =
            through.map { from == $0 ? "on \(from)" : "from \(from) through \($0)" } ?? "from \(from) on"
        return Finding(
            rule, on: from, through: through, fund: stretch.fund, events: [FindingEvent(event)], figures: [figure],
            sentence: "\(what), \(days): \(howMuch)")
    }

    private static func day(_ days: Int32) -> Day { Day(daysSinceEpoch: days) ?? .first }

    /// Adds the pledges that are open and were due before the day of the cut, by the day on which they were due.
    private mutating func addOverduePledges(_ fold: PledgeFold, _ view: CutView) throws(LedgerError) {
        var overdue: [(due: Day, position: Position, figures: PledgeFigures)] = []
        for (position, figures) in fold.open {
            guard let due = figures.due, figures.isOverdue(at: view.cut.effectiveOn) else { continue }
            overdue.append((due, position, figures))
        }
        overdue.sort { ($0.due, $0.position) < ($1.due, $1.position) }
        let ledger = ledger
        var events = EventReader(ledger: ledger)
        for (due, position, figures) in overdue {
            try add(.overduePledge) { () throws(LedgerError) in
                let pledge = try view.openPledge(position, figures, fold, &events)
                return FindingWriter.overdue(pledge, due, try ledger.documentedEvent(at: position))
            }
        }
    }

    private static func overdue(_ pledge: OpenPledge, _ due: Day, _ event: DocumentedEvent) -> Finding {
        var figures: [FindingFigure] = []
        var open: [Sentence] = []
        if let amount = pledge.openVND {
            figures.append(FindingFigure("openVND", amount))
            if amount > 0 { open.append("\(amount) VND") }
        }
        if let quantity = pledge.openQuantity {
            figures.append(FindingFigure("openQuantity", quantity))
            if quantity > 0 { open.append("\(quantity)\(pledge.fields.measure.map { " \($0)" } ?? "")") }
        }
        let promise: Sentence =
            "a pledge of \(term: pledge.fields.kind.name) by \(pledge.fields.donor) that was due on \(due)"
        let all: Sentence = open.count == 2 ? "\(open[0]) and \(open[1])" : open.first ?? ""
        return Finding(
            .overduePledge, on: due, fund: pledge.fields.fund, donor: pledge.fields.donor,
            events: [FindingEvent(event)], figures: figures,
            sentence: "not all is received of \(promise): \(all) open")
    }
}
