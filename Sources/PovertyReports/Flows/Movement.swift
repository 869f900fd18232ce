// The official movement tables of a period: how the poor and the near-poor of its opening became those of its closing.

import EventLedger
import PovertyLedger

/// The movement tables of the poor and the near-poor over a period.
public struct Movement: Hashable, Sendable {
    /// The first day of the period; the opening is the balance of the day before.
    public let from: Day
    /// The last day of the period.
    public let to: Day
    /// The last position that was known.
    public let position: Position
    /// The day whose units rows are broken down by.
    public let unitsOn: Day
    /// The one unit that was asked for; nil for all.
    public let unit: String?
    /// How many months back an exit makes a return a relapse; nil is without limit.
    public let lookBackMonths: Int?
    /// The table of the poor, then that of the near-poor.
    public let tables: [MovementTable]

    /// The cut that the closing is taken at.
    public var cut: Cut { Cut(effectiveOn: to, position: position) }

    /// The table of a class; nil for one that has none.
    public func table(of householdClass: HouseholdClass) -> MovementTable? {
        tables.first { $0.householdClass == householdClass }
    }
}

/// The movement table of one class.
public struct MovementTable: Hashable, Sendable {
    /// A unit and its row.
    public struct UnitRow: Hashable, Sendable {
        /// The unit, as of the day whose units are counted by.
        public let unit: String
        /// Its row.
        public let row: MovementRow
    }

    /// `poor` or `nearPoor`.
    public let householdClass: HouseholdClass
    /// The rows of units that are not zero, sorted by unit.
    public let rows: [UnitRow]
    /// All of them together: a move from one to another is no flow here.
    public let total: MovementRow
}

// One row of a movement table: a balance, what came and went, the balance again. The two ends are counted by themselves
// and never computed from the flows, so that the identity of the form says something.

/// The movement of one class in one unit, or in all of them, over a period; households and persons side by side.
public struct MovementRow: Hashable, Sendable {
    /// The balance on the day before the period.
    public internal(set) var opening = Tally.zero
    /// The balance on the last day of the period.
    public internal(set) var closing = Tally.zero
    /// Persons by which households that stayed grew in the period, each household by itself: one that grows and shrinks
    /// again is in neither side. Column 8 of the form has them beside the other increases.
    public internal(set) var sizeIncrease = 0
    /// Persons by which households that stayed shrank in the period, as a number from 0; in column 4 of the form.
    public internal(set) var sizeDecrease = 0
    private var tallies = [Tally](repeating: .zero, count: MovementColumn.allCases.count)

    /// A row of nothing.
    public init() {}

    /// Persons who joined households that stayed, less those who left them (a change in their members).
    public var sizeChange: Int { sizeIncrease - sizeDecrease }

    /// The households of a flow, one for each event, and their persons at that moment.
    public internal(set) subscript(column: MovementColumn) -> Tally {
        get { tallies[column.index] }
        set { tallies[column.index] = newValue }
    }

    /// The opening plus the flows: the closing, by the identity of the form (9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8).
    var expectedClosing: Tally {
        MovementColumn.allCases.reduce(opening + Tally(persons: sizeChange)) { sum, column in
            column.isIncrease ? sum + self[column] : sum - self[column]
        }
    }

    /// Adds the row of other households.
    static func += (left: inout MovementRow, right: MovementRow) {
        left.opening += right.opening
        left.closing += right.closing
        left.sizeIncrease += right.sizeIncrease
        left.sizeDecrease += right.sizeDecrease
        for index in left.tallies.indices { left.tallies[index] += right.tallies[index] }
    }

    /// Whether nothing is in it.
    var isZero: Bool {
        opening == .zero && closing == .zero && sizeIncrease == 0 && sizeDecrease == 0
            && tallies.allSatisfy { $0 == .zero }
    }
}

