// An answer of the ledger in the forms that programs read: one line of JSON, and one table of CSV for each of its
// lists. Both follow from the columns that it describes, the same for all callers.

/// An answer that describes its columns, from which its JSON and CSV follow.
public protocol LedgerAnswer {
    /// Its columns, in the order of JSON.
    var columns: [AnswerColumn<Self>] { get }
}

extension LedgerAnswer {
    /// The answer as JSON: an object on one line, documented in Docs/Commands.md under the verb that prints it.
    public var json: [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        json.endLine()
        return json.bytes
    }

    /// Writes the answer as an object.
    public func write(to json: inout JSONWriter) { json.object(self, columns) }

    /// The answer as tables: one for each of its lists that was requested, whose rows end with the columns of the whole
    /// answer, such as the cut; an answer without lists is one table of one row.
    public var tables: [AnswerTable] {
        let columns = columns
        let lists = columns.flatMap(\.tables).compactMap { $0(self) }
        let own = AnswerTable("", [self], columns)
        return lists.isEmpty ? [own] : lists.map { $0.adding(own) }
    }

    /// One of the tables as CSV, by default the first: RFC 4180 with a header row; empty for a name that no table has.
    public func csv(_ name: String? = nil) -> String {
        let table = tables.first { name == nil || $0.name == name }
        return table?.csv ?? ""
    }
}

/// A list of an answer as rows of values.
public struct AnswerTable {
    /// The name that the list has in JSON.
    public let name: String
    /// The names and kinds of its columns, in their order.
    public let columns: [(name: String, kind: AnswerKind)]
    /// How many rows it has.
    public let count: Int
    /// The values of a row, counted from 0.
    public let row: (Int) -> [AnswerValue]

    /// Rows by their columns.
    init<Row>(_ name: String, _ rows: [Row], _ columns: [AnswerColumn<Row>]) {
        let fields = columns.fields()
        self.init(name, fields.map { ($0.name, $0.kind) }, rows.count) { index in fields.map { $0.value(rows[index]) } }
    }

    private init(
        _ name: String, _ columns: [(name: String, kind: AnswerKind)], _ count: Int,
        _ row: @escaping (Int) -> [AnswerValue]
    ) {
        self.name = name
        self.columns = columns
        self.count = count
        self.row = row
    }

    /// The same under another name.
    func named(_ name: String) -> AnswerTable { AnswerTable(name, columns, count, row) }

    /// The same with the columns of one row of another table after each row.
    fileprivate func adding(_ other: AnswerTable) -> AnswerTable {
        let values = other.row(0)
        return AnswerTable(name, columns + other.columns, count) { row($0) + values }
    }

    /// The rows as CSV: RFC 4180 with a header row.
    public var csv: String {
        var csv = CSVText(columns.map(\.name))
        for index in 0..<count { csv.append(row(index).map(\.text)) }
        return csv.text
    }
}
