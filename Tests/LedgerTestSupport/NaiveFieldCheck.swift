// The bounds of single fields, written out by hand for each kind of event. It asks nothing of what was recorded before.

import EventLedger
import Foundation
import PovertyLedger

/// The check of an entry's fields by themselves.
enum NaiveFieldCheck {
    /// What is wrong with the fields of an entry, or nil.
    static func fault(of entry: Entry) -> String? {
        if let fault = identifier(entry.id) { return "id: \(fault)" }
        if let fault = text(entry.actor, atMost: 400) { return "actor: \(fault)" }
        if let fault = entry.document.flatMap({ text($0, atMost: 400) }) { return "document: \(fault)" }
        for optional in [entry.reason, entry.restates] {
            if let fault = optional.flatMap({ text($0, atMost: 4_000) }) { return "reason or restates: \(fault)" }
        }
        guard (1...100_000).contains(entry.events.count) else { return "\(entry.events.count) events" }
        for (index, event) in entry.events.enumerated() {
            if let fault = fault(of: event) { return "event \(index + 1): \(fault)" }
        }
        return nil
    }

    private static func text(_ text: String, atMost limit: Int) -> String? {
        let bytes = text.precomposedStringWithCanonicalMapping.utf8.count
        guard (1...limit).contains(bytes) else { return "\(bytes) bytes, allowed are 1–\(limit)" }
        let hasControl = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        return hasControl ? "a control character" : nil
    }

