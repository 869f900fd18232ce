// The tables of an export, each described once: the schema of SQLite, the headers of CSV, the table `readme` and the
// page for analysts follow from the description. It writes nothing and reads no ledger.

import EventLedger
import PovertyLedger

/// A value of a table.
enum ExportValue: Equatable {
    /// Nothing: NULL, an empty field.
    case absent
    /// Text.
    case text(String)
    /// JSON, as bytes of UTF-8.
    case json([UInt8])
    /// A whole number.
    case number(Int64)
    /// A day, in days since 1970-01-01.
    case day(Int32)
}

/// The kind of the values in a column.
public enum ExportKind: String, Hashable, Sendable {
    /// Free text, such as a name or a document.
    case text
    /// An identifier.
    case code
    /// A word of a vocabulary, such as `nearPoor`.
    case word
    /// A day, as `2023-12-31`.
    case day
    /// An instant in UTC, as `2024-01-15T09:00:00Z`.
    case instant
    /// A position in the ledger.
    case position
    /// A whole number.
    case count
    /// An amount of money in VND.
    case amountVND = "VND"
    /// No (0) or yes (1).
    case truth = "0 or 1"
    /// An event as JSON.
    case json = "JSON"

    /// Whether SQLite keeps it as an integer, and not as text.
    var isNumber: Bool { [.position, .count, .amountVND, .truth].contains(self) }
}

/// What is said of a column.
public struct ColumnDescription: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The kind of its values.
    public let kind: ExportKind
    /// Whether a row may have no value.
    public let isOptional: Bool
    /// What it means, in a sentence without its full stop.
    public let meaning: String
}

/// What is said of a table.
public struct TableDescription: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What a row is, in a sentence without its full stop.
    public let meaning: String
    /// Its columns, in order.
    public let columns: [ColumnDescription]
    /// The column that identifies a row; nil where several do.
    public let key: String?
    /// The columns of each index, made when all rows are there.
    public let indexes: [[String]]
}

/// A column of rows of one type: what is said of it, and its value in a row.
struct ExportColumn<Row>: Sendable {
    let description: ColumnDescription
    let value: @Sendable (Row) -> ExportValue

    private init(
        _ name: String, _ kind: ExportKind, _ meaning: String, isOptional: Bool = false,
        _ value: @escaping @Sendable (Row) -> ExportValue
    ) {
        description = ColumnDescription(name: name, kind: kind, isOptional: isOptional, meaning: meaning)
        self.value = value
    }

    static func text(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String) -> ExportColumn {
        text(name, .text, meaning, value)
    }

    static func text(
        _ name: String, _ kind: ExportKind, _ meaning: String, _ value: @escaping @Sendable (Row) -> String
    ) -> ExportColumn {
        ExportColumn(name, kind, meaning) { .text(value($0)) }
    }

    static func optionalText(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String?)
        -> ExportColumn
    {
        optionalText(name, .text, meaning, value)
    }

    static func optionalText(
        _ name: String, _ kind: ExportKind, _ meaning: String, _ value: @escaping @Sendable (Row) -> String?
    ) -> ExportColumn {
        ExportColumn(name, kind, meaning, isOptional: true) { value($0).map(ExportValue.text) ?? .absent }
    }

    static func word<Word: Token>(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Word
    ) -> ExportColumn {
        ExportColumn(name, .word, meaning) { .text(value($0).name) }
    }

    static func optionalWord<Word: Token>(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Word?
    ) -> ExportColumn {
        ExportColumn(name, .word, meaning, isOptional: true) { row in
            value(row).map { .text($0.name) } ?? .absent
        }
    }

    static func number(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int64) -> ExportColumn {
        number(name, .count, meaning, value)
    }

    static func number(
        _ name: String, _ kind: ExportKind, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int64
    ) -> ExportColumn {
        ExportColumn(name, kind, meaning) { .number(value($0)) }
    }

    static func optionalNumber(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int64?)
        -> ExportColumn
    {
        optionalNumber(name, .count, meaning, value)
    }

    static func optionalNumber(
        _ name: String, _ kind: ExportKind, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int64?
    ) -> ExportColumn {
        ExportColumn(name, kind, meaning, isOptional: true) { value($0).map(ExportValue.number) ?? .absent }
    }

    static func position(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Position
    ) -> ExportColumn {
        ExportColumn(name, .position, meaning) { .number(Int64(value($0))) }
    }

    static func optionalPosition(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Position?
    ) -> ExportColumn {
        ExportColumn(name, .position, meaning, isOptional: true) { row in
            value(row).map { .number(Int64($0)) } ?? .absent
        }
    }

    static func truth(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Bool) -> ExportColumn {
        ExportColumn(name, .truth, meaning) { .number(value($0) ? 1 : 0) }
    }

    static func optionalTruth(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Bool?
    ) -> ExportColumn {
        ExportColumn(name, .truth, meaning, isOptional: true) { row in
            value(row).map { .number($0 ? 1 : 0) } ?? .absent
        }
    }

    static func day(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int32) -> ExportColumn {
        ExportColumn(name, .day, meaning) { .day(value($0)) }
    }

    static func optionalDay(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Day?)
        -> ExportColumn
    {
        ExportColumn(name, .day, meaning, isOptional: true) { row in
            value(row).map { .day($0.daysSinceEpoch) } ?? .absent
        }
    }

    static func json(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> [UInt8]) -> ExportColumn {
        ExportColumn(name, .json, meaning) { .json(value($0)) }
    }
}

/// A table of rows of one type.
struct ExportTable<Row>: Sendable {
    let description: TableDescription
    let columns: [ExportColumn<Row>]

    init(
        _ name: String, _ meaning: String, key: String? = nil, indexes: [[String]] = [], _ columns: [ExportColumn<Row>]
    ) {
        self.columns = columns
        description = TableDescription(
            name: name, meaning: meaning, columns: columns.map(\.description), key: key, indexes: indexes)
    }

    /// Puts the values of a row into `values`, in the order of the columns.
    @inline(__always)
    func fill(_ values: inout [ExportValue], with row: Row) {
        values.removeAll(keepingCapacity: true)
        for column in columns { values.append(column.value(row)) }
    }
}

/// What has no end: the day and the position that stand for it, so that a cut is one condition without a special case.
public enum OpenEnd {
    /// `9999-12-31`, the last day there is; what holds on it holds on the day before.
    public static let day = Day.last
    /// More than any position: a position has 48 bits. Spreadsheets and JavaScript keep it exactly.
    public static let position: Position = 999_999_999_999_999
}
