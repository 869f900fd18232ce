// The rules of the audit about funds, each on a small ledger written by hand: with what is just right beside what is
// wrong, and the day before beside the day.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite struct AuditFundTests {
    private func findings(
        _ rule: AuditRule, in scenario: RuleScenario, at cut: String = "2022-12-31"
    ) throws -> [Finding] {
        try scenario.ledger.at(cut).audit().findings.filter { $0.rule == rule }
    }

    /// Findings in short: the first and the last day, fund, events, figures.
    private func found(
        _ rule: AuditRule, in scenario: RuleScenario, at cut: String = "2022-12-31"
    ) throws -> [String] {
        try findings(rule, in: scenario, at: cut).map { finding in
            let words =
                ["\(finding.effectiveOn)", finding.through.map(String.init) ?? "-", finding.fund ?? "-"]
                + finding.events.map { "\($0.reference)" } + finding.figures.map { "\($0.name)=\($0.value)" }
            return words.joined(separator: " ")
        }
    }

    private func scenario(_ funds: String...) throws -> RuleScenario {
        var scenario = try RuleScenario()
        try scenario.given(funds.map { .fundEstablished($0, name: $0, level: .city, on: "2022-01-01") }, id: "f")
        return scenario
    }

    private func receipt(
        _ amount: Int64?, on day: Day, _ kind: AidKind = .cash, for earmark: String? = nil, to fund: String = "F",
        quantity: Int64? = nil, pledge: EventReference? = nil
    ) -> Event {
        .contributionReceived(
            by: fund, kind, donor: "d", donorKind: .enterprise, on: day, amountVND: amount, quantity: quantity,
            earmark: earmark, pledge: pledge)
    }

    private func aid(
        _ amount: Int64?, on day: Day, _ kind: AidKind = .cash, for programme: String? = nil, of fund: String? = "F"
    ) -> Event {
        .aidGiven(
            to: .unit("A"), kind, donor: "Quỹ", donorKind: .fundForThePoor, on: day, amountVND: amount,
            programme: programme, fund: fund)
    }

    // MARK: Overdrawn funds

    @Test func aFundIsOverdrawnFromTheDayBelowZeroToTheDayBeforeItIsNot() throws {
        var scenario = try scenario("F")
        try scenario.given(
            receipt(100, on: "2022-01-10"), aid(100, on: "2022-02-01"), aid(1, on: "2022-02-05"),
            aid(5, on: "2022-02-07"), receipt(6, on: "2022-02-20"), aid(2, on: "2022-03-01"),
            receipt(1, on: "2022-03-05"), id: "x")
        #expect(try found(.overdrawnFund, in: scenario, at: "2022-02-04") == [])
        #expect(try found(.overdrawnFund, in: scenario, at: "2022-02-05") == ["2022-02-05 - F x#3 lowestVND=-1"])
        #expect(try found(.overdrawnFund, in: scenario, at: "2022-02-19") == ["2022-02-05 - F x#3 lowestVND=-6"])
        let first = "2022-02-05 2022-02-19 F x#3 lowestVND=-6"
        #expect(try found(.overdrawnFund, in: scenario, at: "2022-02-20") == [first])
        #expect(try found(.overdrawnFund, in: scenario) == [first, "2022-03-01 - F x#6 lowestVND=-2"])
        #expect(
            try findings(.overdrawnFund, in: scenario).map(\.sentence.description) == [
                "more money was given than the fund had, from 2022-02-05 through 2022-02-19: at the lowest it had -6 VND",
                "more money was given than the fund had, from 2022-03-01 on: at the lowest it had -2 VND",
            ])
        #expect(try findings(.overdrawnFund, in: scenario).allSatisfy { $0.severity == .error && $0.donor == nil })
        // Filled on the next day, it is a stretch of one day.
        try scenario.given(receipt(2, on: "2022-03-02"))
        #expect(try found(.overdrawnFund, in: scenario).last == "2022-03-01 2022-03-01 F x#6 lowestVND=-2")
        #expect(
            try findings(.overdrawnFund, in: scenario).last?.sentence
                == "more money was given than the fund had, on 2022-03-01: at the lowest it had -2 VND")
    }

    @Test func aDayIsJudgedByItsEnd() throws {
        var scenario = try scenario("F")
        try scenario.given(aid(5, on: "2022-02-01"), receipt(5, on: "2022-02-01"), id: "netted")
        #expect(try found(.overdrawnFund, in: scenario) == [])
        // Of one day the last that gave money, recorded in any order: neither goods passed on nor what came.
        try scenario.given(
            receipt(1, on: "2022-04-01"), aid(3, on: "2022-04-01"), aid(2, on: "2022-04-01", for: "Tết"),
            aid(nil, on: "2022-04-01", .goods), receipt(3, on: "2022-04-01", for: "Tết"), id: "day")
        #expect(try found(.overdrawnFund, in: scenario) == ["2022-04-01 - F day#3 lowestVND=-1"])
        try scenario.given(aid(1, on: "2022-04-01"), id: "late")
        #expect(try found(.overdrawnFund, in: scenario) == ["2022-04-01 - F late#1 lowestVND=-2"])
    }

    @Test func moneyIsCashReceivedAndEveryAmountGiven() throws {
        var scenario = try scenario("F", "G")
        // In kind, and cash of no amount, are no money; a loan is, and so is the price of goods.
        try scenario.given(
            receipt(500, on: "2022-02-01", .goods), receipt(nil, on: "2022-02-01", quantity: 3),
            receipt(9, on: "2022-02-01", to: "G"), receipt(10, on: "2022-02-02"), id: "in")
        try scenario.given(
            aid(6, on: "2022-03-01", .credit), aid(4, on: "2022-03-01", .goods),
            aid(9, on: "2022-03-01", of: "G"), aid(700, on: "2022-03-01", of: nil), id: "out")
        #expect(try found(.overdrawnFund, in: scenario) == [])
        try scenario.given(
            aid(1, on: "2022-05-01", .credit), aid(2, on: "2022-04-01", .goods, of: "G"), id: "more")
        #expect(
            try found(.overdrawnFund, in: scenario) == [
                "2022-04-01 - G more#2 lowestVND=-2", "2022-05-01 - F more#1 lowestVND=-1",
            ])
    }

    @Test func whatIsKnownLaterHealsAStretch() throws {
        var scenario = try scenario("F")
        try scenario.given(receipt(10, on: "2022-02-01"), aid(12, on: "2022-03-01"), aid(3, on: "2022-04-01"), id: "x")
        let before = try scenario.ledger.ledger.lastPosition()
        #expect(try found(.overdrawnFund, in: scenario) == ["2022-03-01 - F x#2 lowestVND=-5"])
        try scenario.given(receipt(3, on: "2022-02-15"), id: "late")
        #expect(try found(.overdrawnFund, in: scenario) == ["2022-04-01 - F x#3 lowestVND=-2"])
        try scenario.given(.eventVoided(reference("x", 3), reason: "ghi sai"))
        #expect(try found(.overdrawnFund, in: scenario) == [])
        #expect(
            try found(.overdrawnFund, in: scenario, at: "2022-12-31@#\(before)") == ["2022-03-01 - F x#2 lowestVND=-5"])
    }

    // MARK: Broken earmarks

    @Test func anEarmarkIsBrokenWhereMoreIsGivenForOtherThingsThanIsFree() throws {
        var scenario = try scenario("F")
        try scenario.given(
            receipt(100, on: "2022-02-01", for: "Tết"), receipt(50, on: "2022-02-01"), aid(50, on: "2022-03-01"),
            aid(1, on: "2022-03-05"), aid(99, on: "2022-03-10", for: "Tết"), receipt(1, on: "2022-03-20"), id: "x")
        #expect(try found(.brokenEarmark, in: scenario, at: "2022-03-04") == [])
        #expect(try found(.brokenEarmark, in: scenario, at: "2022-03-05") == ["2022-03-05 - F x#4 brokenVND=1"])
        // Received in time, it lets the rest be given as it was meant.
        #expect(try found(.brokenEarmark, in: scenario) == ["2022-03-05 2022-03-19 F x#4 brokenVND=1"])
        #expect(try found(.overdrawnFund, in: scenario) == [])
        try scenario.given(aid(1, on: "2022-03-25", for: "Tết"), id: "last")
        #expect(try found(.brokenEarmark, in: scenario) == ["2022-03-05 2022-03-19 F x#4 brokenVND=1"])
        #expect(
            try findings(.brokenEarmark, in: scenario).map(\.sentence.description) == [
                "money earmarked for a programme was given for something else, from 2022-03-05 through 2022-03-19: "
                    + "at most 1 VND"
            ])
        #expect(try findings(.brokenEarmark, in: scenario).map(\.severity) == [.warning])
    }

    @Test func everythingButTheProgrammeIsSomethingElse() throws {
        // Another programme, one that nothing is earmarked for, none, and more for a programme than was meant for it.
        for (programme, words) in [("Nhà ở", "earmarked too"), ("Con giống", "not earmarked"), (nil, "none")] {
            var scenario = try scenario("F")
            try scenario.given(
                receipt(100, on: "2022-02-01", for: "Tết"), receipt(20, on: "2022-02-01", for: "Nhà ở"),
                receipt(30, on: "2022-02-01"), id: "in")
            let own: Int64 = programme == "Nhà ở" ? 20 : 0
            try scenario.given(aid(30 + own, on: "2022-03-01", for: programme), id: "right")
            #expect(try found(.brokenEarmark, in: scenario) == [], "\(words)")
            try scenario.given(aid(4, on: "2022-03-02", for: programme), id: "wrong")
            #expect(
                try found(.brokenEarmark, in: scenario) == ["2022-03-02 - F wrong#1 brokenVND=4"], "\(words)")
            try scenario.given(aid(3, on: "2022-04-01", for: programme), id: "more")
            #expect(
                try found(.brokenEarmark, in: scenario) == ["2022-03-02 - F wrong#1 brokenVND=7"], "\(words)")
        }
    }

    @Test func earmarksAreTheSameByTheirBytes() throws {
        var scenario = try scenario("F")
        try scenario.given(
            receipt(10, on: "2022-02-01", for: "Tết"), aid(10, on: "2022-03-01", for: "Te\u{302}\u{301}t"), id: "nfc")
        #expect(try found(.brokenEarmark, in: scenario) == [])
        try scenario.given(
            receipt(10, on: "2022-04-01", for: "Tết"), aid(10, on: "2022-05-01", for: "tết"), id: "case")
        #expect(try found(.brokenEarmark, in: scenario) == ["2022-05-01 - F case#2 brokenVND=10"])
        // Of another fund it is another earmark.
        try scenario.given(.fundEstablished("G", name: "G", level: .ward, on: "2022-01-01"))
        try scenario.given(receipt(10, on: "2022-04-01", for: "tết", to: "G"))
        #expect(try found(.brokenEarmark, in: scenario).count == 1)
    }

    /// What a fund gave without having it is a matter of the balance, and broken is only what was there.
    @Test func whatWasNeverReceivedIsNotBroken() throws {
        var scenario = try scenario("F")
        try scenario.given(receipt(100, on: "2022-02-01", for: "Tết"), aid(100, on: "2022-03-01", for: "Tết"), id: "a")
        try scenario.given(aid(1, on: "2022-03-02", for: "Tết"), id: "b")
        #expect(try found(.overdrawnFund, in: scenario) == ["2022-03-02 - F b#1 lowestVND=-1"])
        #expect(try found(.brokenEarmark, in: scenario) == [])
        try scenario.given(receipt(1, on: "2022-03-03"), receipt(100, on: "2022-04-01", for: "Nhà ở"), id: "c")
        try scenario.given(aid(130, on: "2022-05-01"), id: "d")
        #expect(
            try found(.overdrawnFund, in: scenario) == [
                "2022-03-02 2022-03-02 F b#1 lowestVND=-1", "2022-05-01 - F d#1 lowestVND=-30",
            ])
        #expect(try found(.brokenEarmark, in: scenario) == ["2022-05-01 - F d#1 brokenVND=100"])
        // 20 of what comes for the programme are already given away; the day gives nothing, so it is named by them.
        try scenario.given(receipt(100, on: "2022-05-02"), id: "e")
        #expect(try found(.brokenEarmark, in: scenario) == ["2022-05-01 - F d#1 brokenVND=100"])
        var fund = try self.scenario("F")
        try fund.given(aid(30, on: "2022-03-01"), receipt(20, on: "2022-04-01", for: "Tết"), id: "x")
        #expect(try found(.overdrawnFund, in: fund) == ["2022-03-01 - F x#1 lowestVND=-30"])
        #expect(try found(.brokenEarmark, in: fund) == ["2022-04-01 - F x#2 brokenVND=20"])
        try fund.given(receipt(29, on: "2022-05-01"), receipt(1, on: "2022-06-01"), id: "y")
        #expect(try found(.overdrawnFund, in: fund) == ["2022-03-01 2022-04-30 F x#1 lowestVND=-30"])
        #expect(try found(.brokenEarmark, in: fund) == ["2022-04-01 2022-05-31 F x#2 brokenVND=20"])
    }

    // MARK: Overdue pledges

    @Test func aPledgeIsOverdueFromTheDayAfterItWasDue() throws {
        var scenario = try scenario("F", "G")
        func pledge(
            _ amount: Int64?, due: Day?, quantity: Int64? = nil, to fund: String = "F", _ measure: String? = nil
        ) -> Event {
            .contributionPledged(
                to: fund, quantity == nil ? .cash : .goods, donor: "d", donorKind: .enterprise, on: "2022-02-01",
                amountVND: amount, quantity: quantity, measure: measure, due: due)
        }
        try scenario.given(
            pledge(10, due: "2022-06-30"), pledge(10, due: nil), pledge(8, due: "2022-05-31", quantity: 5, "kg"),
            pledge(nil, due: "2022-06-30", quantity: 2, to: "G"), pledge(7, due: "2022-06-30"), id: "p")
        try scenario.given(
            receipt(4, on: "2022-03-01", pledge: reference("p", 1)),
            receipt(7, on: "2022-07-05", pledge: reference("p", 5)),
            receipt(8, on: "2022-03-01", .goods, pledge: reference("p", 3)), id: "r")
        #expect(try found(.overduePledge, in: scenario, at: "2022-05-31") == [])
        let goods = "2022-05-31 - F p#3 openVND=0 openQuantity=5"
        #expect(try found(.overduePledge, in: scenario, at: "2022-06-30") == [goods])
        let others = ["2022-06-30 - F p#1 openVND=6", "2022-06-30 - G p#4 openQuantity=2"]
        #expect(
            try found(.overduePledge, in: scenario, at: "2022-07-04")
                == [goods] + others + ["2022-06-30 - F p#5 openVND=7"])
        #expect(try found(.overduePledge, in: scenario) == [goods] + others)
        #expect(
            try findings(.overduePledge, in: scenario).map(\.sentence.description) == [
                "not all is received of a pledge of goods by d that was due on 2022-05-31: 5 kg open",
                "not all is received of a pledge of cash by d that was due on 2022-06-30: 6 VND open",
                "not all is received of a pledge of goods by d that was due on 2022-06-30: 2 open",
            ])
        #expect(try findings(.overduePledge, in: scenario).allSatisfy { $0.donor == "d" && $0.severity == .warning })
        // A void takes the rest back; what is received late keeps a pledge.
        let before = try scenario.ledger.ledger.lastPosition()
        try scenario.given(.eventVoided(reference("p", 4), reason: "ghi sai"))
        try scenario.given(receipt(6, on: "2022-12-31", pledge: reference("p", 1)), id: "last")
        #expect(try found(.overduePledge, in: scenario) == [goods])
        #expect(try found(.overduePledge, in: scenario, at: "2022-12-31@#\(before)") == [goods] + others)
        // They are the overdue ones of the report on funds.
        let report = try scenario.ledger.at("2022-12-30").funds(since: "2022-01-01")
        #expect(
            Set(report.pledges.filter(\.isOverdue).map { "\($0.reference)" })
                == Set(try findings(.overduePledge, in: scenario, at: "2022-12-30").map { "\($0.events[0].reference)" })
        )
    }

    // MARK: Amounts

    @Test func amountsThatAreNoFiguresAreReported() throws {
        var scenario = try scenario("F")
        try scenario.given(aid(.max, on: "2022-02-01"), aid(1, on: "2022-02-02"), id: "x")
        #expect(try found(.overdrawnFund, in: scenario) == ["2022-02-01 - F x#1 lowestVND=\(Int64.min)"])
        try scenario.given(aid(.max, on: "2022-02-03"), id: "y")
        let error = #expect(throws: LedgerError.self) { try scenario.ledger.at("2022-12-31").audit() }
        #expect(error?.code == .overflow)
        // Counted it is all the same, and other rules are answered.
        var parameters = AuditParameters()
        parameters.listedPerRule = 0
        let counts = try scenario.ledger.at("2022-12-31").audit(parameters).counts
        #expect(counts.first { $0.rule == .overdrawnFund }?.findings == 1)
        parameters = AuditParameters()
        parameters.rules.remove(.overdrawnFund)
        #expect(try scenario.ledger.at("2022-12-31").audit(parameters).findings.allSatisfy { $0.fund == nil })
        #expect(try found(.overdrawnFund, in: scenario, at: "2022-02-02").count == 1)
        // Sums in between may be as large as they like.
        try scenario.given(receipt(.max, on: "2022-01-02"), receipt(.max, on: "2022-01-03"), id: "in")
        #expect(try found(.overdrawnFund, in: scenario) == ["2022-02-03 - F y#1 lowestVND=-1"])
    }
}
