// Findings about single events, in words. Classes and kinds are named as JSON names them.

import EventLedger
import Files
import PovertyLedger

extension FindingWriter {
    static func aid(_ candidate: FindingCandidate, _ events: [DocumentedEvent]) throws(LedgerError) -> Finding {
        let given = events[0]
        let kind = AidGiven.View(given.event.payload.span.bytes)?.kind?.name ?? ""
        let day = given.day(or: candidate)
        let standing: Sentence =
            candidate.mark == TimelineAudit.absent
            ? "is not in the register" : "is \(term: HouseholdClass(rawValue: candidate.mark)?.name ?? "")"
        return Finding(
            .aidOutsidePoverty, on: day, household: given.subject(.household), events: events.map(FindingEvent.init),
            sentence: "aid (\(term: kind)) went to a household that \(standing) on that day")
    }

    static func unregistered(_ candidate: FindingCandidate, _ events: [DocumentedEvent]) throws(LedgerError) -> Finding
    {
        let given = events[0]
        let kind = AidGiven.View(given.event.payload.span.bytes)?.kind?.name ?? ""
        return Finding(
            .aidToUnregistered, on: given.day(or: candidate), household: given.subject(.household),
            events: events.map(FindingEvent.init),
            sentence: "aid (\(term: kind)) went to a household that was never registered")
    }

    static func undone(_ candidate: FindingCandidate, _ events: [DocumentedEvent]) throws(LedgerError) -> Finding {
        let (exit, back) = (events[0], events[1])
        let left = EventSummary.classLeft(exit.event.summary)?.name ?? ""
        let now = EventSummary.householdClass(back.event.summary)?.name ?? ""
        return Finding(
            .exitUndone, on: back.day(or: candidate), household: back.subject(.household),
            events: events.map(FindingEvent.init),
            sentence:
                "\(term: now) is decided for the day on which the household left \(term: left), and was recorded later: "
                + "the exit has no effect")
    }

    func farAhead(_ candidate: FindingCandidate, _ events: [DocumentedEvent]) throws(LedgerError) -> Finding {
        let event = events[0]
        let recorded = event.recordedAt.day(at: ledger.ledger.offset)
        let days = Int(candidate.day) - Int(recorded.daysSinceEpoch)
        return Finding(
            .farAhead, on: event.day(or: candidate), household: event.subject(.household), unit: event.subject(.unit),
            events: events.map(FindingEvent.init), figures: [FindingFigure("days", days)],
            sentence: "takes effect \(days) days after it was recorded, on \(recorded)")
    }

    func quickReturn(_ candidate: FindingCandidate, _ events: [DocumentedEvent]) throws(LedgerError) -> Finding {
        let (exit, back) = (events[0], events[1])
        func name(_ householdClass: HouseholdClass?) -> String { householdClass?.name ?? "" }
        let left = name(EventSummary.classLeft(exit.event.summary))
        let reached = name(EventSummary.householdClass(exit.event.summary))
        let now = name(EventSummary.householdClass(back.event.summary))
        let start = exit.day(or: candidate)
        let days = Int(candidate.day) - Int(start.daysSinceEpoch)
        return Finding(
            .quickReturn, on: back.day(or: candidate), household: back.subject(.household),
            events: events.map(FindingEvent.init), figures: [FindingFigure("days", days)],
            sentence:
                "left \(term: left) for \(term: reached) on \(start) and was \(term: now) again within \(parameters.returnMonths) months"
        )
    }

    static func mismatch(_ candidate: FindingCandidate, _ events: [DocumentedEvent]) throws(LedgerError) -> Finding {
        let decision = events[0]
        var scored: ScoredDecision?
        if let fields = HouseholdClassified.View(decision.event.payload.span.bytes) { scored = ScoredDecision(fields) }
        var figures: [FindingFigure] = []
        if let scored {
            figures = [
                FindingFigure("incomeScore", scored.incomeScore),
                FindingFigure("deprivationScore", scored.deprivationScore),
                FindingFigure("deprivations", scored.deprivations),
            ]
        }
        return Finding(
            .scoreMismatch, on: decision.day(or: candidate), household: decision.subject(.household),
            events: events.map(FindingEvent.init), figures: figures, sentence: scored?.sentence ?? "")
    }

    static func repeatedAward(_ candidate: FindingCandidate, _ events: [DocumentedEvent]) throws(LedgerError)
        -> Finding
    {
        let granted = events[1]
        return Finding(
            .repeatedAward, on: granted.day(or: candidate), household: granted.subject(.household),
            events: events.map(FindingEvent.init),
            sentence: "two awards in force are for one achievement" + (try achievement(of: granted)))
    }

    static func revokedAward(_ candidate: FindingCandidate, _ events: [DocumentedEvent]) throws(LedgerError) -> Finding
    {
        let (award, middle, last) = (events[0], events[1], events[2])
        let isClosing = EventKind(recordType: middle.event.type) == .periodClosed
        let sentence: Sentence
        if isClosing {
            let through = Day(daysSinceEpoch: Int32(bitPattern: middle.event.summary)).map(String.init) ?? ""
            sentence = "the closing through \(through) still counts an award that was revoked on that day or before"
        } else {
            sentence = "an award was granted again after it was revoked" + (try achievement(of: last))
        }
        return Finding(
            .revokedAwardCounted, on: last.day(or: candidate), household: award.subject(.household),
            events: events.map(FindingEvent.init), sentence: sentence)
    }

    static func restated(_ candidate: FindingCandidate, _ events: [DocumentedEvent]) throws(LedgerError) -> Finding {
        let (closing, change) = (events[0], events[1])
        let through = Day(daysSinceEpoch: Int32(bitPattern: closing.event.summary)).map(String.init) ?? ""
        return Finding(
            .restatedPeriod, on: change.day(or: candidate), household: change.subject(.household),
            unit: change.subject(.unit), events: [FindingEvent(closing), FindingEvent(change)],
            sentence: "an entry restates the period closed through \(through): \(change.restates ?? "")")
    }

    /// Who was awarded for what, in words that follow a sentence.
    private static func achievement(of cited: DocumentedEvent) throws(LedgerError) -> Sentence {
        guard case .awardGranted(let award) = try Event(cited.event, reference: nil).body else { return "" }
        return ": \(term: award.recipientKind.name) \(award.recipient), \(award.achievement ?? "")"
    }
}
