// All rules on a new entry, by brute force: every timeline of everything is built anew from the events that would stand
// after the entry, and each is gone through from its start. Nothing is skipped because it did not change.

import EventLedger
import PovertyLedger

/// The judgement of one entry on the events before it.
struct NaiveRules {
    let ledger: NaiveLedger
    let new: [NaiveEvent]
    let entry: Entry
    /// The day it is recorded, whatever day it claims.
    let today: Day

    init(_ ledger: NaiveLedger, new: [NaiveEvent], entry: Entry, today: Day) {
        self.ledger = ledger
        self.new = new
        self.entry = entry
        self.today = today
    }

    private var before: [NaiveEvent] { ledger.events }

    /// An event recorded before or brought by the entry itself; nil when there is none.
    func find(_ reference: EventReference) -> NaiveEvent? {
        ledger.event(reference) ?? new.first { $0.reference == reference }
    }

    /// The first thing that is wrong with the entry, or nil.
    func fault() -> (NaiveRefusal, String)? {
        if let detail = NaiveFieldCheck.fault(of: entry) { return (.malformed, detail) }
        if let fault = referenceFault() { return fault }
        if let detail = closedPeriodFault() { return (.closedPeriod, detail) }
        let live = NaiveLedger.live(before + new)
        let units = NaiveUnits(live)
        let detail =
            unitFault(live, units) ?? householdFault(live, units) ?? awardFault(live) ?? planFault(live, units)
            ?? closingFault(live) ?? fundFault(live) ?? movementFault(live)
        return detail.map { (.rule, $0) }
    }

    // MARK: References

    private func referenceFault() -> (NaiveRefusal, String)? {
        var voided = Set(before.compactMap(\.voidedPosition))
        for event in new {
            if case .awardRevoked(let fields) = event.body, find(fields.award) == nil {
                return (.unknownReference, "\(event.reference) revokes \(fields.award), which is not there")
            }
            if case .contributionReceived(let fields) = event.body, let pledge = fields.pledge, find(pledge) == nil {
                return (.unknownReference, "\(event.reference) keeps \(pledge), which is not there")
            }
            if case .initiativeAdopted(let fields) = event.body, find(fields.initiative) == nil {
                return (.unknownReference, "\(event.reference) adopts \(fields.initiative), which is not there")
            }
            guard let target = event.voids else { continue }
            if target.entry == entry.id { return (.notVoidable, "\(event.reference) voids an event of its own entry") }
            guard let found = find(target) else {
                return (.unknownReference, "\(event.reference) voids \(target), which is not there")
            }
            if found.voids != nil { return (.notVoidable, "\(target) is a void") }
            if case .periodClosed = found.body { return (.notVoidable, "\(target) is a closing") }
            if case .originChanged = found.body { return (.notVoidable, "\(target) is a change of origin") }
            if !voided.insert(found.position).inserted { return (.notVoidable, "\(target) is voided already") }
        }
        return nil
    }

    // MARK: Closings

    /// A closing covers the entries after it, not the other events of its own entry.
    private func closedPeriodFault() -> String? {
        guard entry.restates == nil else { return nil }
        let closed = before.compactMap { event -> Day? in
            if case .periodClosed(let fields) = event.body { fields.through } else { nil }
        }.max()
        guard let closed else { return nil }
        for event in new {
            if case .originChanged = event.body { continue }
            let day = event.voids.flatMap { find($0)?.day } ?? event.day
            if let day, day <= closed { return "\(event.reference) is on \(day), closed through \(closed)" }
        }
        return nil
    }

    private func closingFault(_ live: [NaiveEvent]) -> String? {
        var last: Day?
        for event in live {
            guard case .periodClosed(let fields) = event.body, let day = event.day else { continue }
            if day < fields.through { return "\(event.reference) closes a day that has not come" }
            if fields.through > today { return "\(event.reference) closes a day after \(today)" }
            if let last, fields.through <= last { return "\(event.reference) closes what is closed" }
            last = fields.through
        }
        return nil
    }

    // MARK: Units

