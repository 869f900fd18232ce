// Columns of one meaning with a year in each heading, such as `Phân loại hộ năm 2021` and `Phân loại hộ năm 2022`: the
// one of the year of the list is meant, and of classes the one of the year before is what was before. Where the years do
// not decide, nothing is chosen here.

import EventLedger
import PovertyLedger

/// The columns of a header that years decide about.
struct YearColumns {
    /// The columns of other years.
    private(set) var passedOver: Set<Int> = []
    /// The column with the classes of the year before.
    private(set) var previousClass: Int?

    /// Columns of a header for a list as of a day. In January to March the year before may be meant, in which the review
    /// was held.
    init(_ header: ListHeader, _ day: Day?) {
        guard let day else { return }
        var groups: [ListField: [(column: Int, year: Int)]] = [:]
        var undated: Set<ListField> = []
        for column in header.columns {
            guard let field = column.match?.field, field != .ignored, field != .note, field != .rowNumber else {
                continue
            }
            let years = Set(TitleFacts.years(Spelling.folded(column.parts.joined(separator: " "))))
            if years.count == 1, let year = years.first {
                groups[field, default: []].append((column.column, year))
            } else {
                undated.insert(field)
            }
        }
        for (field, columns) in groups where columns.count > 1 && !undated.contains(field) {
            guard Set(columns.map(\.year)).count == columns.count else { continue }
            let wanted = day.civil.month <= 3 ? [day.year, day.year - 1] : [day.year]
            guard let year = wanted.first(where: { year in columns.contains { $0.year == year } }) else { continue }
            for column in columns where column.year != year {
                passedOver.insert(column.column)
                if field == .class, column.year == year - 1 { previousClass = column.column }
            }
        }
    }
}
