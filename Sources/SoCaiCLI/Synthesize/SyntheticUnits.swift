// The wards and communes of a synthetic history, and the merger near its end. All of them are invented.

/// The units: the first `count` from the opening on, two more from the merger on.
struct SyntheticUnits {
    /// A unit's id and the bodies that act for it.
    struct Unit {
        let number: Int
        let id: [UInt8]
        let actor: [UInt8]
        let isRural: Bool
        /// Its part of all households at the opening, of 100.
        let share: Int
        /// Decisions of the current year, for their numbers.
        var decisions = 0
        /// The unit it lives on in, as an index; itself before a merger.
        var current: Int
    }

    /// Units at the opening: ten, or two in a history under 400 events.
    let count: Int
    private(set) var units: [Unit] = []
    private(set) var isMerged = false

    private static let shares = [14, 12, 11, 10, 10, 9, 9, 9, 8, 8]

    init(count: Int) {
        self.count = count
        for index in 0..<count { add(share: count == 2 ? [60, 40][index] : SyntheticUnits.shares[index]) }
    }

    private mutating func add(share: Int) {
        let number = units.count + 1
        let digits = number < 10 ? "0\(number)" : "\(number)"
        units.append(
            Unit(
                number: number, id: Array("unit-\(digits)".utf8), actor: Array("UBND unit-\(digits) (synthetic)".utf8),
                isRural: number % 10 >= 7, share: share, current: number - 1))
    }

    subscript(index: Int) -> Unit { units[index] }

    /// The unit that a unit lives on in, as an index.
    func current(_ index: Int) -> Int { units[index].current }

    /// The units that stand now, as indices.
    var standing: [Int] { units.indices.filter { units[$0].current == $0 } }

    /// The households reported for a unit in a year: invented, and for a merged unit the sum of its parts.
    func reportedHouseholds(_ index: Int, ofRegistered households: Int, yearsSinceOpening: Int) -> Int {
        let share = units.indices.reduce(0) { $0 + ($1 < count && units[$1].current == index ? units[$1].share : 0) }
        return 10 + households * 3 * share * (100 + yearsSinceOpening) / 10_000
    }

    /// The number of the next decision of a unit, from 1 each year.
    mutating func nextDecision(of index: Int) -> Int {
        units[index].decisions += 1
        return units[index].decisions
    }

    /// Starts the numbers of decisions again.
    mutating func startYear() {
        for index in units.indices { units[index].decisions = 0 }
    }

    /// Merges the first five units into one new unit and the next three into another; gives the pairs (old, new).
    mutating func merge() -> [(old: Int, new: Int)] {
        precondition(count == 10 && !isMerged, "only ten units merge, and once")
        isMerged = true
        add(share: 0)
        add(share: 0)
        let pairs = (0..<8).map { (old: $0, new: $0 < 5 ? 10 : 11) }
        for pair in pairs { units[pair.old].current = pair.new }
        return pairs
    }

    /// How many units stand before and after the merger.
    static func standing(of count: Int, merged: Bool) -> Int { merged ? count - 8 + 2 : count }
    /// New units and merged ones, an event each.
    static let mergerEvents = 10
}
