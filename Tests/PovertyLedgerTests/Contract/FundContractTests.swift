// The promise: the figures of funds are what going through all events by hand gives, at any cut and from any day on, and
// opening plus received, less given and lent, is the closing.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite("Fund contract")
struct FundContractTests {
    private static let seeds = UInt64(901)...924

    /// The report in the words of the naive model.
    private func figures(_ report: FundReport) -> [String: NaiveFund] {
        var funds: [String: NaiveFund] = [:]
        for row in report.funds {
            var fund = NaiveFund()
            (fund.opening, fund.received, fund.given, fund.lent) = (
                row.openingVND, row.receivedVND, row.givenVND, row.lentVND
            )
            (fund.closing, fund.worth) = (row.closingVND, row.worthVND)
            (fund.receipts, fund.aid) = (row.receipts, row.aidEvents)
            (fund.openMoney, fund.overdueMoney) = (row.openVND, row.overdueVND)
            for kind in report.kinds where kind.fund == row.fund {
                fund.kinds[kind.kind] = [
                    Int64(kind.receipts), kind.receivedVND, kind.worthVND, Int64(kind.aidEvents), kind.givenVND,
                ]
            }
            for donor in report.donorKinds where donor.fund == row.fund {
                fund.donorKinds[donor.donorKind] = [Int64(donor.receipts), donor.receivedVND, donor.worthVND]
            }
            for goods in report.inKind where goods.fund == row.fund {
                fund.inKind[NaiveGoods(goods.kind, goods.measure)] = [
                    Int64(goods.receipts), goods.quantity, goods.worthVND,
                ]
            }
            let pledges = report.pledges.filter { $0.fields.fund == row.fund }
            fund.open = Set(pledges.map(\.reference))
            fund.overdue = Set(pledges.filter(\.isOverdue).map(\.reference))
            #expect(row.openPledges == pledges.count && row.overduePledges == fund.overdue.count)
            #expect(row.openingVND + row.receivedVND - row.givenVND - row.lentVND == row.closingVND)
            #expect(funds.updateValue(fund, forKey: row.fund) == nil)
        }
        #expect(report.funds.map(\.fund) == report.funds.map(\.fund).sorted())
        return funds
    }

    @Test(arguments: 0..<4)
    func figuresAreWhatTheEventsGive(share: Int) throws {
        for seed in FundContractTests.seeds where Int(seed) % 4 == share {
            let history = GeneratedHistory.of(seed: seed, events: 200)
            let place = try TemporaryLedger()
            let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
            for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
            var cuts = CutGenerator(seed: seed, ledger: history.ledger)
            for _ in 0..<20 {
                let request = cuts.request()
                guard let cut = try? history.ledger.resolve(request), cut.position > 0 else { continue }
                let from = cuts.day()
                let at = try CutExpression("\(cut.effectiveOn)@#\(cut.position)")
                let expected = history.ledger.funds(cut, from: from)
                let place: Comment = "\(history), from \(from) to \(cut)"
                #expect(try figures(ledger.at(at).funds(since: from)) == expected, place)
                for (fund, sums) in expected {
                    #expect(try figures(ledger.at(at).funds(since: from, of: fund)) == [fund: sums], place)
                }
            }
        }
    }

    /// The hard cases are there: otherwise the contract would hold of nothing.
    @Test func historiesReachTheHardCases() {
        var seen: Set<String> = []
        for seed in FundContractTests.seeds {
            let history = GeneratedHistory.of(seed: seed, events: 200)
            let cut = NaiveCut("2025-12-31", position: history.ledger.position)
            for fund in history.ledger.funds(cut, from: "2022-03-01").values {
                if fund.opening != 0 { seen.insert("opening") }
                if fund.closing < 0 { seen.insert("more given than received") }
                if fund.lent > 0 { seen.insert("loans") }
                if fund.worth > 0 { seen.insert("worth") }
                if !fund.overdue.isEmpty { seen.insert("overdue") }
                if fund.open.count > fund.overdue.count { seen.insert("open, and not overdue") }
                if fund.inKind.keys.contains(where: { $0.measure != nil }) { seen.insert("in kind") }
                if fund.donorKinds.count > 1 { seen.insert("several kinds of donors") }
            }
        }
        #expect(seen.count == 8, "\(seen.sorted())")
    }

