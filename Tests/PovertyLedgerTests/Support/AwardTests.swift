// The promise about awards, in a few by hand: a revoked one is never among those in force, and only where the cut knows
// its revocation.

import EventLedger
import PovertyLedger
import PovertyReports
import Testing

@Suite struct AwardTests {
    private static func award(
        _ kind: RecipientKind, _ recipient: String, _ form: String, on day: Day, authority: String = "UBND"
    ) -> Event {
        .awardGranted(to: kind, recipient, form: form, authority: authority, on: day, achievement: "góp công")
    }

    /// Three awards of 2022 (one revoked in 2023), one of 2023 (its revocation voided), one voided.
    private static func scenario() throws -> RuleScenario {
        var scenario = try RuleScenario()
        try scenario.given(
            award(.household, "H1", "giấy khen", on: "2022-12-01"),
            award(.collective, "C1", "bằng khen", on: "2022-12-01"),
            award(.individual, "I1", "giấy khen", on: "2022-11-01", authority: "MTTQ"), id: "w1")
        try scenario.given(
            award(.household, "H1", "giấy khen", on: "2023-12-01"),
            award(.household, "H2", "giấy khen", on: "2023-12-01"), id: "w2")
        try scenario.given(
            .awardRevoked(reference("w1", 1), cause: "kê khai sai", on: "2023-06-01"),
            .awardRevoked(reference("w2", 1), cause: "nhầm", on: "2023-12-20"), id: "r")
        try scenario.given(
            .eventVoided(reference("r", 2), reason: "nhầm người"),
            .eventVoided(reference("w2", 2), reason: "ghi trùng"), id: "v")
        return scenario
    }

    @Test func revokedOnesStandApart() throws {
        let ledger = try AwardTests.scenario().ledger
        let report = try ledger.at("2023-12-31").awards(listingAwards: true)
        #expect(report.total == AwardCount(inForce: 3, revoked: 1))
        #expect(
            report.rows.map(\.group) == [
                AwardGroup(form: "bằng khen", recipientKind: .collective),
                AwardGroup(form: "giấy khen", recipientKind: .household),
                AwardGroup(form: "giấy khen", recipientKind: .individual),
            ])
        #expect(report.rows.map(\.count.inForce) == [1, 1, 1] && report.rows.map(\.count.revoked) == [0, 1, 0])
        #expect(report.awards?.map(\.reference.description) == ["w1#3", "w1#1", "w1#2", "w2#1"])
        let revocation = report.awards?[1].revocation
        #expect(revocation?.reference == reference("r", 1) && revocation?.effectiveOn == "2023-06-01")
        #expect(revocation?.cause == "kê khai sai")
        #expect(report.awards?.filter { $0.revocation != nil }.count == 1)
        #expect(report.awards?.first?.fields.achievement == "góp công")
    }

    /// The day before the revocation took effect it was in force; before the void both of 2023 were there and one
    /// revoked.
    @Test func aCutKnowsOnlyItsOwnRevocations() throws {
        let ledger = try AwardTests.scenario().ledger
        #expect(try ledger.at("2023-05-31").awards().total == AwardCount(inForce: 3))
        let before = CutExpression("2023-12-31", knownAt: .position(10))
        #expect(try ledger.at(before).awards().total == AwardCount(inForce: 3, revoked: 2))
    }

    @Test func spansAndYearsAndAuthorities() throws {
        let ledger = try AwardTests.scenario().ledger
        let report = try ledger.at("2023-12-31").awards(since: "2022-12-01", by: [.year])
        #expect(report.rows.map(\.group.year) == [2022, 2023] && report.rows.map(\.count.inForce) == [1, 1])
        let authorities = try ledger.at("2023-12-31").awards(by: [.authority]).rows
        #expect(authorities.map(\.group.authority) == ["MTTQ", "UBND"])
        let revoked = try ledger.at("2023-12-31").awards(by: [], revokedOnly: true, listingAwards: true)
        #expect(revoked.total == AwardCount(revoked: 1) && revoked.rows.isEmpty)
        #expect(revoked.awards?.map(\.reference.description) == ["w1#1"])
    }
}
