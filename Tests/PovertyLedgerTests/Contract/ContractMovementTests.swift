// The promise of the movement tables: every flow of every event, as the naive model counts them, for generated periods,
// look-backs, units, unit days and knowledge; and the same whatever room there is for steps.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger
@testable import PovertyReports

@Suite("Contract of movement")
struct ContractMovementTests {
    private struct Question {
        var from: Day
        var to: Day
        var known: NaiveCutRequest.Knowledge
        var unit: String?
        var unitsOn: Day?
        var level: UnitKind?
        var lookBackMonths: Int?
    }

    private func sides(_ seed: UInt64) throws -> ContractSides {
        var sides = try ContractSides(seed: seed, events: ContractSeeds.events)
        for step in sides.history.steps { guard try sides.offer(step) else { break } }
        return sides
    }

    private func question(
        _ generator: inout CutGenerator, _ random: inout SeededGenerator, _ sides: ContractSides
    ) -> Question {
        let days = [generator.day(), generator.day()].sorted()
        let year = random.number(2022...2025)
        let isYear = random.chance(40)
        return Question(
            from: isYear ? Day(year: year, month: 1, day: 1) ?? days[0] : days[0],
            to: isYear ? Day.endOfYear(year) ?? days[1] : days[1], known: generator.request().knownAt,
            unit: random.chance(30) ? random.pick(sides.model.unitIDs) : nil, unitsOn: generator.unitsOn(),
            level: random.chance(30) ? random.one(of: UnitKind.allCases) : nil,
            lookBackMonths: random.chance(50) ? random.number(0...14) : nil)
    }

    @Test(arguments: ContractSeeds.shares)
    func everyFlowIsThatOfTheModel(share: Int) throws {
        for seed in ContractSeeds.of(share) {
            let sides = try sides(seed)
            var generator = CutGenerator(seed: seed, ledger: sides.model)
            var random = SeededGenerator(seed: seed)
            for _ in 0..<12 {
                let question = question(&generator, &random, sides)
                guard let cut = try sides.resolve(NaiveCutRequest(question.to, knownAt: question.known)) else {
                    continue
                }
                try compare(sides, question, cut, capacity: random.one(of: [1, 3, 20, 1_000]))
            }
        }
    }

    private func compare(_ sides: ContractSides, _ question: Question, _ cut: NaiveCut, capacity: Int) throws {
        let place: Comment = "\(sides.history), \(question), \(cut), room for \(capacity) steps"
        let knownAt = CutExpression(NaiveCutRequest(question.to, knownAt: question.known)).knownAt
        let movement = try sides.real.at(CutExpression(question.to, knownAt: knownAt), unitsOn: question.unitsOn)
            .movement(
                since: question.from, unit: question.unit, level: question.level,
                lookBackMonths: question.lookBackMonths)
        // With both ends folded, and in several passes.
        let again = try sides.real.view().replayed.at(
            CutExpression(question.to, knownAt: knownAt), unitsOn: question.unitsOn
        )
        .movement(
            since: question.from, unit: question.unit, level: question.level,
            lookBackMonths: question.lookBackMonths, capacity: capacity)
        #expect(movement == again, place)
        let passes = try sides.real.view().at(CutExpression(question.to, knownAt: knownAt), unitsOn: question.unitsOn)
            .movement(
                since: question.from, unit: question.unit, level: question.level,
                lookBackMonths: question.lookBackMonths, capacity: capacity)
        #expect(movement == passes, place)
        #expect(movement.tables.map(\.householdClass) == [.poor, .nearPoor], place)
        for table in movement.tables {
            let expected = sides.model.movement(
                of: table.householdClass, from: question.from, to: question.to, position: cut.position,
                unitsOn: question.unitsOn ?? question.to,
                unit: question.unit.map { $0.precomposedStringWithCanonicalMapping },
                level: question.level, lookBackMonths: question.lookBackMonths)
            #expect(table.rows.map(\.unit) == expected.rows.keys.sorted(), place)
            for row in table.rows {
                #expect(NaiveMovementRow(row.row, table.householdClass) == expected.rows[row.unit], place)
            }
            #expect(NaiveMovementRow(table.total, table.householdClass) == expected.total, place)
        }
    }
}

extension NaiveMovementRow {
    /// A row of the real ledger in the model's words.
    init(_ row: MovementRow, _ householdClass: HouseholdClass) {
        self.init()
        opening = NaiveTally(row.opening)
        closing = NaiveTally(row.closing)
        sizeChange = Int64(row.sizeChange)
        sizeIncrease = Int64(row.sizeIncrease)
        sizeDecrease = Int64(row.sizeDecrease)
        for column in MovementColumn.columns(of: householdClass) where row[column] != .zero {
            flows[column.rawValue] = NaiveTally(row[column])
        }
    }
}
