// The opening of a period as offices hold it: the figures that were signed off at the last closing, and the documents
// that changed them since. It compares one day as known at two times, and never two days.

import EventLedger
import PovertyLedger

/// The balances of the poor and the near-poor on a day as a closing filed them, by the units of another day, and what
/// became known of that day since.
public struct FiledOpening: Hashable, Sendable {
    /// The closing; of a union that of the first office which closed the period.
    public let closing: Closing
    /// The offices of a union, each with its closing; none for one ledger.
    public internal(set) var offices: [FiledOffice] = []
    /// The day of the balances.
    public let day: Day
    /// What entries recorded after the closing changed in them, in the order of recording, by unit and class; of a union
    /// office by office.
    public internal(set) var changes: [FiledChange]
    /// By class and unit.
    var tallies: [HouseholdClass: [String: Tally]]

    /// The balance of a class in a unit of the rows, or in all of them.
    public func tally(of householdClass: HouseholdClass, unit: String? = nil) -> Tally {
        let units = tallies[householdClass] ?? [:]
        return unit.map { units[$0] ?? .zero } ?? units.values.reduce(.zero, +)
    }

    /// By how much the balance changed since it was filed.
    public func change(of householdClass: HouseholdClass, unit: String? = nil) -> Tally {
        changes.reduce(.zero) { sum, change in
            let isMeant = change.householdClass == householdClass && (unit == nil || change.unit == unit)
            return isMeant ? sum + change.change : sum
        }
    }
}

/// An office of a union, and whether it closed a period.
public struct FiledOffice: Hashable, Sendable {
    /// Its name.
    public let office: String
    /// Its closing; nil where it had closed none, so that its part of the balances is what is known of them.
    public let closing: Closing?
}

/// What one entry changed in a balance that had been filed.
public struct FiledChange: Hashable, Sendable {
    /// The office of a union that recorded it; nil for one ledger.
    public internal(set) var office: String?
    /// The unit of the row.
    public let unit: String
    /// The class.
    public let householdClass: HouseholdClass
    /// The id of the entry.
    public let entry: String
    /// The document that it records.
    public let document: String?
    /// When it was recorded.
    public let recordedAt: Instant
    /// Households and persons, more or less.
    public let change: Tally
}

extension CutView {
    /// The balances on the day before a period as filed at the closing of the period that ends on that day, by the
    /// units that this view counts by, those of a level, or one of them and all below it; nil where no such closing was
    /// known at the cut. A later closing covers the day too, but what it filed are the figures of another day.
    ///
    /// Units are mapped as the cut knows them, so that the rows are those of the movement of the period. Throws
    /// `unknownUnit`, and `damaged` where the changes do not lead from what was filed to what is known. Cost: two
    /// lookups of balances, a replay of what was recorded since the closing, and the timelines of the households that
    /// it mentions; one replay more in a ledger without balances.
    public func filedOpening(
        before first: Day, unit: String? = nil, level: UnitKind? = nil
    ) throws(LedgerError) -> FiledOpening? {
        try filedOpening(before: first, unit: unit, level: level, in: nil)
    }

    /// The same in a part of a union, by its units, whose level they have.
    func filedOpening(
        before first: Day, unit: String?, level: UnitKind?, in part: UnionPart?
    ) throws(LedgerError) -> FiledOpening? {
        guard let day = first.previous else { return nil }
        let closings = try view.closings(knownThrough: cut.position)
        guard let closing = closings.first(where: { $0.through == day }), closing.cut.position <= cut.position else {
            return nil
        }
        let (filed, known) = (
            Cut(effectiveOn: day, position: closing.cut.position), Cut(effectiveOn: day, position: cut.position)
        )
        let balances = try view.balances(at: [filed, known])
        guard let before = balances[filed], let after = balances[known] else { return nil }
        let rows = FiledRows(
            rows: rows(after.units, try self.unit(called: unit, in: part), level: level, in: part))
        var names = rowNames(in: part)
        let changes = try changes(rows, on: day, after: filed.position)
        var (sums, expected) = (rows.tallies(before.tallies), rows.tallies(after.tallies))
        let tallies = sums
        for change in changes { sums[change.key, default: .zero] += change.tally }
        sums = sums.filter { $0.value != .zero }
        expected = expected.filter { $0.value != .zero }
        guard sums == expected else {
            throw LedgerError(
                .damaged, "what changed the balances of \(day) since its closing does not add up",
                remedy: "restore the ledger from a backup")
        }
        return FiledOpening(
            closing: closing, day: day, changes: try documented(changes, &names),
            tallies: try named(tallies, &names))
    }

