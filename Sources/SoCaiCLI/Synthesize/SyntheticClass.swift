// The classes a synthetic household goes through, and how likely each decision is. The likelihoods are invented;
// they only keep the classes apart and every kind of change alive.

/// The class of a synthetic household, worst first; `unclassified` before the first decision.
enum SyntheticClass: UInt8 {
    case poor, nearPoor, disadvantaged, average, betterOff, wellOff, unclassified

    /// The name in JSON.
    var name: StaticString {
        switch self {
        case .poor: "poor"
        case .nearPoor: "nearPoor"
        case .disadvantaged: "disadvantaged"
        case .average: "average"
        case .betterOff: "betterOff"
        case .wellOff: "wellOff"
        case .unclassified: "unclassified"
        }
    }

    /// Whether it is poor or near-poor, so that only an exit leads to a better class.
    var isBelowLine: Bool { self == .poor || self == .nearPoor }

    /// A monthly income per head in VND that is usual in the class.
    var usualIncomeVND: Int {
        switch self {
        case .poor: 900_000
        case .nearPoor: 1_300_000
        case .disadvantaged: 1_900_000
        case .average, .unclassified: 2_600_000
        case .betterOff: 4_500_000
        case .wellOff: 9_000_000
        }
    }

    /// The class the next review decides, drawn in proportion to the weights of this class.
    func next(_ random: inout SplitMix64) -> SyntheticClass {
        let place = random.place(in: SyntheticClass.weights[Int(rawValue)])
        return SyntheticClass(rawValue: UInt8(place)) ?? .average
    }

    /// A row a class, a column a next class, both worst first. Over the years the poor fall from 12 to about 6 in a
    /// hundred, and never run out.
    private static let weights: [[Int]] = [
        [79, 14, 4, 3, 0, 0],
        [4, 77, 10, 8, 1, 0],
        [2, 5, 80, 12, 1, 0],
        [1, 3, 7, 83, 6, 0],
        [0, 1, 2, 10, 84, 3],
        [0, 0, 0, 2, 18, 80],
        [12, 24, 18, 30, 13, 3],
    ]
}
