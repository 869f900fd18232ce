// The rules on funds: what may be contributed and given from which day on, which pledge a receipt keeps, and what is
// voided only with what rests on it.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite("Rules: funds")
struct RuleFundTests {
    private func reference(_ entry: String, _ ordinal: Int = 1) -> EventReference {
        EventReference(entry: entry, ordinal: ordinal)
    }

    private func void(_ entry: String, _ ordinal: Int = 1) -> Event {
        .eventVoided(reference(entry, ordinal), reason: "ghi nhầm")
    }

    private func establish(_ fund: String, on day: Day = "2022-01-01") -> Event {
        .fundEstablished(fund, name: "Quỹ", level: .city, on: day)
    }

    private func pledge(
        _ fund: String = "F", _ kind: AidKind = .cash, donor: String = "DN-1", on day: Day = "2022-03-01",
        quantity: Int64? = nil, measure: String? = nil
    ) -> Event {
        .contributionPledged(
            to: fund, kind, donor: donor, donorKind: .enterprise, on: day, amountVND: 10, quantity: quantity,
            measure: measure)
    }

    private func receipt(
        _ fund: String = "F", _ kind: AidKind = .cash, donor: String = "DN-1", on day: Day = "2022-03-01",
        of pledge: EventReference? = nil, quantity: Int64? = nil, measure: String? = nil
    ) -> Event {
        .contributionReceived(
            by: fund, kind, donor: donor, donorKind: .enterprise, on: day, amountVND: 4, quantity: quantity,
            measure: measure, pledge: pledge)
    }

    private func aid(of fund: String?, on day: Day) -> Event {
        .aidGiven(
            to: .household("H1"), .cash, donor: "Quỹ", donorKind: .fundForThePoor, on: day, amountVND: 3, fund: fund)
    }

    /// A ledger with the fund F, from 2022-01-01 on, by the entry "f".
    private func fund() throws -> RuleScenario {
        var scenario = try RuleScenario()
        try scenario.given(establish("F"), id: "f")
        return scenario
    }

    @Test func aFundIsEstablishedOnce() throws {
        var scenario = try fund()
        try scenario.refuses(.ruleBroken, establish("F"))
        try scenario.refuses(.ruleBroken, establish("F", on: "2023-01-01"))
        try scenario.refuses(.ruleBroken, event: 2, establish("G"), establish("G", on: "2023-01-01"))
        try scenario.given(establish("G", on: "2023-01-01"), id: "g")
        // Another day is a void and a new establishment, in either order.
        try scenario.given(establish("G", on: "2022-06-01"), void("g"), id: "g2")
        try scenario.given(void("g2"), establish("G", on: "2022-05-01"))
        #expect(try scenario.ledger.verify().isSound)
    }

    @Test func contributionsAndAidAreOnItsDayOrLater() throws {
        var scenario = try fund()
        let early: Day = "2021-12-31"
        try scenario.refuses(.unknownFund, pledge(on: early))
        try scenario.refuses(.unknownFund, receipt(on: early))
        try scenario.refuses(.unknownFund, household: "H1", aid(of: "F", on: early))
        for unknown in [pledge("G"), receipt("G")] { try scenario.refuses(.unknownFund, unknown) }
        try scenario.refuses(.unknownFund, household: "H1", aid(of: "G", on: "2022-01-01"))
        try scenario.given(
            pledge(on: "2022-01-01"), receipt(on: "2022-01-01"), aid(of: "F", on: "2022-01-01"), aid(of: nil, on: early)
        )
        // What comes before its establishment in one entry is of an established fund all the same.
        try scenario.given(pledge("G"), aid(of: "G", on: "2022-03-01"), establish("G", on: "2022-03-01"))
        try scenario.refuses(
            .unknownFund, event: 1, household: "H1", aid(of: "K", on: "2022-02-28"), establish("K", on: "2022-03-01"))
        #expect(try scenario.ledger.verify().isSound)
    }

    @Test func aFundThatOthersRestOnIsVoidedOnlyWithThem() throws {
        var scenario = try fund()
        try scenario.given(pledge(), id: "p")
        try scenario.refuses(.ruleBroken, fund: "F", conflicting: ["p#1"], void("f"))
        try scenario.refuses(
            .ruleBroken, event: 2, fund: "F", conflicting: ["p#1"], establish("F", on: "2022-03-02"), void("f"))
        try scenario.given(void("p"))
        try scenario.given(aid(of: "F", on: "2022-04-01"), id: "a")
        try scenario.refuses(.ruleBroken, fund: "F", conflicting: ["a#1"], void("f"))
        try scenario.refuses(.ruleBroken, fund: "F", conflicting: ["a#1"], void("f"), establish("F", on: "2022-04-02"))
        // An establishment anew, on the day of the aid at the latest, is one that it rests on.
        try scenario.given(void("f"), establish("F", on: "2022-04-01"), id: "f2")
        // Aid of the entry itself is judged on what is left.
        try scenario.refuses(
            .unknownFund, event: 3, household: "H1", void("f2", 2), void("a"), aid(of: "F", on: "2022-05-01"))
        try scenario.given(void("f2", 2), void("a"))
        try scenario.refuses(.unknownFund, pledge())
        #expect(try scenario.ledger.verify().isSound)
    }

