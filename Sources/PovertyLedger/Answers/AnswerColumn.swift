// The columns of an answer, described once: the members of JSON, the columns of CSV, and the columns of tables for
// people follow from the description. A column has one name for all of them. It computes no figure and holds no row.

import EventLedger

/// A column of rows of one type: a value, or an object or a list with columns of its own.
public struct AnswerColumn<Row> {
    /// Writes its members of JSON: none, one or several.
    fileprivate(set) var writeMembers: (inout JSONWriter, Row) -> Void
    /// Its columns in CSV and in tables; several for an object, none for a list.
    public fileprivate(set) var fields: [AnswerField<Row>]
    /// The tables of its list, where it is one of a whole answer.
    fileprivate(set) var tables: [(Row) -> AnswerTable?] = []
}

/// A flat column: one field of a row in CSV and tables.
public struct AnswerField<Row> {
    /// Its name: the column of CSV.
    public fileprivate(set) var name: String
    /// The kind of its values.
    public let kind: AnswerKind
    /// The value of a row.
    public let value: (Row) -> AnswerValue
    /// Whether it comes after all others of its table.
    fileprivate(set) var isLast = false

    /// The same of a part of other rows; `absent` in one that has no such part.
    fileprivate func map<Whole>(_ part: @escaping (Whole) -> Row?) -> AnswerField<Whole> {
        AnswerField<Whole>(name: name, kind: kind, value: { part($0).map(value) ?? .absent }, isLast: isLast)
    }
}

extension AnswerColumn {
    /// A value of any kind.
    public static func value(
        _ name: String, _ kind: AnswerKind, _ value: @escaping (Row) -> AnswerValue
    ) -> AnswerColumn {
        AnswerColumn(
            writeMembers: { json, row in
                json.member(named: name)
                json.value(value(row))
            }, fields: [AnswerField(name: name, kind: kind, value: value)])
    }

    private static func optional<Value>(
        _ name: String, _ kind: AnswerKind, _ value: @escaping (Row) -> Value?,
        _ wrap: @escaping (Value) -> AnswerValue
    ) -> AnswerColumn {
        self.value(name, kind) { value($0).map(wrap) ?? .absent }
    }

    /// Free text.
    public static func text(_ name: String, _ text: @escaping (Row) -> String?) -> AnswerColumn {
        optional(name, .text, text, AnswerValue.text)
    }

    /// A sentence for people.
    public static func sentence(_ name: String, _ sentence: @escaping (Row) -> Sentence?) -> AnswerColumn {
        optional(name, .text, sentence, AnswerValue.sentence)
    }

    /// Sentences for people; in CSV they are joined by a separator.
    public static func sentences(
        _ name: String, separator: String, _ sentences: @escaping (Row) -> [Sentence]
    ) -> AnswerColumn {
        value(name, .text) { .list(sentences($0).map(AnswerValue.sentence), separator: separator) }
    }

    /// An identifier.
    public static func code(_ name: String, _ code: @escaping (Row) -> String?) -> AnswerColumn {
        optional(name, .code, code, AnswerValue.text)
    }

    /// A word of a vocabulary.
    public static func word(_ name: String, _ word: @escaping (Row) -> String?) -> AnswerColumn {
        optional(name, .word, word, AnswerValue.text)
    }

    /// The class of a household.
    public static func householdClass(_ name: String, _ value: @escaping (Row) -> HouseholdClass) -> AnswerColumn {
        self.value(name, .householdClass) { .householdClass(value($0)) }
    }

    /// The class of a household, or `absent`.
    public static func state(_ name: String, _ state: @escaping (Row) -> HouseholdClass?) -> AnswerColumn {
        value(name, .householdClass) { state($0).map(AnswerValue.householdClass) ?? .text("absent") }
    }

    /// True or false.
    public static func truth(_ name: String, _ truth: @escaping (Row) -> Bool?) -> AnswerColumn {
        optional(name, .truth, truth, AnswerValue.truth)
    }

    /// A count.
    public static func count(_ name: String, _ number: @escaping (Row) -> Int?) -> AnswerColumn {
        self.number(name, .count, number)
    }

    /// A whole number of any kind.
    public static func number(
        _ name: String, _ kind: AnswerKind, _ number: @escaping (Row) -> Int?
    ) -> AnswerColumn {
        optional(name, kind, number) { .number(Int64($0)) }
    }

    /// An amount of money in đồng.
    public static func amountVND(_ name: String, _ amount: @escaping (Row) -> Int64?) -> AnswerColumn {
        optional(name, .amountVND, amount, AnswerValue.number)
    }

    /// A day.
    public static func day(_ name: String, _ day: @escaping (Row) -> Day?) -> AnswerColumn {
        optional(name, .day, day, AnswerValue.day)
    }

    /// An instant.
    public static func instant(_ name: String, _ instant: @escaping (Row) -> Instant?) -> AnswerColumn {
        optional(name, .instant, instant, AnswerValue.instant)
    }

    /// The name of an event.
    public static func reference(_ name: String, _ reference: @escaping (Row) -> EventReference?) -> AnswerColumn {
        optional(name, .reference, reference) { .text("\($0)") }
    }

