// The promise about what decisions record and about lists, in a few households by hand: the decision in force counts and
// no other, nothing is guessed where none is recorded, and the list says since when, by which document and how.

import EventLedger
import PovertyLedger
import PovertyReports
import Testing

@Suite struct DecisionTests {
    /// H1 in A, poor with three indicators and two causes, confirmed a year later with one of each; H2 in A, near-poor by
    /// an exit from poor; H3 in B, near-poor without words; H4 in B, poor, dissolved; H5 in B, average with an indicator.
    private static func scenario() throws -> RuleScenario {
        var scenario = try RuleScenario()
        for (index, unit) in ["A", "A", "B", "B", "B"].enumerated() {
            try scenario.given(
                .householdRegistered("H\(index + 1)", in: unit, members: UInt32(index + 1), on: "2022-01-01"))
        }
        try scenario.given(
            .householdClassified(
                "H1", as: .poor, on: "2022-01-10", deprivations: [.employment, .waterSource, .informationAccess],
                causes: [.land, .other]),
            .householdClassified("H2", as: .poor, on: "2022-01-10", deprivations: [.employment], causes: [.land]),
            .householdClassified("H3", as: .nearPoor, on: "2022-01-10", deprivationScore: 0),
            .householdClassified("H4", as: .poor, on: "2022-01-10", deprivations: [.employment]),
            .householdClassified("H5", as: .average, on: "2022-01-10", deprivations: [.nutrition]), id: "d1")
        try scenario.given(
            .householdExitedPoverty("H2", from: .poor, to: .nearPoor, on: "2022-12-01"),
            .householdDissolved("H4", cause: .deceased, on: "2022-12-01"),
            .householdClassified("H1", as: .poor, on: "2022-12-01", deprivations: [.nutrition], causes: [.labour]),
            id: "d2")
        return scenario
    }

    private func words<Word: Token>(_ row: DecisionRow<Word>) -> [String: [Int]] {
        Dictionary(
            uniqueKeysWithValues: Word.allCases.filter { row[$0] != .zero }.map {
                ($0.name, [row[$0].households, row[$0].persons])
            })
    }