extension MovementColumn {
    /// The place among all columns.
    fileprivate var index: Int {
        switch self {
        case .exitedToNearPoor: 0
        case .exitedPastNearPoor: 1
        case .fellToPoor: 2
        case .otherDecrease: 3
        case .fellFromNearPoor: 4
        case .cameFromPoor: 5
        case .relapsed: 6
        case .newlyPoor: 7
        case .newlyNearPoor: 8
        case .otherIncrease: 9
        }
    }
}

// The columns of the official movement tables ("Diễn biến hộ nghèo" and its mirror for the near-poor): how households
// come into a class and leave it. The two classes share one list; each has seven flows of its own.

/// A flow of a movement table, between its opening and its closing.
public enum MovementColumn: String, CaseIterable, Hashable, Sendable {
    /// Left the poor for the near-poor (thoát nghèo, trở thành cận nghèo). Poor only.
    case exitedToNearPoor
    /// Left past the near-poor line (vượt chuẩn cận nghèo).
    case exitedPastNearPoor
    /// Became poor (trở thành hộ nghèo). Near-poor only.
    case fellToPoor
    /// Went for another reason: dissolved, or moved to another unit (khác giảm).
    case otherDecrease
    /// Came down from the near-poor (cận nghèo trở thành hộ nghèo). Poor only.
    case fellFromNearPoor
    /// Came up from the poor (hộ nghèo trở thành hộ cận nghèo). Near-poor only.
    case cameFromPoor
    /// Came back from above near-poor after a recognised exit (tái nghèo, tái cận nghèo).
    case relapsed
    /// Came for the first time (phát sinh mới). Poor only.
    case newlyPoor
    /// Came for the first time (phát sinh mới). Near-poor only.
    case newlyNearPoor
    /// Came for another reason: moved in or split off, or from another unit (khác tăng).
    case otherIncrease

    /// Whether households come by it.
    public var isIncrease: Bool {
        switch self {
        case .exitedToNearPoor, .exitedPastNearPoor, .fellToPoor, .otherDecrease: false
        case .fellFromNearPoor, .cameFromPoor, .relapsed, .newlyPoor, .newlyNearPoor, .otherIncrease: true
        }
    }

    /// The columns of a class in the order of its form; only the poor and the near-poor have one.
    public static func columns(of householdClass: HouseholdClass) -> [MovementColumn] {
        switch householdClass {
        case .poor:
            [
                .exitedToNearPoor, .exitedPastNearPoor, .otherDecrease, .fellFromNearPoor, .relapsed, .newlyPoor,
                .otherIncrease,
            ]
        case .nearPoor:
            [
                .fellToPoor, .exitedPastNearPoor, .otherDecrease, .cameFromPoor, .relapsed, .newlyNearPoor,
                .otherIncrease,
            ]
        default: []
        }
    }

    /// The column by which a flow enters a class.
    static func entering(_ householdClass: HouseholdClass, by flow: Flow) -> MovementColumn {
        if flow.isArrival { return .otherIncrease }
        let newly = householdClass == .poor ? MovementColumn.newlyPoor : .newlyNearPoor
        switch flow.before.householdClass {
        case .unclassified: return newly
        case .poor: return .cameFromPoor
        case .nearPoor: return .fellFromNearPoor
        default: return flow.isRelapse ? .relapsed : newly
        }
    }

    /// The column by which a flow leaves a class.
    static func leaving(_ householdClass: HouseholdClass, by flow: Flow) -> MovementColumn {
        guard flow.after.isPresent else { return .otherDecrease }
        switch flow.after.householdClass {
        case .poor: return .fellToPoor
        case .nearPoor: return .exitedToNearPoor
        default: return .exitedPastNearPoor
        }
    }
}

// The official movement tables as `socai movement` prints them, and as an evidence bundle holds them, byte for byte.

extension Movement: LedgerAnswer {
    /// The period, the cut and the tables. In CSV a row a class and unit, the total with the unit that was asked for,
    /// or none: a form that `socai reconcile` reads again.
    public var columns: [AnswerColumn<Movement>] {
        columns(cut: [.cut("cut", \.cut, unitsOn: \.unitsOn)], sides: true)
    }

