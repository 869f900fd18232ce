// The units that a table by units has a row of, with the households and persons that each reported. A figure that is not
// known is left out; it is never estimated and never 0.

import EventLedger
import PovertyLedger

/// The unit of a row of a table, as it is on the day whose units are counted by.
public struct UnitTotalRow: Hashable, Sendable {
    /// Its id.
    public let unit: String
    /// The unit with its attributes; nil where it is established after that day.
    public let record: UnitRecord?
    /// Whether it is urban or rural: as recorded of it, or else of the nearest unit that it is part of.
    public let area: Area?
    /// The area by its kind, for where none is recorded: a ward is urban, a commune rural, and a hamlet what it is part
    /// of; nil for a city, and for a unit that is part of neither.
    public let areaByKind: Area?
    /// All households that it reported, with those of the units below it; nil where that is not known.
    public let households: Int?
    /// All persons, likewise.
    public let persons: Int?
    /// The day from which units had merged or parted since the day whose units are counted by: both totals are what was
    /// reported before it. Nil where the units of the row are those of the cut's day.
    public let totalsBefore: Day?
    /// Whether a household was ever in it, or in a unit below it; where none was, a count of 0 means no data.
    public let hadHouseholds: Bool
    /// Whether units below it have rows of their own beside it: then its row counts the households that are in none of
    /// them.
    public internal(set) var hasPartsBeside = false
}

extension UnitTotalRow {
    /// What forms have behind the name of a unit whose row counts only the households that are in none of the units
    /// below it.
    package static let ownOnlyWords = " (chưa phân theo địa bàn)"
}

/// The units of a table with what they reported.
public struct UnitTotals: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The one unit that was asked for; nil for all.
    public let unit: UnitRecord?
    /// The rows, sorted by the ids of their units.
    public let rows: [UnitTotalRow]
    /// The totals of earlier years that are among them, and the units without any; nil where there is no row of a unit
    /// that could have one.
    public let notes: RateTotals?
}

extension CutView {
    /// The rows of a table by the units in force, with what they reported by the day of the cut: of all units, or of one
    /// and all below it; by the units that households are in, or those of a level.
    ///
    /// A unit that others are part of has a row only where households are in it, or where `others` has its id. Throws
    /// `unknownUnit`. Cost: a replay for the names of the units, and what looking counts up costs; one replay more
    /// where a unit with a total has no households, and one where a row has none.
    public func unitTotals(
        unit: String? = nil, level: UnitKind? = nil, including others: Set<String> = []
    ) throws(LedgerError) -> UnitTotals {
        let asked = try self.unit(called: unit)
        let rows = try unitRows(asked, level)
        var names = UnitNames(ledger: view)
        return try rows.totals(
            at: cut, asked: asked, records: try records(),
            others: try others.map { (other) throws(LedgerError) in
                try view.unit(numbered: other, on: unitsOn).number
            }, everHeld: { () throws(LedgerError) in try unitsEverHeld() },
            emptied: { (days) throws(LedgerError) in
                try view.emptiedUnits(on: days.map { ($0, rows.occupied) }, rows.units, knownThrough: cut.position)
            }, name: { (number) throws(LedgerError) in try names[number] })
    }

    /// The units that a household was ever in. Cost: a replay.
    func unitsEverHeld() throws(LedgerError) -> Set<UInt32> {
        var fold = HeldUnits(cut: cut)
        try view.ledger.replay(through: cut.position, into: &fold)
        return fold.units
    }

    /// The ids of the rows by the units in force, or by those of a level, with the households that each reported; nil
    /// where that is not known. Cost: what looking counts up costs, without the names of the units.
    package func reportedHouseholds(
        level: UnitKind? = nil
    ) throws(LedgerError) -> [(unit: String, households: Int?)] {
        let rows = try unitRows(nil, level)
        let day = cut.effectiveOn
        let emptied = try view.emptiedUnits(on: [(day, rows.occupied)], rows.units, knownThrough: cut.position)
        return try rows.numbers.sorted().map { (number) throws(LedgerError) in
            let total = rows.total(of: number, on: day, persons: false, emptied: emptied[day] ?? [])
            return (try view.unitName(number), total?.certain.flatMap { Int(exactly: $0) })
        }
    }

