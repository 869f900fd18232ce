// Ways to break one rule, put into an entry that is otherwise likely to be valid. What comes out may by luck be valid
// after all; the model has the last word.

import EventLedger
import PovertyLedger

extension HistoryGenerator {
    /// Makes an entry break one rule of some kind.
    mutating func breakOneRule(_ draft: inout Entry) {
        switch random.number(1...14) {
        case 1: breakHead(&draft)
        case 2: insert(malformedEvent(), into: &draft)
        case 3...4: insert(badReference(draft), into: &draft)
        case 5...6: insert(badUnitEvent(), into: &draft)
        case 7...8: insert(badFundEvent(), into: &draft)
        case 9...10: insert(badMovementEvent(), into: &draft)
        default: insert(badHouseholdEvent(), into: &draft)
        }
    }

    private mutating func insert(_ event: Event, into draft: inout Entry) {
        draft.events.insert(event, at: random.number(0...draft.events.count))
    }

    private mutating func breakHead(_ draft: inout Entry) {
        switch random.number(1...9) {
        case 1: draft.events = []
        case 2: draft.id = ""
        case 3: draft.id = String(repeating: "ộ", count: 22)
        case 4: draft.actor = "UBND\nPhường"
        case 5: draft.document = ""
        case 6: draft.recordedAt = Instant(microsecondsSinceEpoch: recordedAt.microsecondsSinceEpoch - 86_400_000_000)
        case 7: draft.recordedAt = Instant(microsecondsSinceEpoch: clock.microsecondsSinceEpoch + 1)
        case 8: draft.id += random.one(of: [" ", "\u{A0}", "\u{200B}"])
        default: draft.reason = String(repeating: "a", count: 4_001)
        }
    }

    private mutating func malformedEvent() -> Event {
        let household = random.one(of: households)
        let day = someDay()
        switch random.number(1...15) {
        case 1: return .householdSizeChanged(household, members: 0, on: day)
        case 2: return .incomeAssessed(household, perPersonMonthlyVND: -1, on: day)
        case 3: return .sponsorAssigned(household, sponsor: "", on: day)
        case 4: return .householdExitedPoverty(household, from: .nearPoor, to: .poor, on: day)
        case 5: return .householdExitedPoverty(household, from: .average, to: .wellOff, on: day)
        case 6: return .householdClassified(household, as: .unclassified, on: day)
        case 7: return .unitChanged(unitNames[0], on: day)
        case 8: return Event(effectiveOn: nil, body: note().body)
        case 9: return .householdRegistered(" \(household)", in: unitNames[0], members: 1, on: day)
        case 10: return .unitEstablished("\(unitNames[0])\u{2060}", name: "x", kind: .ward, on: day)
        case 11: return .contributionPledged(to: "fund-1", .cash, donor: "d", donorKind: .agency, on: day)
        case 12:
            return .contributionReceived(
                by: "fund-1", .credit, donor: "d", donorKind: .policyBank, on: day, amountVND: 1)
        case 13:
            return .contributionReceived(by: "fund-1", .cash, donor: "d", donorKind: .agency, on: day, amountVND: 0)
        case 14:
            return .aidGiven(
                to: .household(household), .cash, donor: "d", donorKind: .fundForThePoor, on: day, fund: "")
        default: return .householdDissolved(String(repeating: "x", count: 65), cause: .other, on: day)
        }
    }

    private mutating func badReference(_ draft: Entry) -> Event {
        let reason = "ghi nhầm"
        let all = ledger.events
        func void(_ event: NaiveEvent?) -> Event? { event.map { .eventVoided($0.reference, reason: reason) } }
        let chosen: Event? =
            switch random.number(1...8) {
            case 1: .eventVoided(EventReference(entry: draft.id, ordinal: 1), reason: reason)
            case 2: void(random.pick(all.filter { $0.voids != nil }))
            case 3: random.pick(all.compactMap(\.voids)).map { .eventVoided($0, reason: reason) }
            case 4:
                void(
                    random.pick(
                        all.filter { event in
                            switch event.body {
                            case .periodClosed, .originChanged: true
                            default: false
                            }
                        }))
            case 5: void(random.pick(all.filter { $0.household != nil }.prefix(40)))
            case 6: void(random.pick(all.filter { !$0.unitsNeeded.isEmpty }.prefix(12)))
            case 7 where random.chance(50):
                void(
                    random.pick(
                        all.filter { event in
                            switch event.body {
                            case .fundEstablished, .contributionPledged, .initiativeRecorded, .responsibilityAssigned:
                                true
                            default: false
                            }
                        }))
            case 7: random.pick(liveAwards()).map { .awardRevoked($0.reference, cause: reason, on: "2021-01-02") }
            default: random.pick(all).map { .awardRevoked($0.reference, cause: reason, on: someDay()) }
            }
        return chosen ?? .eventVoided(EventReference(entry: "nobody", ordinal: 3), reason: reason)
    }

    private mutating func badUnitEvent() -> Event {
        let day = someDay()
        let unit = random.one(of: unitNames)
        let other = random.one(of: unitNames)
        switch random.number(1...14) {
        case 9: return .unitDivided(unit, into: [unit, other], on: day)
        case 10: return .unitDivided(unit, into: [other, random.one(of: unitNames)], on: day)
        case 11: return .unitDivided(unit, into: [other], on: day)
        case 12: return .unitDivided(unit, into: ["nowhere", other], on: day)
        case 13: return .unitDivided(unit, into: [other, "city"], on: day)
        case 1: return .unitEstablished(unit, name: unit, kind: .ward, on: day)
        case 2: return .unitMerged(unit, into: unit, on: day)
        case 3...4: return .unitMerged(unit, into: other, on: day)
        case 5: return .unitMerged(unit, into: "nowhere", on: day)
        case 6: return .householdTotalReported("nowhere", households: 3, on: day)
        case 7: return .householdTotalReported(unit, households: 3, on: "2020-12-31")
        case 8: return .unitChanged(unit, on: day, parent: "nowhere")
        default: return .periodClosed(through: day, on: day.previous ?? day)
        }
    }

    private mutating func badHouseholdEvent() -> Event {
        let household = typed(random.one(of: households))
        let day = someDay()
        switch random.number(1...12) {
        case 1: return .householdRegistered(household, in: random.one(of: unitNames), members: 2, on: day)
        case 2: return .householdRegistered("nobody-\(random.number(1...3))", in: "nowhere", members: 2, on: day)
        case 3: return .householdRegistered("early", in: unitNames[0], members: 2, on: "2020-12-31")
        case 4: return .householdMoved(household, to: random.one(of: unitNames), on: day)
        case 5: return .householdMoved(household, to: "nowhere", on: day)
        case 6: return .householdClassified(household, as: .wellOff, on: day)
        case 7: return .householdExitedPoverty(household, from: .poor, to: .average, on: day)
        case 8: return .householdExitedPoverty(household, from: .nearPoor, to: .average, on: day)
        case 9: return .householdDissolved(household, cause: .other, on: day)
        case 10: return .sponsorEnded(household, sponsor: "Công ty \(random.number(1...3))", on: day)
        case 11: return .sponsorAssigned(household, sponsor: "Công ty \(random.number(1...3))", on: day)
        default: return .incomeAssessed("nobody", perPersonMonthlyVND: 5, on: day)
        }
    }
}