    @Test func theDecisionInForceCounts() throws {
        let ledger = try Self.scenario().ledger
        let first = try ledger.at("2022-06-30").deprivations()
        // H1 with 1 member, H2 with 2, H4 with 4 are poor.
        #expect(first.rows.map(\.householdClass) == [.poor, .nearPoor])
        #expect(first.rows[0].all == Tally(households: 3, persons: 7) && first.rows[0].wordCount == 5)
        #expect(words(first.rows[0]) == ["employment": [3, 7], "waterSource": [1, 1], "informationAccess": [1, 1]])
        #expect(first.rows[0].unrecorded == .zero && first.rows[0].recorded == first.rows[0].all)
        // A score of 0 says no more than the empty list does.
        #expect(first.rows[1].unrecorded == Tally(households: 1, persons: 3) && first.rows[1].wordCount == 0)
        let then = try ledger.at("2022-12-31").deprivations()
        #expect(then.rows[0].all == Tally(households: 1, persons: 1) && words(then.rows[0]) == ["nutrition": [1, 1]])
        // What was recorded of H2 while it was poor is not in force after its exit.
        #expect(then.rows[1].all == Tally(households: 2, persons: 5) && words(then.rows[1]).isEmpty)
        #expect(then.rows[1].unrecorded == then.rows[1].all)
        let causes = try ledger.at("2022-06-30").causes(of: [.poor], by: .unit)
        #expect(causes.rows.map(\.unit) == ["A", "B"])
        #expect(words(causes.rows[0]) == ["land": [2, 3], "other": [1, 1]] && causes.rows[0].wordCount == 3)
        #expect(causes.rows[1].unrecorded == Tally(households: 1, persons: 4))
        #expect(
            try ledger.at("2022-12-31").deprivations(of: [.average]).rows.map { words($0) } == [["nutrition": [1, 5]]])
    }

    /// A decision that is recorded later for an earlier day changes only the days before the next one; a void gives back
    /// what was before it; and on one day the later position counts.
    @Test func whatIsRecordedLaterHasItsDay() throws {
        var scenario = try Self.scenario()
        let filed = try scenario.ledger.ledger.lastPosition()
        try scenario.given(
            .householdClassified("H1", as: .poor, on: "2022-03-01", deprivations: [.housingArea]),
            .householdClassified("H3", as: .nearPoor, on: "2022-01-10", deprivations: [.hygienicToilet]), id: "late")
        func row(_ cut: String, _ someClass: HouseholdClass, unit: String) throws -> [String: [Int]] {
            words(try scenario.ledger.at(cut).deprivations(unit: unit).row(of: someClass))
        }
        #expect(try row("2022-06-30", .poor, unit: "A") == ["housingArea": [1, 1], "employment": [1, 2]])
        #expect(try row("2022-02-28", .poor, unit: "A")["waterSource"] == [1, 1])
        #expect(try row("2022-12-31", .poor, unit: "A") == ["nutrition": [1, 1]])
        #expect(try row("2022-12-31", .nearPoor, unit: "B") == ["hygienicToilet": [1, 3]])
        #expect(try row("2022-06-30@#\(filed)", .poor, unit: "A")["employment"] == [2, 3])
        try scenario.given(.eventVoided(EventReference(entry: "d2", ordinal: 3), reason: "ghi nhầm"))
        #expect(try row("2022-12-31", .poor, unit: "A") == ["housingArea": [1, 1]])
    }

    @Test func aListSaysSinceWhenAndHow() throws {
        var scenario = try Self.scenario()
        try scenario.given(
            .householdExitedPoverty("H1", from: .poor, to: .average, on: "2023-05-01"),
            .householdRegistered("H6", in: "A", members: 6, on: "2023-06-01", cause: .movedIn),
            .householdClassified("H6", as: .poor, on: "2023-06-02"),
            .householdRegistered("H7", in: "A", members: 7, on: "2023-06-01"),
            .householdClassified("H7", as: .poor, on: "2023-06-02"), id: "d3")
        try scenario.given(
            .householdClassified("H1", as: .poor, on: "2023-09-01"),
            .householdClassified("H2", as: .nearPoor, on: "2023-11-01"),
            .householdMoved("H3", to: "A", on: "2023-11-01"),
            .householdClassified("H3", as: .poor, on: "2023-12-01"), id: "d4")
        let list = try scenario.ledger.at("2023").households()
        #expect(list.from == "2023-01-01" && list.classes == [.poor, .nearPoor])
        #expect(list.households.map(\.household) == ["H1", "H2", "H3", "H6", "H7"])
        #expect(list.households.map(\.account.unit) == ["A", "A", "A", "A", "A"])
        #expect(list.households.map(\.entrance) == [.relapsed, .before, .new, .arrived, .new])
        #expect(
            list.households.map(\.flow) == [.relapsed, nil, .fellFromNearPoor, .otherIncrease, .newlyPoor])
        #expect(
            list.households.map { $0.entered.reference.description } == ["d4#1", "d2#1", "d4#4", "d3#3", "d3#5"])
        #expect(list.households.map { $0.confirmed?.reference.description } == [nil, "d4#2", nil, nil, nil])
        #expect(
            list.households[1].entered.effectiveOn == "2022-12-01" && list.tally == Tally(households: 5, persons: 19))
        // Two months before its return its exit is too old for a relapse; a year before, it was not new in the year.
        let recent = try scenario.ledger.at("2023").households(lookBackMonths: 3)
        #expect(recent.households[0].flow == .newlyPoor && recent.households[0].entrance == .new)
        let since = try scenario.ledger.at("2023").households(of: [.nearPoor], since: "2022-06-01")
        #expect(since.households.map(\.entrance) == [.new] && since.households.map(\.flow) == [.cameFromPoor])
        let before = try scenario.ledger.at("2023-08-31").households(of: [.poor, .average])
        #expect(before.households.map(\.household) == ["H1", "H6", "H7", "H5"])
        #expect(before.households.map(\.entrance) == [nil, .arrived, .new, nil])
        #expect(try scenario.ledger.at("2023").households(unit: "B").households.isEmpty)
    }

    @Test func sponsorsAreThoseThatRun() throws {
        var scenario = try Self.scenario()
        try scenario.given(
            .sponsorAssigned("H1", sponsor: "S", on: "2022-02-01"),
            .sponsorAssigned("H1", sponsor: "T", on: "2022-03-01"),
            .sponsorAssigned("H3", sponsor: "S", on: "2022-02-01"),
            .sponsorAssigned("H4", sponsor: "S", on: "2022-02-01"),
            .sponsorAssigned("H5", sponsor: "S", on: "2022-02-01"), id: "s1")
        try scenario.given(
            .sponsorEnded("H1", sponsor: "S", on: "2022-05-01"), .sponsorAssigned("H1", sponsor: "S", on: "2022-06-01"),
            .sponsorEnded("H3", sponsor: "S", on: "2022-07-01"), id: "s2")
        let report = try scenario.ledger.at("2022").sponsors()
        #expect(report.sponsorships.map(\.household) == ["H1", "H1", "H5"])
        #expect(report.sponsorships.map(\.sponsor) == ["S", "T", "S"])
        #expect(report.sponsorships.map(\.assigned.description) == ["s2#2", "s1#2", "s1#5"])
        #expect(report.sponsorships.map(\.effectiveOn) == ["2022-06-01", "2022-03-01", "2022-02-01"])
        #expect(report.sponsors.map(\.sponsor) == ["S", "T"])
        #expect(report.sponsors.map(\.poor) == [Tally(households: 1, persons: 1), Tally(households: 1, persons: 1)])
        #expect(report.sponsors.map(\.others) == [Tally(households: 1, persons: 5), .zero])
        #expect(
            report.rows.map(\.sponsored.households) == [1, 0] && report.rows.map(\.unsponsored.households) == [0, 2])
        let spring = try scenario.ledger.at("2022-05-15").sponsors(unit: "B")
        #expect(
            spring.sponsorships.map(\.household) == ["H3", "H4", "H5"] && spring.sponsors.map(\.all.persons) == [12])
    }

    /// By giver and by household; of two givers of one name the kind tells which.
    @Test func aidByGiverAndHousehold() throws {
        var scenario = try Self.scenario()
        func gift(_ subject: AidSubject, _ donor: String, _ kind: DonorKind, _ amount: Int64?) -> Event {
            .aidGiven(to: subject, .cash, donor: donor, donorKind: kind, on: "2022-02-01", amountVND: amount)
        }
        try scenario.given(
            gift(.household("H1"), "D", .enterprise, 5), gift(.household("H2"), "D", .agency, 7),
            gift(.household("H1"), "C", .enterprise, nil), gift(.unit("A"), "D", .enterprise, 11))
        let givers = try scenario.ledger.at("2022").aid(by: [.donor, .donorKind]).gifts.rows
        #expect(givers.map(\.group.donor) == ["D", "C", "D"])
        #expect(givers.map(\.group.donorKind) == [.agency, .enterprise, .enterprise])
        #expect(givers.map(\.sum.amountVND) == [7, 0, 16] && givers.map(\.sum.households) == [1, 1, 1])
        let households = try scenario.ledger.at("2022").aid(by: [.household]).gifts.rows
        #expect(households.map(\.group.household) == ["H1", "H2", nil] && households.map(\.sum.events) == [2, 1, 1])
        #expect(households.map(\.sum.units) == [0, 0, 1] && households.map(\.sum.withoutAmount) == [1, 0, 0])
        let placed = try scenario.ledger.at("2022").aid(by: [.unit, .donor]).gifts.rows
        #expect(placed.map(\.group.donor) == ["C", "D"] && placed.map(\.sum.amountVND) == [0, 23])
    }
}
