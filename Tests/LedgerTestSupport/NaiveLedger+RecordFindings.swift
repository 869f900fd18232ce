// The rules of the audit about awards, closed periods, totals and delays, by brute force.

import EventLedger
import PovertyLedger
import PovertyReports

extension NaiveLedger {
    private struct Award {
        let event: NaiveEvent
        let fields: AwardGranted
        /// Its revocation inside the cut.
        let revocation: NaiveEvent?

        /// Whether two awards are for one achievement of one recipient.
        func isForSame(as other: Award) -> Bool {
            fields.achievement != nil && fields.achievement == other.fields.achievement
                && fields.recipient == other.fields.recipient && fields.recipientKind == other.fields.recipientKind
        }

        var household: String? { fields.recipientKind == .household ? fields.recipient : nil }
    }

    private func awards(_ cut: NaiveCut) -> [Award] {
        let live = live(cut).sorted(by: NaiveEvent.timelineOrder)
        return live.compactMap { event in
            guard case .awardGranted(let fields) = event.body else { return nil }
            let revocation = live.first { other in
                if case .awardRevoked(let revoked) = other.body { revoked.award == event.reference } else { false }
            }
            return Award(event: event, fields: fields, revocation: revocation)
        }
    }

    /// Every award in force behind the first one in force for the same, told with that first one.
    func repeatedAwards(_ cut: NaiveCut) -> [NaiveFinding] {
        let inForce = awards(cut).filter { $0.revocation == nil }
        return inForce.enumerated().compactMap { index, award in
            guard let first = inForce[..<index].first(where: { $0.isForSame(as: award) }) else { return nil }
            return NaiveFinding(
                "repeatedAward", award.event.day!, household: award.household,
                events: [first.event.reference, award.event.reference])
        }
    }

    func revokedAwardsCounted(_ cut: NaiveCut) -> [NaiveFinding] {
        let all = awards(cut)
        var found: [NaiveFinding] = []
        for award in all {
            guard let revocation = award.revocation else { continue }
            for recorded in entries where recorded.last <= cut.position {
                let closing = recorded.entry.events.firstIndex { event in
                    if case .periodClosed(let fields) = event.body { fields.through >= revocation.day! } else { false }
                }
                guard let closing, recorded.last >= award.event.position, recorded.last < revocation.position else {
                    continue
                }
                let reference = EventReference(entry: recorded.entry.id, ordinal: closing + 1)
                found.append(
                    NaiveFinding(
                        "revokedAwardCounted", revocation.day!, household: award.household,
                        events: [award.event.reference, reference, revocation.reference]))
                break
            }
        }
        for award in all where award.revocation == nil {
            let before = all.filter { other in
                guard let revocation = other.revocation, other.isForSame(as: award),
                    NaiveEvent.timelineOrder(other.event, award.event)
                else { return false }
                return NaiveEvent.timelineOrder(revocation, award.event)
            }
            // Told with the one whose revocation is the latest of those that came before its own grant.
            guard
                let last = before.max(by: { NaiveEvent.timelineOrder($0.revocation!, $1.revocation!) })
            else { continue }
            found.append(
                NaiveFinding(
                    "revokedAwardCounted", award.event.day!, household: award.household,
                    events: [last.event.reference, last.revocation!.reference, award.event.reference]))
        }
        return found
    }

    func restatedPeriods(_ cut: NaiveCut) -> [NaiveFinding] {
        var closed: (through: Day, reference: EventReference)?
        var found: [NaiveFinding] = []
        for recorded in entries where recorded.last <= cut.position {
            let known = events[(recorded.first - 1)..<recorded.last]
            if let closed, recorded.entry.restates != nil {
                let through = min(closed.through, cut.effectiveOn)
                let own = known.first { $0.day.map { $0 <= through } ?? false }
                let void = known.first { event in
                    guard let target = event.voidedPosition else { return false }
                    return events[target - 1].day.map { $0 <= through } ?? false
                }
                if let touching = own ?? void {
                    let target = touching.voidedPosition.map { events[$0 - 1] } ?? touching
                    found.append(
                        NaiveFinding(
                            "restatedPeriod", target.day!, household: subject(of: touching, .household),
                            unit: subject(of: touching, .unit), events: [closed.reference, touching.reference]))
                }
            }
            for event in known {
                guard case .periodClosed(let fields) = event.body else { continue }
                closed = (fields.through, event.reference)
            }
        }
        return found
    }

