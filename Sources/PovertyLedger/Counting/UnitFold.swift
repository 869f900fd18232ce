// The units of a ledger as a cut knows them: when each was established, merged or divided, who is part of whom, and the
// totals of households they reported. There are few of them; this is not the hot path.

import EventLedger

/// The units as folded so far.
package struct UnitFold: Projection {
    /// What is known of one unit.
    package struct Unit {
        package var establishedOn = Int32.max
        package var kind: UnitKind?
        package var mergedOn = Int32.max
        package var mergedInto: UInt32 = 0
        /// Its division among others; nil while it is not divided.
        package var division: Division?
        /// The units named as its parent, in the order of recording.
        package var parents: [(day: Int32, number: UInt32)] = []
        /// The kinds of area it was said to be, in the order of recording.
        var areas: [(day: Int32, area: Area)] = []
        /// All totals it reported, in the order of recording.
        package var totals: [Total] = []

        /// Whether it is established on a day, and neither merged nor divided.
        package func isInForce(on day: Int32) -> Bool { establishedOn <= day && mergedOn > day && !isDivided(on: day) }

        /// Whether it is divided on a day.
        package func isDivided(on day: Int32) -> Bool { division.map { $0.day <= day } ?? false }
    }

    /// A division of a unit among others.
    package struct Division {
        package let day: Int32
        package let into: [UInt32]
        package let position: Position
    }

    /// A reported total.
    package struct Total {
        package let day: Int32
        package let households: Int64
        package let persons: Int64?
        package let position: Position
    }

    /// The events known at the cut, of any day: which unit a unit is in depends on what is known.
    package let knownThrough: Position
    package private(set) var units: [Unit] = []

    package init(knownThrough position: Position) { knownThrough = position }

    package mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.unit.rawValue, event.position <= knownThrough,
            event.voidedBy > knownThrough, let kind = EventKind(recordType: event.type)
        else { return }
        let number = Int(event.streamNumber)
        while units.count <= number, units.count <= event.position { units.append(Unit()) }
        guard number < units.count else {
            throw LedgerError(.damaged, "the number of a unit is too large", position: event.position)
        }
        switch kind {
        case .unitEstablished:
            units[number].establishedOn = event.effectiveDay
            units[number].kind = UnitEstablished.View(payload)?.kind
            setParent(number, event)
            setArea(number, UnitEstablished.View(payload)?.area, event)
        case .unitChanged:
            setParent(number, event)
            setArea(number, UnitChanged.View(payload)?.area, event)
        case .unitMerged:
            units[number].mergedOn = event.effectiveDay
            units[number].mergedInto = event.summary
        case .unitDivided:
            guard let into = UnitDivided.View(payload)?.intoNumbers else {
                throw LedgerError.misfit(at: event.position)
            }
            units[number].division = Division(day: event.effectiveDay, into: into, position: event.position)
        case .householdTotalReported:
            guard let totals = HouseholdTotalReported.View(payload) else {
                throw LedgerError.misfit(at: event.position)
            }
            units[number].totals.append(
                Total(
                    day: event.effectiveDay, households: totals.households, persons: totals.persons,
                    position: event.position))
        default: break
        }
    }

    private mutating func setParent(_ number: Int, _ event: EventHead) {
        guard event.summary > 0 else { return }
        units[number].parents.append((event.effectiveDay, event.summary - 1))
    }

    private mutating func setArea(_ number: Int, _ area: Area?, _ event: EventHead) {
        if let area { units[number].areas.append((event.effectiveDay, area)) }
    }

    /// The unit that a unit has merged into on a day, through all mergers in effect then; itself where it is not merged
    /// or is divided.
    package func root(of number: UInt32, on day: Day) -> UInt32 {
        var number = number
        var steps = 0
        while Int(number) < units.count, units[Int(number)].mergedOn <= day.daysSinceEpoch, steps <= units.count {
            number = units[Int(number)].mergedInto
            steps += 1
        }
        return number
    }

    /// The kind of a unit; nil where it is not known.
    package func kind(of number: UInt32) -> UnitKind? { Int(number) < units.count ? units[Int(number)].kind : nil }

    /// The unit that a unit is part of on a day, mapped to the units of that day; nil when none was named.
    package func parent(of number: UInt32, on day: Day) -> UInt32? {
        guard Int(number) < units.count else { return nil }
        return units[Int(number)].parents.filter { $0.day <= day.daysSinceEpoch }.enumerated()
            .max { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
            .map { root(of: $0.element.number, on: day) }
    }

    /// The kind of area of a unit on a day; nil where none was recorded.
    package func area(of number: UInt32, on day: Day) -> Area? {
        guard Int(number) < units.count else { return nil }
        return units[Int(number)].areas.filter { $0.day <= day.daysSinceEpoch }.enumerated()
            .max { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }?.element.area
    }
}

