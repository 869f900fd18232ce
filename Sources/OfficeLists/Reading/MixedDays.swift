// A trap of spreadsheets: where the computer has the month first, 13/04/2022 stays text and 03/04/2022 becomes the 4th
// of March. A column in which texts have days above 12, and cells of dates have none, was most likely typed so.

import Tables

/// What the days of a column are written as.
struct MixedDays {
    private struct Column {
        /// Texts with a day above 12.
        var lateTexts = 0
        /// Cells of dates, all with a day of at most 12.
        var earlyDates = 0
        var hasLateDate = false
        var first: CellPlace?
    }

    /// As many cells of dates as would hardly all be early by chance.
    private static let fewestDates = 5

    private var columns: [Int: Column] = [:]

    /// Takes a day that was read from text.
    mutating func take(text day: Int, column: Int) {
        if day > 12 { columns[column, default: Column()].lateTexts += 1 }
    }

    /// Takes a cell of a date.
    mutating func take(date day: Int, at place: CellPlace) {
        if day > 12 { columns[place.column, default: Column()].hasLateDate = true }
        columns[place.column, default: Column()].earlyDates += 1
        if columns[place.column]?.first == nil { columns[place.column]?.first = place }
    }

    /// The first date of each column whose dates may have their day and month exchanged, with their number.
    var doubts: [(place: CellPlace, count: Int)] {
        columns.values.compactMap { column in
            guard column.lateTexts > 0, !column.hasLateDate, column.earlyDates >= MixedDays.fewestDates else {
                return nil
            }
            return column.first.map { ($0, column.earlyDates) }
        }
    }
}
