// The promise: a division ends a unit. Its total stops counting on that day, its parts have to report, who still stands
// in it is a finding; and a rate says what its totals are.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite("Units: divisions")
struct UnitDivisionTests {
    /// A commune of 1,500 households with two near-poor ones, and the rate that was promised for 2025: below 0.1 %.
    private static func commune() throws -> RuleScenario {
        var scenario = try RuleScenario()
        let target = Target(
            id: "r25", measure: [.nearPoor], kind: .rate, due: "2025-12-31", comparison: .below,
            value: .decimal(ExactDecimal("0.001")!),
            quote: "dưới 0,1 %")
        try scenario.given(
            .unitEstablished("old", name: "Xã cũ", kind: .commune, on: "2021-01-01"),
            .householdTotalReported("old", households: 1_500, on: "2024-12-31"),
            .householdRegistered("H1", in: "old", members: 4, on: "2022-01-01"),
            .householdClassified("H1", as: .nearPoor, on: "2022-01-01"),
            .householdRegistered("H2", in: "old", members: 4, on: "2022-01-01"),
            .householdClassified("H2", as: .nearPoor, on: "2022-01-01"),
            .planAdopted("plan", title: "Kế hoạch", targets: [target], on: "2022-01-01"), id: "commune")
        // The units that every rule scenario has would each be asked for a total.
        try scenario.given(
            .unitMerged("A", into: "old", on: "2022-01-01"), .unitMerged("B", into: "old", on: "2022-01-01"),
            .unitMerged("C", into: "old", on: "2022-01-01"))
        return scenario
    }

    private static let newUnits: [Event] = [
        .unitEstablished("n1", name: "Xã 1", kind: .commune, on: "2025-07-01"),
        .unitEstablished("n2", name: "Xã 2", kind: .commune, on: "2025-07-01"),
    ]
    private static let moves: [Event] = [
        .householdMoved("H1", to: "n1", on: "2025-07-01", cause: .boundaryChange),
        .householdMoved("H2", to: "n2", on: "2025-07-01", cause: .boundaryChange),
    ]
    private static let division = Event.unitDivided("old", into: ["n1", "n2"], on: "2025-07-01")
    private static let totals: [Event] = [
        .householdTotalReported("n1", households: 900, on: "2025-12-31"),
        .householdTotalReported("n2", households: 620, on: "2025-12-31"),
    ]

    private func outcome(_ ledger: HouseholdLedger, _ cut: CutExpression? = nil) throws -> TargetOutcome {
        try #require(try ledger.at(cut ?? CutExpression("2025-12-31")).trajectory().targets.first)
    }

    private func findings(_ rule: AuditRule, _ ledger: HouseholdLedger) throws -> [Finding] {
        try ledger.at("2025-12-31").audit().findings.filter { $0.rule == rule }
    }

    @Test func theRateIsOverTheUnitsOfItsDay() throws {
        var scenario = try Self.commune()
        try scenario.given(Self.newUnits + [Self.division] + Self.moves + Self.totals)
        let outcome = try outcome(scenario.ledger)
        // 2 of 1,520 is 0.13 %; over 3,020 the promise would seem kept.
        #expect(outcome.actual == .share(part: 2, of: 1_520) && outcome.verdict == .missed)
        #expect(outcome.totals?.isSound == true)
        let years = try scenario.ledger.at("2025-12-31").trajectory().years
        #expect(years.last?.totalHouseholds == 1_520)
        for rule in [AuditRule.dividedUnit, .rateTotals] {
            #expect(try findings(rule, scenario.ledger).isEmpty, "\(rule)")
        }
        #expect(try findings(.missingTotal, scenario.ledger).allSatisfy { $0.effectiveOn < "2024-12-31" })
    }

