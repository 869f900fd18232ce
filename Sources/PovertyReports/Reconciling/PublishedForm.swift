// Reads a form 7.2 or 7.3 that was saved as CSV: what is above its header, the row of the numbers of its columns, two
// rows for each unit, areas, the total, and below them what was corrected of the opening. It checks no figure.

import EventLedger
import PovertyLedger

/// What a row of an official form has that a row of another table has not.
///
/// Its columns 4 and 8 of persons hold the households that shrank and grew, its opening is the figure that was filed, and
/// rows of areas and of all units are sums.
public struct PublishedFormRow: Hashable, Sendable {
    /// By how much the opening was corrected below the rows since it was filed.
    public internal(set) var correction = Tally.zero
    /// The lines of the rows that it sums; nil for a unit.
    public internal(set) var parts: [Int]?
    /// Whether it is of the households of its unit that are in none of the units below it.
    public internal(set) var isOwnOnly = false
}

/// A form while it is read.
struct PublishedFormReader {
    /// The words behind the name of a unit in a row of the households that are in none of the units below it.
    static let ownOnlyWords = UnitTotalRow.ownOnlyWords
    private let householdClass: HouseholdClass
    private let span: PublishedSpan
    /// The unit whose form it is; nil where it is of all units.
    private let unit: String?
    /// The place of column 1 in a record.
    private let first: Int
    private let firstBodyRecord: Int

    private static let titles: [(String, HouseholdClass)] = [
        ("diễn biến hộ nghèo", .poor), ("diễn biến hộ cận nghèo", .nearPoor),
    ]
    private static let labels = ["hộ", "nhân khẩu"]
    private static let mark = "(*)"
    /// How many records are searched for the title.
    static let recordsAbove = 20

    /// Whether records begin as a form does.
    static func isForm(_ records: [[String]]) -> Bool {
        records.prefix(recordsAbove).contains { record in
            record.contains { text in titles.contains { text.lowercased().contains($0.0) } }
        }
    }

    /// The form that some records begin with; nil where they are another table.
    ///
    /// Throws `missingMember` for a form without a year in its title, or without the numbers of its columns.
    init?(_ records: [[CSVField]]) throws(LedgerError) {
        let above = records.prefix(PublishedFormReader.recordsAbove).flatMap(\.self)
        let found = above.lazy.compactMap { field in
            let text = field.text.lowercased()
            return PublishedFormReader.titles.first { text.contains($0.0) }.map { (field, $0.1) }
        }.first
        guard let (title, householdClass) = found else { return nil }
        self.householdClass = householdClass
        let years = title.text.split { !($0.isASCII && $0.isNumber) }.filter { $0.utf8.count == 4 }
        guard let year = years.last.flatMap({ Int($0) }), let last = Day.endOfYear(year),
            let first = Day(year: year, month: 1, day: 1)
        else {
            throw PublishedFormReader.error("the title of the form names no year", "write it in the title", title)
        }
        span = .period(from: first, to: last)
        unit = above.lazy.compactMap { PublishedFormReader.unit(in: $0.text) }.first
        let numbers = records.firstIndex { record in
            record.contains { $0.text.hasPrefix("9") } && record.contains { $0.text == "8" }
        }
        guard let numbers, let place = records[numbers].firstIndex(where: { $0.text == "1" }), place >= 3,
            records[numbers].count > place + 8
        else {
            throw PublishedFormReader.error(
                "the form has no row with the numbers of its columns",
                "keep the row with 1 to 9 below the headings", title)
        }
        self.first = place
        firstBodyRecord = numbers + 1
    }

    /// The unit that the line of the cut names: `… của Phường 7 và các đơn vị trực thuộc …`.
    private static func unit(in text: String) -> String? {
        guard let start = text.firstRange(of: "; của "), let end = text.firstRange(of: " và các đơn vị trực thuộc"),
            start.upperBound < end.lowerBound
        else { return nil }
        return String(text[start.upperBound..<end.lowerBound])
    }

