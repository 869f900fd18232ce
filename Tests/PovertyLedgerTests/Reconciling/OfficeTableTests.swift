// The promise that tables as offices print them are read for what they mean, and that a table is never called right for
// what was not looked at. All figures are made up.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger
@testable import PovertyReports

@Suite("Published tables as offices print them")
struct OfficeTableTests {
    /// Of 1,000 households ten are poor at the end of 2022 and six at the end of 2023, nothing else happened but five
    /// exits, a death and two moves into the register; the plan asks for five.
    private func scenario(total: Int64? = 1_000) throws -> RuleScenario {
        var scenario = try RuleScenario()
        let households = (1...10).map { "H\($0)" }
        try scenario.given(
            households.flatMap { household in
                [
                    Event.householdRegistered(household, in: "A", members: 2, on: "2022-01-01"),
                    .householdClassified(household, as: .poor, on: "2022-01-01"),
                ]
            })
        try scenario.given(
            (1...3).map { .householdExitedPoverty("H\($0)", from: .poor, to: .average, on: "2023-05-01") }
                + (4...5).map { .householdExitedPoverty("H\($0)", from: .poor, to: .nearPoor, on: "2023-06-01") }
                + [.householdDissolved("H6", cause: .deceased, on: "2023-07-01")]
                + (1...2).flatMap { number in
                    [
                        Event.householdRegistered("M\(number)", in: "A", members: 2, on: "2023-08-01", cause: .movedIn),
                        .householdClassified("M\(number)", as: .poor, on: "2023-08-01"),
                    ]
                })
        if let total { try scenario.given(.householdTotalReported("A", households: total, on: "2022-12-31")) }
        let targets = [
            Target(
                id: "stock", measure: [.poor], kind: .stock, due: "2023-12-31", comparison: .atMost, value: 5,
                quote: "q"),
            Target(
                id: "flow", measure: [.poor], kind: .reduction, due: "2023-12-31", comparison: .atLeast, value: 7,
                quote: "q"),
        ]
        try scenario.given(.planAdopted("k", title: "k", targets: targets, on: "2022-01-01"))
        return scenario
    }

    private func reconciled(_ text: String, _ scenario: RuleScenario) throws -> Reconciliation {
        try scenario.ledger.reconcile(try PublishedTable(Array(text.utf8)))
    }

    private func found(_ result: Reconciliation) -> [String] {
        result.differences.map { row in
            "\(row.check.rawValue) \(row.row.line) \(row.column) \(row.published) \(row.expected)"
        }
    }

    private func near(_ result: Reconciliation) -> [[NearReading]] { result.differences.map(\.near) }

    // MARK: Rates

    /// Six of a thousand are 0.6 %: what rounds to it agrees, and what says less than a per cent.
    @Test(arguments: [
        ("0.6", true), ("0.60", true), ("1", true), ("0.71", false), ("0.5", false), ("<1", true), ("< 1", true),
        ("<0.7", true), ("<0.6", false), ("<0.61", true), ("2", false), ("0", false),
    ])
    func aRateWithoutItsTotalIsHeldAgainstTheLedgersOwn(rate: String, agrees: Bool) throws {
        let result = try reconciled("day,class,rate\n2023-12-31,poor,\(rate)\n", try scenario())
        #expect(result.figures == 1 && result.ratesOfLedgerTotal == 1 && result.figuresNotCompared == 0)
        #expect(result.agrees == agrees && result.figuresThatAgree == (agrees ? 1 : 0), "\(found(result))")
        #expect(result.differences.allSatisfy { $0.check == .ledgerRate && $0.column == "rate" })
        #expect(result.unmadeChecks.isEmpty && !result.isEmpty)
    }

    @Test func whatTheRateAllowsIsTold() throws {
        let result = try reconciled("day,class,rate\n2023-12-31,poor,0.5\n", try scenario())
        // From 0.45 % to 0.55 % of 1,000, both ends included.
        #expect(found(result) == ["ledgerRate 2 rate 5...5 6...6"])
    }

    @Test func withoutATotalAnywhereNothingIsSaidToAgree() throws {
        let result = try reconciled("day,class,rate\n2023-12-31,poor,0.6\n", try scenario(total: nil))
        #expect(result.figures == 0 && result.figuresNotCompared == 1 && result.isEmpty)
        #expect(result.unmadeChecks == [UnmadeCheck(check: .rate, line: 2, missing: ["households", "total"])])
        // A rate of one unit, whose total the ledger does not tell.
        let unit = try reconciled("day,class,unit,rate\n2023-12-31,poor,A,0.6\n", try scenario())
        #expect(unit.figures == 0 && unit.figuresNotCompared == 1)
    }

