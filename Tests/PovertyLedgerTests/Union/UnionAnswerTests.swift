// The promise that a union answers as one ledger with the same events would: random histories are recorded into one ledger,
// and divided among offices; both are asked the same at random cuts. The naive model holds the one ledger to its rules
// elsewhere.

import EventLedger
import LedgerTestSupport
import PovertyReports
import Testing

@Suite("A union answers as one ledger would", .timeLimit(.minutes(60)))
struct UnionAnswerTests {
    /// What is asked of both.
    private struct Answers: Equatable {
        var counts: [[Counts.Row]] = []
        var years: [TrajectoryYear] = []
        var targets: [TargetOutcome] = []
        var sums: [TargetSum] = []
        var movement: [MovementTable] = []
        var gifts: AidTable?
        var loans: AidTable?
        var leftBehind: [LeftBehindRow] = []
        var awards: [AwardRow] = []
        var accounts: [AccountChange] = []
        var transitions: [Transition] = []
        var households: [HouseholdChange] = []
    }

    private struct Question: Sendable {
        let cut: CutExpression
        let earlier: CutExpression
        let unitsOn: Day?
        let level: UnitKind?
        let unit: String?
        let since: Day

        init(_ history: GeneratedHistory, _ generator: inout CutGenerator, _ random: inout SeededGenerator) {
            func known() -> KnownAt {
                guard random.chance(70), let entry = random.pick(history.accepted), let time = entry.recordedAt else {
                    return .now
                }
                return random.chance(50) ? .day(time.day(at: .vietnam)) : .instant(time)
            }
            let day = generator.day()
            cut = CutExpression(day, knownAt: known())
            earlier = CutExpression(generator.day(), knownAt: known())
            unitsOn = generator.unitsOn()
            level = random.chance(40) ? random.one(of: UnitKind.allCases) : nil
            unit = random.chance(30) ? random.pick(history.ledger.unitIDs) : nil
            since = min(generator.day(), day)
        }

        /// The answers, or the code of the first error.
        func answers(_ view: UnionView) -> Result<Answers, LedgerError> {
            do throws(LedgerError) {
                let asked = try view.at(cut, unitsOn: unitsOn)
                var answers = Answers()
                answers.counts = try [nil, .unit, UnitGrouping(level)].map { (grouping) throws(LedgerError) in
                    try asked.counts(by: grouping, unit: unit).rows
                }
                let trajectory = try asked.trajectory(by: .unit)
                (answers.years, answers.targets, answers.sums) = (trajectory.years, trajectory.targets, trajectory.sums)
                answers.movement = try asked.movement(since: since, unit: unit, level: level).tables
                let aid = try asked.aid(since: since, by: [.kind, .unit, .year], unit: unit)
                (answers.gifts, answers.loans, answers.leftBehind) = (aid.gifts, aid.loans, aid.leftBehind.rows)
                answers.awards = try asked.awards(since: since).rows
                let difference = try asked.difference(
                    since: try view.at(earlier), by: UnitGrouping(level), listingHouseholds: true)
                answers.accounts = difference.accounts
                answers.transitions = difference.transitions
                return .success(answers)
            } catch { return .failure(error) }
        }
    }

    private static func isEqual(_ left: Result<Answers, LedgerError>, _ right: Result<Answers, LedgerError>) -> Bool {
        switch (left, right) {
        case (.success(let left), .success(let right)): left == right
        case (.failure(let left), .failure(let right)): left.code == right.code
        default: false
        }
    }

    @Test(arguments: 1...24 as ClosedRange<UInt64>) func randomHistories(seed: UInt64) throws {
        let history = GeneratedHistory.of(seed: seed, events: 260)
        let count = Int(seed % 4) + 1
        let divided = try DividedLedger(history, among: count, seed: seed)
        let (ledger, union) = (divided.ledger, try divided.fixture.open())
        var random = SeededGenerator(seed: seed)
        var generator = CutGenerator(seed: seed, ledger: history.ledger)
        let questions = (0..<20).map { _ in Question(history, &generator, &random) }
        var answered = 0
        for question in questions {
            let alone = UnionView(try ledger.view())
            let together = try union.view()
            let expected = question.answers(alone)
            if case .success(let answers) = expected, !answers.counts.joined().isEmpty { answered += 1 }
            for (name, view) in [("looked up", together), ("replayed", together.replayed)] {
                let answers = question.answers(view)
                #expect(
                    Self.isEqual(answers, name == "replayed" ? question.answers(alone.replayed) : expected),
                    "\(history), \(count) offices, \(name): \(question)")
            }
        }
        #expect(answered > 0, "\(history): no question has figures")
    }

    /// The control: an office that is left out is missed.
    @Test func anOfficeThatIsMissingIsNoticed() throws {
        let history = GeneratedHistory.of(seed: 3, events: 260)
        let divided = DividedHistory(history.accepted, among: 3, seed: 3)
        let fixtures = [
            try UnionFixture(divided.offices, clock: history.clock),
            try UnionFixture(Array(divided.offices.dropLast()), clock: history.clock),
        ]
        defer { withExtendedLifetime(fixtures) {} }
        let (all, some) = (try fixtures[0].open(), try fixtures[1].open())
        let cut = try CutExpression("2025-12-31")
        let (whole, part) = (try all.view().at(cut).counts(), try some.view().at(cut).counts())
        #expect(whole != part)
    }

    /// The same positions give the same figures after more is recorded, byte for byte.
    @Test(arguments: 1...6 as ClosedRange<UInt64>) func positionsGiveTheSameAgain(seed: UInt64) throws {
        let history = GeneratedHistory.of(seed: seed, events: 260)
        let divided = DividedHistory(history.accepted, among: 3, seed: seed)
        let before = divided.offices.map { Array($0.prefix($0.count / 2)) }
        let fixture = try UnionFixture(before, clock: history.clock)
        func answer(_ cut: CutExpression) throws -> (bytes: [UInt8], text: String) {
            let asked = try fixture.open().view().at(cut)
            let trajectory = UnionAnswer(try asked.trajectory(by: .unit), at: asked)
            return (trajectory.json + UnionAnswer(try asked.counts(by: .unit), at: asked).json, asked.text)
        }
        let first = try answer(CutExpression("2024-12-31"))
        #expect(try answer(CutExpression(first.text)).bytes == first.bytes, "seed \(seed)")
        for (office, entries) in divided.offices.enumerated() {
            try fixture.record(Array(entries.dropFirst(entries.count / 2)), office: office)
        }
        #expect(try answer(CutExpression(first.text)).bytes == first.bytes, "seed \(seed)")
        // The control: without the positions more is known.
        #expect(try answer(CutExpression("2024-12-31")).bytes != first.bytes, "seed \(seed)")
    }
}
