// Given, when, then for a single rule: a small ledger, an entry, and exactly what must become of it. It knows no rule
// itself.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

/// A ledger with the units A, B and C, established on 2020-01-01 by the entry "units".
struct RuleScenario {
    let ledger: HouseholdLedger
    private var count = 0

    /// The present of these ledgers.
    static let now = Instant("2026-01-15T00:00:00Z") ?? .epoch

    init() throws {
        let place = try TemporaryLedger()
        // The clock keeps the folder for as long as the ledger is open, also where a test keeps nothing but that.
        ledger = try HouseholdLedger(
            at: place.path, mode: .create, clock: { withExtendedLifetime(place) { RuleScenario.now } })
        let units = ["A", "B", "C"].map { Event.unitEstablished($0, name: $0, kind: .ward, on: "2020-01-01") }
        try given(units, id: "units")
    }

    /// The same with the household H1: registered in A with 4 members (h1#1), poor (h1#2), both on 2021-12-20.
    static func poorHousehold() throws -> RuleScenario {
        var scenario = try RuleScenario()
        try scenario.given(
            .householdRegistered("H1", in: "A", members: 4, on: "2021-12-20"),
            .householdClassified("H1", as: .poor, on: "2021-12-20"), id: "h1")
        return scenario
    }

    private mutating func entry(_ events: [Event], _ id: String?, _ restates: String?) -> Entry {
        count += 1
        return Entry(id: id ?? "n\(count)", actor: "UBND", restates: restates, events: events)
    }

    /// Records what must be accepted.
    mutating func given(
        _ events: [Event], id: String? = nil, restates: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let entry = entry(events, id, restates)
        do throws(LedgerError) {
            #expect(try !ledger.record(entry).wasAlreadyRecorded, sourceLocation: sourceLocation)
        } catch { Issue.record("\(error)", sourceLocation: sourceLocation) }
    }

    /// Records what must be accepted.
    mutating func given(
        _ events: Event..., id: String? = nil, restates: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try given(events, id: id, restates: restates, sourceLocation: sourceLocation)
    }

    /// Offers what must be refused with that code, about that event of the entry, naming those recorded events; it must
    /// leave nothing behind.
    mutating func refuses(
        _ code: LedgerError.Code, event: Int = 1, household: String? = nil, unit: String? = nil, fund: String? = nil,
        conflicting: [String] = [], _ events: Event..., id: String? = nil, restates: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let entry = entry(events, id, restates)
        let before = try ledger.ledger.lastPosition()
        do throws(LedgerError) {
            try ledger.record(entry)
            Issue.record("\(entry) was recorded", sourceLocation: sourceLocation)
        } catch {
            #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
            #expect(error.place.entry == entry.id, "\(error)", sourceLocation: sourceLocation)
            #expect(error.place.event == event, "\(error)", sourceLocation: sourceLocation)
            #expect(error.place.eventKind == entry.events[event - 1].kind, "\(error)", sourceLocation: sourceLocation)
            #expect(error.conflicting == conflicting, "\(error)", sourceLocation: sourceLocation)
            #expect(!error.problem.isEmpty && !error.remedy.isEmpty, "\(error)", sourceLocation: sourceLocation)
            if code != .invalidValue {
                #expect(error.place.household == household, "\(error)", sourceLocation: sourceLocation)
                #expect(error.place.unit == unit, "\(error)", sourceLocation: sourceLocation)
                let stream = entry.events[event - 1].body.stream
                let own = stream?.category == StreamCategory.fund.rawValue ? stream?.id : nil
                #expect(error.place.fund == fund ?? own, "\(error)", sourceLocation: sourceLocation)
            }
        }
        #expect(try ledger.ledger.lastPosition() == before, sourceLocation: sourceLocation)
    }

    /// The class of the one household there is on a day; nil when it is absent.
    func state(on day: Day) throws -> HouseholdClass? {
        try ledger.at(CutExpression(day)).counts().rows.first?.account.householdClass
    }
}
