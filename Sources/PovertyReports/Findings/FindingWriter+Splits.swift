// Households that split off, compared with the one they left: whether that one was in the register, and whether it had
// members to lose. Each split costs a few lookups; there are few of them.

import EventLedger
import Files
import PovertyLedger

extension FindingWriter {
    /// Adds the splits from households that are not in the register, and those that took all members or more.
    mutating func addSplits(_ positions: [Position], _ cut: Cut) throws(LedgerError) {
        guard !parameters.rules.isDisjoint(with: [.splitTooLarge, .splitFromUnknown]) else { return }
        var splits: [(day: Day, split: DocumentedEvent, fields: HouseholdRegistered)] = []
        for position in positions {
            let cited = try cite([position])[0]
            guard case .householdRegistered(let fields) = try Event(cited.event, reference: nil).body,
                let day = cited.event.effectiveOn
            else { continue }
            splits.append((day, cited, fields))
        }
        splits.sort { ($0.day, $0.split.event.position) < ($1.day, $1.split.event.position) }
        for (day, split, fields) in splits {
            guard let origin = fields.splitFrom else { continue }
            if let finding = try splitFinding(split, fields, from: origin, on: day, cut) { try add([finding]) }
        }
    }

    private func splitFinding(
        _ split: DocumentedEvent, _ fields: HouseholdRegistered, from origin: String, on day: Day, _ cut: Cut
    ) throws(LedgerError) -> Finding? {
        let stream = StreamName(category: StreamCategory.household.rawValue, id: origin)
        let timeline = try ledger.ledger.timeline(of: stream, at: cut)
        func isA(_ kind: EventKind, _ item: TimelineItem) -> Bool { item.type == kind.recordType }
        let registration = timeline.first { isA(.householdRegistered, $0) }
        let end = timeline.first { isA(.householdDissolved, $0) && $0.effectiveDay < day.daysSinceEpoch }
        guard let registration, registration.effectiveDay <= day.daysSinceEpoch, end == nil else {
            let other = end ?? registration
            let state: Sentence =
                switch (other, end) {
                case (_, let end?): "was dissolved on \(FindingWriter.day(of: end))"
                case (let registration?, nil): "is registered only from \(FindingWriter.day(of: registration)) on"
                case (nil, nil): "was never registered"
                }
            let events = try cite([other?.position].compactMap { $0 })
            return Finding(
                .splitFromUnknown, on: day, household: fields.household,
                events: (events + [split]).map(FindingEvent.init),
                sentence: "split off from household \(Excerpt.quoted(origin)), which \(state)")
        }
        // What it had by the day before; of a household that is registered on the same day, what it came with.
        let sized = timeline.last {
            (isA(.householdRegistered, $0) || isA(.householdSizeChanged, $0)) && $0.effectiveDay < day.daysSinceEpoch
        }
        let source = try cite([(sized ?? registration).position])[0]
        let members: UInt32
        switch try Event(source.event, reference: nil).body {
        case .householdRegistered(let fields): members = fields.members
        case .householdSizeChanged(let fields): members = fields.members
        default: return nil
        }
        guard fields.members >= members else { return nil }
        return Finding(
            .splitTooLarge, on: day, household: fields.household, events: [FindingEvent(source), FindingEvent(split)],
            figures: [FindingFigure("members", Int(fields.members)), FindingFigure("membersBefore", Int(members))],
            sentence: "split off with \(fields.members) members from household \(Excerpt.quoted(origin)), which had "
                + "\(members)")
    }

    private static func day(of item: TimelineItem) -> String {
        Day(daysSinceEpoch: item.effectiveDay).map { "\($0)" } ?? ""
    }
}
