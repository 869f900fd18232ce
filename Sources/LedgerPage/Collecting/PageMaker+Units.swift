// The units of a page: their names, which row each counts in on which day and as known when, and the households that they
// reported. Rows change only on few days and at few positions; each combination has a map of its own.

import PovertyReports

extension PageMaker {
    /// Names, and the maps from units to rows.
    mutating func writeUnits() throws(LedgerError) {
        let category = StreamCategory.unit.rawValue
        let count = view.ledger.streamCount(category: category)
        let records = try now(to).units().units.reduce(into: [String: UnitRecord]()) { $0[$1.unit] = $1 }
        json.member("units")
        json.beginArray()
        for number in 0..<UInt32(count) {
            let name = try view.unitName(number)
            let record = records[name]
            json.beginArray()
            json.shown(name)
            json.shown(record?.name ?? name)
            json.shown(record?.code)
            json.shown(record?.area?.name)
            json.shown(record?.kind.name)
            json.endArray()
        }
        json.endArray()
        try writeUnitMaps(count)
    }

    private mutating func writeUnitMaps(_ count: Int) throws(LedgerError) {
        let days = [from] + unitHistory.days.filter { $0 > from && $0 <= to }
        var positions = [0] + Set(unitHistory.positions.map(end(ofEntryHolding:))).sorted()
        let isWhole = days.count * positions.count <= question.limits.unitMaps
        if !isWhole { positions = [position] }
        var maps: [[UInt32]] = []
        var indices: [[UInt32]: Int] = [:]
        var grid: [Int] = []
        for known in positions {
            for day in days {
                let tree = try unitHistory.tree(on: day, knownThrough: known, level: question.level)
                let map = (0..<UInt32(count)).map { tree[$0] }
                if indices[map] == nil {
                    indices[map] = maps.count
                    maps.append(map)
                }
                grid.append(indices[map] ?? 0)
            }
        }
        json.member("unitDays")
        write(days.map { Int($0.daysSinceEpoch) })
        json.member("unitPositions")
        write(positions)
        json.member("unitGrid")
        write(grid)
        json.member("unitMaps")
        json.beginArray()
        for map in maps { write(map.map(Int.init)) }
        json.endArray()
        json.member("unitsAsKnown")
        json.bool(isWhole)
    }

    /// Writes numbers as a list.
    mutating func write(_ numbers: [Int]) {
        json.beginArray()
        for number in numbers { json.int(number) }
        json.endArray()
    }

    /// All households that units reported, as known now, from each day on which that may change.
    mutating func writeTotals() throws(LedgerError) {
        let units = try view.fold(Cut(effectiveOn: to, position: position)).units
        let reported = units.units.flatMap(\.totals).map(\.day)
        let days = Set(reported + unitHistory.days.map(\.daysSinceEpoch)).filter {
            $0 > from.daysSinceEpoch && $0 <= to.daysSinceEpoch
        }
        json.member("totals")
        json.beginArray()
        for day in [from] + days.sorted().compactMap({ Day(daysSinceEpoch: $0) }) {
            let rows = try now(day).unitTotals(level: question.level).rows
            let all = rows.contains { $0.households == nil } ? nil : rows.reduce(0) { $0 + ($1.households ?? 0) }
            json.beginArray()
            json.int(day.daysSinceEpoch)
            json.intOrNull(rows.isEmpty ? nil : all)
            json.beginObject()
            for row in rows {
                guard let households = row.households else { continue }
                json.member(named: row.unit.printable)
                json.int(households)
            }
            json.endObject()
            json.endArray()
        }
        json.endArray()
    }
}
