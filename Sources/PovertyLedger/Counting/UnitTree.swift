// The units of one day as an answer breaks figures down by them: each is mapped to one, which includes all below it.
// Looked up by number, so that flows and counts can do it for every household.

import EventLedger

/// All units of a ledger by number, as they are on one day.
package struct UnitTree {
    /// The unit that each unit is merged into, or the unit itself.
    private let roots: [UInt32]
    /// The unit that a row is of, for each unit.
    private let rows: [UInt32]
    /// The units that each unit is part of, upwards from the one it is merged into, that one first.
    private let lines: [[UInt32]]

    /// The units of a day. Rows are of the units themselves, or with a level of the first unit going up from each that
    /// is of that level or above it; where there is none, of the uppermost.
    package init(_ units: UnitFold, on day: Day, level: UnitKind? = nil) {
        roots = units.units.indices.map { units.root(of: UInt32($0), on: day) }
        var lines: [[UInt32]] = []
        var rows: [UInt32] = []
        for root in roots {
            var line = [root]
            // Units that name each other as parents are each part of the other: the walk ends where it would repeat.
            while let next = units.parent(of: line[line.count - 1], on: day), !line.contains(next) { line.append(next) }
            lines.append(line)
            guard let level else {
                rows.append(root)
                continue
            }
            let row = line.first { number in units.kind(of: number).map { $0.rank <= level.rank } ?? false }
            rows.append(row ?? line[line.count - 1])
        }
        self.lines = lines
        self.rows = rows
    }

    /// The unit that a unit is merged into; itself where it is not merged, or unknown.
    package func root(of number: UInt32) -> UInt32 { Int(number) < roots.count ? roots[Int(number)] : number }

    /// The unit of the row that a unit counts in.
    package subscript(number: UInt32) -> UInt32 { Int(number) < rows.count ? rows[Int(number)] : number }

    /// Whether a unit counts in another: it is that unit or merged into it, or into one below it.
    package func isPart(_ number: UInt32, of unit: UInt32) -> Bool {
        Int(number) < lines.count ? lines[Int(number)].contains(unit) : number == unit
    }

    /// The units that a unit counts in: the one it is merged into, or itself, and all above.
    package func line(of number: UInt32) -> [UInt32] { Int(number) < lines.count ? lines[Int(number)] : [number] }

    /// The unit of the row that a unit counts in where only one unit, all below it included, is asked for; nil for
    /// those outside it.
    package func row(of number: UInt32, within unit: UInt32?) -> UInt32? {
        guard let unit else { return self[number] }
        guard isPart(number, of: unit) else { return nil }
        // No row reaches further up than what was asked for.
        let row = self[number]
        return isPart(row, of: unit) ? row : unit
    }
}

extension UnitKind {
    /// The level of a kind: the city, then wards and communes side by side, then hamlets.
    package var rank: Int {
        switch self {
        case .city: 0
        case .ward, .commune: 1
        case .hamlet: 2
        }
    }
}