    private func unitRows(_ asked: NumberedUnit?, _ level: UnitKind?) throws(LedgerError) -> UnitRows {
        let balances = try ownBalances()
        return UnitRows(
            units: balances.units, day: cut.effectiveOn, unitsOn: unitsOn, level: level, unit: asked?.number,
            occupied: balances.occupied)
    }

    /// The balances of the cut, with the units and their totals.
    func ownBalances() throws(LedgerError) -> CutBalances {
        guard let balances = try view.balances(at: [cut])[cut] else {
            throw LedgerError(.damaged, "the balances of the cut are missing", remedy: "make the derived tables again")
        }
        return balances
    }

    /// The units by id as they are on the day whose units are counted by; those that come later as on the cut's own.
    private func records() throws(LedgerError) -> [String: UnitRecord] {
        var records: [String: UnitRecord] = [:]
        for day in Set([cut.effectiveOn, unitsOn]).sorted(by: { ($0 == unitsOn ? 1 : 0) < ($1 == unitsOn ? 1 : 0) }) {
            let units = try view.at(Cut(effectiveOn: day, position: cut.position)).units().units
            for unit in units { records[unit.unit] = unit }
        }
        return records
    }
}

/// Which units have a row, and what each row sums.
struct UnitRows {
    let units: UnitFold
    let day: Day
    let unitsOn: Day
    let tree: UnitTree
    let occupied: Set<UInt32>
    private let level: UnitKind?
    private let unit: UInt32?

    init(
        units: UnitFold, day: Day, unitsOn: Day, level: UnitKind?, unit: UInt32?, occupied: Set<UInt32>
    ) {
        self.units = units
        self.day = day
        self.unitsOn = unitsOn
        self.level = level
        self.unit = unit
        self.occupied = occupied
        tree = UnitTree(units, on: unitsOn, level: level)
    }

    private var all: [UInt32] { units.units.indices.map(UInt32.init) }

    /// The units in force that no other unit in force is part of, mapped to their rows, and those that households are
    /// in. A unit above the level that is asked for is there for its households only.
    var numbers: Set<UInt32> {
        let inForce = all.filter { units.units[Int($0)].isInForce(on: unitsOn.daysSinceEpoch) }
        let parents = Set(inForce.compactMap { units.parent(of: $0, on: unitsOn) })
        let least = level?.rank ?? UnitKind.ward.rank
        let lowest = inForce.filter { !parents.contains($0) && (units.kind(of: $0)?.rank ?? least) >= least }
        var numbers = Set((lowest + occupied).compactMap { tree.row(of: $0, within: unit) })
        if numbers.isEmpty, let unit { numbers = [unit] }
        return numbers
    }

    /// The rows with what they reported, and those of `others` that are rows. `everHeld` gives the units that a household
    /// was ever in, `emptied` those of some days whose households left them by a boundary change.
    func totals(
        at cut: Cut, asked: NumberedUnit?, records: [String: UnitRecord], others: [UInt32],
        everHeld: () throws(LedgerError) -> Set<UInt32>,
        emptied: (Set<Day>) throws(LedgerError) -> [Day: Set<UInt32>], name: (UInt32) throws(LedgerError) -> String
    ) throws(LedgerError) -> UnitTotals {
        let numbers = numbers.union(others.filter { tree.row(of: $0, within: unit) == $0 })
        let held = try held(numbers, everHeld)
        let emptied = try emptied(Set(numbers.map { reportingDay(of: $0) } + [cut.effectiveOn]))
        var named: [UnitTotalRow] = []
        var all: HouseholdTotal?
        for number in numbers.sorted() {
            let day = reportingDay(of: number)
            let households = total(of: number, on: day, persons: false, emptied: emptied[day] ?? [])
            let persons = total(of: number, on: day, persons: true, emptied: emptied[day] ?? [])
            let name = try name(number)
            named.append(
                UnitTotalRow(
                    unit: name, record: records[name], area: area(of: number),
                    areaByKind: areaByKind(of: number),
                    households: households?.certain.flatMap { Int(exactly: $0) },
                    persons: persons?.certain.flatMap { Int(exactly: $0) },
                    totalsBefore: day == cut.effectiveOn ? nil : day.next, hadHouseholds: held.contains(number)))
            if let households { all = all.map { $0 + households } ?? households }
        }
        let above = Set(named.flatMap { UnitRows.units(above: $0.unit, records) })
        for index in named.indices { named[index].hasPartsBeside = above.contains(named[index].unit) }
        let notes = try all.map { (total) throws(LedgerError) in
            try RateTotals(total, on: cut.effectiveOn, name)
        }
        return UnitTotals(
            cut: cut, unitsOn: unitsOn, unit: asked.flatMap { records[$0.name] },
            rows: named.sorted { $0.unit < $1.unit }, notes: notes)
    }

