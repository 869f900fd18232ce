// The households of a synthetic history as far as it remembers them: a few bytes each, their classes, the units they
// live in, and the aid that documents give them.

// All the generator remembers of a household: what it needs to know that the next event is valid, and no history.

/// The state of a household; at most 32 bytes.
struct SyntheticHousehold {
    /// Days since 1970-01-01.
    var registeredOn: Int32
    /// From this day on (days since 1970-01-01) every decision known so far gives the class in force, so that
    /// confirming it on any later day leaves the timeline valid.
    var classSince: Int32
    /// Counts the decisions on the class and the voids of such; equal counts mean that nothing was decided in between.
    var judgements: UInt32 = 0
    /// The unit it was last placed in, as an index.
    var unit: UInt8
    var members: UInt8
    var householdClass = SyntheticClass.unclassified
    /// The sponsor's number, 0 for none.
    var sponsor: UInt8 = 0
    var socialProtection = false
    var isDissolved = false
}

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

    /// The units that exist now, as indices.
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

    /// How many units exist before and after the merger.
    static func standing(of count: Int, merged: Bool) -> Int { merged ? count - 8 + 2 : count }
    /// New units, merged ones and the revised plan, an event each.
    static let mergerEvents = 11
}

// The kinds of aid that synthetic documents give. The bodies named are kinds of bodies; the gifts are invented.

/// What a document gives each household it lists.
struct AidOffer {
    let kind: StaticString
    let donor: StaticString
    let donorKind: StaticString
    var programme: StaticString?
    /// The least amount in VND; 0 where no money is meant.
    var amountVND = 0
    var measure: StaticString?
    /// Whether the fund of the history gives it, where there is one.
    var isOfFund = false

    /// An offer that suits so many households: long lists get small gifts.
    static func draw(size: Int, _ random: inout SplitMix64) -> AidOffer {
        offers[random.below(size >= 20 ? 4 : offers.count)]
    }

    private static let offers: [AidOffer] = [
        AidOffer(
            kind: "cash", donor: "Quỹ Vì người nghèo", donorKind: "fundForThePoor", programme: "Tết",
            amountVND: 300_000, isOfFund: true),
        AidOffer(kind: "goods", donor: "Hội Chữ thập đỏ", donorKind: "massOrganisation", measure: "kg"),
        AidOffer(
            kind: "healthInsurance", donor: "Ngân sách nhà nước", donorKind: "stateBudget", amountVND: 250_000),
        AidOffer(kind: "cash", donor: "Ngân sách nhà nước", donorKind: "stateBudget", amountVND: 55_000),
        AidOffer(
            kind: "housing", donor: "Quỹ Vì người nghèo", donorKind: "fundForThePoor", amountVND: 20_000_000,
            isOfFund: true),
        AidOffer(
            kind: "livelihood", donor: "Chương trình mục tiêu quốc gia", donorKind: "nationalProgramme",
            amountVND: 4_000_000),
        AidOffer(kind: "credit", donor: "Ngân hàng Chính sách xã hội", donorKind: "policyBank", amountVND: 10_000_000),
        AidOffer(kind: "education", donor: "Hội Khuyến học", donorKind: "massOrganisation", amountVND: 500_000),
        AidOffer(kind: "labour", donor: "Đoàn Thanh niên", donorKind: "massOrganisation", measure: "ngày công"),
        AidOffer(kind: "ideas", donor: "Tổ tư vấn", donorKind: "agency"),
    ]
}
