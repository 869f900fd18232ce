// The tables of an export in their order, and the row count of each. Whoever has a row adds it to its table; which
// number that has for the sink is known here alone.

import EventLedger
import PovertyLedger

/// A table that was begun in a sink.
struct BegunTable<Row> {
    private let table: ExportTable<Row>
    private let number: Int

    init(_ table: ExportTable<Row>, number: Int) {
        self.table = table
        self.number = number
    }

    /// Adds a row.
    @inline(__always)
    func append(_ row: Row, to set: inout TableSet) throws(LedgerError) {
        table.fill(&set.values, with: row)
        set.rows[number] += 1
        try set.sink.append(&set.values, to: number)
    }
}

/// The tables of an export while it is written.
struct TableSet {
    fileprivate let sink: any TableSink
    fileprivate var values: [ExportValue] = []
    /// The number of rows of each table.
    fileprivate(set) var rows: [Int] = []
    private(set) var descriptions: [TableDescription] = []

    init(_ sink: any TableSink) { self.sink = sink }

    /// Begins a table in the sink.
    mutating func begin<Row>(_ table: ExportTable<Row>) throws(LedgerError) -> BegunTable<Row> {
        try sink.begin(table.description)
        descriptions.append(table.description)
        rows.append(0)
        return BegunTable(table, number: descriptions.count - 1)
    }
}

// The tables that describe the export itself: what each table and column means, which ledger it is of, and the words of
// classes.

/// A row of `readme`.
struct ReadmeRow {
    let table: String
    let column: String
    let kind: String
    let meaning: String
}

extension ExportTable<ReadmeRow> {
    static let readme = ExportTable(
        "readme", "what the export, its tables and their columns are",
        [
            .text("table_name", .code, "the table; empty for what concerns all") { $0.table },
            .text("column_name", .code, "the column; empty for what concerns the whole table") { $0.column },
            .text("kind", .word, "the kind of the values, or table, view, note") { $0.kind },
            .text("meaning", "what it is") { $0.meaning },
        ])
}

extension ReadmeRow {
    /// The rows about tables and views.
    static func rows(of tables: [TableDescription], _ views: [ViewDescription]) -> [ReadmeRow] {
        var rows = notes.map { ReadmeRow(table: "", column: "", kind: "note", meaning: $0) }
        for table in tables {
            rows.append(ReadmeRow(table: table.name, column: "", kind: "table", meaning: table.meaning))
            for column in table.columns {
                rows.append(
                    ReadmeRow(
                        table: table.name, column: column.name, kind: column.kind.rawValue, meaning: column.meaning))
            }
        }
        return rows + views.map { ReadmeRow(table: $0.name, column: "", kind: "view", meaning: $0.meaning) }
    }

    private static let notes = [
        "A cut is a day and a position: what had taken effect by the day, as known at the position.",
        "States at a cut: WHERE valid_from <= :day AND :day < valid_to AND known_from <= :position AND :position < "
            + "known_to.",
        "Events inside a cut: WHERE effective_on <= :day AND known_from <= :position AND :position < known_to.",
        "What was known by the end of a day: :position is (SELECT max(last_position) FROM entries WHERE recorded_on <= "
            + "'2024-01-15'). What is known now: known_to = \(OpenEnd.position).",
        "\(OpenEnd.day) and \(OpenEnd.position) mean that there is no end, so that no condition has a special case.",
        "A household is a code. There are no names, birth dates or identity numbers in a ledger or in an export.",
        "The export is a copy for analysis: nothing in it is proved. Figures that matter are asked of the ledger.",
    ]
}

/// The row of `ledger`.
struct LedgerRow {
    let lastPosition: Position
    let entries: Int
    let households: Int
    let offset: UTCOffset
    let firstRecordedAt: Instant?
    let lastRecordedAt: Instant?
    let formatVersion: Int

    /// What a state of a ledger says of itself.
    init(_ view: LedgerView) throws(LedgerError) {
        lastPosition = view.lastPosition
        entries = view.entryCount
        households = view.streamCount(category: StreamCategory.household.rawValue)
        offset = view.offset
        firstRecordedAt = try view.firstRecordedAt()
        lastRecordedAt = lastPosition > 0 ? view.lastRecordedAt : nil
        formatVersion = view.formatVersion
    }
}

extension ExportTable<LedgerRow> {
    static let ledger = ExportTable(
        "ledger", "the ledger that was exported; one row",
        [
            .position("last_position", "the last position, through which it was exported") { $0.lastPosition },
            .number("entries", "the number of entries") { Int64($0.entries) },
            .number("households", "the number of households with events") { Int64($0.households) },
            .text("utc_offset", .code, "the offset from UTC at which its days end") { $0.offset.description },
            .optionalText("first_recorded_at", .instant, "when the first entry was recorded") {
                $0.firstRecordedAt?.description
            },
            .optionalText("last_recorded_at", .instant, "when the last entry was recorded") {
                $0.lastRecordedAt?.description
            },
            .number("format_version", "the version of the format of its file") { Int64($0.formatVersion) },
            .number("export_version", "the version of these tables; columns may be added to a later one") { _ in
                Int64(ExportedTables.version)
            },
        ])
}

extension ExportTable<HouseholdClass> {
    static let classes = ExportTable(
        "classes", "a class, worst first",
        [
            .word("class", "the word that all tables have") { $0 },
            .number("rank", "1 for the worst; the last is that of households without a class") {
                Int64($0 == .unclassified ? HouseholdClass.wellOff.rawValue + 1 : $0.rawValue)
            },
            .text("english", "in English") { $0.words.description },
            .text("vietnamese", "in Vietnamese, as on the official forms") { $0.vietnamese },
        ])

    /// The classes by rank.
    static let allClasses = HouseholdClass.allCases.filter { $0 != .unclassified } + [.unclassified]
}
