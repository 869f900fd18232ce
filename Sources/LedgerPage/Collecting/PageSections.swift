// What the pages of a ledger and of a bundle have in common: the span, the maps of units, and how their data is written.
// What is asked of reports is in `PageMaker` and `BundlePageMaker`.

import PovertyReports

/// The data of a page under construction.
protocol PageSections {
    var question: PageQuestion { get }
    /// The last position that is known.
    var position: Position { get }
    var from: Day { get }
    var to: Day { get }
    var json: JSONWriter { get set }
}

/// The data of a page of one ledger, whose households have their events.
protocol HistorySections: PageSections {
    var histories: HouseholdHistories { get }
    var unitHistory: UnitHistoryFold { get }
}

/// The maps from units to rows, each once, and which of them each day and position has.
struct UnitMaps {
    private(set) var maps: [[UInt32]] = []
    private(set) var grid: [Int] = []
    private var indices: [[UInt32]: Int] = [:]

    /// Adds that of the next day, or the first of the next position.
    mutating func add(_ map: [UInt32]) {
        if indices[map] == nil {
            indices[map] = maps.count
            maps.append(map)
        }
        grid.append(indices[map] ?? 0)
    }
}

extension HistorySections {
    /// Whether households are listed with their events.
    var listsHouseholds: Bool { histories.items.count <= question.limits.householdEvents }

    /// The last position of the entry that holds a position.
    func end(ofEntryHolding position: Position) -> Position {
        var (low, high) = (0, histories.entries.count)
        while low < high {
            let middle = (low + high) / 2
            if histories.entries[middle].lastPosition < position { low = middle + 1 } else { high = middle }
        }
        return low < histories.entries.count ? histories.entries[low].lastPosition : self.position
    }

    /// The maps from so many units to rows: one for each day on which they change, as known at each position at which
    /// that changes.
    mutating func writeUnitMaps(_ count: Int) throws(LedgerError) {
        let days = [from] + unitHistory.days.filter { $0 > from && $0 <= to }
        var positions = [0] + Set(unitHistory.positions.map(end(ofEntryHolding:))).sorted()
        let isWhole = days.count * positions.count <= question.limits.unitMaps
        if !isWhole { positions = [position] }
        var maps = UnitMaps()
        for known in positions {
            for day in days {
                let tree = try unitHistory.tree(on: day, knownThrough: known, level: question.level)
                maps.add((0..<UInt32(count)).map { tree[$0] })
            }
        }
        write(maps, days: days, positions: positions, isWhole: isWhole)
    }
}

extension PageSections {
    /// The language, the days and what the page was made from, without its folder.
    mutating func writeSpan(of path: String) {
        json.member("language")
        json.string(question.language.rawValue)
        json.member("from")
        json.int(from.daysSinceEpoch)
        json.member("to")
        json.int(to.daysSinceEpoch)
        json.member("position")
        json.int(position)
        json.member("ledger")
        json.string(path.split(separator: "/").last.map { String($0).printable } ?? "")
    }

    /// Writes the maps from units to rows on some days, as known at some positions.
    mutating func write(_ maps: UnitMaps, days: [Day], positions: [Position], isWhole: Bool) {
        json.member("unitDays")
        write(days.map { Int($0.daysSinceEpoch) })
        json.member("unitPositions")
        write(positions)
        json.member("unitGrid")
        write(maps.grid)
        json.member("unitMaps")
        json.beginArray()
        for map in maps.maps { write(map.map(Int.init)) }
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
}

extension JSONWriter {
    /// Writes text of a ledger so that every character of it can be seen, or null.
    mutating func shown(_ text: String?) {
        if let text { string(text.printable) } else { null() }
    }

    /// Writes a whole number or null.
    mutating func intOrNull(_ number: (some BinaryInteger)?) {
        if let number { int(number) } else { null() }
    }
}
