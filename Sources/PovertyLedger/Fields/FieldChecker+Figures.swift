// The figures of a closing by themselves: what nobody could have counted is refused before it is held against a ledger.

extension FieldChecker {
    func figures(_ name: StaticString, _ figures: inout ClosedFigures?) throws(FieldProblem) {
        guard var given = figures else { return }
        try self.figures(name, &given)
        figures = given
    }

    /// Brings the ids of units into NFC and the rows into their order.
    func figures(_ name: StaticString, _ figures: inout ClosedFigures) throws(FieldProblem) {
        for index in figures.counts.indices {
            let row = figures.counts[index]
            var unit = row.account.unit ?? ""
            do throws(FieldProblem) {
                try self.unit("unit", &unit)
                var (households, persons) = (Int64(row.tally.households), Int64(row.tally.persons))
                try count("households", &households, least: 1)
                try count("persons", &persons, least: 1)
            } catch { throw error.inside("counts[\(index)]").inside(name.description) }
            figures.counts[index] = Counts.Row(account: Account(unit: unit, bits: row.account.bits), tally: row.tally)
        }
        figures.counts.sort { $0.account < $1.account }
        for (row, next) in zip(figures.counts, figures.counts.dropFirst()) where row.account == next.account {
            throw FieldProblem(
                name, "have an account of unit \(row.account.unit ?? "") twice",
                remedy: "each account stands there once")
        }
        let sums = [
            Int64(figures.gifts.count), figures.gifts.amountVND, Int64(figures.loans.count), figures.loans.amountVND,
            Int64(figures.awards.granted), Int64(figures.awards.revoked),
        ]
        for sum in sums where sum < 0 {
            throw FieldProblem(name, "have a sum of \(sum)", remedy: "a sum is a whole number from 0 up")
        }
    }
}
