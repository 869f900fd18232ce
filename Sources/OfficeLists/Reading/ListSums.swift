// The sums of a list, compared with its rows. A row of sums may be below the rows that it sums up, above them, or below
// other sums, of a page or a hamlet; it agrees where any such part of the list adds up to it. Nothing is corrected here.

import PovertyLedger
import Tables

/// Sums under collection.
struct ListSums {
    /// What is added up.
    enum Measure: Hashable {
        /// The cells of a column, whatever row they are in.
        case cells(column: Int)
        /// The cells of a column in rows of what was given.
        case given(column: Int)
        /// The members that households state.
        case members
        /// The rows of persons.
        case persons
        /// The households.
        case households
        /// The households of a class.
        case ofClass(HouseholdClass)
    }

    /// A sum that the list states.
    struct Sum {
        let place: CellPlace
        let field: ListField
        let value: Int64
        /// What may add up to it, with what the rows above it add up to; nil where they have nothing of that.
        let measures: [(measure: Measure, above: Int64?)]
        /// Where it is: the number of the part of the list that ends there.
        let part: Int
    }

    /// What was added up so far, and up to the end of each part: the sums, names of groups, and the end divide a list.
    private var running: [Measure: Int64] = [:]
    private var parts: [Measure: [(part: Int, value: Int64)]] = [:]
    private var part = 0
    private var sums: [Sum] = []
    /// Measures with a value that can't be read, or that are too large.
    private var unknown: Set<Measure> = []

    /// Adds a value, or notes that one can't be read.
    mutating func add(_ value: Int64?, to measure: Measure) {
        guard let value else {
            unknown.insert(measure)
            return
        }
        let (sum, isLarge) = running[measure, default: 0].addingReportingOverflow(value)
        if isLarge { unknown.insert(measure) }
        running[measure] = sum
    }

    /// Ends a part of the list.
    mutating func endPart() {
        part += 1
        for (measure, value) in running { parts[measure, default: []].append((part, value)) }
    }

    /// Takes a sum that the list states behind the part that ended last.
    mutating func state(_ value: Int64, _ field: ListField, at place: CellPlace, of measures: [Measure]) {
        let known = measures.map { (measure: $0, above: running[$0]) }
        sums.append(Sum(place: place, field: field, value: value, measures: known, part: part))
    }

    /// What the rows add up to for each sum that no part of the list gives. `isDoubtful` says of which fields some value
    /// is in doubt, so that nothing can be compared.
    func differences(isDoubtful: (ListField) -> Bool) -> [(sum: Sum, rows: Int64)] {
        var ends: [Measure: [Int64: (first: Int, last: Int)]] = [:]
        for (measure, values) in parts {
            var found: [Int64: (first: Int, last: Int)] = [0: (0, (values.first?.part ?? 1) - 1)]
            for (part, value) in values { found[value] = (found[value]?.first ?? part, part) }
            ends[measure] = found
        }
        return sums.compactMap { sum in
            let measures = sum.measures.filter { running[$0.measure] != nil }
            guard let first = measures.first, !isDoubtful(sum.field),
                !measures.contains(where: { unknown.contains($0.measure) })
            else { return nil }
            for (measure, above) in measures {
                let here = above ?? 0
                let (start, isLow) = here.subtractingReportingOverflow(sum.value)
                if !isLow, let end = ends[measure]?[start], end.first <= sum.part { return nil }
                let (stop, isLarge) = here.addingReportingOverflow(sum.value)
                if !isLarge, let end = ends[measure]?[stop], end.last >= sum.part { return nil }
            }
            return (sum, first.above ?? running[first.measure] ?? 0)
        }
    }
}

extension ListPass {
    /// The columns whose sums are compared.
    private static let summed: [ListField] = [
        .members, .amount, .amountCash, .amountGoods, .quantity, .households, .persons,
    ]

    /// Adds the cells of a row of the list.
    mutating func addUp(_ row: TableRow, isGiven: Bool) {
        guard kind != .totals else { return }
        for field in ListPass.summed {
            guard let column = columns[field], row[column].value != .empty else { continue }
            let value = values.quietWhole(row[column], times: factors[column] ?? 1)
            sums.add(value, to: .cells(column: column))
            if isGiven { sums.add(value, to: .given(column: column)) }
        }
    }

    /// Ends a part of the list: the households and units since the last one are added up.
    mutating func endPart() {
        for household in list.households[addedUp...] {
            if let members = household.members { sums.add(Int64(members.value), to: .members) }
            sums.add(1, to: .households)
            sums.add(Int64(household.persons), to: .persons)
            if let found = household.class { sums.add(1, to: .ofClass(found.value)) }
        }
        addedUp = list.households.count
        for total in list.totals[totalsAddedUp...] {
            if let column = columns[.households] { sums.add(total.households?.value ?? 0, to: .cells(column: column)) }
            if let column = columns[.persons] { sums.add(total.persons?.value ?? 0, to: .cells(column: column)) }
        }
        totalsAddedUp = list.totals.count
        sums.endPart()
    }

