// The official movement tables, by folding the raw events of a period into flows. Each row is held against the balances
// of its two ends, and each table against the other, before anybody sees it.

import EventLedger

extension HouseholdLedger {
    /// How many months back a relapse can be asked for at the most.
    public static let maximumLookBackMonths = 1_200

    /// The movement of the poor and the near-poor over a period, first and last day included, as known at some time.
    ///
    /// Rows are by the units of a day, by default the last of the period; `unit` asks for one of them. A return is a
    /// relapse when the household had left the class by a recognised exit, at most `lookBackMonths` before where that is
    /// given. Throws `invalidValue` for a period that ends before it begins, `unknownUnit`, and what a cut throws.
    /// Cost: one replay, more where a period has millions of events; memory 64 bytes a household and at most 30 MiB.
    /// Source: the forms "Diễn biến hộ nghèo" and "Diễn biến hộ cận nghèo" of the yearly review.
    public func movement(
        from: Day, to: Day, knownAt: KnownAt = .now, unit: String? = nil, unitsOn: Day? = nil,
        lookBackMonths: Int? = nil
    ) throws(PovertyError) -> Movement {
        try movement(
            from: from, to: to, knownAt: knownAt, unit: unit, unitsOn: unitsOn, lookBackMonths: lookBackMonths,
            capacity: FlowSteps.usualCapacity)
    }

    /// The same with so much room for the steps of a pass.
    func movement(
        from: Day, to: Day, knownAt: KnownAt, unit: String?, unitsOn: Day?, lookBackMonths: Int?, capacity: Int
    ) throws(PovertyError) -> Movement {
        guard from <= to else {
            throw PovertyError(
                .invalidValue, "the period from \(from) to \(to) ends before it begins",
                remedy: "give its first day and then its last")
        }
        let lookBack = try HouseholdLedger.checked(lookBackMonths: lookBackMonths)
        let number = try unit.map { (unit) throws(PovertyError) in try unitNumber(unit) }
        let cut = try cut(CutExpression(to, knownAt: knownAt))
        let window = FlowWindow(
            openingDay: from.daysSinceEpoch - 1, to: to, known: cut.position, lookBackMonths: lookBack)
        let day = unitsOn ?? to
        var (bounds, sum) = try flows(window, capacity: capacity) {
            MovementSum(UnitRoots($0.units, on: day), unit: number)
        }
        for household in 0..<max(bounds.opening.count, bounds.closing.count) {
            sum.add(bounds.opening[household], \.opening)
            sum.add(bounds.closing[household], \.closing)
        }
        let tables = try sum.tables.map { (rows) throws(PovertyError) in try table(rows) }
        try HouseholdLedger.crossCheck(tables)
        return Movement(
            from: from, to: to, position: cut.position, unitsOn: day, lookBackMonths: lookBack, tables: tables)
    }

    private func table(_ rows: MovementSum.Rows) throws(PovertyError) -> MovementTable {
        var named: [MovementTable.UnitRow] = []
        for (unit, row) in rows.units where !row.isZero {
            named.append(MovementTable.UnitRow(unit: try unitName(unit), row: row))
        }
        named.sort { $0.unit < $1.unit }
        for (name, row) in named.map({ ($0.unit, $0.row) }) + [("all units", rows.total)] {
            guard row.expectedClosing == row.closing else {
                throw HouseholdLedger.imbalance(
                    "in \(name) the \(rows.householdClass.name) of the opening and its flows come to "
                        + "\(row.expectedClosing.households), the closing is \(row.closing.households)")
            }
        }
        return MovementTable(householdClass: rows.householdClass, rows: named, total: rows.total)
    }

    /// Who left the poor for the near-poor came from the poor to the near-poor, and the other way around.
    private static func crossCheck(_ tables: [MovementTable]) throws(PovertyError) {
        let (poor, nearPoor) = (tables[0], tables[1])
        let nearPoorRows = Dictionary(nearPoor.rows.map { ($0.unit, $0.row) }) { first, _ in first }
        let pairs = poor.rows.map { ($0.row, nearPoorRows[$0.unit] ?? MovementRow()) } + [(poor.total, nearPoor.total)]
        for (poor, nearPoor) in pairs {
            guard poor[.exitedToNearPoor] == nearPoor[.cameFromPoor], poor[.fellFromNearPoor] == nearPoor[.fellToPoor]
            else { throw imbalance("the tables of the poor and the near-poor differ in what went between them") }
        }
    }

    private static func imbalance(_ problem: String) -> PovertyError {
        PovertyError(
            .damaged, problem, remedy: "the ledger holds events that its rules refuse; restore it from a backup")
    }

    static func checked(lookBackMonths: Int?) throws(PovertyError) -> Int? {
        guard let lookBackMonths, !(0...maximumLookBackMonths).contains(lookBackMonths) else { return lookBackMonths }
        throw PovertyError(
            .invalidValue, "a look-back of \(lookBackMonths) months",
            remedy: "a whole number from 0 to \(maximumLookBackMonths), or none for no limit")
    }

    /// The number of the unit with an id.
    func unitNumber(_ unit: String) throws(PovertyError) -> UInt32 {
        let name = StreamName(category: StreamCategory.unit.rawValue, id: NormalizedText.normalized(unit))
        let number = try reading { (ledger) throws(LedgerError) in try ledger.streamNumber(name) }
        guard let number else {
            throw PovertyError(.unknownUnit, "there is no unit \(unit)", remedy: "write a unit's id as it was recorded")
        }
        return number
    }
}