    /// The ids of the units that a unit is part of, the nearest first.
    private static func units(above unit: String, _ records: [String: UnitRecord]) -> [String] {
        var above: [String] = []
        // A unit that is a part of itself, as no rules allow, ends it too.
        while let parent = records[above.last ?? unit]?.parent, !above.contains(parent) { above.append(parent) }
        return above
    }

    /// The rows that a household was ever in.
    private func held(
        _ numbers: Set<UInt32>, _ everHeld: () throws(LedgerError) -> Set<UInt32>
    ) throws(LedgerError) -> Set<UInt32> {
        let held = Set(occupied.compactMap { tree.row(of: $0, within: unit) })
        guard !numbers.isSubset(of: held) else { return held }
        return held.union(try everHeld().compactMap { tree.row(of: $0, within: unit) })
    }

    /// The day whose totals a row has: the cut's, or the one before a merger since the day whose units are counted by
    /// that put units of different rows together. What is reported after it is of other units than those of the row.
    func reportingDay(of row: UInt32) -> Day {
        let first = all.lazy.compactMap { number -> Int32? in
            let other = units.units[Int(number)]
            guard other.mergedOn > unitsOn.daysSinceEpoch, other.mergedOn <= day.daysSinceEpoch else { return nil }
            let (from, into) = (
                tree.row(of: number, within: unit), tree.row(of: other.mergedInto, within: unit)
            )
            return from != into && (from == row || into == row) ? other.mergedOn : nil
        }.min()
        return first.flatMap { Day(daysSinceEpoch: $0)?.previous } ?? day
    }

    /// What the units of a row reported by a day. Of no units nothing is known, and nothing of the rest of a unit whose
    /// parts have rows of their own.
    func total(
        of row: UInt32, on day: Day, persons isOfPersons: Bool, emptied: Set<UInt32>
    ) -> HouseholdTotal? {
        let inForce = all.filter { units.units[Int($0)].isInForce(on: day.daysSinceEpoch) }
        let among = inForce.filter { tree.row(of: $0, within: unit) == row }
        let hasPart = inForce.contains { tree.isPart($0, of: row) && tree.row(of: $0, within: unit) != row }
        guard !among.isEmpty, !hasPart else { return nil }
        let scope = TotalScope(among: Set(among), isOfPersons: isOfPersons)
        return units.householdTotal(on: day, occupied: occupied, emptied: emptied, in: scope)
    }

    /// The kind of area of a unit, or of the nearest above it that has one; a city has urban and rural parts.
    func area(of row: UInt32) -> Area? {
        let line = tree.line(of: row).filter { (units.kind(of: $0)?.rank ?? 0) > UnitKind.city.rank }
        return line.lazy.compactMap { units.area(of: $0, on: unitsOn) }.first
    }

    /// The area of a unit by its kind, or by that of the nearest unit above it that is a ward or a commune.
    func areaByKind(of row: UInt32) -> Area? {
        let areas = tree.line(of: row).lazy.compactMap { number -> Area? in
            switch units.kind(of: number) {
            case .ward: .urban
            case .commune: .rural
            case .city, .hamlet, nil: nil
            }
        }
        return areas.first
    }
}

/// The units that a household was ever in at a cut.
private struct HeldUnits: Projection {
    let cut: Cut
    private(set) var units: Set<UInt32> = []

    init(cut: Cut) { self.cut = cut }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.household.rawValue, event.isInside(cut) else { return }
        guard let step = HouseholdStep(event, payload: payload) else { throw LedgerError.misfit(at: event.position) }
        if let unit = step.unit { units.insert(unit) }
    }
}
