// What was given inside a cut: gifts and loans in two tables that are never added, and who among the poor and near-poor
// got nothing.

import EventLedger
import PovertyLedger

/// The aid given inside a cut.
public struct AidReport: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The first day of the span; nil where it reaches back to the first event.
    public let from: Day?
    /// The one unit that was asked for; nil for all.
    public let unit: String?
    /// What the rows are broken down by.
    public let dimensions: Set<AidDimension>
    /// All aid but loans.
    public let gifts: AidTable
    /// Loans (kind `credit`).
    public let loans: AidTable
    /// The poor and near-poor households of the cut by what they got in the span.
    public let leftBehind: LeftBehind

    /// What the rows are broken down by, in the order of their columns.
    package var sortedDimensions: [AidDimension] { AidDimension.allCases.filter(dimensions.contains) }
}

extension AidReport: LedgerAnswer {
    /// The cut and the span, then gifts, loans and the poor and near-poor, each a table of its own.
    public var columns: [AnswerColumn<AidReport>] {
        let aid = AidTable.columns(by: sortedDimensions)
        return [
            .cut("cut", \.cut, unitsOn: \.unitsOn), .day("from", \.from), .text("unit", \.unit).onlyInJSON,
            .texts("by") { $0.sortedDimensions.map(\.rawValue) }.onlyInJSON,
            .object("gifts", \.gifts, aid), .object("loans", \.loans, aid),
            .list("leftBehind", \.leftBehind.rows, LeftBehindRow.columns(byUnit: dimensions.contains(.unit))),
            .list("households", \.leftBehind.households, LeftBehindHousehold.columns),
        ]
    }
}

/// Gifts, or loans.
public struct AidTable: Hashable, Sendable {
    /// All of them together; a household is counted once.
    public let total: AidSum
    /// The groups in which something was given, sorted as `AidGroup` is.
    public let rows: [AidRow]

    fileprivate static func columns(by dimensions: [AidDimension]) -> [AnswerColumn<AidTable>] {
        [.object("total", \.total, AidSum.columns).onlyInJSON, .list("rows", \.rows, AidRow.columns(by: dimensions))]
    }

    /// All of them as the last row of a table.
    package var totalRow: AidRow { AidRow(group: AidGroup(), sum: total) }
}

/// One group and what was given in it.
public struct AidRow: Hashable, Sendable {
    /// The group.
    public let group: AidGroup
    /// What was given.
    public let sum: AidSum

    /// What the groups have in each dimension, and what was given.
    package static func columns(by dimensions: [AidDimension]) -> [AnswerColumn<AidRow>] {
        dimensions.map { dimension -> AnswerColumn<AidRow> in
            switch dimension {
            case .unit: .text("unit", \.group.unit)
            case .household: .code("household", \.group.household)
            case .kind: .word("kind") { $0.group.kind?.name }
            case .donorKind: .word("donorKind") { $0.group.donorKind?.name }
            case .donor: .text("donor", \.group.donor)
            case .programme: .text("programme", \.group.programme)
            case .year: .number("year", .year, \.group.year)
            }
        } + [.part(\.sum, AidSum.columns)]
    }
}

/// What a group of aid has in common; what was not asked for is nil.
public struct AidGroup: Hashable, Sendable {
    /// The unit, by the units of a day; also nil for households that were not in the register when it was given.
    public let unit: String?
    /// The household it was given to; also nil for aid to a unit.
    public let household: String?
    /// What was given.
    public let kind: AidKind?
    /// The kind of giver.
    public let donorKind: DonorKind?
    /// Who gave, as recorded.
    public let donor: String?
    /// The programme; also nil for aid outside any.
    public let programme: String?
    /// The calendar year.
    public let year: Int?

    /// A group; what is nil is not broken down by.
    public init(
        unit: String? = nil, household: String? = nil, kind: AidKind? = nil, donorKind: DonorKind? = nil,
        donor: String? = nil, programme: String? = nil, year: Int? = nil
    ) {
        self.unit = unit
        self.household = household
        self.kind = kind
        self.donorKind = donorKind
        self.donor = donor
        self.programme = programme
        self.year = year
    }
}

extension AidGroup: Comparable {
    /// By unit, household, kind, kind of giver (both in the order of their vocabulary), giver, programme and year; absent
    /// ones last.
    public static func < (left: AidGroup, right: AidGroup) -> Bool {
        left.place == right.place ? left.gift < right.gift : left.place < right.place
    }

    private var place: (AbsentLast<String>, AbsentLast<String>) { (AbsentLast(unit), AbsentLast(household)) }

