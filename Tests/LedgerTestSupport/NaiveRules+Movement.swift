// The rules of funds and of a movement, by brute force: every receipt, adoption, membership and responsibility that would
// be in force after the entry is gone through, whether the entry touches it or not.

import EventLedger
import PovertyLedger

extension NaiveRules {
    // MARK: Funds

    /// What is wrong with funds; nil when nothing is.
    func fundFault(_ live: [NaiveEvent]) -> String? {
        var established: [String: Day] = [:]
        for event in live {
            guard case .fundEstablished(let fields) = event.body, let day = event.day else { continue }
            if established.updateValue(day, forKey: fields.fund) != nil { return "\(fields.fund) is established twice" }
        }
        let standing = Set(live.map(\.position))
        for event in live {
            guard let day = event.day else { continue }
            let fund: String? =
                switch event.body {
                case .contributionPledged(let fields): fields.fund
                case .contributionReceived(let fields): fields.fund
                case .aidGiven(let fields): fields.fund
                default: nil
                }
            if let fund {
                guard let since = established[fund], since <= day else {
                    return "\(event.reference) is of \(fund), which is not established on \(day)"
                }
            }
            guard case .contributionReceived(let receipt) = event.body, let reference = receipt.pledge else { continue }
            guard let named = find(reference), standing.contains(named.position), let promised = named.day,
                case .contributionPledged(let pledge) = named.body
            else { return "\(event.reference) keeps \(reference), which is no pledge that stands" }
            if promised > day { return "\(event.reference) keeps what is promised later" }
            if pledge.fund != receipt.fund { return "\(event.reference) keeps a pledge to \(pledge.fund)" }
            if pledge.donor != receipt.donor { return "\(event.reference) keeps a pledge of \(pledge.donor)" }
            if pledge.kind != receipt.kind { return "\(event.reference) keeps a pledge of \(pledge.kind)" }
            if pledge.quantity != nil, receipt.quantity != nil, pledge.measure != receipt.measure {
                return "\(event.reference) keeps a pledge in another measure"
            }
        }
        return nil
    }

    // MARK: The movement

    /// What is wrong with a movement; nil when nothing is.
    func movementFault(_ live: [NaiveEvent]) -> String? {
        let standing = Set(live.map(\.position))
        var adopted: [String: Set<EventReference>] = [:]
        var joined: [String: Set<String>] = [:]
        var responsible: [String: Set<[String]>] = [:]
        for event in live.sorted(by: NaiveEvent.timelineOrder) {
            guard let day = event.day else { continue }
            switch event.body {
            case .initiativeAdopted(let fields):
                guard let named = find(fields.initiative), standing.contains(named.position), let since = named.day,
                    case .initiativeRecorded = named.body
                else { return "\(event.reference) adopts what is no initiative that stands" }
                if since > day { return "\(event.reference) adopts an initiative before its day" }
                if !adopted[fields.unit, default: []].insert(fields.initiative).inserted {
                    return "\(fields.unit) adopts \(fields.initiative) twice"
                }
            case .movementJoined(let fields):
                let member = "\(fields.member.category) \(fields.member.id)"
                if !joined[member, default: []].insert(fields.movement).inserted { return "\(member) joins twice" }
            case .reviewHeld(let fields):
                if day < fields.through { return "\(event.reference) reviews days to come" }
            case .responsibilityAssigned(let fields) where fields.subject.category == .unit:
                if !responsible[fields.subject.id, default: []].insert([fields.holder, fields.role]).inserted {
                    return "\(fields.holder) is responsible twice for \(fields.subject.id)"
                }
            case .responsibilityEnded(let fields) where fields.subject.category == .unit:
                if responsible[fields.subject.id, default: []].remove([fields.holder, fields.role]) == nil {
                    return "\(fields.holder) is not responsible for \(fields.subject.id)"
                }
            default: break
            }
        }
        return nil
    }
}