    /// What is known of a day, by the units of a union, in the same form as what was filed.
    func knownOpening(
        on day: Day, in part: UnionPart
    ) throws(LedgerError) -> [HouseholdClass: [String: Tally]] {
        let known = Cut(effectiveOn: day, position: cut.position)
        guard let balances = try view.balances(at: [known])[known] else { return [:] }
        var names = rowNames(in: part)
        return try named(FiledRows(rows: part.rows).tallies(balances.tallies), &names)
    }

    /// What entries after a position changed, by the rows of the opening.
    private func changes(
        _ rows: FiledRows, on day: Day, after first: Position
    ) throws(LedgerError) -> [(entryEnd: Position, key: FiledRows.Key, tally: Tally)] {
        let known = try KnowledgeChanges(view, on: day, after: first, through: cut.position)
        var sums: [Position: [FiledRows.Key: Tally]] = [:]
        for change in known.changes {
            for (standing, sign) in [(change.before, -1), (change.after, 1)] where standing.isPresent {
                guard let key = rows.key(standing.unit, standing.householdClass) else { continue }
                let tally = Tally(households: sign, persons: sign * Int(standing.members))
                sums[change.entryEnd, default: [:]][key, default: .zero] += tally
            }
        }
        return sums.sorted { $0.key < $1.key }.flatMap { entryEnd, tallies in
            tallies.filter { $0.value != .zero }.sorted { $0.key < $1.key }.map { (entryEnd, $0.key, $0.value) }
        }
    }

    private func documented(
        _ changes: [(entryEnd: Position, key: FiledRows.Key, tally: Tally)], _ names: inout UnitNames
    ) throws(LedgerError) -> [FiledChange] {
        var filed: [FiledChange] = []
        for (entryEnd, key, tally) in changes {
            let entry = try view.entry(holding: entryEnd)
            filed.append(
                FiledChange(
                    unit: try names[key.unit], householdClass: key.householdClass, entry: entry.id,
                    document: entry.document, recordedAt: entry.recordedAt, change: tally))
        }
        return filed
    }

    private func named(
        _ tallies: [FiledRows.Key: Tally], _ names: inout UnitNames
    ) throws(LedgerError) -> [HouseholdClass: [String: Tally]] {
        var named: [HouseholdClass: [String: Tally]] = [:]
        for (key, tally) in tallies where tally != .zero {
            named[key.householdClass, default: [:]][try names[key.unit], default: .zero] += tally
        }
        return named
    }
}

/// The rows of an opening: the units counted by, and the two classes of the forms.
private struct FiledRows {
    struct Key: Hashable, Comparable {
        let unit: UInt32
        let householdClass: HouseholdClass

        static func < (left: Key, right: Key) -> Bool {
            (left.unit, left.householdClass.order) < (right.unit, right.householdClass.order)
        }
    }

    let rows: RowUnits

    /// The row of a household; nil where it is in none.
    func key(_ number: UInt32, _ householdClass: HouseholdClass) -> Key? {
        guard MovementSum.classes.contains(householdClass), let row = rows.row(of: number) else {
            return nil
        }
        return Key(unit: row, householdClass: householdClass)
    }

    /// The sums of accounts, which are by the number of the unit that households are recorded in.
    func tallies(_ accounts: [UInt32: [Tally]]) -> [Key: Tally] {
        var sums: [Key: Tally] = [:]
        for (number, tallies) in accounts {
            for (bits, tally) in tallies.enumerated() where tally != .zero {
                let account = Account(unit: nil, bits: bits)
                if let key = key(number, account.householdClass) { sums[key, default: .zero] += tally }
            }
        }
        return sums
    }
}
