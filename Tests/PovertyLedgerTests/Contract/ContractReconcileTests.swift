// The promise: a table made from the model's figures agrees with the ledger, and one with some of them changed differs
// in exactly those, each by as much as it was changed.

import EventLedger
import LedgerTestSupport
@testable import PovertyLedger
@testable import PovertyReports
import Testing

@Suite("Contract of reconciling")
struct ContractReconcileTests {
    private static let header =
        "day,from,to,unit,class,socialProtection,households,persons,opening,closing,persons.opening,persons.closing,"
        + "relapsed,persons.relapsed\n"

    @Test(arguments: 0..<6)
    func aChangedFigureIsFoundAndNoOther(share: Int) throws {
        for number in 0..<2 {
            let seed = UInt64(901 + share * 2 + number)
            var sides = try ContractSides(seed: seed, events: 200)
            for step in sides.history.steps { guard try sides.offer(step) else { return } }
            var questions = ContractQuestions(seed: seed, ledger: sides.model)
            for _ in 0..<4 { try compare(sides, &questions) }
        }
    }

    /// Figures of one row, in the order of its columns, and what is published of each.
    private struct Line {
        var fields: [String]
        let names: [String]
        let right: [Int64]
        var published: [Int64]
    }

    private func compare(_ sides: ContractSides, _ questions: inout ContractQuestions) throws {
        let known = questions.cuts.request().knownAt
        if case .closing = known { return }
        guard try sides.resolve(NaiveCutRequest("2022-12-31", knownAt: known)) != nil else { return }
        let unitsOn = questions.cuts.unitsOn()
        var lines: [Line] = []
        var places: Set<String> = []
        for _ in 0..<12 {
            var line = try line(sides, &questions, known, unitsOn)
            guard places.insert(line.fields.joined(separator: ",")).inserted else { continue }
            for index in line.published.indices where questions.chance(20) {
                line.published[index] += line.published[index] > 0 && questions.chance(50) ? -1 : 3
            }
            lines.append(line)
        }
        let text = lines.map { ($0.fields + published($0)).joined(separator: ",") + "\n" }.joined()
        let table = try PublishedTable(Array((Self.header + text).utf8))
        let result = try sides.real.view().reconcile(
            table, knownAt: CutExpression(NaiveCutRequest("2022-12-31", knownAt: known)).knownAt, unitsOn: unitsOn
        ) { _, _, _ throws(LedgerError) in nil }
        let place: Comment = "\(sides.history), known \(known), units \(unitsOn?.description ?? "-")\n\(text)"
        let expected = lines.enumerated().flatMap { index, line in
            zip(line.names, zip(line.right, line.published)).filter { $0.1.0 != $0.1.1 }.map { name, figures in
                "\(index + 2) \(name) \(figures.1) \(figures.0)"
            }
        }
        let found = result.differences.filter { $0.check == .ledger }.map { row in
            "\(row.row.line) \(row.column) \(row.published.lowerBound) \(row.expected.upperBound)"
        }
        #expect(found == expected, place)
        #expect(result.figures == lines.reduce(0) { $0 + $1.right.count }, place)
        #expect(result.figuresThatAgree == result.figures - expected.count, place)
        // The flows of each period: households and persons, for which there is no movement here.
        #expect(result.figuresNotCompared == lines.count { $0.names.contains("opening") } * 2, place)
        for row in result.differences {
            for explanation in row.explanations {
                #expect(try count(explanation.reading, sides.model) == Int64(row.published.lowerBound), place)
            }
        }
    }

    private func count(_ reading: NumberReading, _ model: NaiveLedger) throws -> Int64 {
        model.count(
            NaiveReading(
                .measure, NaiveCut(reading.cut), unitsOn: reading.unitsOn, NaiveFilter(reading.filter), reading.measure)
        )
    }

    private func line(
        _ sides: ContractSides, _ questions: inout ContractQuestions, _ known: NaiveCutRequest.Knowledge,
        _ unitsOn: Day?
    ) throws -> Line {
        var filter = questions.filter()
        filter.classes = [questions.one(of: [.poor, .nearPoor])]
        let (first, second) = (questions.cuts.day(), questions.cuts.day())
        let isPeriod = first < second && questions.chance(50)
        let protection = filter.socialProtection.map { "\($0)" } ?? ""
        let name = filter.classes.first?.name ?? ""
        let fields =
            (isPeriod ? ["", "\(first)", "\(second)"] : ["\(first)", "", ""]) + [
                filter.unit ?? "all", name, protection,
            ]
        func tally(_ day: Day, units: Day) throws -> NaiveTally {
            sides.model.count(try sides.model.resolve(NaiveCutRequest(day, knownAt: known)), filter, unitsOn: units)
        }
        guard isPeriod else {
            let tally = try tally(first, units: unitsOn ?? first)
            let right = [tally.households, tally.persons]
            return Line(fields: fields, names: ["households", "persons"], right: right, published: right)
        }
        // The period opens with the balance of the day before it.
        let eve = first.previous ?? first
        let (opening, closing) = (
            try tally(eve, units: unitsOn ?? second), try tally(second, units: unitsOn ?? second)
        )
        let right = [opening.households, closing.households, opening.persons, closing.persons]
        return Line(
            fields: fields, names: ["opening", "closing", "persons.opening", "persons.closing"], right: right,
            published: right)
    }

    /// The fields behind those that say what the row is of.
    private func published(_ line: Line) -> [String] {
        let figures = line.published.map { "\($0)" }
        return line.right.count == 2 ? figures + ["", "", "", "", "", ""] : ["", ""] + figures + ["7", "7"]
    }
}

