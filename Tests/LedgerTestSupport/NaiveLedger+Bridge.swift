// The bridge of the naive model: every household is walked event by event, and the knowledge of the opening entry by
// entry, by folding everything anew each time.

import EventLedger
import PovertyLedger

/// A bridge of one account: terms by the words of the JSON form, less where households left; zeros are left out.
public struct NaiveBridgeRow: Hashable, Sendable {
    /// The balance at the first cut, as known then.
    public var opening = NaiveTally()
    /// The balance at the second cut.
    public var closing = NaiveTally()
    /// What each term comes to.
    public var terms: [String: NaiveTally] = [:]
    /// The events behind each term, sorted by their names.
    public var events: [String: [String]] = [:]

    /// A row of nothing.
    public init() {}

    mutating func post(_ term: String, _ households: Int64, _ persons: Int64, _ event: EventReference) {
        guard households != 0 || persons != 0 else { return }
        terms[term, default: NaiveTally()].households += households
        terms[term, default: NaiveTally()].persons += persons
        events[term, default: []].append("\(event)")
    }
}

extension NaiveLedger {
    /// The bridge between two cuts, the second later in both times, by account (a unit only with `byUnit`).
    public func bridge(
        from: NaiveCut, to: NaiveCut, unitsOn: Day, byUnit: Bool, lookBackMonths: Int? = nil
    ) -> [NaiveAccount: NaiveBridgeRow] {
        let units = NaiveUnits(live(knownThrough: to.position))
        func account(_ state: NaiveHousehold) -> NaiveAccount? {
            guard state.isPresent else { return nil }
            return NaiveAccount(
                unit: byUnit ? units.standsFor(state.unit, on: unitsOn) : nil, state.householdClass,
                socialProtection: state.socialProtection)
        }
        var rows: [NaiveAccount: NaiveBridgeRow] = [:]
        for state in households(from).values {
            if let account = account(state) { rows[account, default: NaiveBridgeRow()].opening.add(state) }
        }
        for state in households(to).values {
            if let account = account(state) { rows[account, default: NaiveBridgeRow()].closing.add(state) }
        }
        func post(
            _ before: NaiveHousehold, _ after: NaiveHousehold, out: String, into: String, size: String,
            _ event: EventReference
        ) {
            let (old, new) = (account(before), account(after))
            if old == new, let old {
                let change = Int64(after.members) - Int64(before.members)
                rows[old, default: NaiveBridgeRow()].post(size, 0, change, event)
                return
            }
            if let old { rows[old, default: NaiveBridgeRow()].post(out, -1, -Int64(before.members), event) }
            if let new { rows[new, default: NaiveBridgeRow()].post(into, 1, Int64(after.members), event) }
        }
        for change in knowledge(on: from.effectiveOn, after: from.position, through: to.position) {
            let term = change.isCorrection ? "corrected" : "late"
            post(change.before, change.after, out: term, into: term, size: term, change.event)
        }
        for household in Set(live(to).compactMap(\.household)) {
            var past = NaivePast(lookBackMonths: lookBackMonths)
            var state = NaiveHousehold()
            for event in timeline(of: household, to) where event.household != nil {
                let before = state
                _ = state.apply(event.body) { _ in nil }
                if event.day! > from.effectiveOn {
                    let isMoved = account(before)?.unit != account(state)?.unit
                    let names = past.names(before, state, event, isMoved: isMoved)
                    post(before, state, out: names.out, into: names.into, size: "sizeChange", event.reference)
                }
                past.note(event)
            }
        }
        return rows.mapValues { row in
            var row = row
            row.terms = row.terms.filter { $0.value != NaiveTally() }
            row.events = row.events.mapValues { $0.sorted() }
            return row
        }.filter { $0.value != NaiveBridgeRow() }
    }

    private struct Knowledge {
        let before: NaiveHousehold
        let after: NaiveHousehold
        let isCorrection: Bool
        let event: EventReference
    }

    /// What each entry changed in the households of a day.
    private func knowledge(on day: Day, after first: Int, through last: Int) -> [Knowledge] {
        var changes: [Knowledge] = []
        var before = households(NaiveCut(day, position: first))
        for entry in entries where entry.first > first && entry.last <= last {
            let after = households(NaiveCut(day, position: entry.last))
            let own = events[(entry.first - 1)..<entry.last]
            for household in Set(before.keys).union(after.keys) {
                let (was, is_) = (before[household] ?? NaiveHousehold(), after[household] ?? NaiveHousehold())
                guard was.isPresent || is_.isPresent else { continue }
                func concerns(_ event: NaiveEvent) -> Bool {
                    if let voided = event.voidedPosition {
                        let target = events[voided - 1]
                        return target.household == household && target.day! <= day && target.placesHousehold
                    }
                    return event.household == household && event.day! <= day && event.placesHousehold
                }
                guard let event = own.first(where: concerns) else { continue }
                changes.append(
                    Knowledge(
                        before: was, after: is_,
                        isCorrection: own.contains { $0.voidedPosition != nil && concerns($0) },
                        event: event.reference))
            }
            before = after
        }
        return changes
    }
}

extension NaiveEvent {
    /// Whether it says where a household stands: in the register, in which unit, with which class and members.
    var placesHousehold: Bool {
        switch body {
        case .householdRegistered, .householdMoved, .householdSizeChanged, .householdDissolved, .householdClassified,
            .householdExitedPoverty:
            true
        default: false
        }
    }
}

/// What a household's past means for its next step.
private struct NaivePast {
    let lookBackMonths: Int?
    private var exits: [HouseholdClass: [Day]] = [:]
    private var arrived = false

    init(lookBackMonths: Int?) { self.lookBackMonths = lookBackMonths }

    mutating func note(_ event: NaiveEvent) {
        if case .householdExitedPoverty(let fields) = event.body, let day = event.day {
            exits[fields.from, default: []].append(day)
        }
        if case .householdRegistered(let fields) = event.body {
            arrived = fields.cause == .movedIn || fields.cause == .split
        }
    }

    func names(
        _ before: NaiveHousehold, _ after: NaiveHousehold, _ event: NaiveEvent, isMoved: Bool
    ) -> (out: String, into: String) {
        if case .householdRegistered(let fields) = event.body {
            return ("", fields.cause == .movedIn || fields.cause == .split ? "movedIn" : "registered")
        }
        guard after.isPresent else { return ("dissolved", "") }
        if case .householdMoved(let fields) = event.body, isMoved {
            return fields.cause == .boundaryChange ? ("boundaryOut", "boundaryIn") : ("movedOut", "movedIn")
        }
        guard let old = NaiveHousehold.rank(before.householdClass), let new = NaiveHousehold.rank(after.householdClass)
        else { return ("classified", arrived ? "movedIn" : "newly") }
        if old == new { return ("socialProtectionOut", "socialProtectionIn") }
        let isBack = exits[after.householdClass, default: []].contains { exit in
            lookBackMonths.map { exit >= event.day!.monthsEarlier($0) } ?? true
        }
        // 0 is poor, 1 near-poor.
        let out =
            switch (old, new) {
            case (0, 1): "exitedToNearPoor"
            case (1, 0): "fellToPoor"
            case (0...1, _): "exitedPastNearPoor"
            default: new > old ? "leftForBetter" : "leftForWorse"
            }
        let into =
            switch (old, new) {
            case (0, 1): "cameFromPoor"
            case (1, 0): "fellFromNearPoor"
            case (_, 0...1): isBack ? "relapsed" : "newly"
            default: new > old ? "cameFromWorse" : "cameFromBetter"
            }
        return (out, into)
    }
}
