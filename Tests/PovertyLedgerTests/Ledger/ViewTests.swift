// The promise of a view: whatever is asked of it is of one state of the ledger, and a cut in it is asked for every
// report in the same words.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite struct ViewTests {
    private static func households(_ counts: Counts) -> Int { counts.rows.reduce(0) { $0 + $1.tally.households } }

    /// What is recorded while a view is asked is not in it, and is in the next one.
    @Test func aViewIsOneState() throws {
        let scenario = try RuleScenario.poorHousehold()
        let ledger = scenario.ledger
        try ledger.read { view throws(LedgerError) in
            let before = try view.at("2022-12-31").counts()
            try ledger.record(
                Entry(
                    id: "meanwhile", actor: "UBND",
                    events: [
                        .householdRegistered("H2", in: "B", members: 2, on: "2022-01-01"),
                        .householdClassified("H2", as: .nearPoor, on: "2022-01-01"),
                    ]))
            let after = try view.at("2022-12-31").counts()
            #expect(Self.households(before) == 1 && after == before)
            #expect(view.ledger.lastPosition == 5)
            #expect(try view.ledger.entry(withID: "meanwhile") == nil)
        }
        try ledger.read { view throws(LedgerError) in
            #expect(Self.households(try view.at("2022-12-31").counts()) == 2)
            #expect(view.ledger.lastPosition == 7)
        }
    }

    /// A cut in words, resolved and by day gives what the ledger's one-line forms give.
    @Test func aCutIsAskedInOneWay() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(
            .householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2022-12-15"), id: "exit")
        let ledger = scenario.ledger
        try ledger.read { view throws(LedgerError) in
            let (opening, closing) = (try view.at("2021"), try view.at("2022-12-31@#6"))
            #expect(closing.cut == Cut(effectiveOn: "2022-12-31", position: 6) && closing.unitsOn == "2022-12-31")
            #expect(try opening.counts(by: .unit) == ledger.at("2021-12-31").counts(by: .unit))
            #expect(try closing.counts().rows.map(\.account.householdClass) == [.nearPoor])
            let difference = try closing.difference(since: opening.cut)
            #expect(try difference == ledger.at("2022-12-31").difference(since: "2021-12-31"))
            let movement = try closing.movement(since: "2022-01-01")
            #expect(try movement == ledger.at("2022-12-31").movement(since: "2022-01-01"))
            #expect(movement.tables[0].total[.exitedToNearPoor].households == 1)
            #expect(try closing.aid() == ledger.at("2022-12-31").aid())
            #expect(try closing.units().units.count == 3)
        }
    }

    /// Whoever is given a ledger's entries one after another may take its time: no state is held meanwhile, as a view
    /// holds one.
    @Test func whatIsHandedOnHoldsNoState() throws {
        var scenario = try RuleScenario.poorHousehold()
        for number in 2...4 {
            try scenario.given(
                .householdRegistered("H\(number)", in: "A", members: 1, on: "2022-01-01"), id: "h\(number)")
        }
        let ledger = scenario.ledger
        try ledger.read { _ throws(LedgerError) in #expect(try ledger.ledger.readers().count == 1) }
        for page in [1, 2, 100] {
            var (logged, lines) = (0, 0)
            try ledger.log(pageEntries: page) { _ throws(LedgerError) in
                logged += 1
                #expect(try ledger.ledger.readers().isEmpty)
                return true
            }
            try ledger.export(pageEntries: page) { bytes throws(LedgerError) in
                lines += bytes.count { $0 == UInt8(ascii: "\n") }
                #expect(try ledger.ledger.readers().isEmpty)
            }
            #expect(logged == 5 && lines == 5)
        }
    }

    @Test func whatIsNoCutIsSaidToBeNone() throws {
        let ledger = try RuleScenario.poorHousehold().ledger
        let codes = try ["2022-13-01", "2022-12-31@#4", "2022-12-31@closing"].map { text in
            try ledger.read { view throws(LedgerError) -> LedgerError.Code? in
                do throws(LedgerError) {
                    _ = try view.at(text)
                    return nil
                } catch { return error.code }
            }
        }
        #expect(codes == [.invalidValue, .invalidPosition, .notFound])
    }

    /// A cut that is inside an entry, or beyond the ledger, has no figures, looked up or folded.
    @Test func noFiguresInsideAnEntry() throws {
        let ledger = try RuleScenario.poorHousehold().ledger
        let last = try ledger.ledger.lastPosition()
        let inside = try #require(
            try (1...last).first { try ledger.ledger.positions(ofEntryHolding: $0)?.upperBound != $0 })
        for position in [inside, -1, last + 1] {
            for replays in [false, true] {
                let codes = try ledger.read { view throws(LedgerError) -> [LedgerError.Code?] in
                    let cut = (replays ? view.replayed : view).at(
                        Cut(effectiveOn: "2022-12-31", position: position))
                    return [
                        code { () throws(LedgerError) in _ = try cut.counts(by: .unit) },
                        code { () throws(LedgerError) in _ = try cut.trajectory() },
                    ]
                }
                #expect(codes == [.invalidPosition, .invalidPosition], "\(position), replayed \(replays)")
            }
        }
        #expect(try ledger.at(Cut(effectiveOn: "2022-12-31", position: 0)).counts().rows.isEmpty)
    }

    private func code(_ body: () throws(LedgerError) -> Void) -> LedgerError.Code? {
        do throws(LedgerError) {
            try body()
            return nil
        } catch { return error.code }
    }
}
