// The rules on units: when they are there, what they merge into, and what rests on them.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("Rules: units")
struct RuleUnitTests {
    private func void(_ entry: String, _ ordinal: Int) -> Event {
        .eventVoided(EventReference(entry: entry, ordinal: ordinal), reason: "ghi nhầm")
    }

    private func establish(_ unit: String, on day: Day, parent: String? = nil) -> Event {
        .unitEstablished(unit, name: "Phường \(unit)", kind: .ward, on: day, parent: parent)
    }

    @Test func aUnitIsEstablishedOnceAndBeforeAllElse() throws {
        var scenario = try RuleScenario()
        try scenario.refuses(.ruleBroken, unit: "A", establish("A", on: "2021-01-01"))
        for unit in ["D", "A"] {
            let events: [Event] = [
                .unitChanged(unit, on: "2019-12-31", name: "Phường"),
                .householdTotalReported(unit, households: 9, on: "2019-12-31"),
                .initiativeRecorded(unit, title: "Mô hình", on: "2019-12-31"),
                .aidGiven(to: .unit(unit), .goods, donor: "MTTQ", donorKind: .massOrganisation, on: "2019-12-31"),
            ]
            for event in events { try scenario.refuses(.unknownUnit, unit: unit, event) }
            try scenario.refuses(.unknownUnit, unit: unit, .unitMerged(unit, into: "B", on: "2019-12-31"))
        }
        // Within one entry the order does not matter.
        try scenario.given(.unitChanged("D", on: "2021-01-01", code: "31825"), establish("D", on: "2021-01-01"))
    }

    @Test func householdsStandInUnitsThatAreThere() throws {
        var scenario = try RuleScenario.poorHousehold()
        for unit in ["D", "A"] {
            try scenario.refuses(
                .unknownUnit, household: "H2", .householdRegistered("H2", in: unit, members: 1, on: "2019-12-31"))
        }
        try scenario.refuses(.unknownUnit, household: "H1", .householdMoved("H1", to: "D", on: "2022-01-01"))
        try scenario.refuses(
            .unknownUnit, event: 2, household: "H1", establish("D", on: "2022-01-02"),
            .householdMoved("H1", to: "D", on: "2022-01-01"))
        try scenario.given(.householdMoved("H1", to: "D", on: "2022-01-02"), establish("D", on: "2022-01-02"))
    }

