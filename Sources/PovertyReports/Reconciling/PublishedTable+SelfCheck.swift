// Checking a published table by itself: what must be true of it regardless of the ledger. Nothing is checked where a
// figure that it takes was not published.

import EventLedger
import PovertyLedger

extension PublishedTable {
    /// Checks the identities of each row, the mirror tables, the sums of units, the chain of periods and the rates.
    ///
    /// Cost: some passes over the rows.
    public func checkedAgainstItself() -> Reconciliation {
        var result = Reconciliation(of: file)
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
        for row in rows + areas {
            for measure in NumberMeasure.allCases {
                guard let missing = row.missingForIdentity(measure) else { continue }
                guard missing.isEmpty else {
                    result.noteUnmade(.identity, row, missing)
                    continue
                }
                var columns = (1...9).map { row.figures[.movement($0, measure)] ?? 0 }
                if let exits = row.figures[.exits(measure)] {
                    if row.figures[.movement(2, measure)] != nil, row.figures[.movement(3, measure)] != nil {
                        let both = columns[1] + columns[2]
                        result.noteSelfCheck(
                            .between(exits...exits, both...both, .identity, row, .exits(measure)))
                    } else {
                        (columns[1], columns[2]) = (exits, 0)
                    }
                }
                let sizeChange = measure == .households ? 0 : row.figures[.sizeChange] ?? 0
                let correction = row.form.map {
                    measure == .households ? $0.correction.households : $0.correction.persons
                }
                let closing =
                    columns[0] - columns[1...3].reduce(0, +) + columns[4...7].reduce(0, +) + sizeChange
                    + (correction ?? 0)
                let leavesOut = columns[8] == PublishedTable.closingWithoutOthers(columns)
                result.noteSelfCheck(
                    .between(
                        columns[8]...columns[8], closing...closing, .identity, row, .movement(9, measure),
                        near: leavesOut ? [.withoutOtherColumns] : []))
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
                    let (own, other) = (
                        row.figures[.movement(column, measure)],
                        mirror.figures[.movement(opposite, measure)]
                    )
                    guard let published = own, let expected = other else {
                        noteUnmadeMirror(row, mirror, column, opposite, measure, &result)
                        continue
                    }
                    result.noteSelfCheck(
                        .between(
                            published...published, expected...expected, .mirror, row, .movement(column, measure),
                            otherLine: mirror.line))
                }
            }
        }
    }

    /// Notes that a row, or its mirror, lacks the column that the other one has.
    private func noteUnmadeMirror(
        _ row: PublishedRow, _ mirror: PublishedRow, _ column: Int, _ opposite: Int, _ measure: NumberMeasure,
        _ result: inout Reconciliation
    ) {
        if row.figures[.movement(column, measure)] != nil {
            let name = PublishedColumn.movement(opposite, measure).name(in: mirror.householdClass)
            result.noteUnmade(.mirror, mirror, [name])
        } else if mirror.figures[.movement(opposite, measure)] != nil {
            let name = PublishedColumn.movement(column, measure).name(in: row.householdClass)
            result.noteUnmade(.mirror, row, [name])
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
