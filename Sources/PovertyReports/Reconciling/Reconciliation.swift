// The result of checking a published table by itself and against the ledger.

import EventLedger
import PovertyLedger

/// What a figure of a published table was compared with.
public enum TableCheck: String, CaseIterable, Hashable, Sendable {
    /// What the ledger gives.
    case ledger
    /// The movement identity: closing = opening, less columns 2–4, with columns 5–8 (and for persons the size change).
    case identity
    /// The mirror table: who left poor for near-poor entered near-poor from poor, and the other way round.
    case mirror
    /// The sum of the units.
    case sumOfUnits
    /// The closing of the period before.
    case closingBefore
    /// The rate of all households.
    case rate
    /// The rate that the ledger's own households and total of all households give, where no total was published.
    case ledgerRate
    /// The number of all households that the other rates and totals of the day come from.
    case oneTotal
}

/// A figure that is not what it should be.
public struct TableDifference: Hashable, Sendable {
    /// What it was compared with.
    public let check: TableCheck
    /// The row it is in.
    public let row: PublishedRow
    /// The name of its column.
    public let column: String
    /// The published figure; for `oneTotal` the numbers of all households that the row allows.
    public let published: ClosedRange<Int>
    /// What it should be: one number, or any of a range where that follows from a rounded rate.
    public let expected: ClosedRange<Int>
    /// The line of the row that it was compared with, where that is one row.
    public let otherLine: Int?
    /// What would give exactly the published figure; only where it was compared with the ledger.
    public let explanations: [NumberExplanation]
    /// What offices are known to write instead that gives exactly the published figure.
    public internal(set) var near: [NearReading]
    /// The order in which differences of one row are reported.
    let order: Int

    /// By how much the published figure is too large, or too small where negative.
    public var size: Int {
        published.lowerBound > expected.upperBound
            ? published.lowerBound - expected.upperBound : published.upperBound - expected.lowerBound
    }
}

extension TableDifference {
    /// Which figure of which row, what it should be, and what would give it.
    package static var columns: [AnswerColumn<TableDifference>] {
        [
            .count("line", \.row.line), .day("day", \.row.span.day), .day("from", \.row.span.period?.from),
            .day("to", \.row.span.period?.to), .text("unit", \.row.filter.unit),
            .householdClass("class", \.row.householdClass), .truth("socialProtection", \.row.filter.socialProtection),
            .code("column", \.column), .code("check", \.check.rawValue), range("published", \.published),
            range("expected", \.expected), .number("difference", .change, \.size), .count("otherLine", \.otherLine),
            .list("explanations", \.explanations, NumberExplanation.columns),
            .list("near", \.near, NearReading.columns),
            .sentences("explanations", separator: "; ", \.readings).notInJSON,
        ]
    }

    /// Everything that gives exactly the published figure, in words: what offices are known to write first.
    package var readings: [Sentence] { near.map(\.words) + explanations.map(\.words) }

    /// One number, or the least and the most of a range: `27771755..27866700`.
    private static func range(
        _ name: String, _ range: @escaping (TableDifference) -> ClosedRange<Int>
    ) -> AnswerColumn<TableDifference> {
        .value(name, .count) { row in
            let (least, most) = (Int64(range(row).lowerBound), Int64(range(row).upperBound))
            return least == most ? .number(least) : .list([.number(least), .number(most)], separator: "..")
        }
    }
}

extension PublishedSpan {
    fileprivate var day: Day? {
        if case .day(let day) = self { day } else { nil }
    }

    fileprivate var period: (from: Day, to: Day)? {
        if case .period(let from, let to) = self { (from, to) } else { nil }
    }
}

/// How many figures were checked, and which differ.
public struct Reconciliation: Hashable, Sendable {
    /// The file that the table was read from, as the user named it; nil when it was made otherwise.
    public let file: String?
    /// Checks of the table against itself.
    public internal(set) var selfChecks = 0
    /// Those of them that agree.
    public internal(set) var selfChecksThatAgree = 0
    /// Figures compared with the ledger.
    public internal(set) var figures = 0
    /// Those of them that agree.
    public internal(set) var figuresThatAgree = 0
    /// Published figures that the ledger has nothing to compare with.
    public internal(set) var figuresNotCompared = 0
    /// Published rates without their total that were compared with the ledger's own number of all households; they are
    /// among `figures`.
    public internal(set) var ratesOfLedgerTotal = 0
    /// Checks of the table against itself that could not be made for lack of columns, by line.
    public internal(set) var unmadeChecks: [UnmadeCheck] = []
    /// What differs, by line, then by what it was compared with, then by column.
    public internal(set) var differences: [TableDifference] = []