    @Test func aMergerClosesAUnitForLaterRecordsOnly() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.householdRegistered("H2", in: "B", members: 1, on: "2025-08-01"))
        try scenario.given(.unitMerged("A", into: "B", on: "2025-07-01"))
        let closed = Event.householdRegistered("H3", in: "A", members: 1, on: "2025-07-01")
        try scenario.refuses(.unknownUnit, household: "H3", closed)
        try scenario.given(.householdRegistered("H3", in: "A", members: 1, on: "2025-06-30"))
        // Recorded afterwards, a merger invalidates nothing that stands in the unit, nor what its entry says before it.
        try scenario.given(
            .householdRegistered("H4", in: "B", members: 1, on: "2025-08-01"),
            .unitMerged("B", into: "C", on: "2025-07-15"))
        try scenario.refuses(
            .unknownUnit, event: 3, household: "H6", establish("D", on: "2025-01-01"),
            .unitMerged("D", into: "C", on: "2025-07-15"),
            .householdRegistered("H6", in: "D", members: 1, on: "2025-07-15"))
        let counts = try scenario.ledger.at("2025-12-31").counts(by: .unit)
        #expect(counts.tally(unit: "C").households == 4)
        let old = try scenario.ledger.at("2025-12-31", unitsOn: "2025-07-01").counts(by: .unit)
        #expect(old.tally(unit: "B").households == 4)
        #expect(
            try scenario.ledger.at("2025-12-31", unitsOn: "2025-06-30").counts(by: .unit).tally(unit: "A").households
                == 2)
    }

    @Test func aUnitMergesOnceAndNeverIntoItself() throws {
        var scenario = try RuleScenario()
        try scenario.refuses(.ruleBroken, unit: "A", .unitMerged("A", into: "A", on: "2025-07-01"))
        try scenario.refuses(.unknownUnit, unit: "A", .unitMerged("A", into: "D", on: "2025-07-01"))
        try scenario.given(establish("D", on: "2025-08-01"))
        try scenario.refuses(.unknownUnit, unit: "A", .unitMerged("A", into: "D", on: "2025-07-01"))
        try scenario.given(.unitMerged("A", into: "B", on: "2025-07-01"), id: "ab")
        try scenario.refuses(.ruleBroken, unit: "A", .unitMerged("A", into: "C", on: "2025-09-01"))
        try scenario.refuses(.ruleBroken, unit: "C", .unitMerged("C", into: "A", on: "2025-07-01"))
        try scenario.given(.unitMerged("B", into: "C", on: "2025-07-15"), id: "bc")
        // No single merger of this ring is wrong on its day.
        try scenario.refuses(.ruleBroken, unit: "C", .unitMerged("C", into: "A", on: "2025-01-01"))
        try scenario.given(void("ab", 1), .unitMerged("A", into: "C", on: "2025-07-01"))
        try scenario.refuses(.ruleBroken, unit: "A", conflicting: ["ab#1"], void("ab", 1))
    }

    /// A division ends a unit as a merger does; nothing is mapped, and what is placed in it later is refused.
    @Test func aDivisionClosesAUnitForLaterRecordsOnly() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.householdRegistered("H2", in: "A", members: 1, on: "2025-08-01"))
        try scenario.given(.unitDivided("A", into: ["C", "B"], on: "2025-07-01"), id: "division")
        let closed = Event.householdRegistered("H3", in: "A", members: 1, on: "2025-07-01")
        try scenario.refuses(.unknownUnit, household: "H3", closed)
        try scenario.refuses(.unknownUnit, household: "H3", closed, .householdMoved("H1", to: "B", on: "2025-07-01"))
        try scenario.given(.householdRegistered("H3", in: "A", members: 1, on: "2025-06-30"))
        let counts = try scenario.ledger.at("2025-12-31").counts(by: .unit)
        #expect(counts.tally(unit: "A").households == 3 && counts.tally(unit: "B").households == 0)
        try scenario.given(.householdMoved("H1", to: "B", on: "2025-07-01", cause: .boundaryChange))
        #expect(try scenario.ledger.at("2025-12-31").counts(by: .unit).tally(unit: "B").households == 1)
        // Taken back, it is as if it had never been.
        try scenario.given(
            void("division", 1), .householdRegistered("H4", in: "A", members: 1, on: "2025-07-01"))
    }

    @Test func aUnitEndsOnceAndInOthersThatLiveOn() throws {
        var scenario = try RuleScenario()
        let day: Day = "2025-07-01"
        try scenario.refuses(.ruleBroken, unit: "A", .unitDivided("A", into: ["A", "B"], on: day))
        try scenario.refuses(.unknownUnit, unit: "A", .unitDivided("A", into: ["B", "D"], on: day))
        try scenario.refuses(.invalidValue, .unitDivided("A", into: ["B"], on: day))
        try scenario.refuses(.invalidValue, .unitDivided("A", into: ["B", "B"], on: day))
        try scenario.refuses(.unknownUnit, unit: "D", .unitDivided("D", into: ["A", "B"], on: day))
        try scenario.given(establish("D", on: "2025-08-01"))
        try scenario.refuses(.unknownUnit, unit: "A", .unitDivided("A", into: ["B", "D"], on: day))
        try scenario.given(.unitDivided("A", into: ["B", "C"], on: day), id: "division")
        try scenario.refuses(.ruleBroken, unit: "A", .unitDivided("A", into: ["B", "C"], on: "2025-09-01"))
        try scenario.refuses(.ruleBroken, unit: "A", .unitMerged("A", into: "B", on: "2025-09-01"))
        try scenario.refuses(.ruleBroken, unit: "B", .unitMerged("B", into: "A", on: day))
        try scenario.refuses(.ruleBroken, unit: "B", .unitDivided("B", into: ["A", "C"], on: day))
        try scenario.given(.unitMerged("B", into: "C", on: day), id: "merger")
        try scenario.refuses(.ruleBroken, unit: "C", .unitDivided("C", into: ["B", "D"], on: "2025-08-01"))
        try scenario.refuses(.ruleBroken, unit: "B", .unitDivided("B", into: ["C", "D"], on: "2025-08-01"))
        // The day before its end a unit can still be divided among.
        try scenario.given(.unitDivided("C", into: ["A", "B"], on: "2025-06-30"), id: "early")
        // Nothing rests on a division having been: it can be taken back, once.
        try scenario.given(void("division", 1))
        try scenario.refuses(.ruleBroken, unit: "A", conflicting: ["division#1"], void("division", 1))
    }

    @Test func mergersOfOneEntryFollowEachOther() throws {
        var scenario = try RuleScenario()
        let (first, second) = (
            Event.unitMerged("A", into: "B", on: "2025-07-01"), Event.unitMerged("B", into: "C", on: "2025-07-01")
        )
        try scenario.refuses(.ruleBroken, event: 2, unit: "A", second, first)
        try scenario.refuses(.ruleBroken, event: 1, unit: "A", first, .unitMerged("B", into: "A", on: "2025-07-01"))
        try scenario.given(first, second)
    }

    @Test func otherUnitsThatAreNamedAreThere() throws {
        var scenario = try RuleScenario()
        try scenario.refuses(.unknownUnit, unit: "D", establish("D", on: "2022-01-01", parent: "nowhere"))
        try scenario.refuses(.unknownUnit, unit: "D", establish("D", on: "2019-01-01", parent: "A"))
        try scenario.refuses(.unknownUnit, unit: "A", .unitChanged("A", on: "2022-01-01", parent: "nowhere"))
        try scenario.refuses(.ruleBroken, unit: "A", .unitChanged("A", on: "2022-01-01", parent: "A"))
        let award = { (day: Day, unit: String) in
            Event.awardGranted(to: .collective, "Tổ 1", form: "giấy khen", authority: "UBND", on: day, unit: unit)
        }
        try scenario.refuses(.unknownUnit, award("2022-01-01", "nowhere"))
        try scenario.refuses(.unknownUnit, award("2019-12-31", "A"))
        try scenario.given(award("2020-01-01", "A"))
        try scenario.refuses(.invalidValue, .unitChanged("A", on: "2022-01-01"))
    }

    /// An establishment is voided only when nothing rests on it, or with another in its place.
    @Test func whatOthersRestOnStands() throws {
        let cases: [(String, Event)] = [
            ("A", .householdRegistered("H1", in: "A", members: 1, on: "2022-01-01")),
            ("A", .householdTotalReported("A", households: 9, on: "2022-01-01")),
            ("A", .unitChanged("B", on: "2022-01-01", parent: "A")),
            ("A", .unitMerged("B", into: "A", on: "2022-01-01")),
            ("A", .unitDivided("B", into: ["A", "C"], on: "2022-01-01")),
            ("A", .aidGiven(to: .unit("A"), .goods, donor: "MTTQ", donorKind: .massOrganisation, on: "2022-01-01")),
            ("A", .initiativeRecorded("A", title: "Mô hình", on: "2022-01-01")),
            (
                "A",
                .awardGranted(to: .individual, "I", form: "giấy khen", authority: "UBND", on: "2022-01-01", unit: "A")
            ),
        ]
        for (unit, event) in cases {
            var scenario = try RuleScenario()
            try scenario.given(event, id: "rests")
            try scenario.refuses(.ruleBroken, unit: unit, conflicting: ["rests#1"], void("units", 1))
            try scenario.refuses(
                .ruleBroken, unit: unit, conflicting: ["rests#1"], void("units", 1), establish(unit, on: "2022-01-02"))
            try scenario.given(void("units", 1), establish(unit, on: "2022-01-01"), id: "anew")
            try scenario.given(void("rests", 1), void("anew", 2))
            // What was voided before rests on nothing.
            var other = try RuleScenario()
            try other.given(event, id: "rests")
            try other.given(void("rests", 1))
            try other.given(void("units", 1))
        }
    }

    /// What an entry places in a unit rests on the establishment that stands after it, from its own day on.
    @Test func anEstablishmentIsReplacedUnderWhatItsEntryPlaces() throws {
        func register(on day: Day) -> Event { .householdRegistered("H1", in: "A", members: 1, on: day) }
        for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
            var scenario = try RuleScenario()
            let events = [void("units", 1), establish("A", on: "2022-01-01")]
            let early = order.map { (events + [register(on: "2021-12-31")])[$0] }
            try scenario.refuses(
                .ruleBroken, event: order.firstIndex(of: 0).map { $0 + 1 } ?? 0, unit: "A", early[0], early[1], early[2]
            )
            try scenario.given(order.map { (events + [register(on: "2022-01-01")])[$0] })
            #expect(try scenario.ledger.at("2022-01-01").counts(by: .unit).tally(unit: "A").households == 1)
        }
    }
}
