// What offices are known to write in place of a figure: a closing that leaves out two columns of its own form, and the
// figure that the plan asked for. Each is reported only where it gives exactly the published number.

import EventLedger
import PovertyLedger

/// Another way to arrive at a published figure of a table.
public enum NearReading: Hashable, Sendable {
    /// The closing without the other decreases and increases, columns 4 and 8 (and of persons without the change of
    /// size).
    case withoutOtherColumns
    /// What a target of a plan asks for.
    case target(plan: String, id: String)
}

extension NearReading {
    static var columns: [AnswerColumn<NearReading>] {
        let target: [AnswerColumn<(plan: String, id: String)>] = [.text("plan", \.plan), .text("target", \.id)]
        return [
            .word("reading") { $0.target == nil ? "withoutOtherColumns" : "target" }, .part({ $0.target }, target),
        ]
    }

    private var target: (plan: String, id: String)? {
        if case .target(let plan, let id) = self { (plan, id) } else { nil }
    }

    /// What was written instead, in words.
    var words: Sentence {
        target.map { "what target \($0.id) of plan \($0.plan) asks for" } ?? "the closing without columns 4 and 8"
    }
}

extension HouseholdView {
    /// Adds near readings to the figures of a table that the ledger does not give.
    ///
    /// Cost: the plans of each cut of such a figure; where the ledger keeps no balances, one replay for each sixteen
    /// openings of reductions.
    func addNearReadings(
        to result: inout Reconciliation, _ knownAt: KnownAt, _ movements: [MovementPlace: OfficialMovement?],
        _ unitsByLine: [Int: String]
    ) throws(LedgerError) {
        var plans: [Day: [Plan]] = [:]
        var openings: Set<Cut> = []
        func cutOf(_ day: Day) throws(LedgerError) -> Cut { try cut(CutExpression(day, knownAt: knownAt)) }
        let places = result.differences.indices.filter { result.differences[$0].check == .ledger }
        for index in places {
            let day = result.differences[index].row.lastDay
            if plans[day] == nil { plans[day] = try at(try cutOf(day)).plans() }
            for target in (plans[day] ?? []).flatMap(\.targets) where target.due == day && target.kind == .reduction {
                if let opening = target.firstDay { openings.insert(try cutOf(opening)) }
            }
        }
        let balances = try balances(at: openings)
        for index in places {
            let difference = result.differences[index]
            guard difference.published.lowerBound == difference.published.upperBound else { continue }
            let (row, published) = (difference.row, difference.published.lowerBound)
            if difference.column == PublishedColumn.movement(9, .households).name(in: row.householdClass)
                || difference.column == PublishedColumn.movement(9, .persons).name(in: row.householdClass),
                let official = movements[MovementPlace(span: row.span, unit: unitsByLine[row.line])] ?? nil,
                row.filter.socialProtection == nil
            {
                let columns = official.columns(row.householdClass)
                let isOfPersons = difference.column.hasPrefix(PublishedColumn.personsPrefix)
                let numbers = isOfPersons ? columns.persons : columns.households
                if PublishedTable.closingWithoutOthers(numbers) == published { add(.withoutOtherColumns) }
            }
            for plan in plans[row.lastDay] ?? [] {
                for target in plan.targets where target.due == row.lastDay {
                    let filter = row.filter.with(socialProtection: target.filter?.socialProtection)
                    var opening: Int?
                    if target.kind == .reduction, let day = target.firstDay {
                        opening = balances[try cutOf(day)]?.tally(filter, unit: nil, unitsOn: day).households
                    }
                    if row.copies(target, published, difference.column, opening: opening) {
                        add(.target(plan: plan.plan, id: target.id))
                    }
                }
            }
            func add(_ reading: NearReading) {
                guard !result.differences[index].near.contains(reading) else { return }
                result.differences[index].near.append(reading)
            }
        }
    }
}

extension PublishedTable {
    /// The closing that the columns 1 to 9 give when 4 and 8 are left out.
    static func closingWithoutOthers(_ columns: [Int]) -> Int {
        columns[0] - columns[1] - columns[2] + columns[4] + columns[5] + columns[6]
    }
}

extension PublishedRow {
    /// The day, or the last day of the period.
    var lastDay: Day {
        switch span {
        case .day(let day): day
        case .period(_, let to): to
        }
    }

    /// Whether a number of this row is what a target that is due on its last day asks for: the stock itself, the stock
    /// that a reduction would have left, or the exits that it would have taken.
    fileprivate func copies(_ target: Target, _ number: Int, _ column: String, opening: Int?) -> Bool {
        guard filter.unit == nil, target.measure == [householdClass], target.of == .households,
            target.filter?.unit == nil, target.filter?.area == nil,
            filter.socialProtection == nil || filter.socialProtection == target.filter?.socialProtection,
            case .count(let asked) = target.value
        else { return false }
        let isStock =
            column == NumberMeasure.households.rawValue
            || column == PublishedColumn.movement(9, .households).name(in: householdClass)
        let isExits = column == PublishedColumn.exits(.households).name(in: householdClass)
        switch target.kind {
        case .stock: return isStock && Int64(number) == asked
        case .reduction:
            if isExits { return Int64(number) == asked }
            return isStock && opening.map { Int64($0) - asked == Int64(number) } ?? false
        case .rate, .increase, .income, .lasting, .leftBehind, .resources, .sponsored: return false
        }
    }
}
