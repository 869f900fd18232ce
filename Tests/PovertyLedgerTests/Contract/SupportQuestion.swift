// What is asked about aid, awards and incomes: drawn at random, and printed where an answer is wrong. And the naive
// model's figures in the library's words, so that the two can be compared as values.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports

/// The parameters of a question.
struct SupportQuestion: CustomStringConvertible {
    let from: Day?
    let unit: String?
    let unitsOn: Day?
    let level: UnitKind?
    let aid: Set<AidDimension>
    let awards: Set<AwardDimension>
    let revokedOnly: Bool

    init(_ random: inout SeededGenerator, _ cuts: inout CutGenerator, units: [String]) {
        from = random.chance(60) ? cuts.day() : nil
        unit = random.chance(30) ? random.pick(units) : nil
        unitsOn = cuts.unitsOn()
        level = random.chance(30) ? random.one(of: UnitKind.allCases) : nil
        aid = Set(AidDimension.allCases.filter { _ in random.chance(40) })
        awards = Set(AwardDimension.allCases.filter { _ in random.chance(40) })
        revokedOnly = random.chance(25)
    }

    var description: String {
        let words = aid.map(\.rawValue).sorted() + ["|"] + awards.map(\.rawValue).sorted()
        return "from \(from?.description ?? "-"), unit \(unit ?? "-"), units on \(unitsOn?.description ?? "-"), "
            + "level \(level?.name ?? "-"), by "
            + words.joined(separator: ",") + (revokedOnly ? ", revoked only" : "")
    }
}

extension NaiveAidGroup {
    init(_ group: AidGroup, isLoan: Bool) {
        self.init(isLoan: isLoan)
        unit = group.unit
        household = group.household
        kind = group.kind
        donorKind = group.donorKind
        donor = group.donor
        programme = group.programme
        year = group.year
    }
}

extension AidSum {
    /// A naive sum; none is nothing.
    init(_ sum: NaiveAidSum?) {
        let sum = sum ?? NaiveAidSum()
        self.init(
            events: sum.events, withoutAmount: sum.withoutAmount, amountVND: sum.amountVND,
            households: sum.households.count, units: sum.units.count)
    }
}

extension NaiveAward {
    init(_ award: Award) {
        self.init(
            reference: award.reference, day: award.effectiveOn, fields: award.fields,
            revokedBy: award.revocation?.reference, revokedOn: award.revocation?.effectiveOn,
            cause: award.revocation?.cause)
    }
}

extension ExactMean {
    /// The mean of amounts; nil of none.
    init?(of amounts: [Int64]) {
        guard !amounts.isEmpty else { return nil }
        self.init(sum: amounts.reduce(0, +), divisor: Int64(amounts.count))
    }

    /// The median of amounts in ascending order; nil of none.
    init?(medianOf amounts: [Int64]) {
        var middle = amounts
        while middle.count > 2 {
            middle.removeFirst()
            middle.removeLast()
        }
        self.init(of: middle)
    }
}