    /// The rows of the units and of all of them, and those of the areas.
    func rows(_ records: [[CSVField]]) throws(LedgerError) -> (rows: [PublishedRow], areas: [PublishedRow]) {
        var bodies: [Body] = []
        var corrections: [String: Tally] = [:]
        for record in records.dropFirst(firstBodyRecord) {
            guard record.count > first, let measure = measure(record) else { continue }
            if record[0].text == PublishedFormReader.mark {
                let name = record[first - 2].text
                let tally = try number(record[first], isSigned: true)
                corrections[name, default: .zero] +=
                    measure == .households ? Tally(households: tally) : Tally(persons: tally)
                continue
            }
            if measure == .households {
                bodies.append(Body(record, title: title(record)))
            } else if bodies.isEmpty {
                throw PublishedFormReader.error(
                    "the form has persons above any households", "each unit has a row of households and one of persons",
                    record[0])
            }
            guard record.count > first + 8 else {
                throw PublishedFormReader.error("the row ends before column 9", "keep all columns", record[0])
            }
            for number in 1...9 where !record[first + number - 1].text.isEmpty {
                bodies[bodies.count - 1].figures[.movement(number, measure)] = try self.number(
                    record[first + number - 1], isSigned: false)
            }
        }
        return rows(bodies, corrections)
    }

    /// A unit, an area or all of them, as it is read.
    private struct Body {
        let line: Int
        let title: String
        var figures: [PublishedColumn: Int] = [:]

        init(_ record: [CSVField], title: String) {
            line = record[0].line
            self.title = title
        }

        /// The unit without the words that say that it is of its own households.
        var unit: String {
            isOwnOnly ? String(title.dropLast(PublishedFormReader.ownOnlyWords.count)) : title
        }

        var isOwnOnly: Bool { title.hasSuffix(PublishedFormReader.ownOnlyWords) }
        var isArea: Bool { title.lowercased().hasPrefix("khu vực") }
        var isTotal: Bool { title.lowercased().hasPrefix("tổng cộng") }
    }

    private func rows(
        _ bodies: [Body], _ corrections: [String: Tally]
    ) -> (rows: [PublishedRow], areas: [PublishedRow]) {
        var (rows, areas): ([PublishedRow], [PublishedRow]) = ([], [])
        for body in bodies {
            var form = PublishedFormRow()
            if body.isArea || body.isTotal {
                form.parts = body.isTotal ? areas.map(\.line) : []
            } else {
                form.correction = corrections[body.title] ?? .zero
                form.isOwnOnly = body.isOwnOnly
            }
            let row = PublishedRow(
                line: body.line, span: span,
                filter: AccountFilter(
                    householdClass, unit: body.isArea || body.isTotal ? unit : body.unit, socialProtection: nil),
                figures: body.figures, rate: nil, form: form)
            if body.isArea { areas.append(row) } else { rows.append(row) }
            guard !body.isArea, !body.isTotal, !areas.isEmpty else { continue }
            areas[areas.count - 1].form?.parts?.append(body.line)
            areas[areas.count - 1].form?.correction += form.correction
        }
        for index in rows.indices where rows[index].form?.parts != nil {
            rows[index].form?.correction = areas.reduce(.zero) { $0 + ($1.form?.correction ?? .zero) }
        }
        return (rows, areas)
    }

    private func measure(_ record: [CSVField]) -> NumberMeasure? {
        switch PublishedFormReader.labels.firstIndex(of: record[first - 1].text.lowercased()) {
        case 0: .households
        case 1: .persons
        default: nil
        }
    }

    /// What the row is of, without the mark of a corrected opening; a total is in the first of its merged cells.
    private func title(_ record: [CSVField]) -> String {
        let name = record[first - 2].text.isEmpty ? record[max(first - 3, 0)].text : record[first - 2].text
        return name.hasSuffix(" " + PublishedFormReader.mark) ? String(name.dropLast(4)) : name
    }

    private func number(_ field: CSVField, isSigned: Bool) throws(LedgerError) -> Int {
        try PublishedRowReader.number(field, isSigned: isSigned)
    }

    private static func error(_ problem: Sentence, _ remedy: Sentence, _ field: CSVField) -> LedgerError {
        LedgerError(.missingMember, problem, remedy: remedy, column: field.column).with(file: nil, line: field.line)
    }
}
