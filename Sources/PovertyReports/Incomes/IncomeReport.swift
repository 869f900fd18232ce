// Income per person and month by class and year, exact: every mean and every median is a sum and what to divide it by.

import EventLedger
import PovertyLedger

/// What is known of incomes inside a cut, year by year.
public struct IncomeReport: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The one unit that was asked for; nil for all.
    public let unit: String?
    /// Whether the rows are broken down by unit.
    public let isByUnit: Bool
    /// A row for each unit (where broken down by unit), class and year in which households are in that class: by unit,
    /// class (worst first, unclassified last) and year.
    public let rows: [IncomeRow]
}

extension IncomeReport: LedgerAnswer {
    /// The cut, and the incomes.
    public var columns: [AnswerColumn<IncomeReport>] {
        [
            .cut("cut", \.cut, unitsOn: \.unitsOn), .text("unit", \.unit).onlyInJSON,
            .list("incomes", \.rows, IncomeRow.columns(byUnit: isByUnit)),
        ]
    }
}

extension IncomeReport {
    /// Each row with that of the same households a year before.
    package var rowsWithYearBefore: [(row: IncomeRow, before: IncomeRow?)] {
        rows.enumerated().map { index, row in
            (row, index > 0 && row.follows(rows[index - 1]) ? rows[index - 1] : nil)
        }
    }
}

/// The incomes of one class on one day.
public struct IncomeRow: Hashable, Sendable {
    /// The unit, by the units of a day; nil where not broken down by unit.
    public let unit: String?
    /// The class in force on the day.
    public let householdClass: HouseholdClass
    /// The calendar year.
    public let year: Int
    /// Its last day, or the cut's day in the year of the cut.
    public let day: Day
    /// The households in the class on that day, with their members.
    public let all: Tally
    /// Those of them whose income was assessed by that day, with their members.
    public let assessed: Tally
    /// The mean income of a person: each household's latest income times its members, over all those members.
    /// Nil when no household was assessed.
    public let perPerson: ExactMean?
    /// The mean of the households' latest incomes per person, each household counting once; nil as above.
    public let perHousehold: ExactMean?
    /// The median of the households' latest incomes per person: the middle one over 1, or the sum of the two in the
    /// middle over 2; nil as above.
    public let median: ExactMean?
}

extension IncomeRow {
    /// Of whom, when, and the exact means.
    package static func columns(byUnit: Bool) -> [AnswerColumn<IncomeRow>] {
        func mean(over divisor: String) -> [AnswerColumn<ExactMean>] {
            [.amountVND("sum", \.sum), .count(divisor) { Int($0.divisor) }]
        }
        return (byUnit ? [.text("unit", \.unit)] : []) + [
            .householdClass("class", \.householdClass), .number("year", .year, \.year), .day("effectiveOn", \.day),
            .count("households", \.all.households), .count("persons", \.all.persons),
            .count("assessedHouseholds", \.assessed.households), .count("assessedPersons", \.assessed.persons),
            .object("perPerson", \.perPerson, mean(over: "persons")),
            .object("perHousehold", \.perHousehold, mean(over: "households")),
            .object("median", \.median, mean(over: "of")),
        ]
    }

    /// Whether this is the row of the same households a year after another.
    fileprivate func follows(_ row: IncomeRow) -> Bool {
        unit == row.unit && householdClass == row.householdClass && year == row.year + 1
    }
}

/// An amount in VND as a sum and what it is divided by; never reduced, so that both can be checked.
public struct ExactMean: Hashable, Sendable {
    /// The sum, in VND, from 0.
    public let sum: Int64
    /// What it is divided by, from 1.
    public let divisor: Int64

    /// A sum over a number.
    public init(sum: Int64, divisor: Int64) {
        precondition(sum >= 0 && divisor >= 1, "a mean is of something")
        self.sum = sum
        self.divisor = divisor
    }

    /// The amount in whole VND, a half rounded up.
    public var rounded: Int64 {
        let (whole, rest) = sum.quotientAndRemainder(dividingBy: divisor)
        return rest >= divisor - rest ? whole + 1 : whole
    }

    /// The difference of two amounts as they are shown; nil where there is none before.
    package func roundedChange(from before: ExactMean?) -> Int? { before.map { Int(rounded - $0.rounded) } }
}

// The incomes of one class on one day while they are gathered, and the exact figures of them. Sums are in 128 bits,
// which no ledger can fill.

/// Households of one class and the incomes of those that were assessed.
struct IncomeSample {
    private(set) var all = Tally.zero
    private(set) var assessed = Tally.zero
    private var incomes: [Int64] = []
    private var sum: Int128 = 0
    private var sumOverPersons: Int128 = 0

    init() {}

    /// Adds a household of so many members, with its latest income per person where there is one.
    mutating func add(members: UInt32, income: Int64?) {
        let one = Tally(households: 1, persons: Int(members))
        all += one
        guard let income else { return }
        assessed += one
        incomes.append(income)
        sum += Int128(income)
        sumOverPersons += Int128(income) * Int128(members)
    }

    /// The mean of persons, the mean of households and the median; nil when nobody was assessed. Throws `overflow` when
    /// a sum is more than a figure, naming the households as `whose` does. Cost: one sort.
    func figures(
        of whose: Sentence
    ) throws(LedgerError) -> (perPerson: ExactMean, perHousehold: ExactMean, median: ExactMean)? {
        // No record has a household without members; a damaged one must not make a mean of nobody.
        guard !incomes.isEmpty, assessed.persons > 0 else { return nil }
        let sorted = incomes.sorted()
        let (below, above) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
        let isOdd = !sorted.count.isMultiple(of: 2)
        return (
            try mean(sumOverPersons, assessed.persons, whose), try mean(sum, assessed.households, whose),
            isOdd ? try mean(Int128(above), 1, whose) : try mean(Int128(below) + Int128(above), 2, whose)
        )
    }

    private func mean(_ sum: Int128, _ divisor: Int, _ whose: Sentence) throws(LedgerError) -> ExactMean {
        guard let exact = Int64(exactly: sum) else {
            throw LedgerError(
                .overflow, "the incomes of \(whose) add up to \(sum) VND",
                remedy: "a sum has at most \(Int64.max) VND; find the income that is wrong and void its event")
        }
        return ExactMean(sum: exact, divisor: Int64(divisor))
    }
}