extension UnitFold: JoinableProjection {
    package func withoutEvents() -> UnitFold { UnitFold(knownThrough: knownThrough) }

    package mutating func join(_ later: UnitFold) {
        while units.count < later.units.count { units.append(Unit()) }
        for (number, unit) in later.units.enumerated() { units[number].join(unit) }
    }
}

extension UnitFold.Unit {
    /// Takes in what later events say of the unit: each thing that they say replaces or follows what was known.
    fileprivate mutating func join(_ later: UnitFold.Unit) {
        if later.establishedOn != .max { (establishedOn, kind) = (later.establishedOn, later.kind) }
        if later.mergedOn != .max { (mergedOn, mergedInto) = (later.mergedOn, later.mergedInto) }
        if let division = later.division { self.division = division }
        parents += later.parents
        areas += later.areas
        totals += later.totals
    }
}

extension UnitFold {
    /// The units of several ledgers as one list: `numbers` has for each of their units its number in that list, the same
    /// where the id is the same. What two of them say alike is there once; where they differ, the earlier day of an
    /// establishment or a merger counts, and of one day what the later ledger says.
    ///
    /// Numbers that are in no list, which only damage can have, are left out. Cost: the number of units and of what was
    /// said of them.
    package init(uniting ledgers: [(units: UnitFold, numbers: [UInt32])], count: Int) {
        self.init(knownThrough: 0)
        units = Array(repeating: Unit(), count: count)
        for (fold, numbers) in ledgers {
            for (number, unit) in zip(numbers, fold.units) where Int(number) < count {
                units[Int(number)].unite(with: unit) { Int($0) < numbers.count ? numbers[Int($0)] : nil }
            }
        }
    }
}

extension UnitFold.Unit {
    /// Takes in what another ledger says of the same unit; `number` gives the number of one of its units here.
    fileprivate mutating func unite(with other: UnitFold.Unit, _ number: (UInt32) -> UInt32?) {
        if other.establishedOn < establishedOn { establishedOn = other.establishedOn }
        kind = kind ?? other.kind
        if other.mergedOn < mergedOn, let into = number(other.mergedInto) {
            (mergedOn, mergedInto) = (other.mergedOn, into)
        }
        if division == nil, let division = other.division {
            self.division = UnitFold.Division(
                day: division.day, into: division.into.compactMap(number), position: division.position)
        }
        for parent in other.parents {
            guard let above = number(parent.number) else { continue }
            if !parents.contains(where: { $0.day == parent.day && $0.number == above }) {
                parents.append((parent.day, above))
            }
        }
        for area in other.areas where !areas.contains(where: { $0 == area }) { areas.append(area) }
        for total in other.totals where !totals.contains(where: { $0.isSame(as: total) }) { totals.append(total) }
    }
}

extension UnitFold.Total {
    /// Whether both say the same of the same day.
    fileprivate func isSame(as other: UnitFold.Total) -> Bool {
        day == other.day && households == other.households && persons == other.persons
    }
}
