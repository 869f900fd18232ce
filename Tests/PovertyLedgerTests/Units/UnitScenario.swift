// A city of two wards, one with hamlets, and a village outside: six poor households, each in another unit. Every figure
// of the tests follows from who stands where.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

/// The ledger.
///
///     city ── w1 ── h1 (H1, 1 member)        W1 stands in w1 itself (2 members)
///          │    └── h2 (H2, 4 members)
///          └─ w2 (W2, 8 members)             C stands in the city itself (16 members)
///     out (O, 32 members), in no other unit
struct UnitScenario {
    let ledger: HouseholdLedger
    private let place: TemporaryLedger

    init() throws {
        place = try TemporaryLedger()
        ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { RuleScenario.now })
        try record(
            "units", .unitEstablished("city", name: "TP. Bạc Liêu", kind: .city, on: "2020-01-01", code: "954"),
            .unitEstablished(
                "w1", name: "Phường Nhà Mát", kind: .ward, on: "2020-01-01", code: "31831", parent: "city"),
            .unitEstablished("w2", name: "Phường 2", kind: .ward, on: "2020-01-01", code: "31813", parent: "city"),
            .unitEstablished("h1", name: "Khóm Đầu Lộ", kind: .hamlet, on: "2020-01-01", parent: "w1"),
            .unitEstablished("h2", name: "Khóm 2", kind: .hamlet, on: "2020-01-01", parent: "w1"),
            .unitEstablished("out", name: "Xã Vĩnh Trạch", kind: .commune, on: "2020-01-01", code: "31834"))
        for (household, unit, members) in [
            ("H1", "h1", 1), ("W1", "w1", 2), ("H2", "h2", 4), ("W2", "w2", 8), ("C", "city", 16), ("O", "out", 32),
        ] {
            try record(
                household, .householdRegistered(household, in: unit, members: UInt32(members), on: "2021-06-01"),
                .householdClassified(household, as: .poor, on: "2021-06-01"),
                .incomeAssessed(household, perPersonMonthlyVND: Int64(members) * 1_000, on: "2021-06-01"),
                .aidGiven(
                    to: .household(household), .cash, donor: "Quỹ", donorKind: .fundForThePoor, on: "2022-03-01",
                    amountVND: Int64(members)))
        }
        try record(
            "2022", .householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2022-05-01"),
            .householdMoved("H2", to: "w2", on: "2022-06-01"),
            .aidGiven(to: .unit("h2"), .goods, donor: "MTTQ", donorKind: .massOrganisation, on: "2022-03-01"))
    }

    /// Records an entry.
    func record(_ id: String, _ events: Event...) throws {
        try ledger.record(Entry(id: id, actor: "UBND", events: events))
    }

    /// What each unit stands for at the end of 2021: the persons of all below it.
    static let persons = ["h1": 1, "h2": 4, "w1": 7, "w2": 8, "city": 31, "out": 32]
}