    init(of file: String?) { self.file = file }

    /// Whether nothing differs.
    public var agrees: Bool { differences.isEmpty }

    /// Whether nothing was compared: then nothing can agree either.
    public var isEmpty: Bool { selfChecks + figures == 0 }

    /// Takes in a check of the table against itself; nil for one that agrees.
    mutating func noteSelfCheck(_ difference: TableDifference?) {
        selfChecks += 1
        if let difference { differences.append(difference) } else { selfChecksThatAgree += 1 }
    }

    /// Takes in a check that could not be made of a row, because it lacks some columns.
    mutating func noteUnmade(_ check: TableCheck, _ row: PublishedRow, _ missing: [String]) {
        unmadeChecks.append(UnmadeCheck(check: check, line: row.line, missing: missing))
    }

    /// Takes in a figure compared with the ledger; nil for one that agrees.
    mutating func noteFigure(_ difference: TableDifference?) {
        figures += 1
        if let difference { differences.append(difference) } else { figuresThatAgree += 1 }
    }

    /// Brings the differences and the checks that were not made into their order.
    mutating func sort() {
        unmadeChecks.sort { ($0.line, $0.check.order) < ($1.line, $1.check.order) }
        differences.sort { ($0.row.line, $0.check.order, $0.order) < ($1.row.line, $1.check.order, $1.order) }
    }
}

extension Reconciliation: LedgerAnswer {
    /// How much was checked, and what differs; CSV has the latter only.
    public var columns: [AnswerColumn<Reconciliation>] {
        let selfChecks: [AnswerColumn<Reconciliation>] = [
            .count("made", \.selfChecks), .count("hold", \.selfChecksThatAgree),
            .list("notMade", \.unmadeChecks, UnmadeCheck.columns),
        ]
        let figures: [AnswerColumn<Reconciliation>] = [
            .count("held", \.figures), .count("agree", \.figuresThatAgree), .count("notHeld", \.figuresNotCompared),
            .count("ratesOfLedgerTotal", \.ratesOfLedgerTotal),
        ]
        return [
            .text("table", \.file).onlyInJSON, .object("selfChecks", { $0 }, selfChecks).onlyInJSON,
            .object("figures", { $0 }, figures).onlyInJSON,
            .list("differences", \.differences, TableDifference.columns),
        ]
    }
}

extension TableCheck {
    fileprivate var order: Int { TableCheck.allCases.firstIndex(of: self) ?? 0 }
}

extension TableDifference {
    /// A difference of a column; nil when the published figure is as expected.
    static func between(
        _ published: ClosedRange<Int>, _ expected: ClosedRange<Int>, _ check: TableCheck, _ row: PublishedRow,
        _ column: PublishedColumn, named name: String? = nil, otherLine: Int? = nil,
        explanations: [NumberExplanation] = [], near: [NearReading] = []
    ) -> TableDifference? {
        guard !published.overlaps(expected) else { return nil }
        return TableDifference(
            check: check, row: row, column: name ?? column.name(in: row.householdClass), published: published,
            expected: expected, otherLine: otherLine, explanations: explanations, near: near,
            order: column.order)
    }
}

// The checks of a published table that could not be made, because a figure that they take was not published. A table is
// never called right for what nobody could look at.

/// A check that would be made of a row if more of it had been published.
public struct UnmadeCheck: Hashable, Sendable {
    /// The check.
    public let check: TableCheck
    /// The line of the row.
    public let line: Int
    /// The names of the columns that it lacks.
    public let missing: [String]

    fileprivate static var columns: [AnswerColumn<UnmadeCheck>] {
        [.code("check", \.check.rawValue), .count("line", \.line), .texts("missing", \.missing)]
    }
}

extension PublishedRow {
    /// The columns of the movement identity that a row lacks, by their names; nil where it has no figure of that
    /// measure. One column of all exits covers both.
    func missingForIdentity(_ measure: NumberMeasure) -> [String]? {
        guard figures.keys.contains(where: { $0.isMovement(in: measure) }) else { return nil }
        var missing: [PublishedColumn] = []
        for number in 1...9 where figures[.movement(number, measure)] == nil {
            if number == 2 || number == 3, figures[.exits(measure)] != nil { continue }
            missing.append(.movement(number, measure))
        }
        if measure == .persons, form == nil, figures[.sizeChange] == nil { missing.append(.sizeChange) }
        return missing.map { $0.name(in: householdClass) }
    }
}
