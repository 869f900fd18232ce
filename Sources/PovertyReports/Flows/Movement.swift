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
    /// The day whose units rows are told apart by.
    public let unitsOn: Day
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
    /// Persons that came to households which stayed, less those that left them (a change in their members).
    public internal(set) var sizeChange = 0
    private var tallies = [Tally](repeating: .zero, count: MovementColumn.allCases.count)

    init() {}

    /// The households of a flow, one for each event, and their persons at that moment.
    public internal(set) subscript(column: MovementColumn) -> Tally {
        get { tallies[column.index] }
        set { tallies[column.index] = newValue }
    }

    /// What the opening and the flows come to: the closing, by the identity of the form (9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8).
    var expectedClosing: Tally {
        MovementColumn.allCases.reduce(opening + Tally(persons: sizeChange)) { sum, column in
            column.isIncrease ? sum + self[column] : sum - self[column]
        }
    }

    /// Whether nothing is in it.
    var isZero: Bool {
        opening == .zero && closing == .zero && sizeChange == 0 && tallies.allSatisfy { $0 == .zero }
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

// The official movement tables as JSON: what an evidence bundle holds, byte for byte, and what `socai movement` prints, with the
// cut, which in a bundle has a file of its own.

extension Movement {
    /// The tables as JSON, one line, as a bundle holds them.
    package var json: [UInt8] { json { _ in } }

    /// The tables as JSON, one line, with the cut in front of them.
    package var jsonWithCut: [UInt8] { json { json in json.member("cut", cut, unitsOn: unitsOn) } }

    private func json(_ appendCut: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("from")
        json.day(from)
        json.member("to")
        json.day(to)
        json.member("unitsOn")
        json.day(unitsOn)
        json.member("lookBackMonths")
        if let months = lookBackMonths { json.int(months) } else { json.null() }
        appendCut(&json)
        json.member("tables", list: tables, Movement.append)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private static func append(_ json: inout JSONWriter, _ table: MovementTable) {
        json.beginObject()
        json.member("class", table.householdClass.name)
        json.member("rows", list: table.rows) { json, row in
            json.beginObject()
            json.member("unit", row.unit)
            append(&json, row.row, of: table.householdClass)
            json.endObject()
        }
        json.member("total")
        json.beginObject()
        append(&json, table.total, of: table.householdClass)
        json.endObject()
        json.endObject()
    }

    /// The members `households` and `persons` of a row.
    private static func append(_ json: inout JSONWriter, _ row: MovementRow, of householdClass: HouseholdClass) {
        json.member("households")
        json.beginObject()
        json.member("opening", row.opening.households)
        for column in MovementColumn.columns(of: householdClass) {
            json.member(named: column.rawValue)
            json.int(row[column].households)
        }
        json.member("closing", row.closing.households)
        json.endObject()
        json.member("persons")
        json.beginObject()
        json.member("opening", row.opening.persons)
        for column in MovementColumn.columns(of: householdClass) {
            json.member(named: column.rawValue)
            json.int(row[column].persons)
        }
        json.member("sizeChange", row.sizeChange)
        json.member("closing", row.closing.persons)
        json.endObject()
    }
}