    private func unitFault(_ live: [NaiveEvent], _ units: NaiveUnits) -> String? {
        if let twice = units.establishments.first(where: { $0.value.count > 1 }) {
            return "\(twice.key) is established twice"
        }
        for event in live {
            guard let day = event.day else { continue }
            for unit in event.unitsNeeded where !units.isEstablished(unit, by: day) {
                return "\(event.reference) needs \(unit), which is not established on \(day)"
            }
            switch event.body {
            case .unitEstablished(let fields) where fields.parent == fields.unit: return "\(fields.unit) in itself"
            case .unitChanged(let fields) where fields.parent == fields.unit: return "\(fields.unit) in itself"
            case .unitMerged(let fields):
                if fields.unit == fields.into { return "\(fields.unit) merges into itself" }
                if units.isKnownEnded(fields.into, by: day, before: event.position) {
                    return "\(fields.into) has itself ended on \(day)"
                }
            case .unitDivided(let fields):
                if fields.into.contains(fields.unit) { return "\(fields.unit) is divided into itself" }
                for part in fields.into where units.isKnownEnded(part, by: day, before: event.position) {
                    return "\(part) has itself ended on \(day)"
                }
            default: break
            }
        }
        if let detail = endedUnitFault(units) { return detail }
        var ended: Set<String> = []
        for unit in units.mergers.map(\.unit) + units.divisions.map(\.unit) where !ended.insert(unit).inserted {
            return "\(unit) ends twice"
        }
        return ringFault(units)
    }

    /// What older programs recorded of units that had ended stands; nothing of the kind is added.
    private func endedUnitFault(_ units: NaiveUnits) -> String? {
        for event in new {
            guard let day = event.day else { continue }
            let unit: String? =
                switch event.body {
                case .householdTotalReported(let fields): fields.unit
                case .unitEstablished(let fields): fields.parent
                case .unitChanged(let fields): fields.parent
                default: nil
                }
            if let unit, units.isKnownEnded(unit, by: day, before: event.position) {
                return "\(event.reference) is of \(unit), which has ended on \(day)"
            }
        }
        return nil
    }

    /// Backdated mergers could close a ring (A into B from 2025, then B into A from 2024), in which no unit stands for
    /// the others; no rule on a single merger excludes it.
    private func ringFault(_ units: NaiveUnits) -> String? {
        let into = Dictionary(units.mergers.map { ($0.unit, $0.into) }, uniquingKeysWith: { first, _ in first })
        for start in into.keys.sorted() {
            var current = start
            for _ in units.mergers {
                guard let next = into[current] else { break }
                current = next
                if current == start { return "\(start) merges into itself through others" }
            }
        }
        return nil
    }

    // MARK: Households

    private func householdFault(_ live: [NaiveEvent], _ units: NaiveUnits) -> String? {
        var folded: [String: NaiveHousehold] = [:]
        for event in live.sorted(by: NaiveEvent.timelineOrder) {
            guard let household = event.household, let day = event.day else { continue }
            let fault = folded[household, default: NaiveHousehold()].apply(event.body) { unit in
                if !units.isEstablished(unit, by: day) { return "\(unit) is not established on \(day)" }
                if units.isKnownEnded(unit, by: day, before: event.position) { return "\(unit) has ended on \(day)" }
                return nil
            }
            if let fault { return "\(event.reference) of \(household): \(fault)" }
        }
        return nil
    }

    // MARK: Awards and plans

    private func awardFault(_ live: [NaiveEvent]) -> String? {
        let standing = Set(live.map(\.position))
        var revoked: Set<EventReference> = []
        for event in live {
            guard case .awardRevoked(let fields) = event.body, let day = event.day else { continue }
            guard let award = find(fields.award), standing.contains(award.position), case .awardGranted = award.body,
                let granted = award.day
            else {
                return "\(event.reference) revokes \(fields.award), which is no award that stands"
            }
            if day < granted { return "\(event.reference) revokes an award before it was granted" }
            if !revoked.insert(fields.award).inserted { return "\(fields.award) is revoked twice" }
        }
        return nil
    }

    /// A plan is adopted once; to change it, its adoption is voided and recorded anew. A plan that it is part of, or that
    /// it replaces, was recorded before and is in force on its day; none is replaced twice. Its targets count in units
    /// that are established.
    private func planFault(_ live: [NaiveEvent], _ units: NaiveUnits) -> String? {
        var adopted: [String: Day] = [:]
        var replaced: Set<String> = []
        for event in live {
            guard let plan = NaivePlan(event) else { continue }
            for name in [plan.parent, plan.replaces].compactMap(\.self) {
                guard let day = adopted[name], day <= plan.day else { return "\(plan.plan) names \(name)" }
            }
            if let name = plan.replaces, !replaced.insert(name).inserted { return "\(name) is replaced twice" }
            if adopted.updateValue(plan.day, forKey: plan.plan) != nil { return "\(plan.plan) is adopted twice" }
            for unit in plan.targets.compactMap(\.filter?.unit) where !units.isEstablished(unit, by: plan.day) {
                return "\(plan.plan) counts in \(unit), which is not established"
            }
        }
        return nil
    }
}
