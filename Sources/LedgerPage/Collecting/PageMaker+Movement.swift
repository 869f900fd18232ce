// The movement tables of the page's years: as known at the closing of the year, at every entry that restates a period
// after it, and now. Between two of these no table of a closed year changes.

import PovertyReports

extension PageMaker {
    /// The tables of each year, with the stages at which they are known.
    mutating func writeMovement() throws(LedgerError) {
        let moments = movementStages()
        json.member("movement")
        json.beginArray()
        for (year, stages) in zip(years, moments) {
            begin(year)
            var before: Movement?
            for stage in stages {
                let cut = view.at(Cut(effectiveOn: year.last, position: stage))
                let movement = try cut.movement(since: year.first, level: question.level)
                // A stage that changes nothing is not told apart.
                if before?.tables == movement.tables { continue }
                before = movement
                write(movement, byUnit: listsHouseholds)
            }
            json.endArray()
            json.endObject()
        }
        json.endArray()
    }

    /// The stages of each year; with too many of them only its closing and now.
    private func movementStages() -> [[Position]] {
        let restating = histories.entries.filter(\.restates).map(\.lastPosition)
        let all = years.map { year -> [Position] in
            guard let closing = closings.first(where: { $0.through >= year.last })?.cut.position else {
                return [position]
            }
            return Set([closing, position] + restating.filter { $0 > closing }).sorted()
        }
        let isSmall = all.reduce(0) { $0 + $1.count } <= question.limits.movements && listsHouseholds
        return isSmall ? all : all.map { Set([$0.first, $0.last].compactMap(\.self)).sorted() }
    }
}

extension PageSections {
    /// Begins a year and the list of its stages.
    mutating func begin(_ year: (year: Int, first: Day, last: Day)) {
        json.beginObject()
        json.member("year")
        json.int(year.year)
        json.member("first")
        json.int(year.first.daysSinceEpoch)
        json.member("last")
        json.int(year.last.daysSinceEpoch)
        json.member("stages")
        json.beginArray()
    }

    /// The tables of a movement as known at its position, with or without a row for each unit.
    mutating func write(_ movement: Movement, byUnit: Bool) {
        json.beginObject()
        json.member("position")
        json.int(movement.position)
        json.member("tables")
        json.beginArray()
        for table in movement.tables {
            json.beginArray()
            write(Self.figures(table.total, table.householdClass))
            json.beginObject()
            for row in table.rows where byUnit {
                json.member(named: row.unit.printable)
                write(Self.figures(row.row, table.householdClass))
            }
            json.endObject()
            json.endArray()
        }
        json.endArray()
        json.endObject()
    }

    /// Columns 1 to 9 of the form for households and then for persons, whose columns 4 and 8 have the households that
    /// shrank and grew, as the form asks.
    private static func figures(_ row: MovementRow, _ householdClass: HouseholdClass) -> [Int] {
        let columns = MovementColumn.columns(of: householdClass)
        let households = [row.opening.households] + columns.map { row[$0].households } + [row.closing.households]
        let persons = columns.map { column in
            row[column].persons
                + (column == .otherDecrease ? row.sizeDecrease : column == .otherIncrease ? row.sizeIncrease : 0)
        }
        return households + [row.opening.persons] + persons + [row.closing.persons]
    }
}
