// The incomes of one class on one day while they are gathered, and the exact figures of them. Sums are in 128 bits,
// which no ledger can fill.

import EventLedger

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

    /// The mean of persons, the mean of households and the median; nil when nobody was assessed. Throws `overflow` when a
    /// sum is more than a figure, naming the households as `whose` does. Cost: one sort.
    func figures(
        of whose: String
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

    private func mean(_ sum: Int128, _ divisor: Int, _ whose: String) throws(LedgerError) -> ExactMean {
        guard let exact = Int64(exactly: sum) else {
            throw LedgerError(
                .overflow, "the incomes of \(whose) add up to \(sum) VND",
                remedy: "a sum has at most \(Int64.max) VND; find the income that is wrong and void its event")
        }
        return ExactMean(sum: exact, divisor: Int64(divisor))
    }
}