    /// A program that never recorded the division still divides by what is there, and says so.
    @Test func aUnitThatBoundariesEmptiedIsLeftOut() throws {
        var scenario = try Self.commune()
        try scenario.given(Self.newUnits + Self.moves + Self.totals)
        let outcome = try outcome(scenario.ledger)
        #expect(outcome.actual == .share(part: 2, of: 1_520) && outcome.verdict == .missed)
        #expect(outcome.totals?.emptied == ["old"])
        let found = try findings(.rateTotals, scenario.ledger)
        #expect(found.map(\.effectiveOn) == ["2025-12-31"])
        #expect(found.first?.figures.map(\.value) == [0, 0, 1])
        // A total of its own from afterwards counts again, and so does the unit while somebody stands in it.
        var reporting = scenario
        try reporting.given(.householdTotalReported("old", households: 10, on: "2025-07-02"), id: "again")
        #expect(try self.outcome(reporting.ledger).actual == .share(part: 2, of: 1_530))
    }

    /// Moves of other kinds leave a unit as it is: it may have nobody poor any more.
    @Test func aUnitWithoutThePoorKeepsItsTotal() throws {
        for cause in [MoveCause.moved, nil] {
            var scenario = try Self.commune()
            let moves = Self.moves.map { event in
                guard case .householdMoved(let fields) = event.body else { return event }
                return Event.householdMoved(fields.household, to: fields.unit, on: "2025-07-01", cause: cause)
            }
            try scenario.given(Self.newUnits + moves + Self.totals)
            let outcome = try outcome(scenario.ledger)
            #expect(outcome.actual == .share(part: 2, of: 3_020) && outcome.verdict == .met)
            #expect(outcome.totals?.older.map(\.unit) == ["old"] && outcome.totals?.emptied == [])
            #expect(
                try findings(.rateTotals, scenario.ledger).first?.events.map(\.reference.description) == ["commune#2"])
        }
    }

    @Test func partsThatNeverReportedMakeARateUnknown() throws {
        var scenario = try Self.commune()
        try scenario.given(Self.newUnits + [Self.division] + Self.moves + [Self.totals[0]])
        var outcome = try outcome(scenario.ledger)
        #expect(outcome.actual == nil && outcome.verdict == .unknown && outcome.totals?.missing == ["n2"])
        #expect(try findings(.rateTotals, scenario.ledger).first?.figures.map(\.value) == [0, 1, 0])
        // Also a part in which nobody stands: its households were in the total that stopped counting.
        try scenario.given(.householdMoved("H2", to: "n1", on: "2025-07-02"))
        outcome = try self.outcome(scenario.ledger)
        #expect(outcome.verdict == .unknown)
        try scenario.given(Self.totals[1])
        #expect(try self.outcome(scenario.ledger).actual == .share(part: 2, of: 1_520))
    }

    @Test func whoStandsInADividedUnitIsAFinding() throws {
        var scenario = try Self.commune()
        try scenario.given(Self.newUnits + [Self.division] + Self.totals, id: "division")
        // They are counted, under the unit that they were left in, and the totals are those of its parts.
        #expect(
            try scenario.ledger.at("2025-12-31").counts(by: .unit).tally(of: .nearPoor, unit: "old").households == 2)
        #expect(try outcome(scenario.ledger).actual == .share(part: 2, of: 1_520))
        let found = try findings(.dividedUnit, scenario.ledger)
        #expect(found.map(\.unit) == ["old"] && found.first?.effectiveOn == "2025-07-01")
        #expect(found.first?.figures.map(\.value) == [2, 0])
        #expect(found.first?.events.map(\.reference.description) == ["division#3"])
        #expect(
            found.first?.sentence.description
                == "2 registered households are in it on 2025-12-31, and it was divided among n1, n2")
        #expect(try scenario.ledger.at("2025-06-30").audit().count(of: .dividedUnit) == 0)
        try scenario.given(Self.moves[0])
        #expect(try findings(.dividedUnit, scenario.ledger).first?.figures.map(\.value) == [1, 0])
        try scenario.given(Self.moves[1])
        #expect(try findings(.dividedUnit, scenario.ledger).isEmpty)
    }

    /// Who stands in a hamlet stands in the unit that it is part of.
    @Test func hamletsOfADividedUnitAreInIt() throws {
        var scenario = try Self.commune()
        try scenario.given(
            Self.newUnits + [
                .unitEstablished("ap", name: "Ấp 1", kind: .hamlet, on: "2021-01-01", parent: "old"),
                .householdMoved("H1", to: "ap", on: "2023-01-01"), Self.moves[1], Self.division,
            ])
        let found = try findings(.dividedUnit, scenario.ledger)
        #expect(found.first?.figures.map(\.value) == [1, 1])
        #expect(
            found.first?.sentence.description
                == "1 registered household is in it on 2025-12-31, and it was divided among n1, n2; 1 unit is still "
                + "recorded as part of it: ap")
        try scenario.given(.unitChanged("ap", on: "2025-07-01", parent: "n1"))
        #expect(try findings(.dividedUnit, scenario.ledger).isEmpty)
    }

    /// The hamlets that were left below a divided unit are counted, and the first five are named: those that stand on
    /// the day, at any depth, whether or not anybody stands in them.
    @Test func theUnitsLeftBelowAreNamed() throws {
        for count in [4, 5, 6, 7] {
            var scenario = try Self.commune()
            // The last of them is a part of the first.
            try scenario.given(
                (1...count).map { number in
                    .unitEstablished(
                        "ap-\(number)", name: "Ấp \(number)", kind: .hamlet, on: "2021-01-01",
                        parent: number == count ? "ap-1" : "old")
                } + [
                    .unitEstablished("gone", name: "Ấp cũ", kind: .hamlet, on: "2021-01-01", parent: "old"),
                    .unitMerged("gone", into: "ap-1", on: "2022-01-01"),
                ])
            try scenario.given(Self.newUnits + [Self.division])
            let found = try #require(try findings(.dividedUnit, scenario.ledger).first)
            #expect(found.figures.map(\.name) == ["households", "unitsBelow"])
            #expect(found.figures.map(\.value) == [2, Int64(count)])
            let names = (1...min(count, 5)).map { "ap-\($0)" }.joined(separator: ", ")
            let more = count > 5 ? " and \(count - 5) more" : ""
            #expect(
                found.sentence.description.hasSuffix(
                    "; \(count) units are still recorded as part of it: \(names)\(more)"),
                "\(found.sentence)")
        }
    }

    /// A part of one unit became part of another: moves and new totals, no event of the units.
    @Test func aMergerInPartsIsMovesAndNewTotals() throws {
        var scenario = try Self.commune()
        try scenario.given(
            .unitEstablished("next", name: "Xã bên", kind: .commune, on: "2021-01-01"),
            .householdTotalReported("next", households: 1_000, on: "2024-12-31"),
            .householdMoved("H1", to: "next", on: "2025-03-01", cause: .boundaryChange))
        #expect(try outcome(scenario.ledger).totals?.older.map(\.unit) == ["next", "old"])
        try scenario.given(
            .householdTotalReported("old", households: 1_400, on: "2025-12-31"),
            .householdTotalReported("next", households: 1_110, on: "2025-12-31"))
        let outcome = try outcome(scenario.ledger)
        #expect(outcome.actual == .share(part: 2, of: 2_510) && outcome.totals?.isSound == true)
    }

    /// Divided and taken back, at every cut that knows of it and none that does not.
    @Test func knowledgeDecides() throws {
        var scenario = try Self.commune()
        let before = try scenario.ledger.ledger.lastPosition()
        try scenario.given(Self.newUnits + Self.moves + [Self.division] + Self.totals, id: "division")
        let divided = try scenario.ledger.ledger.lastPosition()
        try scenario.given(.eventVoided(EventReference(entry: "division", ordinal: 5), reason: "sai"), id: "void")
        #expect(
            try outcome(scenario.ledger, CutExpression("2025-12-31", knownAt: .position(before))).totals?.older.count
                == 1)
        #expect(
            try outcome(scenario.ledger, CutExpression("2025-12-31", knownAt: .position(divided))).totals?.isSound
                == true)
        #expect(try outcome(scenario.ledger).totals?.emptied == ["old"])
    }
}

extension Audit {
    /// How many findings of a rule there are.
    fileprivate func count(of rule: AuditRule) -> Int { counts.first { $0.rule == rule }?.findings ?? 0 }
}