    /// Takes a row of sums.
    mutating func takeSums(_ row: TableRow) {
        endPart()
        for field in ListPass.summed {
            guard let column = columns[field], row[column].value != .empty,
                let value = values.quietWhole(row[column], times: factors[column] ?? 1)
            else { continue }
            // A sum of households is often below the column of members.
            let others: [ListSums.Measure] = field == .members ? [.members, .persons, .households] : []
            sums.state(
                value, field, at: row[column].place,
                of: [.cells(column: column), .given(column: column)] + others)
        }
        for cell in row.cells {
            guard let text = values.quietText(cell) else { continue }
            takeCounts(text, at: cell.place)
        }
        takeCountBeside(row)
    }

    /// Takes a sentence below a list that says how many households it has.
    mutating func takeStatedCounts(_ row: TableRow) {
        for cell in row.cells {
            guard let text = values.quietText(cell), values.folded(text).contains("danh sach") else { continue }
            endPart()
            takeCounts(text, at: cell.place)
        }
    }

    /// Takes what a title says in brackets of the number of households and persons, such as `(9 hộ, 99 khẩu)`. Of those
    /// that have so many members or more it says nothing.
    mutating func takeCounts(ofTitle text: String, at place: CellPlace) {
        for part in text.split(separator: "(").dropFirst() {
            let inside = String(part.prefix { $0 != ")" })
            let folded = " \(values.folded(inside)) "
            guard
                ![" tro len ", " tro xuong ", " tu ", " tren ", " duoi ", " moi "].contains(where: {
                    folded.contains($0)
                })
            else { continue }
            takeCounts(inside, at: place)
        }
    }

    /// The number in the column of names of a row of sums is that of the households, or of the persons.
    private mutating func takeCountBeside(_ row: TableRow) {
        guard [.review, .exits, .households].contains(kind) else { return }
        for field in [ListField.code, .headName, .personName, .memberName] {
            guard let column = columns[field], row[column].value != .empty,
                let value = values.quietWhole(row[column], times: 1)
            else { continue }
            sums.state(value, .class, at: row[column].place, of: [.households, .persons, .members])
            return
        }
    }

    /// `Cộng: 27 hộ nghèo, 88 hộ cận nghèo, 473 nhân khẩu`.
    private mutating func takeCounts(_ text: String, at place: CellPlace) {
        guard [.review, .exits, .households].contains(kind) else { return }
        let words = text.split { " ,;:()".contains($0) }
        let folded = words.map { values.folded(String($0)) }
        for (index, word) in words.enumerated() {
            guard let count = NumberText(String(word))?.whole(times: 1), index + 1 < words.count else { continue }
            let rest = Array(folded[(index + 1)...].prefix(3))
            let measures: [ListSums.Measure]
            if rest.starts(with: ["ho", "can", "ngheo"]) {
                measures = [.ofClass(.nearPoor)]
            } else if rest.starts(with: ["ho", "ngheo"]) {
                measures = [.ofClass(.poor)]
            } else if rest[0] == "ho", rest.count < 2 || !["thoat", "khong"].contains(rest[1]) {
                measures = [.households]
            } else if ["khau", "nguoi"].contains(rest[0]) || rest.starts(with: ["nhan", "khau"]) {
                measures = [.members, .persons]
            } else {
                continue
            }
            sums.state(count, rest[0] == "ho" ? .class : .members, at: place, of: measures)
        }
    }

    /// Asks about the sums that no part of the list gives.
    mutating func checkSums() {
        endPart()
        let doubtful = Set(values.questions.compactMap(\.field))
        let hasDoubtfulRows = values.questions.contains { $0.code == .duplicateCode || $0.code == .unknownRow }
        for (sum, rows) in sums.differences(isDoubtful: { doubtful.contains($0) || hasDoubtfulRows }) {
            values.ask(
                .sumDiffers, at: sum.place, sum.field,
                "the sum is \(sum.value) here, and the rows add up to \(rows); correct the sum, or the rows")
        }
    }
}

extension CellValues {
    /// A whole number times a factor, without asking about the cell; nil for what is none.
    mutating func quietWhole(_ cell: TableCell, times factor: Int64) -> Int64? {
        if case .number(let number) = cell.value { return CellValues.whole(number, times: factor) }
        return quietText(cell).flatMap { NumberText($0)?.whole(times: factor) }
    }
}
