// What came of holding a published table against itself and against the ledger.

import EventLedger

/// What a figure of a published table was held against.
public enum TableCheck: String, CaseIterable, Hashable, Sendable {
    /// What the ledger gives.
    case ledger
    /// The movement identity: closing = opening, less columns 2–4, with columns 5–8 (and for persons the size change).
    case identity
    /// The mirror table: who left poor for near-poor came to near-poor from poor, and the other way round.
    case mirror
    /// The sum of the units.
    case sumOfUnits
    /// The closing of the period before.
    case closingBefore
    /// The rate of all households.
    case rate
    /// The number of all households that the other rates and totals of the day come from.
    case oneTotal
}

/// A figure that is not what it should be.
public struct TableDifference: Hashable, Sendable {
    /// What it was held against.
    public let check: TableCheck
    /// The row it stands in.
    public let row: PublishedRow
    /// The name of its column.
    public let column: String
    /// The published figure; for `oneTotal` the numbers of all households that the row allows.
    public let published: ClosedRange<Int>
    /// What it should be: one number, or any of a range where that follows from a rounded rate.
    public let expected: ClosedRange<Int>
    /// The line of the row that it was held against, where that is one row.
    public let otherLine: Int?
    /// What would give exactly the published figure; only where it was held against the ledger.
    public let explanations: [NumberExplanation]
    /// The order in which differences of one row are told.
    let order: Int

    /// By how much the published figure is too large, or too small where negative.
    public var size: Int {
        published.lowerBound > expected.upperBound
            ? published.lowerBound - expected.upperBound : published.upperBound - expected.lowerBound
    }
}

/// How many figures were checked, and which differ.
public struct Reconciliation: Hashable, Sendable {
    /// Checks of the table against itself.
    public internal(set) var selfChecks = 0
    /// Those of them that hold.
    public internal(set) var selfChecksThatHold = 0
    /// Figures held against the ledger.
    public internal(set) var figures = 0
    /// Those of them that agree.
    public internal(set) var figuresThatAgree = 0
    /// Published figures that the ledger has nothing to hold against.
    public internal(set) var figuresNotHeld = 0
    /// What differs, by line, then by what it was held against, then by column.
    public internal(set) var differences: [TableDifference] = []

    /// Whether nothing differs.
    public var agrees: Bool { differences.isEmpty }

    /// Takes in a check of the table against itself; nil for one that holds.
    mutating func noteSelfCheck(_ difference: TableDifference?) {
        selfChecks += 1
        if let difference { differences.append(difference) } else { selfChecksThatHold += 1 }
    }

    /// Takes in a figure held against the ledger; nil for one that agrees.
    mutating func noteFigure(_ difference: TableDifference?) {
        figures += 1
        if let difference { differences.append(difference) } else { figuresThatAgree += 1 }
    }

    /// Brings the differences into their order.
    mutating func sort() {
        differences.sort { ($0.row.line, $0.checkOrder, $0.order) < ($1.row.line, $1.checkOrder, $1.order) }
    }
}

extension TableDifference {
    fileprivate var checkOrder: Int { TableCheck.allCases.firstIndex(of: check) ?? 0 }

    /// A difference of a column; nil when the published figure is as expected.
    static func between(
        _ published: ClosedRange<Int>, _ expected: ClosedRange<Int>, _ check: TableCheck, _ row: PublishedRow,
        _ column: PublishedColumn, named name: String? = nil, otherLine: Int? = nil,
        explanations: [NumberExplanation] = []
    ) -> TableDifference? {
        guard !published.overlaps(expected) else { return nil }
        return TableDifference(
            check: check, row: row, column: name ?? column.name(in: row.householdClass), published: published,
            expected: expected, otherLine: otherLine, explanations: explanations, order: column.order)
    }
}
