// What a page of a ledger and one of a union have in common: they ask the reports, whose answers a union gives too.

import PovertyReports

/// The data of a page whose figures are answers of the reports.
protocol AskedSections: PageSections {
    /// The plans that are known.
    var plans: [Plan] { get }
    /// A cut with everything known.
    func asked(on day: Day) throws(LedgerError) -> UnionCutView
}

extension PageSections {
    /// The most years between the first day and the last.
    static var maximumYears: Int { 100 }
}

extension AskedSections {
    /// The day before the first year that a target measures; without targets the first day of an event of a household.
    static func firstDay(_ plans: [Plan], _ first: Day?, before to: Day) -> Day {
        let earliest = Day(year: max(to.year - maximumYears, 1), month: 1, day: 1) ?? .first
        let measured = plans.flatMap(\.targets).compactMap { Day.endOfYear(($0.firstDay?.next ?? $0.due).year - 1) }
            .min()
        return min(max(measured ?? first ?? to, earliest), to)
    }

    /// Throws `invalidValue` where the span of a page ends before it begins or is too long.
    static func check(_ from: Day, _ to: Day) throws(LedgerError) {
        guard from <= to else {
            throw LedgerError(
                .invalidValue, "the page from \(from) to \(to) ends before it begins",
                remedy: "give its first day and then its last")
        }
        guard to.year - from.year <= maximumYears else {
            throw LedgerError(
                .invalidValue, "the page from \(from) to \(to) is longer than \(maximumYears) years",
                remedy: "give a later first day")
        }
    }

    /// The years of the page, each with its days inside the page.
    var years: [(year: Int, first: Day, last: Day)] {
        guard let start = from.next, start <= to else { return [] }
        return (start.year...to.year).compactMap { year in
            guard let first = Day(year: year, month: 1, day: 1), let last = Day.endOfYear(year) else { return nil }
            return (year, max(first, start), min(last, to))
        }
    }

    /// Writes a unit with what is known of it.
    mutating func write(_ unit: String, _ record: UnitRecord?) {
        json.beginArray()
        json.shown(unit)
        json.shown(record?.name ?? unit)
        json.shown(record?.code)
        json.shown(record?.area?.name)
        json.shown(record?.kind.name)
        json.endArray()
    }

    /// Writes the households that the rows reported by a day, and their sum where each has a figure.
    mutating func writeTotal(_ day: Day, _ rows: [(unit: String, households: Int?)]) {
        let all = rows.contains { $0.households == nil } ? nil : rows.reduce(0) { $0 + ($1.households ?? 0) }
        json.beginArray()
        json.int(day.daysSinceEpoch)
        json.intOrNull(rows.isEmpty ? nil : all)
        json.beginObject()
        for row in rows {
            guard let households = row.households else { continue }
            json.member(named: row.unit.printable)
            json.int(households)
        }
        json.endObject()
        json.endArray()
    }
}
