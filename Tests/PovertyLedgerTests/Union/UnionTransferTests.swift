// The promise that a household that moves from one office to another counts once: in the one until it leaves, in the other
// from the day it arrives, and nowhere between; and that what only one side recorded is found.

import EventLedger
import LedgerTestSupport
import PovertyReports
import Testing

@Suite("Transfers between offices")
struct UnionTransferTests {
    private static let clock = Instant("2026-01-15T00:00:00Z")!

    private static func entry(_ id: String, _ events: [Event]) -> Entry {
        Entry(id: id, recordedAt: Instant("2025-01-01T00:00:00Z"), actor: "UBND", events: events)
    }

    private static func unit(_ id: String) -> Event { .unitEstablished(id, name: id, kind: .ward, on: "2021-01-01") }

    private static func household(_ id: String, in unit: String, on day: Day, transfer: String? = nil) -> [Event] {
        [
            .householdRegistered(
                id, in: unit, members: 4, on: day, cause: transfer == nil ? .survey : .movedIn, transfer: transfer),
            .householdClassified(id, as: .poor, on: day),
        ]
    }

    private static func leaves(_ id: String, on day: Day, transfer: String) -> Event {
        .householdDissolved(id, cause: .movedAway, on: day, transfer: transfer)
    }

    private static func audit(_ union: LedgerUnion, _ cut: String) throws -> [AuditRule: [Finding]] {
        let findings = try union.view().at(CutExpression(cut)).audit().findings
        return Dictionary(grouping: findings.filter { AuditRule.ofUnion.contains($0.rule) }, by: \.rule)
    }

    @Test func aHouseholdThatMovesCountsOnce() throws {
        let fixture = try UnionFixture(
            [
                [
                    Self.entry("a", [Self.unit("A")] + Self.household("H1", in: "A", on: "2022-01-01")),
                    Self.entry("a-2", [Self.leaves("H1", on: "2023-03-01", transfer: "o1/7")]),
                ],
                [
                    Self.entry("b", [Self.unit("B")]),
                    Self.entry("b-2", Self.household("K9", in: "B", on: "2023-03-10", transfer: "o0/7")),
                ],
            ], clock: Self.clock)
        let union = try fixture.open()
        func poor(_ day: String) throws -> [String?: Int] {
            let rows = try union.view().at(CutExpression(day)).counts(by: .unit).rows
            return Dictionary(rows.map { ($0.account.unit, $0.tally.households) }) { $0 + $1 }
        }
        #expect(try poor("2023-02-28") == ["A": 1])
        #expect(try poor("2023-03-05") == [:])
        #expect(try poor("2023-03-10") == ["B": 1])
        let transfers = try union.view().at(CutExpression("2023-12-31")).transfers()
        #expect(transfers.map(\.id) == ["7"])
        #expect(transfers[0].from == "o0" && transfers[0].to == "o1" && !transfers[0].isInTransit)
        #expect(transfers[0].departures.map(\.household) == ["H1"])
        #expect(transfers[0].arrivals.map(\.household) == ["K9"])
        #expect(try Self.audit(union, "2023-12-31").isEmpty)
        // In transit: it has left, and has not arrived by the day.
        let between = try Self.audit(union, "2023-03-05")
        #expect(between.keys.map(\.self) == [.inTransit])
        #expect(between[.inTransit]?.map(\.household) == ["H1"])
        #expect(between[.inTransit]?.map(\.effectiveOn) == ["2023-03-01"])
        #expect(
            between[.inTransit]?.map { "\($0.sentence)" } == [
                "it left o0 for o1 by the transfer 7 and has not arrived; it counts nowhere"
            ])
        // It is in no list of either office on that day, and in that of the new one from the day it arrives.
        func listed(_ day: String) throws -> [String] {
            try union.view().at(CutExpression(day)).listedHouseholds(since: "2023-01-01").map(\.row.household)
        }
        #expect(try ["2023-02-28", "2023-03-05", "2023-03-10"].map(listed) == [["H1"], [], ["K9"]])
    }

    @Test func whatOneSideRecordedIsFound() throws {
        let fixture = try UnionFixture(
            [
                [
                    Self.entry(
                        "a",
                        [Self.unit("A")] + Self.household("H1", in: "A", on: "2022-01-01")
                            + Self.household("H2", in: "A", on: "2022-01-01")
                            + Self.household("H3", in: "A", on: "2022-01-01")),
                    Self.entry(
                        "a-2",
                        [
                            Self.leaves("H1", on: "2023-03-01", transfer: "o1/1"),
                            Self.leaves("H2", on: "2023-03-02", transfer: "o1/1"),
                            // Out of the union, and not a transfer that anybody could read.
                            Self.leaves("H3", on: "2023-03-02", transfer: "elsewhere/4"),
                        ]),
                ],
                [
                    Self.entry("b", [Self.unit("B")]),
                    Self.entry("b-2", Self.household("K1", in: "B", on: "2023-03-10", transfer: "o0/2")),
                    Self.entry("b-3", Self.household("K2", in: "B", on: "2023-03-11", transfer: "none")),
                ],
            ], clock: Self.clock)
        let found = try Self.audit(try fixture.open(), "2023-12-31")
        #expect(Set(found.keys) == [.repeatedTransfer, .arrivedWithoutLeaving])
        #expect(found[.repeatedTransfer]?.map(\.household) == ["H1"])
        #expect(found[.arrivedWithoutLeaving]?.map(\.household) == ["K1"])
    }

    /// A departure that is voided is none.
    @Test func aVoidedDeparture() throws {
        let fixture = try UnionFixture(
            [
                [
                    Self.entry("a", [Self.unit("A")] + Self.household("H1", in: "A", on: "2022-01-01")),
                    Self.entry("a-2", [Self.leaves("H1", on: "2023-03-01", transfer: "o1/7")]),
                    Self.entry("a-3", [.eventVoided(EventReference(entry: "a-2", ordinal: 1), reason: "nhầm")]),
                ], [Self.entry("b", [Self.unit("B")])],
            ], clock: Self.clock)
        let union = try fixture.open()
        #expect(try union.view().at(CutExpression("2023-12-31")).transfers().isEmpty)
        #expect(try union.view().at(CutExpression("2023-12-31@#o0=4,o1=1")).transfers().count == 1)
    }

    @Test func codesAndUnitsThatDiffer() throws {
        let fixture = try UnionFixture(
            [
                [
                    Self.entry(
                        "a",
                        [Self.unit("A"), Self.unit("B"), .unitMerged("A", into: "B", on: "2024-01-01")]
                            + Self.household("H1", in: "A", on: "2022-01-01")
                            + Self.household("H2", in: "A", on: "2022-01-01"))
                ],
                [
                    Self.entry(
                        "b",
                        [Self.unit("A")] + Self.household("H1", in: "A", on: "2022-01-01")
                            + Self.household("H3", in: "A", on: "2022-01-01"))
                ],
            ], clock: Self.clock)
        let union = try fixture.open()
        let found = try Self.audit(union, "2023-12-31")
        #expect(found[.householdInTwoOffices]?.map(\.household) == ["H1"])
        #expect(found[.unitsDiffer] == nil)
        #expect(try Self.audit(union, "2024-12-31")[.unitsDiffer]?.map(\.unit) == ["A"])
        // The merger that one office recorded holds for the households of the other.
        let counts = try union.view().at(CutExpression("2024-12-31")).counts(by: .unit)
        #expect(counts.rows.map(\.account.unit) == ["B"] && counts.tally().households == 4)
    }
}
