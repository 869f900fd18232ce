// The promise: the published figure of a target is confirmed exactly where the naive model gives it, and else found in
// every other reading that gives it, and in none that does not.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite("Contract of checking targets")
struct ContractTargetCheckTests {
    private static let shares = 0..<2

    @Test(arguments: shares)
    func figuresAreFoundWhereTheModelGivesThem(share: Int) throws {
        var found: [TargetDifference: Int] = [:]
        for seed in (0..<6).map({ 1201 + UInt64(share * 6 + $0) }) {
            var sides = try ContractSides(seed: seed, events: 250)
            for step in sides.history.steps { guard try sides.offer(step) else { return } }
            var questions = ContractQuestions(seed: seed, ledger: sides.model)
            for _ in 0..<12 { try sides.compareTargetCheck(&questions, &found) }
        }
        #expect(found.values.reduce(0, +) > 0, "no figure was found in another reading")
    }
}

extension ContractSides {
    /// The right figure of some target, another, and one of another reading; counts in which readings the wrong ones were
    /// found.
    func compareTargetCheck(_ questions: inout ContractQuestions, _ found: inout [TargetDifference: Int]) throws {
        guard let cut = try resolve(questions.cuts.request()) else { return }
        let promises = model.promises(cut)
        let due = promises.filter { $0.target.due <= cut.effectiveOn }
        // A target that is not due has no figure; most that are asked of have one.
        let asked = due.isEmpty || questions.chance(10) ? promises : due
        guard !asked.isEmpty else { return }
        let (plan, target) = questions.one(of: asked)
        let place: Comment = "\(history), \(cut), \(plan) \(target)"
        let view = try real.at(Cut(effectiveOn: cut.effectiveOn, position: cut.position))
        let own = model.figure(NaiveTargetReading(.plan, plan, target, cut))
        let readings = model.readings(target, of: plan, cut)
        let figures = readings.map { model.figure($0) }
        var published = ([own] + (0..<3).map { _ in questions.one(of: figures) }).compactMap { $0.flatMap(Self.figure) }
        published.append(target.kind.isShare ? .rate(.rounded(ExactDecimal("97.3")!)) : .number(1_234_567))
        let isDue = target.due <= cut.effectiveOn
        for figure in Set(published) where Self.isRate(figure) == target.kind.isShare {
            let check = try view.check(figure, ofTarget: target.id, in: plan)
            let agrees = Self.isFigure(figure, own)
            #expect(check.agrees == agrees && check.published == figure, "\(place) \(figure)")
            #expect(NaiveTargetRow(check.outcome).actual == own, "\(place) \(figure)")
            let expected = zip(readings, figures).filter { isDue && !agrees && Self.isFigure(figure, $0.1) }.map(\.0)
            let explained = check.explanations.map { row in
                NaiveTargetReading(row.difference, row.plan, row.target, NaiveCut(row.cut))
            }
            #expect(explained == expected, "\(place) \(figure)")
            for row in explained { found[row.difference, default: 0] += 1 }
        }
    }

    /// A figure as it would be printed: a share in per cent, rounded down at one digit after the point.
    private static func figure(_ actual: NaiveTargetRow.Actual) -> PublishedFigure? {
        switch actual {
        case .count(let count): .number(count)
        case .income(_, let due): .number((due[0] * 2 + due[1]) / (due[1] * 2))
        case .share(let part, let all):
            ExactDecimal(digits: part * 1000 / all, fractionDigits: 1).map { .rate(.rounded($0)) }
        }
    }

    private static func isRate(_ figure: PublishedFigure) -> Bool {
        if case .rate = figure { true } else { false }
    }

    /// Whether an actual figure lies within half a unit of the last printed digit, ends included.
    private static func isFigure(_ figure: PublishedFigure, _ actual: NaiveTargetRow.Actual?) -> Bool {
        switch (figure, actual) {
        case (.number, .count), (.number, .income): actual.flatMap(self.figure) == figure
        case (.rate(.rounded(let rate)), .share(let part, let all)):
            // |100 · part / all − rate| ≤ half a unit, times 2 · all · denominator.
            abs(200 * part * rate.denominator - 2 * rate.digits * all) <= all
        default: false
        }
    }
}
