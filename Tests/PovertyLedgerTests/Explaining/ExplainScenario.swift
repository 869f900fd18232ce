// A small ledger with late reports, a correction and a merger, whose every figure can be counted on the fingers.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports

/// Two units and three households over three years.
///
/// | entry | recorded | says |
/// |---|---|---|
/// | u | 2021-01-01 | units A and B |
/// | e1 | 2021-12-28 | H1 in A, 4 members, poor; H2 in A, 3, near-poor; H3 in B, 2, poor; all on 2021-12-20 |
/// | e2 | 2022-12-01 | on 2022-11-25 H1 still poor; H3 left poor for near-poor |
/// | e3 | 2023-02-10 | late: on 2022-06-01 H2 fell to poor, under social protection |
/// | e4 | 2023-03-01 | the exit of H3 is void, it was still poor on 2022-11-25 |
/// | m | 2024-07-01 | A merges into B on that day |
struct ExplainScenario {
    let ledger: HouseholdLedger
    private let place: TemporaryLedger

    init() throws {
        place = try TemporaryLedger()
        let now = Instant("2026-01-15T00:00:00Z") ?? .epoch
        ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { now })
        try record(
            "u", "2021-01-01", ["A", "B"].map { .unitEstablished($0, name: $0, kind: .ward, on: "2021-01-01") })
        try record(
            "e1", "2021-12-28",
            [
                .householdRegistered("H1", in: "A", members: 4, on: "2021-12-20"),
                .householdClassified("H1", as: .poor, on: "2021-12-20"),
                .householdRegistered("H2", in: "A", members: 3, on: "2021-12-20"),
                .householdClassified("H2", as: .nearPoor, on: "2021-12-20"),
                .householdRegistered("H3", in: "B", members: 2, on: "2021-12-20"),
                .householdClassified("H3", as: .poor, on: "2021-12-20"),
            ])
        try record(
            "e2", "2022-12-01",
            [
                .householdClassified("H1", as: .poor, on: "2022-11-25"),
                .householdExitedPoverty("H3", from: .poor, to: .nearPoor, on: "2022-11-25"),
            ])
        try record(
            "e3", "2023-02-10",
            [.householdClassified("H2", as: .poor, on: "2022-06-01", socialProtection: true)])
        try record(
            "e4", "2023-03-01",
            [
                .eventVoided(EventReference(entry: "e2", ordinal: 2), reason: "ghi sai"),
                .householdClassified("H3", as: .poor, on: "2022-11-25"),
            ])
        try record("m", "2024-07-01", [.unitMerged("A", into: "B", on: "2024-07-01")])
    }

    /// Records an entry as an older system did, at noon of a day.
    func record(_ id: String, _ day: Day, _ events: [Event]) throws {
        let entry = Entry(
            id: id, recordedAt: Instant("\(day)T05:00:00Z"), actor: "UBND", document: "\(id)/QĐ", events: events)
        try ledger.record(entry, keepingRecordedTime: true)
    }

    /// What else would give a number of poor households at the end of 2022, known now.
    func explanations(
        of number: Int, unit: String? = nil, _ measure: NumberMeasure = .households
    ) throws -> [NumberExplanation] {
        let check = try ledger.check(
            PublishedNumber(number, measure, of: AccountFilter(.poor, unit: unit), at: CutExpression("2022-12-31")))
        return check.explanations
    }
}