@Suite("Reconciling with movement tables")
struct ReconcileMovementTests {
    /// The flows are held against what the movement tables say, by the ledger's own names of units.
    @Test func flowsAreHeldAgainstTheMovement() throws {
        let scenario = try ExplainScenario()
        let table = try PublishedTable(
            Array(
                """
                from,to,unit,class,socialProtection,opening,exitedToNearPoor,relapsed,closing,persons.relapsed,persons.sizeChange
                2022-01-01,2022-12-31,B,poor,,1,1,2,1,5,-1
                2022-01-01,2022-12-31,all,poor,,2,0,0,3,0,
                2022-01-01,2022-12-31,all,nearPoor,,1,,7,0,,
                2022-01-01,2022-12-31,,poor,true,0,0,,1,,
                """.utf8))
        var asked: [String] = []
        let result = try scenario.ledger.view().reconcile(table, knownAt: .now, unitsOn: nil) {
            from, to, unit throws(LedgerError) in
            asked.append("\(from) \(to) \(unit ?? "all")")
            guard unit == "B" else { return OfficialMovement() }
            var row = OfficialColumns()
            row.households[1] = 1
            row.persons[5] = 4
            row.sizeDecrease = 1
            return OfficialMovement(rows: [.poor: row])
        }
        #expect(asked == ["2022-01-01 2022-12-31 B", "2022-01-01 2022-12-31 all"])
        let found = result.differences.filter { $0.check == .ledger }.map { "\($0.row.line) \($0.column) \($0.size)" }
        #expect(found == ["2 relapsed 2", "2 persons.relapsed 1", "4 relapsed 7"])
        // Of the households under social protection there is no movement table.
        #expect(result.figuresNotCompared == 1)
        // Row by row; the last but for its one flow.
        #expect(result.figures == 6 + 5 + 3 + 2)
    }

    @Test func aUnitThatTheLedgerDoesNotHaveIsRefusedWithItsLine() throws {
        let scenario = try ExplainScenario()
        let table = try PublishedTable(
            Array("day,class,unit\n2022-12-31,poor,A\n2022-12-31,poor,Z\n".utf8), file: "t.csv")
        let error = #expect(throws: LedgerError.self) { try scenario.ledger.reconcile(table) }
        #expect(error?.code == .unknownUnit && error?.place.file == "t.csv" && error?.place.line == 3)
    }

    @Test func aDifferenceHasItsReason() throws {
        let scenario = try ExplainScenario()
        let table = try PublishedTable(
            Array("day,class,households,persons\n2022-12-31,poor,1,9\n2021-12-31,poor,2,5\n".utf8))
        let result = try scenario.ledger.reconcile(table)
        #expect(result.differences.map(\.column) == ["households", "persons"])
        #expect(result.differences[0].explanations.map(\.difference) == [.socialProtection, .known])
        #expect(result.differences[0].size == -2)
        // 2021: H1 and H3 with 6 persons.
        #expect(result.differences[1].expected == 6...6 && result.figuresThatAgree == 2)
    }

    /// Both ends of a period are by the units of its last day; a day is by its own.
    @Test func aPeriodIsByTheUnitsOfItsEnd() throws {
        let scenario = try ExplainScenario()
        let table = try PublishedTable(
            Array(
                """
                day,from,to,unit,class,households,opening,closing
                ,2022-12-31,2024-12-31,B,poor,,3,3
                ,2022-12-31,2024-12-31,A,poor,,0,0
                2022-12-31,,,A,poor,2,,
                2022-12-31,,,B,poor,1,,
                """.utf8))
        let result = try scenario.ledger.reconcile(table)
        #expect(result.agrees && result.figures == 6, "\(result.differences)")
        let byOldUnits = try scenario.ledger.reconcile(table, unitsOn: "2022-12-31")
        #expect(byOldUnits.differences.map(\.size) == [2, 2, -2, -2])
    }

    @Test func tooManyDaysAreRefused() throws {
        let scenario = try ExplainScenario()
        let days = (0...1_000).compactMap { Day(daysSinceEpoch: 18_000 + Int32($0)) }
        let text = "day,class,households\n" + days.map { "\($0),poor,0\n" }.joined()
        let error = #expect(throws: LedgerError.self) {
            try scenario.ledger.reconcile(try PublishedTable(Array(text.utf8), file: "t.csv"))
        }
        #expect(error?.code == .invalidValue && error?.place.file == "t.csv")
    }

    @Test func totalsAreThoseThatUnitsReported() throws {
        let scenario = try ExplainScenario()
        try scenario.record(
            "t", "2024-08-01",
            [
                .householdTotalReported("A", households: 400, on: "2022-12-31"),
                .householdTotalReported("B", households: 600, on: "2022-12-31"),
            ])
        let table = try PublishedTable(
            Array(
                """
                day,class,unit,total
                2022-12-31,poor,,1010
                2022-12-31,nearPoor,,1000
                2022-12-31,poor,A,400
                2022-12-30,poor,,900
                """.utf8))
        let result = try scenario.ledger.reconcile(table)
        let found = result.differences.map { "\($0.check.rawValue) \($0.row.line) \($0.size)" }
        // A unit's total is not held, nor one of a day before any was reported.
        #expect(found == ["ledger 2 10", "sumOfUnits 2 610", "oneTotal 3 -10"])
        #expect(result.figures == 2 && result.figuresNotCompared == 2)
    }
}
