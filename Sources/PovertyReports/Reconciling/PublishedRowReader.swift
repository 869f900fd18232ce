// Turns the fields of a record into a row, by the names in the header. It knows which column goes with which class, and
// with a day or a period.

import EventLedger
import PovertyLedger

/// Reads rows under one header.
struct PublishedRowReader {
    private let names: [String]
    private let places: [String: Int]

    private static let spanNames = ["day", "from", "to"]
    private static let otherNames = ["unit", "class", "socialProtection", "households", "persons", "total", "rate"]

    /// The names of the movement columns, households then persons, each once.
    private static let movementNames: [String] = {
        var names: [String] = []
        for name in [HouseholdClass.poor, .nearPoor].flatMap(PublishedColumn.movementNames) where !names.contains(name)
        {
            names.append(name)
        }
        names.append(PublishedColumn.exitsName)
        return names + (names + PublishedColumn.sizeNames).map { PublishedColumn.personsPrefix + $0 }
    }()

    /// The columns that say at which cut a ledger gave the figures: no figures, and passed over.
    private static let cutNames = ["cut.effectiveOn", "cut.position", "cut.unitsOn"]

    /// Checks the names of the columns.
    init(_ header: [CSVField]) throws(LedgerError) {
        let allowed =
            PublishedRowReader.spanNames + PublishedRowReader.otherNames + PublishedRowReader.movementNames
            + PublishedRowReader.cutNames
        // Spreadsheets of many languages write so.
        if header.count == 1, let separator = [";", "\t"].first(where: { header[0].text.contains($0) }) {
            let byte = header[0].text.utf8.prefix { $0 != separator.utf8.first }.count
            throw LedgerError(
                .malformedCSV,
                "the columns are separated by \(separator == ";" ? "semicolons" as Sentence : "tabs"), not commas",
                remedy: "save the table with commas, and quote a field that has one", column: header[0].column + byte
            ).with(file: nil, line: header[0].line)
        }
        var places: [String: Int] = [:]
        for (index, field) in header.enumerated() {
            guard allowed.contains(field.text) else {
                let near = NearestWord.nearest(to: field.text, among: allowed)
                throw PublishedRowReader.error(
                    .unknownMember, "there is no column \"\(field.text)\" in a published table",
                    near.map { "did you mean \"\($0)\"?" } ?? "allowed are \(allowed.joined(separator: ", "))", field)
            }
            guard places.updateValue(index, forKey: field.text) == nil else {
                throw PublishedRowReader.error(
                    .duplicateMember, "the column \"\(field.text)\" is there twice", "name each column once", field)
            }
        }
        let hasPeriods = places["from"] != nil && places["to"] != nil
        guard places["class"] != nil, places["day"] != nil || hasPeriods else {
            throw PublishedRowReader.error(
                .missingMember, "the columns do not say what the figures are of",
                "a table has the column class, and day, or from and to", header[0])
        }
        names = header.map(\.text)
        self.places = places
    }

    /// Reads one record.
    func row(_ record: [CSVField]) throws(LedgerError) -> PublishedRow {
        guard record.count == names.count else {
            throw PublishedRowReader.error(
                .malformedCSV, "the line has \(record.count) fields and the header \(names.count)",
                "each line has one field per column; what was not published is left empty", record[0])
        }
        let householdClass = try householdClass(record)
        let span = try span(record)
        let filter = AccountFilter(
            householdClass, unit: unit(record), socialProtection: try socialProtection(record))
        var figures: [PublishedColumn: Int] = [:]
        for (name, field) in zip(names, record) where isFigure(name) && !field.text.isEmpty {
            let column = try column(name, householdClass, span, field)
            figures[column] = try number(field, of: column)
        }
        let rate = try rate(record, span)
        return PublishedRow(line: record[0].line, span: span, filter: filter, figures: figures, rate: rate)
    }

    private func isFigure(_ name: String) -> Bool {
        PublishedRowReader.movementNames.contains(name) || ["households", "persons", "total"].contains(name)
    }

    /// The field of a column; nil where the column is not there or the field is empty.
    private func field(_ name: String, _ record: [CSVField]) -> CSVField? {
        guard let place = places[name], !record[place].text.isEmpty else { return nil }
        return record[place]
    }

