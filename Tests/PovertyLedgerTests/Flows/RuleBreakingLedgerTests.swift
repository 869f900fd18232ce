// The promise that a ledger whose events break the rules, written behind the back of this software, gives an error and
// never a table that does not add up.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger
@testable import PovertyReports

@Suite struct RuleBreakingLedgerTests {
    /// A ledger with a poor household that is dissolved in 2022 and, against the rules, registered again in 2023.
    private func ledger(_ place: TemporaryLedger) throws -> HouseholdLedger {
        let ledger = try HouseholdLedger(at: place.path, mode: .create)
        let lawful: [Event] = [
            .unitEstablished("A", name: "A", kind: .ward, on: "2020-01-01"),
            .householdRegistered("H1", in: "A", members: 4, on: "2021-12-20"),
            .householdClassified("H1", as: .poor, on: "2021-12-20"),
            .householdDissolved("H1", cause: .other, on: "2022-06-01"),
        ]
        try ledger.record(Entry(id: "lawful", actor: "UBND", events: lawful))
        return ledger
    }

    private func write(_ events: [(Event, UInt32)], _ ledger: HouseholdLedger) throws {
        let stream = StreamName(category: StreamCategory.household.rawValue, id: "H1")
        let new = try events.map { event, summary in
            var payload: [UInt8] = []
            try encodePayload(of: event.body, into: &payload, context: UnitZero())
            return NewEvent(
                stream: stream, type: event.kind.recordType, effectiveOn: try #require(event.effectiveOn),
                summary: summary, payload: payload)
        }
        try ledger.ledger.recordPastTheRules(NewEntry(id: "unlawful", actor: "UBND", events: new))
    }

    @Test func aMovementThatDoesNotAddUpIsAnError() throws {
        let place = try TemporaryLedger()
        let ledger = try ledger(place)
        try write(
            [
                (.householdRegistered("H1", in: "A", members: 4, on: "2023-01-01"), 0),
                (.householdClassified("H1", as: .poor, on: "2023-01-02"), 1),
            ], ledger)
        let movement = #expect(throws: LedgerError.self) {
            try ledger.at("2023-12-31").movement(since: "2023-01-01")
        }
        #expect(movement?.code == .damaged)
        #expect(
            movement?.problem.description.contains("add up to 1, the closing is 0") == true,
            "\(String(describing: movement))")
        let bridge = #expect(throws: LedgerError.self) {
            try ledger.at("2023-12-31").bridgedDifference(since: try ledger.cut(CutExpression("2022-12-31")))
        }
        #expect(bridge?.code == .damaged)
        #expect(bridge?.problem.description.contains("does not meet its end") == true, "\(String(describing: bridge))")
    }

    @Test func aDecisionForNoClassIsAnError() throws {
        let place = try TemporaryLedger()
        let ledger = try ledger(place)
        try write([(.householdClassified("H1", as: .poor, on: "2022-01-01"), 7)], ledger)
        let (earlier, view) = (try ledger.cut(CutExpression("2021-12-31")), try ledger.at("2022-12-31"))
        let poor = AccountFilter(.poor)
        let errors = [
            #expect(throws: LedgerError.self) { try view.cohorts() },
            #expect(throws: LedgerError.self) { try view.difference(since: earlier, listingHouseholds: true) },
            #expect(throws: LedgerError.self) { try view.explainChange(since: earlier, poor) },
        ]
        for error in errors { #expect(error?.code == .damaged && error?.place.position == 5, "\(error as Any)") }
        // An audit reports what it still can.
        #expect(try view.audit().cut == view.cut)
    }

    @Test func aRevocationThatNamesNoAwardIsAnError() throws {
        let place = try TemporaryLedger()
        let ledger = try ledger(place)
        let event = NewEvent(
            stream: .household("H1"), type: EventKind.awardRevoked.recordType, effectiveOn: "2022-02-01", payload: [1])
        try ledger.ledger.recordPastTheRules(NewEntry(id: "unlawful", actor: "UBND", events: [event]))
        let view = try ledger.at("2022-12-31")
        let errors = [
            #expect(throws: LedgerError.self) { try view.awards() },
            #expect(throws: LedgerError.self) { try view.audit() },
        ]
        for error in errors { #expect(error?.code == .damaged && error?.place.position == 5, "\(error as Any)") }
    }

    @Test func aPayloadThatIsTooShortIsAnError() throws {
        for kind in [EventKind.householdMoved, .householdRegistered, .householdSizeChanged] {
            let place = try TemporaryLedger()
            let ledger = try ledger(place)
            let stream = StreamName(category: StreamCategory.household.rawValue, id: "H1")
            let event = NewEvent(
                stream: stream, type: kind.recordType, effectiveOn: "2023-01-01", summary: 0, payload: [0])
            try ledger.ledger.recordPastTheRules(NewEntry(id: "unlawful", actor: "UBND", events: [event]))
            let error = #expect(throws: LedgerError.self) {
                try ledger.at("2023-12-31").movement(since: "2023-01-01")
            }
            #expect(error?.code == .damaged && error?.place.position == 5, "\(kind)")
        }
    }
}

/// A context in which every unit has the number 0.
private struct UnitZero: EncodingContext {
    func unitNumber(of id: String) -> UInt32 { 0 }
    func position(of reference: EventReference) -> UInt64 { 1 }

    /// An event of a household that the ledger does not have is damage, before the window and inside it, in the first
    /// pass and in a later one.
    @Test(arguments: [true, false]) func aHouseholdThatDoesNotExistIsDamage(isFirst: Bool) throws {
        let window = FlowWindow(from: "2023-01-01", to: "2023-12-31", known: 100, lookBackMonths: nil)
        for day: Day in ["2022-06-01", "2023-06-01"] {
            for (number, isThere) in [(0, true), (1, true), (2, false), (UInt32.max, false)] as [(UInt32, Bool)] {
                var fold = FlowFold(
                    window, households: 2, steps: FlowSteps(of: 0..<2, capacity: 4), isFirst: isFirst)
                let event = EventHead(
                    position: 9, effectiveDay: day.daysSinceEpoch, category: StreamCategory.household.rawValue,
                    streamNumber: number, type: EventKind.householdSizeChanged.recordType, summary: 0)
                let payload: [UInt8] = [5, 0, 0, 0]
                var refused: LedgerError?
                do throws(LedgerError) {
                    try fold.apply(event, payload: payload.span.bytes)
                } catch { refused = error }
                #expect((refused == nil) == isThere, "\(day), household \(number)")
                #expect(refused == nil || refused?.code == .damaged)
            }
        }
    }
}
