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
            write(name, records[name])
        }
        json.endArray()
        try writeUnitMaps(count)
    }

    /// All households that units reported, as known now, from each day on which that may change.
    mutating func writeTotals() throws(LedgerError) {
        let units =
            try view.usesBalances
            ? view.known.fold(of: view.ledger, knownThrough: position)
            : view.fold(Cut(effectiveOn: to, position: position)).units
        let reported = units.units.flatMap(\.totals).map(\.day)
        let days = Set(reported + unitHistory.days.map(\.daysSinceEpoch)).filter {
            $0 > from.daysSinceEpoch && $0 <= to.daysSinceEpoch
        }
        json.member("totals")
        json.beginArray()
        for day in [from] + days.sorted().compactMap({ Day(daysSinceEpoch: $0) }) {
            writeTotal(day, try now(day).reportedHouseholds(level: question.level))
        }
        json.endArray()
    }
}