    @Test func lessThanAPerCentIsARange() throws {
        let header = "day,class,households,total,rate\n2023-12-31,poor,"
        func agrees(_ row: String) throws -> Bool {
            try PublishedTable(Array((header + row + "\n").utf8)).checkedAgainstItself().agrees
        }
        // Less than 1 % of 1,000 are at most nine, and of 1,001 ten.
        #expect(try agrees("9,1000,<1") && !agrees("10,1000,<1") && agrees("10,1001,<1") && agrees("0,1000,<1"))
        #expect(try agrees("4,1000,<0.5") && !agrees("5,1000,<0.5"))
        // Ten households that are less than 1 % are of more than a thousand.
        let totals = "day,class,households,total,rate\n2023-12-31,poor,,1000,\n2023-12-31,nearPoor,10,,<1\n"
        let result = try PublishedTable(Array(totals.utf8)).checkedAgainstItself()
        #expect(found(result) == ["oneTotal 3 total 1001...\(Int.max) 1000...1000"])
        for wrong in ["<", "<<1", "<-1", "<101", "1<", "<1,5"] {
            #expect(throws: LedgerError.self, "\(wrong)") {
                try PublishedTable(Array("day,class,rate\n2023,poor,\"\(wrong)\"\n".utf8))
            }
        }
    }

    // MARK: Forms

    private static let form =
        "from,to,class,opening,exited,otherDecrease,fellFromNearPoor,relapsed,newlyPoor,otherIncrease,closing\n"

    @Test func olderFormsHaveOneColumnOfExits() throws {
        // 10 − 5 − 1 + 2 = 6
        let right = try reconciled(Self.form + "2023,2023,poor,10,5,1,0,0,0,2,6\n", try scenario())
        #expect(right.agrees && right.selfChecks == 1 && right.figures == 8, "\(found(right))")
        let wrong = try reconciled(Self.form + "2023,2023,poor,10,4,1,0,0,0,2,6\n", try scenario())
        #expect(found(wrong) == ["ledger 2 exited 4...4 5...5", "identity 2 closing 6...6 7...7"])
        // Beside columns 2 and 3 it is their sum.
        let header =
            "from,to,class,exited,exitedToNearPoor,exitedPastNearPoor,opening,otherDecrease,fellFromNearPoor,"
            + "relapsed,newlyPoor,otherIncrease,closing\n2023,2023,poor,"
        #expect(try reconciled(header + "5,2,3,10,1,0,0,0,2,6\n", try scenario()).agrees)
        #expect(
            found(try reconciled(header + "6,2,3,10,1,0,0,0,2,6\n", try scenario())) == [
                "ledger 2 exited 6...6 5...5", "identity 2 exited 6...6 5...5",
            ])
        // The near-poor have one way out of poverty: past the line.
        let nearPoor = try reconciled("from,to,class,exited\n2023,2023,nearPoor,0\n", try scenario())
        #expect(nearPoor.agrees && nearPoor.figures == 1)
        #expect(
            found(try reconciled("from,to,class,persons.exited\n2023,2023,poor,9\n", try scenario()))
                == ["ledger 2 persons.exited 9...9 10...10"])
    }

    @Test func yearsStandForTheirDays() throws {
        let table = try PublishedTable(
            Array(
                "day,from,to,class,households,opening\n2023,,,poor,6,\n,2022,2023,poor,,0\n2022-12-31,,,poor,10,\n".utf8
            ))
        #expect(
            table.rows.map(\.span) == [
                .day("2023-12-31"), .period(from: "2022-01-01", to: "2023-12-31"), .day("2022-12-31"),
            ])
        #expect(try scenario().ledger.reconcile(table).agrees)
        for wrong in ["23", "02023", "2023-", "20 3", "0000"] {
            #expect(throws: LedgerError.self, "\(wrong)") {
                try PublishedTable(Array("day,class\n\(wrong),poor\n".utf8))
            }
        }
    }

    // MARK: What was not checked

    @Test func checksThatCouldNotBeMadeAreTold() throws {
        func unmade(_ text: String) throws -> [String] {
            try PublishedTable(Array(text.utf8)).checkedAgainstItself().unmadeChecks.map {
                "\($0.check.rawValue) \($0.line) \($0.missing.joined(separator: " "))"
            }
        }
        let stocks = "from,to,class,opening,closing\n2022,2022,poor,295,198\n2023,2023,poor,198,52\n"
        let rest = "exitedToNearPoor exitedPastNearPoor otherDecrease fellFromNearPoor relapsed newlyPoor otherIncrease"
        #expect(try unmade(stocks) == ["identity 2 \(rest)", "identity 3 \(rest)"])
        let whole = Self.form + "2023,2023,poor,10,5,1,0,0,0,2,6\n"
        #expect(try unmade(whole) == [])
        #expect(try unmade(Self.form + "2023,2023,poor,10,5,,0,0,0,2,6\n") == ["identity 2 otherDecrease"])
        // Persons need the change of size; where no person is told of, nothing is missing.
        #expect(
            try unmade("from,to,class,persons.opening\n2023,2023,nearPoor,1\n") == [
                "identity 2 persons.fellToPoor persons.exitedPastNearPoor persons.otherDecrease persons.cameFromPoor "
                    + "persons.relapsed persons.newlyNearPoor persons.otherIncrease persons.closing persons.sizeChange"
            ])
        // The mirror of a column that is there.
        let mirror = "from,to,class,exitedToNearPoor,cameFromPoor\n2023,2023,poor,2,\n2023,2023,nearPoor,,\n"
        #expect(try unmade(mirror).filter { $0.hasPrefix("mirror") } == ["mirror 3 cameFromPoor"])
        let other = "from,to,class,exitedToNearPoor,cameFromPoor\n2023,2023,poor,,\n2023,2023,nearPoor,,2\n"
        #expect(try unmade(other).filter { $0.hasPrefix("mirror") } == ["mirror 2 exitedToNearPoor"])
        // The sum of units of which one is silent.
        let units = "day,class,unit,households\n2023,poor,,9\n2023,poor,a,4\n2023,poor,b,\n"
        #expect(try unmade(units) == ["sumOfUnits 2 households"])
        #expect(try unmade("day,class,households,rate\n2023,poor,9,1\n") == ["rate 2 total"])
        #expect(try unmade("day,class,households,total,rate\n2023,poor,9,900,1\n") == [])
    }

    // MARK: What offices write instead

    @Test func theClosingWithoutTwoColumnsIsNamed() throws {
        // 10 − 5 = 5: without the death and the two that moved in. The plan asks for five too.
        let result = try reconciled(Self.form + "2023,2023,poor,10,5,1,0,0,0,2,5\n", try scenario())
        #expect(found(result) == ["ledger 2 closing 5...5 6...6", "identity 2 closing 5...5 6...6"])
        #expect(near(result) == [[.withoutOtherColumns, .target(plan: "k", id: "stock")], [.withoutOtherColumns]])
        // Another wrong closing is not.
        let other = try reconciled(Self.form + "2023,2023,poor,10,5,1,0,0,0,2,4\n", try scenario())
        #expect(near(other) == [[], []])
        // Where nothing is in the two columns there is nothing to leave out.
        let empty = try PublishedTable(Array((Self.form + "2023,2023,poor,10,5,0,0,0,0,0,6\n").utf8))
        #expect(empty.checkedAgainstItself().differences.map(\.near) == [[]])
    }

    @Test func aTargetThatWasCopiedIsNamed() throws {
        func readings(_ text: String) throws -> [[NearReading]] { near(try reconciled(text, try scenario())) }
        let (stock, flow) = (NearReading.target(plan: "k", id: "stock"), NearReading.target(plan: "k", id: "flow"))
        #expect(try readings("day,class,households\n2023,poor,5\n") == [[stock]])
        // Ten less the seven that were asked for.
        #expect(try readings("day,class,households\n2023,poor,3\n") == [[flow]])
        #expect(try readings("from,to,class,exited\n2023,2023,poor,7\n") == [[flow]])
        #expect(try readings("day,class,households\n2023,poor,4\n") == [[]])
        // Of another day, class or unit the target says nothing; what is right needs no reading.
        #expect(try readings("day,class,households\n2023-12-30,poor,5\n") == [[]])
        #expect(try readings("day,class,households\n2023,nearPoor,5\n") == [[]])
        #expect(try readings("day,class,unit,households\n2023,poor,A,5\n") == [[]])
        #expect(try readings("day,class,households\n2023,poor,6\n") == [])
    }
}