    private var gift: (UInt8, UInt8, AbsentLast<String>, AbsentLast<String>, Int) {
        (kind?.rawValue ?? 0, donorKind?.rawValue ?? 0, AbsentLast(donor), AbsentLast(programme), year ?? 0)
    }
}

/// How much was given.
public struct AidSum: Hashable, Sendable {
    /// The number of aid events.
    public let events: Int
    /// How many of them have no amount.
    public let withoutAmount: Int
    /// The sum of the amounts of the others, in VND.
    public let amountVND: Int64
    /// How many different households were reached.
    public let households: Int
    /// To how many different units something was given, by the units of a day.
    public let units: Int
    /// Their ids, where the sum is to be added to that of another ledger, in which they may be the same.
    var unitIDs: Set<String> = []

    /// A sum.
    public init(events: Int = 0, withoutAmount: Int = 0, amountVND: Int64 = 0, households: Int = 0, units: Int = 0) {
        self.events = events
        self.withoutAmount = withoutAmount
        self.amountVND = amountVND
        self.households = households
        self.units = units
    }

    /// The sum of what was given in several ledgers, to different households. Throws `overflow`.
    static func sum(_ parts: [AidSum]) throws(LedgerError) -> AidSum {
        var amount = Int128(0)
        for part in parts { amount += Int128(part.amountVND) }
        let events = parts.reduce(0) { $0 + $1.events }
        guard let amountVND = Int64(exactly: amount) else { throw overflow(events, amount) }
        let ids = parts.reduce(into: Set<String>()) { $0.formUnion($1.unitIDs) }
        return AidSum(
            events: events, withoutAmount: parts.reduce(0) { $0 + $1.withoutAmount }, amountVND: amountVND,
            households: parts.reduce(0) { $0 + $1.households }, units: ids.count)
    }

    /// The error of amounts that add up to no figure.
    fileprivate static func overflow(_ events: Int, _ amount: Int128) -> LedgerError {
        LedgerError(
            .overflow, "the amounts of \(events) aid events add up to \(amount) VND",
            remedy: "a sum has at most \(Int64.max) VND; find the amount that is wrong and void its event")
    }

    /// How much, and whom it reached.
    static var columns: [AnswerColumn<AidSum>] {
        [
            .count("events", \.events), .count("withoutAmount", \.withoutAmount), .amountVND("amountVND", \.amountVND),
            .count("households", \.households), .count("units", \.units),
        ]
    }
}

// What sums of aid can be broken down by. Gifts and loans are always separate, so that is no choice.

/// What sums of aid are broken down by; the raw value is the word of the command line and of JSON.
public enum AidDimension: String, CaseIterable, Hashable, Sendable {
    /// The unit the household was in on the day of the aid, or the unit it was given to.
    case unit
    /// The household it was given to.
    case household
    /// What was given.
    case kind
    /// What kind of giver gave it.
    case donorKind
    /// Who gave it.
    case donor
    /// The programme it was part of.
    case programme
    /// The calendar year of the day it took effect.
    case year
}

// A sum of aid while it is folded. Amounts are added in 128 bits, which no ledger can fill, so that a sum too large for
// a figure is reported at the end and never lost on the way.

/// A sum of aid under construction.
struct AidAccumulator {
    private(set) var events = 0
    private var withoutAmount = 0
    private var amountVND: Int128 = 0
    private var households = NumberSet()
    /// The numbers of the units it was given to, as recorded.
    private var units: Set<UInt32> = []

    init() {}

    /// Adds what was given.
    mutating func add(_ item: AidItem) {
        events += 1
        if let amount = item.amountVND { amountVND += Int128(amount) } else { withoutAmount += 1 }
        if item.isToUnit { units.insert(item.subject) } else { households.insert(item.subject) }
    }

    /// The sum, with units counted by the units of a day; with their ids where `name` is given. Throws `overflow` when
    /// the amounts are more than a figure.
    func sum(
        _ all: UnitFold, unitsOn day: Day, name: ((UInt32) throws(LedgerError) -> String)? = nil
    ) throws(LedgerError) -> AidSum {
        guard let amount = Int64(exactly: amountVND) else { throw AidSum.overflow(events, amountVND) }
        let units = Set(units.map { all.root(of: $0, on: day) })
        var sum = AidSum(
            events: events, withoutAmount: withoutAmount, amountVND: amount, households: households.count,
            units: units.count)
        if let name { sum.unitIDs = Set(try units.map(name)) }
        return sum
    }
}