    /// Periods that were closed with other figures of the poor or the near-poor than are known of their last day.
    func openingMismatches(_ cut: NaiveCut) -> [NaiveFinding] {
        var found: [NaiveFinding] = []
        for closing in closings where closing.cut.position <= cut.position {
            guard let day = event(closing.reference)?.day, day <= cut.effectiveOn else { continue }
            let filed = counts(closing.cut)
            let known = counts(NaiveCut(closing.cut.effectiveOn, position: cut.position))
            for householdClass in [HouseholdClass.poor, .nearPoor] {
                func sum(_ counts: [NaiveAccount: NaiveTally], _ figure: KeyPath<NaiveTally, Int64>) -> Int64 {
                    counts.filter { $0.key.householdClass == householdClass }.values.reduce(0) {
                        $0 + $1[keyPath: figure]
                    }
                }
                let figures = [
                    "filedHouseholds": sum(filed, \.households), "knownHouseholds": sum(known, \.households),
                    "filedPersons": sum(filed, \.persons), "knownPersons": sum(known, \.persons),
                ]
                guard
                    figures["filedHouseholds"] != figures["knownHouseholds"]
                        || figures["filedPersons"] != figures["knownPersons"]
                else { continue }
                found.append(
                    NaiveFinding(
                        "openingMismatch", closing.cut.effectiveOn, events: [closing.reference], figures: figures))
            }
        }
        return found
    }

    /// The household or unit that an event belongs to; a void or a revocation belongs to what it takes back.
    func subject(of event: NaiveEvent, _ category: StreamCategory) -> String? {
        if let stream = event.body.stream { return stream.category == category.rawValue ? stream.id : nil }
        switch event.body {
        case .eventVoided: return event.voidedPosition.flatMap { subject(of: events[$0 - 1], category) }
        case .awardRevoked(let fields): return self.event(fields.award).flatMap { subject(of: $0, category) }
        default: return nil
        }
    }

    func missingTotals(_ cut: NaiveCut) -> [NaiveFinding] {
        let live = live(cut)
        // Mergers are known by the position alone, whatever day the cut is made at.
        let units = NaiveUnits(self.live(knownThrough: cut.position))
        guard let first = live.compactMap(\.day).min() else { return [] }
        var found: [NaiveFinding] = []
        for year in first.year...max(first.year, cut.effectiveOn.year) {
            guard let end = Day.endOfYear(year), end <= cut.effectiveOn else { continue }
            var households: [String: Int64] = [:]
            for household in self.households(NaiveCut(end, position: cut.position)).values where household.isPresent {
                households[units.standsFor(household.unit, on: end), default: 0] += 1
            }
            for (unit, count) in households {
                let line = units.line(unit, on: end)
                let isReported = live.contains { event in
                    guard case .householdTotalReported(let fields) = event.body else { return false }
                    return line.contains(fields.unit) && event.day!.year == year
                }
                guard !isReported, !units.isDivided(unit, by: end) else { continue }
                found.append(NaiveFinding("missingTotal", end, unit: unit, figures: ["households": count]))
            }
        }
        return found
    }

    func lateEntries(_ cut: NaiveCut, lateDays: Int) -> [NaiveFinding] {
        struct Place: Hashable {
            let unit: String?
            let year: Int
        }
        var late: [Place: [(delay: Int64, event: NaiveEvent)]] = [:]
        let units = NaiveUnits(live(knownThrough: cut.position))
        for event in live(cut) {
            let delay = Int64(event.recordedAt.day(at: offset).daysSinceEpoch) - Int64(event.day!.daysSinceEpoch)
            guard delay > lateDays else { continue }
            var place = Place(unit: subject(of: event, .unit), year: event.day!.year)
            if let id = subject(of: event, .household) {
                let state = household(id, on: event.day!, cut)
                place = Place(
                    unit: state.isRegistered ? units.standsFor(state.unit, on: event.day!) : nil, year: event.day!.year)
            } else if place.unit == nil {
                continue
            }
            late[place, default: []].append((delay, event))
        }
        return late.map { place, events in
            let delays = events.map(\.delay).sorted()
            let worst = events.filter { $0.delay == delays.last }.min { $0.event.position < $1.event.position }!.event
            return NaiveFinding(
                "lateEntry", worst.day!, unit: place.unit, events: [worst.reference],
                figures: [
                    "year": Int64(place.year), "events": Int64(events.count),
                    "medianDays": delays[(delays.count - 1) / 2],
                    "greatestDays": delays[delays.count - 1],
                ])
        }
    }
}
