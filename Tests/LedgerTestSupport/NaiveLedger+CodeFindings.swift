// The rules of the audit about codes, splits and days that can't be, by brute force.

import EventLedger
import Foundation
import PovertyLedger

extension NaiveLedger {
    private func splits(_ cut: NaiveCut) -> [(event: NaiveEvent, fields: HouseholdRegistered, origin: String)] {
        live(cut).compactMap { event in
            guard case .householdRegistered(let fields) = event.body, let origin = fields.splitFrom else { return nil }
            return (event, fields, origin)
        }
    }

    /// The registration and the end of a household inside a cut.
    private func span(of household: String, _ cut: NaiveCut) -> (start: NaiveEvent?, end: NaiveEvent?) {
        let timeline = timeline(of: household, cut)
        let start = timeline.first { if case .householdRegistered = $0.body { true } else { false } }
        let end = timeline.first { if case .householdDissolved = $0.body { true } else { false } }
        return (start, end)
    }

    /// Splits from a household that is not in the register on that day; one that ends on it still is.
    func splitsFromUnknown(_ cut: NaiveCut) -> [NaiveFinding] {
        splits(cut).compactMap { split in
            let (start, end) = span(of: split.origin, cut)
            let day = split.event.day!
            let why: NaiveEvent?
            if let end, end.day! < day {
                why = end
            } else if let start, start.day! <= day {
                return nil
            } else {
                why = start
            }
            return NaiveFinding(
                "splitFromUnknown", day, household: split.fields.household,
                events: [why?.reference, split.event.reference].compactMap { $0 })
        }
    }

    /// Splits that left nobody behind.
    func splitsTooLarge(_ cut: NaiveCut) -> [NaiveFinding] {
        splits(cut).compactMap { split in
            let (start, end) = span(of: split.origin, cut)
            let day = split.event.day!
            guard let start, start.day! <= day, end == nil || end!.day! >= day else { return nil }
            var (source, members) = (start, UInt32(0))
            if case .householdRegistered(let fields) = start.body { members = fields.members }
            for event in timeline(of: split.origin, cut) where event.day! < day {
                if case .householdSizeChanged(let fields) = event.body { (source, members) = (event, fields.members) }
            }
            guard split.fields.members >= members else { return nil }
            return NaiveFinding(
                "splitTooLarge", day, household: split.fields.household,
                events: [source.reference, split.event.reference],
                figures: ["members": Int64(split.fields.members), "membersBefore": Int64(members)])
        }
    }

    /// Events that are known and take effect more than so many days after the day they were recorded on, at any cut's
    /// day.
    func farAhead(_ cut: NaiveCut, aheadDays: Int) -> [NaiveFinding] {
        live(knownThrough: cut.position).compactMap { event in
            let recorded = event.recordedAt.day(at: offset).daysSinceEpoch
            let days = Int64(event.day!.daysSinceEpoch) - Int64(recorded)
            guard days > aheadDays else { return nil }
            return NaiveFinding(
                "farAhead", event.day!, household: subject(of: event, .household), unit: subject(of: event, .unit),
                events: [event.reference], figures: ["days": days])
        }
    }

    /// An exit, and on its day behind it the class it left or a worse one.
    func exitsUndone(_ cut: NaiveCut) -> [NaiveFinding] {
        live(cut).compactMap { exit in
            guard case .householdExitedPoverty(let fields) = exit.body,
                let back = end(of: exit, in: timeline(of: fields.household, cut)), back.day == exit.day
            else { return nil }
            return NaiveFinding(
                "exitUndone", back.day!, household: fields.household, events: [exit.reference, back.reference])
        }
    }

    /// Closings with households that had no class when they were closed.
    func unclassifiedAtClosings(_ cut: NaiveCut) -> [NaiveFinding] {
        closings.compactMap { closing in
            guard closing.cut.position <= cut.position, let day = event(closing.reference)?.day, day <= cut.effectiveOn
            else { return nil }
            let open = counts(closing.cut).filter { $0.key.householdClass == .unclassified }.values
            let households = open.reduce(0) { $0 + $1.households }
            guard households > 0 else { return nil }
            return NaiveFinding(
                "unclassifiedAtClosing", closing.cut.effectiveOn, events: [closing.reference],
                figures: ["households": households, "persons": open.reduce(0) { $0 + $1.persons }])
        }
    }

    /// Households of a target's class that were dissolved shortly before it was due.
    func dissolvedBeforeDue(_ cut: NaiveCut, days: Int) -> [NaiveFinding] {
        var dissolved: [HouseholdClass: [NaiveEvent]] = [:]
        for event in live(cut).sorted(by: NaiveEvent.timelineOrder) {
            guard case .householdDissolved(let fields) = event.body else { continue }
            var state = NaiveHousehold()
            for before in timeline(of: fields.household, cut) where before.household != nil {
                if before.position == event.position { break }
                _ = state.apply(before.body) { _ in nil }
            }
            dissolved[state.householdClass, default: []].append(event)
        }
        var found: Set<NaiveFinding> = []
        for target in plans(cut).flatMap(\.targets) where target.due <= cut.effectiveOn {
            for measure in [HouseholdClass.poor, .nearPoor] where target.measure.contains(measure) {
                let all = dissolved[measure] ?? []
                let due = target.due.daysSinceEpoch
                let last = all.filter { $0.day!.daysSinceEpoch <= due && $0.day!.daysSinceEpoch > due - Int32(days) }
                let year = all.filter { $0.day!.daysSinceEpoch <= due && $0.day!.daysSinceEpoch > due - 365 }
                guard last.count >= 3, Double(last.count) / Double(days) >= 3 * Double(year.count) / 365 else {
                    continue
                }
                found.insert(
                    NaiveFinding(
                        "dissolvedBeforeDue", target.due, events: last.prefix(20).map(\.reference),
                        figures: [
                            "dissolutions": Int64(last.count), "days": Int64(days),
                            "yearDissolutions": Int64(year.count),
                        ]))
            }
        }
        // Poor and near-poor on one day are two findings also where they are the same to the letter, which they can't
        // be: no household is dissolved in two classes.
        return Array(found)
    }

    /// What an id looks like, for the ids that histories have: Foundation folds width and case.
    static func look(_ id: String) -> String {
        var look = ""
        for character in id.precomposedStringWithCompatibilityMapping.lowercased() {
            // The one Cyrillic letter that histories use.
            look.append(character == "н" ? "h" : character)
        }
        return look.replacingOccurrences(of: "0+(?=[0-9])", with: "", options: .regularExpression)
    }

    /// Every id of a kind that looks like one that came into the record before it.
    func lookAlikeCodes(_ cut: NaiveCut) -> [NaiveFinding] {
        var found: [NaiveFinding] = []
        for category in [StreamCategory.household, .unit, .recipient, .plan, .fund] {
            var first: [String: NaiveEvent] = [:]
            for event in live(cut) {
                guard let id = subject(of: event, category), first[id] == nil else { continue }
                let alike = first.filter { NaiveLedger.look($0.key) == NaiveLedger.look(id) }.values
                first[id] = event
                guard let earliest = alike.min(by: { $0.position < $1.position }) else { continue }
                found.append(
                    NaiveFinding(
                        "lookAlikeCodes", event.day!, household: category == .household ? id : nil,
                        unit: category == .unit ? id : nil, events: [earliest.reference, event.reference]))
            }
        }
        return found
    }
}