    /// Ids keep further rules. The model records nothing that breaks them, so that none of them is known already.
    private static func identifier(_ id: String) -> String? {
        if let fault = text(id, atMost: 64) { return fault }
        guard id.trimmingCharacters(in: .whitespaces) == id else { return "a blank at an end" }
        let isOdd = id.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .format, .lineSeparator, .paragraphSeparator: true
            case .spaceSeparator: scalar != " "
            default: false
            }
        }
        return isOdd ? "an invisible character" : nil
    }

    private static func fault(of event: Event) -> String? {
        if case .eventVoided = event.body {
            guard event.effectiveOn == nil else { return "a void with a day" }
        } else {
            guard event.effectiveOn != nil else { return "no day" }
        }
        for id in identifiers(event.body) {
            if let fault = identifier(id) { return "id: \(fault)" }
        }
        for field in texts(event.body) {
            if let fault = text(field, atMost: 4_000) { return "text: \(fault)" }
        }
        for (number, least) in numbers(event.body) where number < least { return "\(number) is below \(least)" }
        return wholeFault(event.body)
    }

    private static func identifiers(_ body: EventBody) -> [String] {
        var all: [String?]
        switch body {
        case .unitEstablished(let fields): all = [fields.unit, fields.code, fields.parent]
        case .unitChanged(let fields): all = [fields.unit, fields.code, fields.parent]
        case .unitMerged(let fields): all = [fields.unit, fields.into]
        case .unitDivided(let fields): all = [fields.unit] + fields.into
        case .householdTotalReported(let fields): all = [fields.unit]
        case .householdRegistered(let fields):
            all = [fields.household, fields.unit, fields.splitFrom, fields.transfer]
        case .householdMoved(let fields): all = [fields.household, fields.unit]
        case .householdSizeChanged(let fields): all = [fields.household]
        case .householdDissolved(let fields): all = [fields.household, fields.transfer]
        case .householdClassified(let fields): all = [fields.household, fields.standard]
        case .householdExitedPoverty(let fields): all = [fields.household]
        case .incomeAssessed(let fields): all = [fields.household]
        case .aidGiven(let fields): all = [fields.subject.id, fields.fund]
        case .sponsorAssigned(let fields): all = [fields.household]
        case .sponsorEnded(let fields): all = [fields.household]
        case .awardGranted(let fields): all = [fields.recipient, fields.unit]
        case .awardRevoked(let fields): all = [fields.award.entry]
        case .initiativeRecorded(let fields): all = [fields.unit]
        case .planAdopted(let fields):
            all = [fields.plan, fields.parentPlan] + fields.targets.map(\.id) + fields.targets.map(\.filter?.unit)
        case .planRevised(let fields):
            all = [fields.plan, fields.parentPlan, fields.replaces] + fields.targets.map(\.id)
            all += fields.targets.map(\.filter?.unit)
        case .fundEstablished(let fields): all = [fields.fund]
        case .contributionPledged(let fields): all = [fields.fund]
        case .contributionReceived(let fields): all = [fields.fund, fields.pledge?.entry]
        case .initiativeAdopted(let fields): all = [fields.unit, fields.initiative.entry]
        case .movementJoined(let fields): all = [fields.member.id]
        case .reviewHeld(let fields): all = [fields.unit]
        case .responsibilityAssigned(let fields): all = [fields.subject.id]
        case .responsibilityEnded(let fields): all = [fields.subject.id]
        case .periodClosed, .originChanged: all = []
        case .eventVoided(let fields): all = [fields.event.entry]
        }
        return all.compactMap { $0 }
    }

    private static func texts(_ body: EventBody) -> [String] {
        let all: [String?]
        switch body {
        case .unitEstablished(let fields): all = [fields.name]
        case .unitChanged(let fields): all = [fields.name]
        case .aidGiven(let fields): all = [fields.donor, fields.measure, fields.programme]
        case .sponsorAssigned(let fields): all = [fields.sponsor]
        case .sponsorEnded(let fields): all = [fields.sponsor]
        case .awardGranted(let fields): all = [fields.form, fields.authority, fields.movement, fields.achievement]
        case .awardRevoked(let fields): all = [fields.cause]
        case .initiativeRecorded(let fields): all = [fields.title, fields.proposer]
        case .planAdopted(let fields):
            all = [fields.title] + fields.targets.map(\.quote) + fields.targets.flatMap(\.programmes)
        case .planRevised(let fields):
            all = [fields.title] + fields.targets.map(\.quote) + fields.targets.flatMap(\.programmes)
        case .originChanged(let fields): all = [fields.origin]
        case .fundEstablished(let fields): all = [fields.name]
        case .contributionPledged(let fields): all = [fields.donor, fields.measure, fields.earmark]
        case .contributionReceived(let fields): all = [fields.donor, fields.measure, fields.earmark]
        case .movementJoined(let fields): all = [fields.movement]
        case .reviewHeld(let fields): all = [fields.document]
        case .responsibilityAssigned(let fields): all = [fields.holder, fields.role]
        case .responsibilityEnded(let fields): all = [fields.holder, fields.role]
        case .eventVoided(let fields): all = [fields.reason]
        default: all = []
        }
        return all.compactMap { $0 }
    }

    /// Numbers, each with the least that is allowed.
    private static func numbers(_ body: EventBody) -> [(Int64, least: Int64)] {
        switch body {
        case .householdTotalReported(let fields): [(fields.households, 0), (fields.persons ?? 0, 0)]
        case .householdRegistered(let fields): [(Int64(fields.members), 1)]
        case .householdSizeChanged(let fields): [(Int64(fields.members), 1)]
        case .householdClassified(let fields): [(fields.incomeScore ?? 0, 0), (fields.deprivationScore ?? 0, 0)]
        case .incomeAssessed(let fields): [(fields.perPersonMonthlyVND, 0)]
        case .aidGiven(let fields): [(fields.amountVND ?? 1, 1), (fields.quantity ?? 1, 1)]
        case .contributionPledged(let fields): [(fields.amountVND ?? 1, 1), (fields.quantity ?? 1, 1)]
        case .contributionReceived(let fields):
            [(fields.amountVND ?? 1, 1), (fields.quantity ?? 1, 1), (Int64(fields.pledge?.ordinal ?? 1), 1)]
        case .initiativeAdopted(let fields): [(Int64(fields.initiative.ordinal), 1)]
        case .awardRevoked(let fields): [(Int64(fields.award.ordinal), 1)]
        case .eventVoided(let fields): [(Int64(fields.event.ordinal), 1)]
        default: []
        }
    }

    /// What is wrong with fields taken together.
    private static func wholeFault(_ body: EventBody) -> String? {
        switch body {
        case .unitChanged(let fields)
        where fields.name == nil && fields.code == nil && fields.area == nil && fields.parent == nil:
            return "changes nothing"
        case .unitDivided(let fields):
            guard (2...100).contains(fields.into.count) else { return "divided among \(fields.into.count)" }
            return Set(fields.into).count == fields.into.count ? nil : "divided into one unit twice"
        case .householdClassified(let fields) where fields.class == .unclassified: return "classified as unclassified"
        case .householdExitedPoverty(let fields):
            guard fields.from == .poor || fields.from == .nearPoor else { return "an exit from no poverty" }
            let better = NaiveHousehold.rank(fields.to).map { $0 > NaiveHousehold.rank(fields.from) ?? 0 } ?? false
            return better ? nil : "an exit to no better class"
        case .planAdopted(let fields): return planFault(fields.targets)
        case .planRevised(let fields): return planFault(fields.targets)
        case .contributionPledged(let fields):
            if fields.kind == .credit { return "a loan pledged" }
            return fields.amountVND == nil && fields.quantity == nil ? "a pledge of nothing" : nil
        case .contributionReceived(let fields):
            if fields.kind == .credit { return "a loan received" }
            return fields.amountVND == nil && fields.quantity == nil ? "a receipt of nothing" : nil
        case .originChanged(let fields):
            let isName = fields.origin.utf8.count <= 255 && !fields.origin.contains { $0.isWhitespace || $0 == "+" }
            return isName ? nil : "an origin that can't be the name of a key"
        default: return nil
        }
    }

    private static func planFault(_ targets: [Target]) -> String? {
        guard (1...100).contains(targets.count) else { return "\(targets.count) targets" }
        guard Set(targets.map(\.id)).count == targets.count else { return "a target id twice" }
        return targets.lazy.compactMap(targetFault).first
    }

    private static func targetFault(_ target: Target) -> String? {
        let isShare = [.rate, .lasting, .sponsored].contains(target.kind)
        switch target.value {
        case .count(let count):
            if isShare { return "a share without a share" }
            if count < 0 { return "a target below nothing" }
        case .decimal: if !isShare && target.kind != .income { return "a share for a \(target.kind)" }
        case nil: if target.comparison != .rises { return "no value" }
        }
        if target.comparison == .rises, target.kind != .income || target.value != nil { return "what rises" }
        if target.measure.isEmpty != (target.kind == .resources) { return "a class too few or too many" }
        if target.kind == .lasting, target.measure.words.contains(where: { $0 != .poor && $0 != .nearPoor }) {
            return "exits from a class that has none"
        }
        if case .decimal(let share) = target.value, target.kind == .lasting || target.kind == .sponsored,
            share.digits > share.denominator
        {
            return "a share above one"
        }
        let counts: [TargetCount]
        switch target.kind {
        case .resources: counts = [.amountVND, .gifts]
        case .income, .lasting: counts = [.households]
        default: counts = [.households, .persons]
        }
        guard counts.contains(target.of) else { return "\(target.of) for a \(target.kind)" }
        if (target.statistic != nil) != (target.kind == .income) { return "a statistic out of place" }
        if let share = target.leastShare {
            guard target.kind == .income, share.digits > 0, share.digits <= share.denominator else {
                return "a least share out of place"
            }
        }
        if (target.months != nil) != (target.kind == .lasting) { return "months out of place" }
        if let months = target.months, ![12, 24, 36].contains(months) { return "\(months) months" }
        if target.kind != .resources, !target.givers.isEmpty || !target.programmes.isEmpty {
            return "givers out of place"
        }
        if target.programmes.count > 20 || Set(target.programmes).count < target.programmes.count {
            return "programmes twice"
        }
        if let filter = target.filter {
            if filter.unit == nil, filter.area == nil, filter.socialProtection == nil { return "an empty filter" }
            if filter.socialProtection != nil, target.kind == .lasting || target.kind == .resources {
                return "social protection out of place"
            }
        }
        guard let from = target.from else { return nil }
        switch target.kind {
        case .stock, .rate, .sponsored: return "a first day out of place"
        case .reduction, .increase, .income: return from >= target.due ? "an opening day out of place" : nil
        case .leftBehind, .resources: return from > target.due ? "a span that ends before it begins" : nil
        case .lasting:
            let end = from.adding(months: Int(target.months!))
            return end.map { $0 > target.due } ?? true ? "a span that ends before it begins" : nil
        }
    }
}
