// Making events of units, plans, closings and checkpoints by their kind, as a program that embeds the ledger writes them.

import EventLedger

extension Event {
    /// A unit came into being under an id of the ledger's own.
    public static func unitEstablished(
        _ unit: String, name: String, kind: UnitKind, on day: Day, area: Area? = nil, code: String? = nil,
        parent: String? = nil
    ) -> Event {
        let fields = UnitEstablished(unit: unit, name: name, kind: kind, area: area, code: code, parent: parent)
        return Event(effectiveOn: day, body: .unitEstablished(fields))
    }

    /// Attributes of a unit changed; what is nil stays as it was.
    public static func unitChanged(
        _ unit: String, on day: Day, name: String? = nil, code: String? = nil, area: Area? = nil,
        parent: String? = nil
    ) -> Event {
        let fields = UnitChanged(unit: unit, name: name, code: code, area: area, parent: parent)
        return Event(effectiveOn: day, body: .unitChanged(fields))
    }

    /// A unit merged into another.
    public static func unitMerged(_ unit: String, into other: String, on day: Day) -> Event {
        Event(effectiveOn: day, body: .unitMerged(UnitMerged(unit: unit, into: other)))
    }

    /// A unit was divided among two or more others; who stands in it is moved with `MoveCause.boundaryChange`.
    public static func unitDivided(_ unit: String, into others: [String], on day: Day) -> Event {
        Event(effectiveOn: day, body: .unitDivided(UnitDivided(unit: unit, into: others)))
    }

    /// All households of a unit were counted.
    public static func householdTotalReported(
        _ unit: String, households: Int64, on day: Day, persons: Int64? = nil
    ) -> Event {
        let fields = HouseholdTotalReported(unit: unit, households: households, persons: persons)
        return Event(effectiveOn: day, body: .householdTotalReported(fields))
    }

    /// An initiative of a unit was recorded.
    public static func initiativeRecorded(
        _ unit: String, title: String, on day: Day, proposer: String? = nil
    ) -> Event {
        let fields = InitiativeRecorded(unit: unit, title: title, proposer: proposer)
        return Event(effectiveOn: day, body: .initiativeRecorded(fields))
    }

    /// A plan with targets was adopted.
    public static func planAdopted(_ plan: String, title: String, targets: [Target], on day: Day) -> Event {
        Event(effectiveOn: day, body: .planAdopted(PlanAdopted(plan: plan, title: title, targets: targets)))
    }

    /// The figures up to and including a day were signed off; the ledger adds them.
    public static func periodClosed(through last: Day, on day: Day) -> Event {
        Event(effectiveOn: day, body: .periodClosed(PeriodClosed(through: last)))
    }

    /// The checkpoints of the ledger have another origin from here on.
    public static func originChanged(_ origin: String, on day: Day) -> Event {
        Event(effectiveOn: day, body: .originChanged(OriginChanged(origin: origin)))
    }

    /// An earlier event is taken out of every cut that knows this.
    public static func eventVoided(_ event: EventReference, reason: String) -> Event {
        Event(effectiveOn: nil, body: .eventVoided(EventVoided(event: event, reason: reason)))
    }
}
