// What the tests of forms share: a ledger whose figures can be counted on the fingers, and the cells of a form as the
// other programs see them.

import EventLedger
import Files
import LedgerTestSupport
import OfficialForms
import PovertyLedger

/// A ledger of three units, P1 and P2 in the town and X1 in the country, with years that are closed.
struct FormScenario {
    let ledger: HouseholdLedger
    private let place: TemporaryLedger

    /// The units with what each reported for 2022.
    init() throws {
        place = try TemporaryLedger()
        let now = Instant("2026-01-15T00:00:00Z") ?? .epoch
        ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { now })
        try record(
            "u",
            [
                .unitEstablished("C", name: "Thành phố", kind: .city, on: "2021-01-01"),
                .unitEstablished("P1", name: "Phường 10", kind: .ward, on: "2021-01-01", area: .urban, parent: "C"),
                .unitEstablished("P2", name: "Phường 2", kind: .ward, on: "2021-01-01", area: .urban, parent: "C"),
                .unitEstablished("X1", name: "Xã Đông", kind: .commune, on: "2021-01-01", parent: "C"),
            ])
    }

    /// Records an entry with the document `ID/QĐ`.
    func record(_ id: String, _ events: [Event], restates: String? = nil) throws {
        try ledger.record(Entry(id: id, actor: "UBND", document: "\(id)/QĐ", restates: restates, events: events))
    }

    /// A household that is registered and classified on a day.
    static func household(
        _ code: String, in unit: String, members: UInt32, _ householdClass: HouseholdClass, on day: Day
    ) -> [Event] {
        [
            .householdRegistered(code, in: unit, members: members, on: day),
            .householdClassified(code, as: householdClass, on: day),
        ]
    }

    /// Households of every kind of flow: the poor of P1 in 2022 and what becomes of them in 2023.
    static func moving() throws -> FormScenario {
        let scenario = try FormScenario()
        let start: Day = "2022-06-01"
        try scenario.record(
            "a",
            household("A1", in: "P1", members: 4, .poor, on: start)
                + household("A2", in: "P1", members: 3, .poor, on: start)
                + household("A3", in: "P1", members: 2, .poor, on: start)
                + household("B1", in: "P2", members: 5, .poor, on: start)
                + household("D1", in: "X1", members: 6, .nearPoor, on: start))
        try scenario.record(
            "b",
            [
                // A1 grows by 3 and shrinks by 1: it grew by 2. A2 shrinks by 1 and leaves. A3 moves to P2.
                .householdSizeChanged("A1", members: 7, on: "2023-02-01"),
                .householdSizeChanged("A1", members: 6, on: "2023-03-01"),
                .householdSizeChanged("A2", members: 2, on: "2023-03-01"),
                .householdExitedPoverty("A2", from: .poor, to: .nearPoor, on: "2023-11-01"),
                .householdMoved("A3", to: "P2", on: "2023-05-01"),
                .householdSizeChanged("B1", members: 3, on: "2023-06-01"),
                .householdClassified("D1", as: .poor, on: "2023-11-02"),
            ])
        return scenario
    }

    /// A form of a year.
    func form(
        _ name: OfficialFormName, _ year: Int, knownAt: KnownAt = .now, unitsOn: Day? = nil, unit: String? = nil,
        names: HouseholdNames = HouseholdNames()
    ) throws -> OfficialForm {
        try ledger.view().form(
            name, FormQuestion(year: year, knownAt: knownAt, unitsOn: unitsOn, unit: unit, names: names))
    }
}

extension OfficialForm {
    /// The rows in words, such as `1 | Phường 2 | Hộ | 1 | 0`.
    var words: [String] { rows.map { $0.words.joined(separator: " | ") } }

    /// The notes in words.
    var notes: [String] { sheet.bottom.flatMap(\.words).filter { !$0.isEmpty } }
}