    /// A pledge is open until all of its amount and its quantity is received, and overdue from the day after it is due.
    @Test func aPledgeIsOpenUntilAllOfItIsReceived() throws {
        var scenario = try RuleScenario()
        let name = EventReference(entry: "p", ordinal: 2)
        func receipt(_ amount: Int64?, _ quantity: Int64?, on day: Day) -> Event {
            .contributionReceived(
                by: "F", .goods, donor: "d", donorKind: .abroad, on: day, amountVND: amount, quantity: quantity,
                pledge: name)
        }
        try scenario.given(
            .fundEstablished("F", name: "F", level: .city, on: "2022-01-01"),
            .contributionPledged(
                to: "F", .goods, donor: "d", donorKind: .abroad, on: "2022-01-01", amountVND: 9, quantity: 5,
                due: "2022-06-30"), id: "p")
        try scenario.given(receipt(9, nil, on: "2022-02-01"), receipt(nil, 4, on: "2022-03-01"))
        try scenario.given(receipt(nil, 2, on: "2022-08-01"))
        func pledge(on day: String) throws -> OpenPledge? {
            try scenario.ledger.at(day).funds(since: "2022-01-01").pledges.first
        }
        let early = try #require(try pledge(on: "2022-01-31"))
        #expect(early.openVND == 9 && early.openQuantity == 5 && !early.isOverdue)
        let partly = try #require(try pledge(on: "2022-06-30"))
        #expect(partly.openVND == 0 && partly.openQuantity == 1 && partly.receivedQuantity == 4 && !partly.isOverdue)
        #expect(try pledge(on: "2022-07-01")?.isOverdue == true)
        #expect(try pledge(on: "2022-08-01") == nil)
        // Goods are no money, open or received.
        let fund = try #require(try scenario.ledger.at("2022-07-01").funds(since: "2022-01-01").funds.first)
        #expect(fund.openPledges == 1 && fund.overduePledges == 1 && fund.openVND == 0 && fund.overdueVND == 0)
        #expect(fund.receivedVND == 0 && fund.closingVND == 0 && fund.worthVND == 9)
    }

    @Test func sumsThatAreNoFiguresAreReported() throws {
        var scenario = try RuleScenario()
        func receipt(_ amount: Int64) -> Event {
            .contributionReceived(by: "F", .cash, donor: "d", donorKind: .abroad, on: "2022-02-01", amountVND: amount)
        }
        try scenario.given(.fundEstablished("F", name: "F", level: .city, on: "2022-01-01"), receipt(.max))
        let at = CutExpression("2022-12-31" as Day)
        #expect(try scenario.ledger.at(at).funds(since: "2022-01-01").funds.map(\.closingVND) == [.max])
        try scenario.given(receipt(1))
        let error = #expect(throws: LedgerError.self) { try scenario.ledger.at(at).funds(since: "2022-01-01") }
        #expect(error?.code == .overflow)
        // Another fund is answered all the same.
        let unknown = #expect(throws: LedgerError.self) {
            try scenario.ledger.at(at).funds(since: "2022-01-01", of: "G")
        }
        #expect(unknown?.code == .unknownFund)
        try scenario.given(.fundEstablished("G", name: "G", level: .ward, on: "2022-01-01"))
        #expect(try scenario.ledger.at(at).funds(since: "2022-01-01", of: "G").funds.map(\.closingVND) == [0])
        // Before the span it is the opening that is too large; a day before, there is nothing.
        let opening = #expect(throws: LedgerError.self) { try scenario.ledger.at(at).funds(since: "2022-02-02") }
        #expect(opening?.code == .overflow)
        let early = try scenario.ledger.at("2022-01-31").funds(since: "2022-01-01")
        #expect(early.funds.map(\.closingVND) == [0, 0] && early.pledges.isEmpty)
    }
}
