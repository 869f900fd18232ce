// The rules of the audit by brute force: each goes through the events of a cut on its own, in the words of the rule.
// The thresholds of the standard are written down again, from Circular 07/2021/TT-BLĐTBXH.

import EventLedger
import PovertyLedger

extension NaiveLedger {
    /// All findings inside a cut, in no order.
    public func findings(
        _ cut: NaiveCut, months: Int, days: Int, lateDays: Int, aheadDays: Int
    ) -> [NaiveFinding] {
        aidOutsidePoverty(cut) + quickReturns(cut, months: months) + scoreMismatches(cut)
            + bunchedExits(cut, days: days) + repeatedAwards(cut) + revokedAwardsCounted(cut) + restatedPeriods(cut)
            + dividedUnits(cut) + rateTotals(cut) + missingTotals(cut) + lateEntries(cut, lateDays: lateDays)
            + openingMismatches(cut)
            + aidToUnregistered(cut) + repeatedAid(cut) + exitsUndone(cut) + splitsFromUnknown(cut)
            + splitsTooLarge(cut) + unclassifiedAtClosings(cut) + dissolvedBeforeDue(cut, days: days)
            + farAhead(cut, aheadDays: aheadDays) + lookAlikeCodes(cut) + overdrawnFunds(cut) + brokenEarmarks(cut)
            + overduePledges(cut)
    }

    /// The household as it stands at the end of a day inside a cut.
    func household(_ id: String, on day: Day, _ cut: NaiveCut) -> NaiveHousehold {
        var state = NaiveHousehold()
        for event in timeline(of: id, cut) where event.household != nil && event.day! <= day {
            _ = state.apply(event.body) { _ in nil }
        }
        return state
    }

    private func aidOutsidePoverty(_ cut: NaiveCut) -> [NaiveFinding] {
        live(cut).compactMap { event in
            guard case .aidGiven(let aid) = event.body, case .household(let id) = aid.subject, aid.kind != .credit,
                let day = event.day
            else { return nil }
            let state = household(id, on: day, cut).state
            guard state != .poor, state != .nearPoor else { return nil }
            return NaiveFinding("aidOutsidePoverty", day, household: id, events: [event.reference])
        }
    }

    /// The same day of a month so many months later, or the last day of that month.
    static func later(_ day: Day, months: Int) -> Day {
        let (year, month, dayOfMonth) = day.civil
        let count = year * 12 + (month - 1) + months
        guard count / 12 <= 9_999 else { return .last }
        for shorter in 0...3 {
            let found = Day(year: count / 12, month: count % 12 + 1, day: dayOfMonth - shorter)
            if let found { return found }
        }
        return .last
    }

    /// The first event behind an exit that puts the household in the class it left, or a worse one.
    func end(of exit: NaiveEvent, in timeline: [NaiveEvent]) -> NaiveEvent? {
        guard case .householdExitedPoverty(let fields) = exit.body else { return nil }
        let index = timeline.firstIndex { $0.position == exit.position }!
        return timeline[(index + 1)...].first { event in
            let now: HouseholdClass? =
                switch event.body {
                case .householdClassified(let later): later.class
                case .householdExitedPoverty(let later): later.to
                default: nil
                }
            return now == .poor || (now == .nearPoor && fields.from == .nearPoor)
        }
    }

    private func quickReturns(_ cut: NaiveCut, months: Int) -> [NaiveFinding] {
        live(cut).compactMap { exit in
            guard case .householdExitedPoverty(let fields) = exit.body, let day = exit.day,
                let back = end(of: exit, in: timeline(of: fields.household, cut)),
                back.day! <= NaiveLedger.later(day, months: months)
            else { return nil }
            return NaiveFinding(
                "quickReturn", back.day!, household: fields.household, events: [exit.reference, back.reference],
                figures: ["days": Int64(back.day!.daysSinceEpoch - day.daysSinceEpoch)])
        }
    }

    private func scoreMismatches(_ cut: NaiveCut) -> [NaiveFinding] {
        live(cut).compactMap { event in
            guard case .householdClassified(let fields) = event.body, fields.standard == "nd07-2021",
                let area = fields.area, let income = fields.incomeScore, let lack = fields.deprivationScore
            else { return nil }
            let isUnderLine = income <= (area == .rural ? 140 : 175)
            let isRight =
                switch fields.class {
                case .poor: isUnderLine && lack >= 30
                case .nearPoor: isUnderLine && lack < 30
                default: !isUnderLine
                }
            let listed = Int64(fields.deprivations.words.count)
            guard !isRight || (listed > 0 && listed * 10 != lack) else { return nil }
            return NaiveFinding(
                "scoreMismatch", event.day!, household: fields.household, events: [event.reference],
                figures: ["incomeScore": income, "deprivationScore": lack, "deprivations": listed])
        }
    }

    private func bunchedExits(_ cut: NaiveCut, days: Int) -> [NaiveFinding] {
        var asked: Set<[Int]> = []
        for target in plans(cut).flatMap(\.targets) where target.due <= cut.effectiveOn {
            if target.measure.contains(.poor) { asked.insert([Int(target.due.daysSinceEpoch), 0]) }
            if target.measure.contains(.nearPoor) { asked.insert([Int(target.due.daysSinceEpoch), 1]) }
        }
        var exits: [[NaiveEvent]] = [[], []]
        for event in live(cut).sorted(by: NaiveEvent.timelineOrder) {
            guard case .householdExitedPoverty(let fields) = event.body else { continue }
            exits[fields.from == .poor ? 0 : 1].append(event)
        }
        return asked.compactMap { pair in
            let (due, all) = (pair[0], exits[pair[1]])
            func within(_ days: Int) -> [NaiveEvent] {
                all.filter { (due - days + 1...due).contains(Int($0.day!.daysSinceEpoch)) }
            }
            let (last, year) = (within(days), within(365))
            guard last.count >= 5, last.count * 365 >= 3 * days * year.count else { return nil }
            return NaiveFinding(
                "bunchedExits", Day(daysSinceEpoch: Int32(due))!, events: last.prefix(20).map(\.reference),
                figures: ["exits": Int64(last.count), "days": Int64(days), "yearExits": Int64(year.count)])
        }
    }
}