    private func householdClass(_ record: [CSVField]) throws(LedgerError) -> HouseholdClass {
        let field = record[places["class"] ?? 0]
        guard let householdClass = HouseholdClass(field.text) else {
            throw PublishedRowReader.error(
                .invalidValue, "\"\(field.text)\" is not a class",
                "classes are \(HouseholdClass.allCases.map(\.name).joined(separator: ", "))", field)
        }
        return householdClass
    }

    private func span(_ record: [CSVField]) throws(LedgerError) -> PublishedSpan {
        let days = try PublishedRowReader.spanNames.map { (name) throws(LedgerError) -> Day? in
            guard let field = field(name, record) else { return nil }
            guard let day = PublishedRowReader.day(field.text, isFirst: name == "from") else {
                throw PublishedRowReader.error(
                    .invalidValue, "\"\(field.text)\" is not a day",
                    DayReading.remedy, field)
            }
            return day
        }
        switch (days[0], days[1], days[2]) {
        case (let day?, nil, nil): return .day(day)
        case (nil, let from?, let to?) where from < to: return .period(from: from, to: to)
        default:
            throw PublishedRowReader.error(
                .invalidValue, "the row is of neither a day nor a period",
                "give day, or from and to, from the earlier day", record[0])
        }
    }

    /// A day, or a month or year: it means its last day, and where a period begins for its first.
    private static func day(_ text: String, isFirst: Bool) -> Day? {
        isFirst ? DayReading.first(text) : DayReading.last(text)
    }

    private func unit(_ record: [CSVField]) -> String? {
        field("unit", record).flatMap { $0.text == "all" ? nil : $0.text }
    }

    private func socialProtection(_ record: [CSVField]) throws(LedgerError) -> Bool? {
        guard let field = field("socialProtection", record) else { return nil }
        guard let isProtected = Bool(field.text) else {
            throw PublishedRowReader.error(
                .invalidValue, "\"\(field.text)\" does not say whether under social protection",
                "write true or false, or leave it empty for both", field)
        }
        return isProtected
    }

    private func column(
        _ name: String, _ householdClass: HouseholdClass, _ span: PublishedSpan, _ field: CSVField
    ) throws(LedgerError) -> PublishedColumn {
        guard let column = PublishedColumn(name: name, of: householdClass) else {
            throw PublishedRowReader.error(
                .invalidValue, "the movement table of \(householdClass.name) has no column \"\(name)\"",
                "leave the field empty", field)
        }
        var isOfDay = false
        if case .day = span { isOfDay = true }
        guard column.isOfPeriod != isOfDay else {
            throw PublishedRowReader.error(
                .invalidValue, isOfDay ? "\"\(name)\" is no figure of a day" : "\"\(name)\" is no figure of a period",
                "a day has households, persons, total and rate; a period has opening to closing", field)
        }
        return column
    }

    /// A whole number of at most eleven digits, so that no sum of a table can overflow.
    private func number(_ field: CSVField, of column: PublishedColumn) throws(LedgerError) -> Int {
        try PublishedRowReader.number(field, isSigned: column == .sizeChange)
    }

    /// The same, where it may be less than 0 with a sign.
    static func number(_ field: CSVField, isSigned: Bool) throws(LedgerError) -> Int {
        let digits = isSigned && field.text.hasPrefix("-") ? field.text.dropFirst() : field.text[...]
        guard (1...11).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(field.text)
        else {
            throw PublishedRowReader.error(
                .invalidValue, "\"\(field.text)\" is not a whole number of at most 11 digits",
                "write digits only, such as 815101", field)
        }
        return number
    }

    private func rate(_ record: [CSVField], _ span: PublishedSpan) throws(LedgerError) -> PublishedRate? {
        guard let field = field("rate", record) else { return nil }
        guard case .day = span else {
            throw PublishedRowReader.error(
                .invalidValue, "\"rate\" is no figure of a period",
                "a day has households, persons, total and rate; a period has opening to closing", field)
        }
        guard let rate = PublishedRate(field.text), rate.decimal.digits <= 100 * rate.decimal.denominator else {
            throw PublishedRowReader.error(
                .invalidValue, "\"\(field.text)\" is not a per cent from 0 to 100 with at most nine decimals",
                "write it with a point and without a sign, such as 2.93, or as less than one, such as <1", field)
        }
        return rate
    }

    private static func error(
        _ code: LedgerError.Code, _ problem: Sentence, _ remedy: Sentence, _ field: CSVField
    ) -> LedgerError {
        LedgerError(code, problem, remedy: remedy, column: field.column).with(file: nil, line: field.line)
    }
}
