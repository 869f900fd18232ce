// The rules about what should never have been recorded so, each on a small ledger written by hand, with what is just
// right beside what is wrong.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite struct AuditRecordTests {
    private func findings(
        _ rule: AuditRule, in scenario: RuleScenario, on day: Day = "2025-12-31",
        _ parameters: AuditParameters = .init()
    ) throws -> [Finding] {
        let audit = try scenario.ledger.at(CutExpression(day)).audit(parameters)
        return audit.findings.filter { $0.rule == rule }
    }

    /// Findings in short: day, whom, events.
    private func found(
        _ rule: AuditRule, in scenario: RuleScenario, on day: Day = "2025-12-31",
        _ parameters: AuditParameters = .init()
    ) throws -> [String] {
        try findings(rule, in: scenario, on: day, parameters).map { finding in
            "\(finding.effectiveOn) \(finding.household ?? finding.unit ?? "-") "
                + finding.events.map { $0.reference.description }.joined(separator: " ")
        }
    }

    private func aid(
        _ household: String = "H1", _ kind: AidKind = .cash, _ day: Day = "2022-03-01", donor: String = "Quỹ",
        amount: Int64? = 500, quantity: Int64? = nil, measure: String? = nil, programme: String? = nil
    ) -> Event {
        .aidGiven(
            to: .household(household), kind, donor: donor, donorKind: .agency, on: day, amountVND: amount,
            quantity: quantity, measure: measure, programme: programme)
    }

    @Test func theSameAidInSeveralEntriesIsFound() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(
            .householdRegistered("H2", in: "A", members: 1, on: "2021-12-20"),
            .householdClassified("H2", as: .poor, on: "2021-12-20"))
        // Twice in one document is two gifts; each of the others differs in one thing.
        try scenario.given(aid(), aid(), aid("H1", .goods, quantity: 10, measure: "kg"), id: "a")
        try scenario.given(
            aid("H2"), aid("H1", .housing), aid("H1", .cash, "2022-03-02"), aid(donor: "Quỹ khác"), aid(amount: 501),
            aid(amount: nil), aid("H1", .goods, quantity: 11, measure: "kg"),
            aid("H1", .goods, quantity: 10, measure: "thùng"),
            .aidGiven(to: .unit("A"), .cash, donor: "Quỹ", donorKind: .agency, on: "2022-03-01", amountVND: 500),
            id: "b")
        #expect(try found(.repeatedAid, in: scenario) == [])
        // The same under another programme, as another kind of giver, and a loan.
        try scenario.given(
            aid(programme: "Tết"), aid("H1", .goods, quantity: 10, measure: "kg"), aid("H1", .credit), id: "c")
        try scenario.given(aid("H1", .credit), aid(amount: nil), id: "d")
        #expect(
            try found(.repeatedAid, in: scenario) == [
                "2022-03-01 H1 a#1 c#1", "2022-03-01 H1 a#3 c#2", "2022-03-01 H1 c#3 d#1", "2022-03-01 H1 b#6 d#2",
            ])
        #expect(
            try findings(.repeatedAid, in: scenario)[0].sentence.description
                == "the same aid is in two entries on that day: cash, 500 VND, Quỹ")
        // Voided, the first of them is no longer one of two; the other of its own entry still is.
        try scenario.given(.eventVoided(reference("a", 1), reason: "trùng"))
        #expect(try found(.repeatedAid, in: scenario).first == "2022-03-01 H1 a#2 c#1")
        try scenario.given(.eventVoided(reference("a", 2), reason: "trùng"))
        #expect(try found(.repeatedAid, in: scenario).count == 3)
        #expect(try found(.repeatedAid, in: scenario, on: "2022-02-28") == [])
    }

    /// As many as there are: of a hundred equal gifts in a hundred entries ninety-nine repeat the first.
    @Test func allRepetitionsAreCounted() throws {
        var scenario = try RuleScenario.poorHousehold()
        for number in 1...100 { try scenario.given(aid(), id: "g\(number)") }
        var parameters = AuditParameters()
        parameters.listedPerRule = 2
        let audit = try scenario.ledger.at("2025-12-31").audit(parameters)
        #expect(audit.counts.first { $0.rule == .repeatedAid }?.findings == 99)
        #expect(
            audit.findings.filter { $0.rule == .repeatedAid }.map { $0.events.map(\.reference.description) }
                == [["g1#1", "g2#1"], ["g1#1", "g3#1"]])
    }

    @Test func aidToACodeThatNothingRegistersIsFound() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(
            aid("H9"), aid("H8", .credit), aid("H1"), aid("H1", .cash, "2021-01-01"), aid("H7"), id: "a")
        try scenario.given(.householdRegistered("H7", in: "A", members: 1, on: "2023-01-01"))
        #expect(
            try found(.aidToUnregistered, in: scenario) == ["2022-03-01 H9 a#1", "2022-03-01 H8 a#2"])
        // Before H7 is registered it is one of them; and a dissolved household was registered.
        #expect(try found(.aidToUnregistered, in: scenario, on: "2022-12-31").last == "2022-03-01 H7 a#5")
        try scenario.given(.householdDissolved("H1", cause: .other, on: "2024-01-01"))
        try scenario.given(aid("H1", .cash, "2024-02-01"))
        #expect(try found(.aidToUnregistered, in: scenario).count == 2)
        #expect(
            try findings(.aidToUnregistered, in: scenario)[0].sentence.description
                == "aid (cash) went to a household that was never registered")
    }

    /// Two households of three poor ones, and a near-poor one; then three, which is enough.
    @Test func poorHouseholdsDissolvedBeforeATargetAreFound() throws {
        for (others, last, isFound) in [(0, 2, false), (0, 3, true), (23, 3, true), (24, 3, false)] {
            var scenario = try RuleScenario()
            let households = (1...(others + last + 2)).map { "H\($0)" }
            try scenario.given(
                households.flatMap { household in
                    [
                        Event.householdRegistered(household, in: "A", members: 1, on: "2022-01-01"),
                        .householdClassified(household, as: .poor, on: "2022-01-01"),
                    ]
                } + [.householdExitedPoverty(households.last!, from: .poor, to: .average, on: "2022-06-01")])
            let target = Target(
                id: "t", measure: [.poor], kind: .reduction, due: "2023-12-31", comparison: .atLeast, value: 3,
                quote: "giảm 3")
            try scenario.given(.planAdopted("p", title: "p", targets: [target], on: "2022-01-01"))
            // The last days begin on 18 December; of those earlier in the year 23 are still a third of their share:
            // 3 × 365 = 1,095, and 3 × 14 × 26 = 1,092, but × 27 = 1,134. One lies behind the day; one was not poor.
            let days: [Day] =
                ["2023-12-18", "2023-12-31", "2023-12-25"].prefix(last)
                + Array(repeating: "2023-12-17", count: others) + ["2024-01-01", "2023-12-31"]
            try scenario.given(
                zip(households, days).map { .householdDissolved($0, cause: .merged, on: $1) }, id: "x")
            #expect(
                try found(.dissolvedBeforeDue, in: scenario) == (isFound ? ["2023-12-31 - x#1 x#3 x#2"] : []),
                "\(others) \(last)")
            #expect(try found(.dissolvedBeforeDue, in: scenario, on: "2023-12-30") == [])
            guard isFound else { continue }
            let finding = try findings(.dissolvedBeforeDue, in: scenario)[0]
            #expect(finding.figures.map(\.value) == [3, 14, Int64(others + 3)])
            #expect(
                finding.sentence.description
                    == "3 of the \(others + 3) poor households dissolved in the year to the due day of t were dissolved in "
                    + "its last 14 days")
        }
    }

    /// 366 days ahead is a plan; 367 is a slip of the keyboard.
    @Test func aDayLongAheadOfItsRecordingIsFound() throws {
        var scenario = try RuleScenario.poorHousehold()
        // The clock of these ledgers stands on 2026-01-15.
        try scenario.given(
            .householdSizeChanged("H1", members: 3, on: "2027-01-16"),
            .householdSizeChanged("H1", members: 3, on: "2027-01-17"),
            .householdTotalReported("A", households: 9, on: "2203-12-31"),
            .householdSizeChanged("H1", members: 5, on: "9999-12-31"), id: "a")
        // They lie behind every cut that is asked for, and are found all the same.
        #expect(
            try found(.farAhead, in: scenario) == ["2027-01-17 H1 a#2", "2203-12-31 A a#3", "9999-12-31 H1 a#4"])
        let finding = try findings(.farAhead, in: scenario)[0]
        #expect(finding.sentence == "takes effect 367 days after it was recorded, on 2026-01-15")
        #expect(finding.figures.map(\.value) == [367])
        var parameters = AuditParameters()
        parameters.aheadDays = 365
        #expect(try found(.farAhead, in: scenario, on: "2022-01-01", parameters).first == "2027-01-16 H1 a#1")
        // What was not known yet, and what is voided, is not there.
        #expect(
            try scenario.ledger.at(CutExpression("2025-12-31", knownAt: .position(5))).audit().findings
                .allSatisfy { $0.rule != .farAhead })
        try scenario.given(.eventVoided(reference("a", 3), reason: "gõ nhầm năm"))
        #expect(try found(.farAhead, in: scenario) == ["2027-01-17 H1 a#2", "9999-12-31 H1 a#4"])
    }

    @Test func aSplitLeavesSomebodyBehind() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.householdSizeChanged("H1", members: 6, on: "2022-06-01"), id: "six")
        try scenario.given(.householdSizeChanged("H1", members: 2, on: "2022-07-01"), id: "two")
        func split(_ id: String, _ members: UInt32, _ day: Day, from origin: String = "H1") -> Event {
            .householdRegistered(id, in: "A", members: members, on: day, cause: .split, splitFrom: origin)
        }
        try scenario.given(
            // On the day that H1 came with 4, and before anything changed.
            split("S1", 3, "2021-12-20"), split("S2", 4, "2021-12-20"), split("S3", 4, "2022-06-01"),
            // From six, of whom H1 tells itself that two are left.
            split("S4", 5, "2022-07-01"), split("S5", 6, "2022-07-01"), split("S6", 2, "2022-07-02"),
            split("S7", 1, "2022-07-02"), id: "s")
        #expect(
            try found(.splitTooLarge, in: scenario) == [
                "2021-12-20 S2 h1#1 s#2", "2022-06-01 S3 h1#1 s#3", "2022-07-01 S5 six#1 s#5",
                "2022-07-02 S6 two#1 s#6",
            ])
        let finding = try findings(.splitTooLarge, in: scenario)[2]
        #expect(finding.sentence == "split off with 6 members from household \"H1\", which had 6")
        #expect(finding.figures.map(\.value) == [6, 6])
        #expect(try found(.splitFromUnknown, in: scenario) == [])
    }

    @Test func aSplitComesFromTheRegister() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.householdDissolved("H1", cause: .other, on: "2023-05-01"), id: "end")
        func split(_ id: String, _ day: Day, from origin: String = "H1") -> Event {
            .householdRegistered(id, in: "A", members: 1, on: day, cause: .split, splitFrom: origin)
        }
        try scenario.given(
            split("S1", "2021-12-19"), split("S2", "2021-12-20"), split("S3", "2023-05-01"), split("S4", "2023-05-02"),
            split("S5", "2023-01-01", from: "nobody"), split("S6", "2023-01-01", from: "h1"), id: "s")
        #expect(
            try found(.splitFromUnknown, in: scenario) == [
                "2021-12-19 S1 h1#1 s#1", "2023-01-01 S5 s#5", "2023-01-01 S6 s#6", "2023-05-02 S4 end#1 s#4",
            ])
        #expect(
            try findings(.splitFromUnknown, in: scenario).map(\.sentence) == [
                "split off from household \"H1\", which is registered only from 2021-12-20 on",
                "split off from household \"nobody\", which was never registered",
                "split off from household \"h1\", which was never registered",
                "split off from household \"H1\", which was dissolved on 2023-05-01",
            ])
    }

    @Test func householdsWithoutAClassAtAClosingAreFound() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.periodClosed(through: "2021-12-31", on: "2022-01-05"), id: "c1")
        try scenario.given(
            .householdRegistered("H2", in: "A", members: 5, on: "2022-06-01"),
            .householdRegistered("H3", in: "B", members: 2, on: "2022-06-01"),
            .householdRegistered("H4", in: "B", members: 2, on: "2023-01-01"), id: "new")
        try scenario.given(.periodClosed(through: "2022-12-31", on: "2023-01-05"), id: "c2")
        // Classified afterwards: what was signed off stays so.
        try scenario.given(
            .householdClassified("H2", as: .average, on: "2022-12-01"), id: "late", restates: "rà soát bổ sung")
        #expect(try found(.unclassifiedAtClosing, in: scenario) == ["2022-12-31 - c2#1"])
        let finding = try findings(.unclassifiedAtClosing, in: scenario)[0]
        #expect(finding.figures.map(\.value) == [2, 7])
        #expect(finding.sentence == "the period was closed with 2 households (7 persons) that had no class yet")
        #expect(try found(.unclassifiedAtClosing, in: scenario, on: "2023-01-04") == [])
    }

    /// The class of a review is confirmed late, for the very day on which the household left poverty: it is poor again.
    @Test func aClassConfirmedForTheDayOfAnExitUndoesIt() throws {
        var scenario = try RuleScenario.poorHousehold()
        try scenario.given(.householdExitedPoverty("H1", from: .poor, to: .nearPoor, on: "2023-01-01"), id: "exit")
        // Near-poor is where it went: that confirms the exit.
        try scenario.given(.householdClassified("H1", as: .nearPoor, on: "2023-01-01"), id: "near")
        #expect(try found(.exitUndone, in: scenario) == [])
        try scenario.given(.householdClassified("H1", as: .poor, on: "2023-01-01"), id: "late")
        #expect(try found(.exitUndone, in: scenario) == ["2023-01-01 H1 exit#1 late#1"])
        #expect(
            try findings(.exitUndone, in: scenario)[0].sentence.description
                == "poor is decided for the day on which the household left poor, and was recorded later: the exit has no "
                + "effect")
        // A day later it is a quick return and no more.
        try scenario.given(.eventVoided(reference("late", 1), reason: "sai ngày"))
        try scenario.given(.householdClassified("H1", as: .poor, on: "2023-01-02"))
        #expect(try found(.exitUndone, in: scenario) == [])
        #expect(try found(.quickReturn, in: scenario).count == 1)
    }

    @Test func codesThatLookTheSameAreFound() throws {
        var scenario = try RuleScenario.poorHousehold()
        let events: [Event] = [
            .householdRegistered("h1", in: "A", members: 1, on: "2022-03-01"),
            .householdRegistered("H2", in: "A", members: 1, on: "2022-01-01"),
            .householdRegistered("\u{41D}02", in: "A", members: 1, on: "2022-01-02"),
            .unitEstablished("\u{410}", name: "A", kind: .ward, on: "2022-01-01"),
            // The same look in two categories is no confusion.
            .householdRegistered("B", in: "A", members: 1, on: "2022-01-01"),
            .awardGranted(to: .individual, "đ-1", form: "f", authority: "a", on: "2022-01-01"),
            .awardGranted(to: .collective, "\u{D0}\u{2013}001", form: "f", authority: "a", on: "2022-01-01"),
        ]
        try scenario.given(events, id: "l")
        #expect(
            try found(.lookAlikeCodes, in: scenario) == [
                "2022-01-01 \u{410} units#1 l#4", "2022-01-01 - l#6 l#7", "2022-01-02 \u{41D}02 l#2 l#3",
                "2022-03-01 h1 h1#1 l#1",
            ])
        #expect(
            try findings(.lookAlikeCodes, in: scenario).map(\.sentence).last
                == "the code \"h1\" of a household looks like \"H1\"")
        // Inside an earlier cut the later one is not there yet, and a voided one never was.
        #expect(try found(.lookAlikeCodes, in: scenario, on: "2022-01-01").count == 2)
        try scenario.given(.eventVoided(reference("l", 1), reason: "mã sai"))
        #expect(try found(.lookAlikeCodes, in: scenario).count == 3)
        #expect(try found(.refusedCode, in: scenario) == [])
    }

    @Test func recordedIdsThatWouldBeRefusedAreFound() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { RuleScenario.now })
        let day: Day = "2022-01-01"
        try ledger.record(
            Entry(
                id: "cũ ", actor: "UBND",
                events: [
                    .unitEstablished("U\u{200B}", name: "u", kind: .ward, on: day),
                    .householdRegistered("H\u{202E}1", in: "U\u{200B}", members: 1, on: "2022-02-01"),
                    .householdRegistered("H2", in: "U\u{200B}", members: 1, on: "2022-02-01"),
                ]), keepingIdentifiers: true)
        func found(_ day: Day) throws -> [String] {
            try ledger.at(CutExpression(day)).audit().findings.filter { $0.rule == .refusedCode }.map { finding in
                "\(finding.effectiveOn) \(finding.events[0].reference.ordinal): \(finding.sentence)"
            }
        }
        let first = [
            "2022-01-01 1: the code \"U\\u{200B}\" of a unit has U+200B, ZERO WIDTH SPACE; new ones are refused",
            "2022-01-01 1: the entry id \"cũ \" ends with a blank; new ones are refused",
        ]
        #expect(try found("2022-01-31") == first)
        #expect(
            try found("2022-12-31") == first + [
                "2022-02-01 2: the code \"H\\u{202E}1\" of a household has U+202E, RIGHT-TO-LEFT OVERRIDE; new ones are refused"
            ])
        // What they are called is not changed.
        let whole = try ledger.at("2022-12-31").audit().findings.filter { $0.rule == .refusedCode }
        #expect(whole.map(\.household) == [nil, nil, "H\u{202E}1"] && whole.map(\.unit) == ["U\u{200B}", nil, nil])
    }

    /// Times that an older system claimed are said to be so wherever a finding rests on them.
    @Test func findingsThatRestOnClaimedTimesSaySo() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { RuleScenario.now })
        func record(_ id: String, keeping: Bool, _ event: Event) throws {
            let entry = Entry(id: id, recordedAt: NaiveScenario.noon("2022-01-01"), actor: "UBND", events: [event])
            try ledger.record(entry, keepingRecordedTime: keeping)
        }
        try record("u", keeping: true, .unitEstablished("A", name: "A", kind: .ward, on: "2021-01-01"))
        try record("x", keeping: true, .householdTotalReported("A", households: 1, on: "2203-01-01"))
        try record("y", keeping: false, .householdTotalReported("A", households: 1, on: "2203-01-02"))
        let findings = try ledger.at("2025-12-31").audit().findings
        let claimed = findings.filter { [.farAhead, .lateEntry].contains($0.rule) }.map { finding in
            "\(finding.rule) \(finding.events[0].reference) \(finding.restsOnClaimedTime)"
        }
        #expect(claimed == ["farAhead x#1 true", "farAhead y#1 false", "lateEntry u#1 true"])
        #expect(findings.first { $0.rule == .farAhead }?.events[0].recordedAt == NaiveScenario.noon("2022-01-01"))
    }
}
