// Tables of rows whose columns are described: heading, alignment and words follow from the name and the kind of each. A
// table for people may show them in another order, leave some out, and have columns of its own.

import PovertyLedger

/// A column of a table for people.
struct TableColumn<Row>: ExpressibleByStringLiteral {
    /// The name of the described column, or its own; the heading is looked up by it.
    let name: String
    /// What is shown where there is nothing.
    var absent = ""
    /// Whether its cells may be broken into lines; nil as its kind has it.
    var isFlexible: Bool?
    /// Its heading where that follows from the rows.
    var heading: String?
    /// The kind and the cells of a column of its own; nil for a described one.
    var own: (kind: AnswerKind, cell: (Row) -> TextTable.Cell)?

    /// A described column.
    init(stringLiteral name: String) { self.name = name }

    /// A described column that differs in what is shown where there is nothing, or in whether its cells may be broken.
    static func field(_ name: String, absent: String = "", isFlexible: Bool? = nil) -> TableColumn {
        var column = TableColumn(stringLiteral: name)
        (column.absent, column.isFlexible) = (absent, isFlexible)
        return column
    }

    /// A column of its own, described as those of answers are.
    static func own(_ column: AnswerColumn<Row>, absent: String = "") -> TableColumn {
        let field = column.fields[0]
        return cell(field.name, field.kind) {
            TextTable.Cell(field.value($0), field.kind, in: field.name, absent: absent)
        }
    }

    /// A column of its own with cells that no value is, such as those of several lines.
    static func cell(_ name: String, _ kind: AnswerKind, _ cell: @escaping (Row) -> TextTable.Cell) -> TableColumn {
        var column = TableColumn(stringLiteral: name)
        column.own = (kind, cell)
        return column
    }

    /// The column under a heading that follows from the rows.
    func headed(_ heading: String) -> TableColumn {
        var column = self
        column.heading = heading
        return column
    }
}

extension TextTable {
    /// A table of rows with described columns: those that are `shown`, or all. The numbers of `total` are its last
    /// row, which says so below the classes, or in its first column.
    init<Row>(
        _ name: String, _ rows: [Row], _ described: [AnswerColumn<Row>], _ shown: [TableColumn<Row>]? = nil,
        total: Row? = nil
    ) {
        let fields = described.fields()
        let shown = shown ?? fields.map { .field($0.name) }
        let parts = shown.map { column -> (kind: AnswerKind, cell: (Row) -> Cell) in
            if let own = column.own { return own }
            let field = fields.first { $0.name == column.name }
            precondition(field != nil, "the table \(name) shows \(column.name), which is not described")
            let kind = field?.kind ?? .text
            return (kind, { Cell(field?.value($0) ?? .absent, kind, in: column.name, absent: column.absent) })
        }
        self.init(
            zip(shown, parts).map { column, part in
                Column(
                    heading: column.heading ?? Headings.heading(of: column.name, in: name),
                    isNumber: part.kind.isNumber, isFlexible: column.isFlexible ?? part.kind.isFlexible)
            })
        for row in rows { append(parts.map { $0.cell(row) }) }
        guard let total else { return }
        let place = shown.firstIndex { $0.name == "class" } ?? 0
        append(parts.enumerated().map { $0 == place ? Cell(said("total")) : $1.kind.isNumber ? $1.cell(total) : "" })
    }
}

extension TextTable.Cell {
    /// A value of a column as people read it.
    init(_ value: AnswerValue, _ kind: AnswerKind, in column: String, absent: String = "") {
        switch value {
        case .absent: self.init(absent)
        case .sentence(let sentence): self.init(said(sentence))
        case .truth(let truth): self.init(said(truth ? "yes" : "no"))
        case .householdClass(let householdClass): self = householdClass.cell
        case .number(let number): self.init(kind == .change && number > 0 ? "+\(number)" : "\(number)")
        default: self.init(kind == .word ? EventWords.words(value.text, in: column) : value.text)
        }
    }
}

extension AnswerKind {
    /// Whether its cells are texts that may be broken into lines.
    fileprivate var isFlexible: Bool { self == .text || self == .reference }
}
