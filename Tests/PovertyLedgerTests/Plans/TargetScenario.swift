// A small ledger for targets, whose figures are counted by hand.

import EventLedger
import PovertyLedger
import Testing

/// Five households in two units of a city.
enum TargetScenario {
    private static func household(_ id: String, _ unit: String, _ members: UInt32, _ state: HouseholdClass) -> [Event] {
        [
            .householdRegistered(id, in: unit, members: members, on: "2021-12-01"),
            .householdClassified(id, as: state, on: "2021-12-01", socialProtection: id == "H2"),
        ]
    }

    static func gift(
        to subject: AidSubject, _ kind: AidKind = .cash, of amount: Int64?, by giver: DonorKind = .stateBudget,
        on day: Day,
        for programme: String? = nil
    ) -> Event {
        .aidGiven(
            to: subject, kind, donor: "d", donorKind: giver, on: day, amountVND: amount, programme: programme)
    }

    /// The units A (urban) and B (rural) in a city; C, which merges into A on 2022-07-01; and five households. At the end
    /// of 2021 H1 (4 members), H2 (2, under social protection) and H5 (1) in A are poor, H3 (3) in B is near-poor, H4 (5)
    /// in B is average. At the end of 2022 H2 and H5 are poor, H1 and H3 near-poor.
    static func ledger() throws -> RuleScenario {
        var scenario = try RuleScenario()
        try scenario.given(
            .unitEstablished("city", name: "TP", kind: .city, on: "2020-01-01"),
            .unitChanged("A", on: "2020-01-02", area: .urban, parent: "city"),
            .unitChanged("B", on: "2020-01-02", area: .rural, parent: "city"),
            .unitMerged("C", into: "A", on: "2022-07-01"),
            .householdTotalReported("A", households: 100, on: "2022-12-31", persons: 300),
            .householdTotalReported("B", households: 50, on: "2022-12-31"))
        try scenario.given(
            household("H1", "A", 4, .poor) + household("H2", "A", 2, .poor) + household("H3", "B", 3, .nearPoor)
                + household("H4", "B", 5, .average) + household("H5", "A", 1, .poor))
        try scenario.given(
            .householdExitedPoverty("H5", from: .poor, to: .average, on: "2022-03-10"),
            .householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2022-06-01"),
            .householdClassified("H5", as: .poor, on: "2022-12-20"))
        try scenario.given(
            .incomeAssessed("H2", perPersonMonthlyVND: 1_000_000, on: "2021-12-10"),
            .incomeAssessed("H5", perPersonMonthlyVND: 900_000, on: "2021-12-10"),
            .incomeAssessed("H2", perPersonMonthlyVND: 1_200_000, on: "2022-11-01"),
            gift(to: .household("H1"), of: 100_000, by: .enterprise, on: "2022-02-01", for: "Tết"),
            gift(to: .household("H2"), .credit, of: 9_000_000, by: .policyBank, on: "2022-02-01"),
            gift(to: .household("H3"), .goods, of: nil, on: "2021-12-31"),
            gift(to: .unit("B"), .livelihood, of: 50_000, on: "2022-07-01"),
            .sponsorAssigned("H2", sponsor: "s", on: "2022-05-01"),
            .sponsorAssigned("H5", sponsor: "s", on: "2022-05-01"),
            .sponsorAssigned("H5", sponsor: "t", on: "2022-05-01"), .sponsorEnded("H5", sponsor: "s", on: "2022-08-01"),
            .sponsorEnded("H5", sponsor: "t", on: "2022-12-31"))
        return scenario
    }
}