    @Test func aReceiptKeepsAPledgeOfTheSameFundDonorKindAndMeasure() throws {
        var scenario = try fund()
        try scenario.given(establish("G"), id: "g")
        try scenario.given(pledge(), pledge("F", .goods), id: "p")
        let named = reference("p")
        try scenario.refuses(.ruleBroken, conflicting: ["p#1"], receipt("G", of: named))
        try scenario.refuses(.ruleBroken, conflicting: ["p#1"], receipt(donor: "DN-2", of: named))
        try scenario.refuses(.ruleBroken, conflicting: ["p#1"], receipt("F", .goods, of: named))
        try scenario.refuses(.ruleBroken, conflicting: ["p#1"], receipt(on: "2022-02-28", of: named))
        try scenario.given(pledge(quantity: 50, measure: "kg"), pledge(quantity: 50), id: "q")
        let (weighed, counted) = (reference("q"), reference("q", 2))
        try scenario.refuses(
            .ruleBroken, conflicting: ["q#1"], receipt(of: weighed, quantity: 50, measure: "bao"))
        try scenario.refuses(.ruleBroken, conflicting: ["q#1"], receipt(of: weighed, quantity: 50))
        try scenario.refuses(
            .ruleBroken, conflicting: ["q#2"], receipt(of: counted, quantity: 50, measure: "kg"))
        try scenario.given(
            receipt(of: weighed, quantity: 20, measure: "kg"), receipt(of: weighed), receipt(of: counted, quantity: 50))
        try scenario.refuses(.unknownReference, conflicting: ["f#1"], receipt(of: reference("f")))
        try scenario.refuses(.unknownReference, receipt(of: reference("p", 3)))
        try scenario.refuses(.unknownReference, receipt(of: reference("nobody")))
        // Several may keep one pledge, on its day or later, and be more than it; one need not be of any.
        try scenario.given(receipt(of: named), receipt(on: "2023-01-01", of: named), receipt(of: named), receipt())
        try scenario.given(receipt("F", .goods, of: reference("p", 2)))
        #expect(try scenario.ledger.verify().isSound)
    }

    @Test func aPledgeAndItsReceiptComeInEitherOrder() throws {
        var scenario = try fund()
        try scenario.given(pledge(), receipt(of: reference("x", 1)), id: "x")
        try scenario.given(receipt(of: reference("y", 2)), pledge(), id: "y")
        try scenario.refuses(
            .ruleBroken, event: 1, receipt(on: "2022-02-28", of: reference("z", 2)), pledge(), id: "z")
        try scenario.refuses(.ruleBroken, event: 1, receipt(donor: "B", of: reference("z", 2)), pledge(), id: "z")
        try scenario.refuses(.unknownReference, event: 2, receipt(), receipt(of: reference("z", 1)), id: "z")
        try scenario.refuses(.unknownReference, event: 1, receipt(of: reference("z", 1)), id: "z")
        #expect(try scenario.ledger.verify().isSound)
    }

    @Test func aPledgeWithAReceiptIsVoidedOnlyWithIt() throws {
        var scenario = try fund()
        try scenario.given(pledge(), id: "p")
        try scenario.given(receipt(of: reference("p")), id: "r")
        try scenario.refuses(.ruleBroken, fund: "F", conflicting: ["r#1"], void("p"))
        try scenario.refuses(.ruleBroken, fund: "F", conflicting: ["r#1"], void("p"), pledge())
        try scenario.given(void("p"), void("r"), id: "off")
        try scenario.refuses(.ruleBroken, conflicting: ["p#1"], receipt(of: reference("p")))
        // One without a receipt goes by itself, and none is received of it in the same entry.
        try scenario.given(pledge(), id: "q")
        try scenario.refuses(.ruleBroken, event: 1, conflicting: ["q#1"], receipt(of: reference("q")), void("q"))
        try scenario.given(void("q"))
        #expect(try scenario.ledger.verify().isSound)
    }

    /// What a ledger recorded of a fund comes back as it was, with references in place of positions.
    @Test func fundsAreExportedAsTheyWereRecorded() throws {
        var scenario = try fund()
        let events = [pledge(), receipt(of: reference("x", 1)), aid(of: "F", on: "2022-05-01")]
        try scenario.given(events, id: "x")
        var exported: [UInt8] = []
        try scenario.ledger.export { (bytes: [UInt8]) in exported += bytes }
        var reader = EntryReader()
        let entries = try exported.split(separator: 10).map { try reader.read(Array($0)).entry }
        #expect(entries.last?.events == events && entries.count == 3)
        // The same entry again is known by its content, references included.
        let same = Entry(id: "x", actor: "UBND", events: events)
        #expect(try scenario.ledger.record(same).wasAlreadyRecorded)
    }

    @Test func closedDaysNeedAReason() throws {
        var scenario = try fund()
        try scenario.given(.periodClosed(through: "2022-12-31", on: "2023-01-10"))
        for event in [pledge(), receipt(), establish("G"), aid(of: "F", on: "2022-12-31")] {
            let household = event.kind == .aidGiven ? "H1" : nil
            try scenario.refuses(.closedPeriod, household: household, event)
        }
        try scenario.given(pledge(), establish("G"), restates: "báo cáo muộn")
        try scenario.given(pledge(on: "2023-01-01"))
    }
}