    /// An event as an export writes it.
    public static func event(_ name: String, _ event: @escaping (Row) -> Event?) -> AnswerColumn {
        optional(name, .event, event, AnswerValue.event)
    }

    /// Several texts; the separator joins them where they are one field.
    public static func texts(
        _ name: String, separator: String = " ", _ texts: @escaping (Row) -> [String]?
    ) -> AnswerColumn {
        optional(name, .text, texts) { .list($0.map(AnswerValue.text), separator: separator) }
    }
}

extension AnswerColumn {
    /// An object, null where there is none. A list in it is a table of the object's name. `rename` gives the names of
    /// its fields in CSV, and nil for those that are left out; without it they are named like `revokedBy`, the member
    /// `by` of `revoked`.
    public static func object<Part>(
        _ name: String, _ part: @escaping (Row) -> Part?, _ columns: [AnswerColumn<Part>],
        rename: ((String) -> String?)? = nil
    ) -> AnswerColumn {
        let rename = rename ?? { name + $0.prefix(1).uppercased() + $0.dropFirst() }
        let fields = columns.flatMap(\.fields).compactMap { field -> AnswerField<Row>? in
            guard let name = rename(field.name) else { return nil }
            var field = field.map(part)
            field.name = name
            return field
        }
        return AnswerColumn(
            writeMembers: { json, row in
                json.member(named: name)
                if let part = part(row) { json.object(part, columns) } else { json.null() }
            }, fields: fields,
            tables: tables(part, columns).map { table in { table($0)?.named(name) } })
    }

    /// A cut with the day whose units are counted by. In CSV its fields are named like `cut.position`: a file that is
    /// passed on still states its day and what was known.
    public static func cut(
        _ name: String, _ cut: @escaping (Row) -> Cut, unitsOn: @escaping (Row) -> Day,
        rename: ((String) -> String?)? = nil
    ) -> AnswerColumn {
        let columns: [AnswerColumn<Row>] = [
            .day("effectiveOn") { cut($0).effectiveOn }, .number("position", .position) { cut($0).position },
            .day("unitsOn", unitsOn),
        ]
        return object(name, { $0 }, columns, rename: rename ?? { "\(name).\($0)" })
    }

    /// A member of JSON only, written by code of its own.
    public static func json(
        _ name: String, _ write: @escaping (inout JSONWriter, Row) -> Void
    ) -> AnswerColumn {
        AnswerColumn(
            writeMembers: { json, row in
                json.member(named: name)
                write(&json, row)
            }, fields: [])
    }

    /// A list of objects; nil for one that was not requested, which is left out. In a whole answer it is a table of
    /// CSV, in a row it has no field.
    public static func list<Item>(
        _ name: String, _ items: @escaping (Row) -> [Item]?, _ columns: [AnswerColumn<Item>]
    ) -> AnswerColumn {
        AnswerColumn(
            writeMembers: { json, row in
                guard let items = items(row) else { return }
                json.member(named: name)
                json.beginArray()
                for item in items { json.object(item, columns) }
                json.endArray()
            }, fields: [], tables: [{ items($0).map { AnswerTable(name, $0, columns) } }])
    }

    /// The columns of a part of a row as if they were the row's own; JSON has none of them in a row without such a
    /// part.
    public static func part<Part>(
        _ part: @escaping (Row) -> Part?, _ columns: [AnswerColumn<Part>]
    ) -> AnswerColumn {
        AnswerColumn(
            writeMembers: { json, row in
                guard let part = part(row) else { return }
                for column in columns { column.writeMembers(&json, part) }
            }, fields: columns.flatMap(\.fields).map { $0.map(part) },
            tables: tables(part, columns))
    }

    /// The tables of the columns of a part of a row.
    private static func tables<Part>(
        _ part: @escaping (Row) -> Part?, _ columns: [AnswerColumn<Part>]
    ) -> [(Row) -> AnswerTable?] {
        columns.flatMap(\.tables).map { table in { part($0).flatMap(table) } }
    }

    /// The column in JSON only.
    public var onlyInJSON: AnswerColumn { AnswerColumn(writeMembers: writeMembers, fields: []) }

    /// The column in CSV and tables only.
    public var notInJSON: AnswerColumn { AnswerColumn(writeMembers: { _, _ in }, fields: fields, tables: tables) }

    /// The column, which in CSV comes after all others of its rows.
    public var lastInCSV: AnswerColumn {
        var column = self
        for index in fields.indices { column.fields[index].isLast = true }
        return column
    }
}

extension Array {
    /// The flat columns of these in the order of CSV.
    package func fields<Row>() -> [AnswerField<Row>] where Element == AnswerColumn<Row> {
        let fields = flatMap(\.fields)
        return fields.filter { !$0.isLast } + fields.filter(\.isLast)
    }
}

extension JSONWriter {
    /// Writes a row as an object.
    public mutating func object<Row>(_ row: Row, _ columns: [AnswerColumn<Row>]) {
        beginObject()
        for column in columns { column.writeMembers(&self, row) }
        endObject()
    }
}
