// Holding a published table against itself: what must be true of it whatever the ledger says. Nothing is checked where a
// figure that it takes was not published.

import EventLedger

extension PublishedTable {
    /// Checks the identities of each row, the mirror tables, the sums of units, the chain of periods and the rates.
    ///
    /// Cost: some passes over the rows.
    public func checkedAgainstItself() -> Reconciliation {
        var result = Reconciliation()
        checkIdentities(&result)
        checkMirrors(&result)
        checkSums(&result)
        checkChain(&result)
        checkRates(&result)
        checkTotals(&result)
        result.sort()
        return result
    }

    /// 9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8; persons also change with the size of households that stay.
    private func checkIdentities(_ result: inout Reconciliation) {
        for row in rows {
            for measure in NumberMeasure.allCases {
                let columns = (1...9).compactMap { row.figures[.movement($0, measure)] }
                let sizeChange = measure == .households ? 0 : row.figures[.sizeChange]
                guard columns.count == 9, let sizeChange else { continue }
                let closing =
                    columns[0] - columns[1...3].reduce(0, +) + columns[4...7].reduce(0, +) + sizeChange
                result.noteSelfCheck(
                    .between(
                        columns[8]...columns[8], closing...closing, .identity, row, .movement(9, measure)))
            }
        }
    }

    /// Column 2 of the poor is column 5 of the near-poor, and column 5 of the poor column 2 of the near-poor.
    private func checkMirrors(_ result: inout Reconciliation) {
        let nearPoor = rowsByPlace(of: .nearPoor)
        for row in rows where row.householdClass == .poor {
            guard let mirror = nearPoor[place(row, .nearPoor)] else { continue }
            for (column, opposite) in [(2, 5), (5, 2)] {
                for measure in NumberMeasure.allCases {
                    guard let published = row.figures[.movement(column, measure)],
                        let expected = mirror.figures[.movement(opposite, measure)]
                    else { continue }
                    result.noteSelfCheck(
                        .between(
                            published...published, expected...expected, .mirror, row, .movement(column, measure),
                            otherLine: mirror.line))
                }
            }
        }
    }

    private func place(_ row: PublishedRow, _ householdClass: HouseholdClass) -> PublishedRow.Group {
        PublishedRow.Group(span: row.span, filter: row.filter.with(classes: [householdClass]))
    }

    private func rowsByPlace(of householdClass: HouseholdClass) -> [PublishedRow.Group: PublishedRow] {
        var places: [PublishedRow.Group: PublishedRow] = [:]
        for row in rows where row.householdClass == householdClass { places[place(row, householdClass)] = row }
        return places
    }

    /// The closing of a period is the opening of the one that begins on the day after it.
    private func checkChain(_ result: inout Reconciliation) {
        var beginning: [Day: [AccountFilter: PublishedRow]] = [:]
        for row in rows {
            if case .period(let from, _) = row.span { beginning[from, default: [:]][row.filter] = row }
        }
        for before in rows {
            guard case .period(_, let to) = before.span else { continue }
            guard let next = to.next.flatMap({ beginning[$0]?[before.filter] }) else { continue }
            for measure in NumberMeasure.allCases {
                guard let opening = next.figures[.movement(1, measure)],
                    let closing = before.figures[.movement(9, measure)]
                else { continue }
                result.noteSelfCheck(
                    .between(
                        opening...opening, closing...closing, .closingBefore, next, .movement(1, measure),
                        otherLine: before.line))
            }
        }
    }
}
