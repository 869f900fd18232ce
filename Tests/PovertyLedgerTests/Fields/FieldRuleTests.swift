// The promise: an event that is wrong by itself is refused with the member that is wrong, before any ledger is asked.

import EventLedger
import Testing

@testable import PovertyLedger

@Suite struct FieldRuleTests {
    private let day: Day = "2022-12-31"

    /// The member that normalising an event complains about, or nil when it is right.
    private func faultyMember(_ event: Event) -> String? {
        var event = event
        do throws(FieldProblem) {
            try event.normalize()
            return nil
        } catch { return error.member }
    }

    @Test func fieldsOutOfRangeAreNamed() {
        #expect(faultyMember(.householdRegistered("H", in: "U", members: 0, on: day)) == "members")
        #expect(faultyMember(.householdRegistered("", in: "U", members: 1, on: day)) == "household")
        #expect(faultyMember(.householdRegistered("H", in: "a\tb", members: 1, on: day)) == "unit")
        #expect(faultyMember(.incomeAssessed("H", perPersonMonthlyVND: -1, on: day)) == "perPersonMonthlyVND")
        #expect(faultyMember(.incomeAssessed("H", perPersonMonthlyVND: 0, on: day)) == nil)
        #expect(faultyMember(.householdTotalReported("U", households: -1, on: day)) == "households")
        let unit = AidSubject.unit("")
        #expect(faultyMember(.aidGiven(to: unit, .cash, donor: "D", donorKind: .agency, on: day)) == "unit")
        let household = AidSubject.household("H")
        #expect(
            faultyMember(.aidGiven(to: household, .cash, donor: "D", donorKind: .agency, on: day, amountVND: 0))
                == "amountVND")
        #expect(
            faultyMember(.aidGiven(to: household, .cash, donor: "D", donorKind: .agency, on: day, quantity: 0))
                == "quantity")
        for origin in ["", "a b", "a+b", "a\u{A0}b", "a\tb", String(repeating: "a", count: 256)] {
            #expect(faultyMember(.originChanged(origin, on: day)) == "origin")
        }
        #expect(faultyMember(.originChanged(String(repeating: "a", count: 255), on: day)) == nil)
        #expect(faultyMember(.eventVoided(EventReference(entry: "", ordinal: 1), reason: "r")) == "event")
        #expect(faultyMember(.eventVoided(EventReference(entry: "e", ordinal: 0), reason: "r")) == "event")
        #expect(faultyMember(.eventVoided(EventReference(entry: "e", ordinal: 1), reason: "")) == "reason")
    }

    /// Docs/Format.md: an amount or a quantity, each from 1, of every kind of aid but a loan.
    @Test func contributionsAreOfSomethingAndNoLoans() {
        let some: [Int64?] = [nil, 0, 1]
        for kind in AidKind.allCases {
            for amount in some {
                for quantity in some {
                    let fault: String? =
                        kind == .credit
                        ? "kind"
                        : amount == 0 ? "amountVND" : quantity == 0 ? "quantity" : amount ?? quantity == nil ? "" : nil
                    let pledged = Event.contributionPledged(
                        to: "F", kind, donor: "D", donorKind: .agency, on: day, amountVND: amount, quantity: quantity)
                    let received = Event.contributionReceived(
                        by: "F", kind, donor: "D", donorKind: .agency, on: day, amountVND: amount, quantity: quantity)
                    #expect(faultyMember(pledged) == fault, "\(pledged)")
                    #expect(faultyMember(received) == fault, "\(received)")
                }
            }
        }
        let aid = Event.aidGiven(to: .unit("U"), .cash, donor: "D", donorKind: .agency, on: day, fund: "")
        #expect(faultyMember(aid) == "fund")
    }

    @Test func subjectsThatAreChosenAreNamedAsTheirMember() {
        #expect(faultyMember(.movementJoined("m", by: .collective(""), on: day)) == "collective")
        #expect(faultyMember(.movementJoined("m", by: .unit(""), on: day)) == "unit")
        #expect(faultyMember(.movementJoined("", by: .unit("U"), on: day)) == "movement")
        #expect(faultyMember(.responsibilityAssigned(for: .household(""), to: "a", role: "r", on: day)) == "household")
        #expect(faultyMember(.responsibilityEnded(for: .unit(""), of: "a", role: "r", on: day)) == "unit")
        #expect(faultyMember(.responsibilityEnded(for: .unit("U"), of: "a", role: "", on: day)) == "role")
    }

    @Test func onlyAnExitFromPovertyToABetterClassIsOne() {
        for from in HouseholdClass.allCases {
            for to in HouseholdClass.allCases {
                let fault = faultyMember(.householdExitedPoverty("H", from: from, to: to, on: day))
                switch from {
                case .poor, .nearPoor: #expect(fault == (to.rawValue > from.rawValue ? nil : "to"), "\(from) \(to)")
                default: #expect(fault == "from", "\(from) \(to)")
                }
            }
        }
        #expect(faultyMember(.householdClassified("H", as: .unclassified, on: day)) == "class")
    }

    @Test func changeThatChangesNothingIsRefused() {
        #expect(faultyMember(.unitChanged("U", on: day)) == "")
        #expect(faultyMember(.unitChanged("U", on: day, code: "1")) == nil)
    }

    @Test func dayIsGivenExactlyWhereThereIsOne() {
        let void = EventVoided(event: EventReference(entry: "e", ordinal: 1), reason: "r")
        #expect(faultyMember(Event(effectiveOn: day, body: .eventVoided(void))) == "effectiveOn")
        #expect(faultyMember(Event(effectiveOn: nil, body: .eventVoided(void))) == nil)
        let size = HouseholdSizeChanged(household: "H", members: 1)
        #expect(faultyMember(Event(effectiveOn: nil, body: .householdSizeChanged(size))) == "effectiveOn")
    }

    private func faultyMember(ofPlanWith targets: [Target]) -> String? {
        faultyMember(.planAdopted("kh", title: "x", targets: targets, on: "2022-01-01"))
    }

    private func target(
        _ kind: TargetKind, _ value: TargetValue = 1, id: String = "t", from: Day? = nil, quote: String = "q"
    ) -> Target {
        Target(
            id: id, measure: [.poor], kind: kind, from: from, due: day, comparison: .below, value: value, quote: quote)
    }

    @Test func targetsAreChecked() throws {
        let rate = TargetValue.decimal(try #require(ExactDecimal("0.01")))
        #expect(faultyMember(ofPlanWith: []) == "targets")
        #expect(faultyMember(ofPlanWith: [target(.stock), target(.rate, id: "u")]) == "targets[1].value")
        #expect(faultyMember(ofPlanWith: [target(.stock, rate)]) == "targets[0].value")
        #expect(faultyMember(ofPlanWith: [target(.stock, -1)]) == "targets[0].value")
        #expect(faultyMember(ofPlanWith: [target(.rate, rate)]) == nil)
        #expect(faultyMember(ofPlanWith: [target(.stock), target(.stock)]) == "targets[1].id")
        #expect(faultyMember(ofPlanWith: [target(.stock, from: "2022-01-01")]) == "targets[0].from")
        #expect(faultyMember(ofPlanWith: [target(.reduction, from: day)]) == "targets[0].from")
        #expect(faultyMember(ofPlanWith: [target(.reduction, from: "2022-01-01")]) == nil)
        #expect(faultyMember(ofPlanWith: [target(.stock, quote: "")]) == "targets[0].quote")
        #expect(faultyMember(ofPlanWith: (0...100).map { target(.stock, id: "t\($0)") }) == "targets")
        #expect(faultyMember(ofPlanWith: (0..<100).map { target(.stock, id: "t\($0)") }) == nil)
    }

    /// Which members a target has follows from its kind: each is refused where it is missing, and where it is too much.
    @Test func membersOfTargetsFollowFromTheirKinds() throws {
        let share = TargetValue.decimal(try #require(ExactDecimal("0.01")))
        func fault(_ kind: TargetKind, _ change: (inout Target) -> Void = { _ in }) -> String? {
            var target = target(kind, kind.isShare ? share : 1)
            if kind == .resources { (target.measure, target.of) = ([], .amountVND) }
            if kind == .income { target.statistic = .mean }
            if kind == .lasting { target.months = 12 }
            change(&target)
            return faultyMember(ofPlanWith: [target]).map { String($0.dropFirst("targets[0].".count)) }
        }
        for kind in TargetKind.allCases {
            #expect(fault(kind) == nil, "\(kind)")
            #expect(fault(kind) { $0.measure = kind == .resources ? [.poor] : [] } == "measure")
            #expect(
                fault(kind) { $0.measure = [.poor, .wellOff] }
                    == (kind == .resources || kind == .lasting ? "measure" : nil))
            for count in TargetCount.allCases {
                let isRight: Bool =
                    switch kind {
                    case .income, .lasting: count == .households
                    case .resources: count == .amountVND || count == .gifts
                    default: count == .households || count == .persons
                    }
                #expect(fault(kind) { $0.of = count } == (isRight ? nil : "of"), "\(kind), \(count)")
            }
            #expect(fault(kind) { $0.statistic = kind == .income ? nil : .median } == "statistic")
            #expect(fault(kind) { $0.months = kind == .lasting ? nil : 12 } == "months")
            #expect(fault(kind) { $0.leastShare = ExactDecimal("1") } == (kind == .income ? nil : "leastShare"))
            #expect(fault(kind) { $0.givers = [.agency] } == (kind == .resources ? nil : "givers"))
            #expect(fault(kind) { $0.programmes = ["Tết"] } == (kind == .resources ? nil : "programmes"))
            #expect(fault(kind) { $0.value = nil } == "value")
            #expect(fault(kind) { $0.comparison = .rises } == (kind == .income ? "value" : "comparison"))
            #expect(fault(kind) { $0.value = kind.isShare ? 1 : share } == (kind == .income ? nil : "value"))
            let hasFirstDay = kind != .stock && kind != .rate && kind != .sponsored
            #expect(fault(kind) { $0.from = "2020-01-01" } == (hasFirstDay ? nil : "from"))
            #expect(fault(kind) { $0.from = $0.due.next } == "from")
            #expect(fault(kind) { $0.filter = TargetFilter() } == "where")
            #expect(fault(kind) { $0.filter = TargetFilter(unit: "") } == "where.unit")
            #expect(fault(kind) { $0.filter = TargetFilter(unit: "A", area: .urban) } == nil)
            let isOfNoAccount = kind == .lasting || kind == .resources
            #expect(
                fault(kind) { $0.filter = TargetFilter(socialProtection: true) }
                    == (isOfNoAccount ? "where.socialProtection" : nil))
        }
        #expect(fault(.income) { ($0.comparison, $0.value) = (.rises, nil) } == nil)
        for (text, isRight) in [("0", false), ("0.00", false), ("0.01", true), ("1", true), ("1.01", false)] {
            #expect(fault(.income) { $0.leastShare = ExactDecimal(text) } == (isRight ? nil : "leastShare"), "\(text)")
        }
        for months: UInt32 in [0, 1, 11, 13, 18, 24, 36, 37] {
            #expect(
                fault(.lasting) { $0.months = months } == ([24, 36].contains(months) ? nil : "months"), "\(months)")
        }
        for text in ["1", "1.00", "1.01", "90"] {
            let isShare = text.hasPrefix("1") && text != "1.01"
            for kind in [TargetKind.lasting, .sponsored] {
                #expect(
                    fault(kind) { $0.value = .decimal(ExactDecimal(text)!) } == (isShare ? nil : "value"), "\(text)")
            }
        }
        #expect(fault(.lasting) { $0.measure = [.poor, .nearPoor] } == nil)
        // A span may be one day; an opening is earlier; exits of the last day that can be judged are looked at.
        #expect(fault(.leftBehind) { $0.from = $0.due } == nil && fault(.resources) { $0.from = $0.due } == nil)
        #expect(fault(.increase) { $0.from = $0.due } == "from" && fault(.income) { $0.from = $0.due } == "from")
        #expect(fault(.lasting) { $0.from = $0.due.adding(months: -12) } == nil)
        #expect(fault(.lasting) { $0.from = $0.due.adding(months: -12)?.next } == "from")
        #expect(fault(.resources) { $0.programmes = ["b", "a", "b"] } == "programmes")
        #expect(fault(.resources) { $0.programmes = (1...20).map { "p\($0)" } } == nil)
        #expect(fault(.resources) { $0.programmes = (1...21).map { "p\($0)" } } == "programmes")
    }

    @Test func headOfAnEntryIsChecked() throws {
        let event = Event.householdSizeChanged("H", members: 1, on: day)
        func fault(_ change: (inout Entry) -> Void) -> String? {
            var entry = Entry(id: "e-1", actor: "UBND", events: [event])
            change(&entry)
            do throws(FieldProblem) {
                try entry.normalizeHead()
                return nil
            } catch { return error.member }
        }
        #expect(fault { _ in } == nil)
        #expect(fault { $0.id = "" } == "id")
        #expect(fault { $0.id = String(repeating: "x", count: 65) } == "id")
        #expect(fault { $0.actor = String(repeating: "x", count: 401) } == "actor")
        #expect(fault { $0.actor = String(repeating: "x", count: 400) } == nil)
        #expect(fault { $0.document = "" } == "document")
        #expect(fault { $0.document = "a\u{0}" } == "document")
        #expect(fault { $0.reason = "" } == "reason")
        #expect(fault { $0.restates = String(repeating: "x", count: 4_001) } == "restates")
        #expect(fault { $0.events = [] } == "events")
        var entry = Entry(id: "e-u\u{31B}", actor: "u\u{31B}", document: "u\u{31B}", events: [event])
        try entry.normalizeHead()
        #expect(Array(entry.id.utf8) == Array("e-ư".utf8))
        #expect(Array(entry.actor.utf8) == [0xC6, 0xB0])
        #expect(Array((entry.document ?? "").utf8) == [0xC6, 0xB0])
    }

    @Test func everyEventThatNamesAStreamNamesItsOwn() {
        let voidLike: Set<EventKind> = [.awardRevoked, .eventVoided]
        for golden in GoldenPayload.all {
            #expect((golden.event.body.stream == nil) == voidLike.contains(golden.event.kind))
        }
        let closing = Event.periodClosed(through: day, on: day).body.stream
        #expect(closing == StreamName(category: 5, id: "periods"))
        let origin = Event.originChanged("example.com/l", on: day).body.stream
        #expect(origin == StreamName(category: 6, id: "checkpoints"))
        let award = Event.awardGranted(to: .individual, "p-1", form: "f", authority: "a", on: day).body.stream
        #expect(award == StreamName(category: 3, id: "p-1"))
        let collective = Event.movementJoined("m", by: .collective("t-1"), on: day).body.stream
        #expect(collective == StreamName(category: 3, id: "t-1"))
        #expect(
            Event.fundEstablished("f", name: "f", level: .city, on: day).body.stream == StreamName(category: 7, id: "f")
        )
    }
}
