// Holding the sums of the units of a published table against its rows for all units.

import EventLedger

extension PublishedTable {
    /// Each figure for all units is the sum of those of the units, where all of them have it.
    ///
    /// A move between two units is another decrease in one and another increase in the other and no flow in the total,
    /// so that of these two columns only the balance is held.
    func checkSums(_ result: inout Reconciliation) {
        var parts: [PublishedRow.Group: [PublishedRow]] = [:]
        for row in rows where row.filter.unit != nil { parts[row.group, default: []].append(row) }
        for whole in rows where whole.filter.unit == nil {
            guard let parts = parts[whole.group] else { continue }
            for (column, published) in whole.figures.sorted(by: { $0.key.order < $1.key.order }) {
                if case .movement(let number, _) = column, number == 4 || number == 8 { continue }
                guard let sum = PublishedTable.sum(parts, column) else {
                    result.noteUnmade(.sumOfUnits, whole, [column.name(in: whole.householdClass)])
                    continue
                }
                result.noteSelfCheck(.between(published...published, sum...sum, .sumOfUnits, whole, column))
            }
            for measure in NumberMeasure.allCases {
                let (decrease, increase) = (
                    PublishedColumn.movement(4, measure), PublishedColumn.movement(8, measure)
                )
                guard let less = whole.figures[decrease], let more = whole.figures[increase],
                    let lessOfParts = PublishedTable.sum(parts, decrease),
                    let moreOfParts = PublishedTable.sum(parts, increase)
                else { continue }
                let (published, sum) = (more - less, moreOfParts - lessOfParts)
                let name = increase.name(in: whole.householdClass) + " - " + decrease.name(in: whole.householdClass)
                result.noteSelfCheck(
                    .between(published...published, sum...sum, .sumOfUnits, whole, increase, named: name))
            }
        }
    }

    /// The sum of a column over rows; nil unless each of them has it.
    private static func sum(_ rows: [PublishedRow], _ column: PublishedColumn) -> Int? {
        var sum = 0
        for row in rows {
            guard let figure = row.figures[column] else { return nil }
            sum += figure
        }
        return sum
    }
}