    /// The tables as a bundle holds them, in which the cut has a file of its own and changes of size are net.
    package var bundledJSON: [UInt8] {
        var json = JSONWriter()
        json.object(self, columns(cut: [], sides: false))
        json.endLine()
        return json.bytes
    }

    private func columns(cut: [AnswerColumn<Movement>], sides: Bool) -> [AnswerColumn<Movement>] {
        let span: [AnswerColumn<Movement>] = [
            .day("from", \.from), .day("to", \.to), .day("unitsOn", \.unitsOn),
            .count("lookBackMonths", \.lookBackMonths),
        ]
        let place: [AnswerColumn<MovementLine>] = [
            .day("from") { _ in from }, .day("to") { _ in to }, .text("unit", \.unit),
            .householdClass("class", \.householdClass),
        ]
        return span.map(\.onlyInJSON) + cut + [
            .json("tables") { json, movement in
                json.beginArray()
                for table in movement.tables {
                    json.object(table, MovementTable.columns(of: table.householdClass, sides: sides))
                }
                json.endArray()
            },
            .list("tables", \.lines, place + MovementLine.columns(MovementColumn.allCases, sides: sides)).notInJSON,
        ]
    }

    /// The rows of CSV.
    private var lines: [MovementLine] {
        tables.flatMap { table in
            (unit == nil ? table.lines : [])
                + [MovementLine(householdClass: table.householdClass, unit: unit, row: table.total)]
        }
    }
}

extension MovementTable {
    fileprivate static func columns(of householdClass: HouseholdClass, sides: Bool) -> [AnswerColumn<MovementTable>] {
        let figures = MovementLine.columns(MovementColumn.columns(of: householdClass), sides: sides)
        return [
            .householdClass("class", \.householdClass), .list("rows", \.lines, [.text("unit", \.unit)] + figures),
            .object(
                "total", { MovementLine(householdClass: $0.householdClass, unit: nil, row: $0.total) }, figures),
        ]
    }

    fileprivate var lines: [MovementLine] {
        rows.map { MovementLine(householdClass: householdClass, unit: $0.unit, row: $0.row) }
    }
}

/// A row of a table with its place.
private struct MovementLine {
    let householdClass: HouseholdClass
    let unit: String?
    let row: MovementRow

    /// The figures of households and of persons, each from the opening over flows to the closing; with the two sides of
    /// the change of size beside their difference, or without.
    static func columns(_ flows: [MovementColumn], sides: Bool) -> [AnswerColumn<MovementLine>] {
        let sizes: [AnswerColumn<MovementLine>] = [
            .number("sizeChange", .change, \.row.sizeChange)
        ]
        let sidesOfSize: [AnswerColumn<MovementLine>] = [
            AnswerColumn.count("sizeDecrease", \.row.sizeDecrease).lastInCSV,
            AnswerColumn.count("sizeIncrease", \.row.sizeIncrease).lastInCSV,
        ]
        func figures(
            _ number: @escaping (Tally) -> Int, _ sizeChange: [AnswerColumn<MovementLine>]
        ) -> [AnswerColumn<MovementLine>] {
            [.count("opening") { number($0.row.opening) }]
                + flows.map { flow in .count(flow.rawValue) { $0[flow].map(number) } } + sizeChange
                + [.count("closing") { number($0.row.closing) }]
        }
        return [
            .object("households", { $0 }, figures(\.households, []), rename: { $0 }),
            .object("persons", { $0 }, figures(\.persons, sides ? sizes + sidesOfSize : sizes)) {
                "persons.\($0)"
            },
        ]
    }

    /// A flow, where the class has it.
    subscript(flow: MovementColumn) -> Tally? {
        MovementColumn.columns(of: householdClass).contains(flow) ? row[flow] : nil
    }
}
