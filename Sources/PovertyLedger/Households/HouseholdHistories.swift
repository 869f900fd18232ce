// What every household posted, and when that became known: the postings of the balances household by household, from one
// replay. Whoever sums them up at a day and a position has the counts of that cut. It keeps no figure and judges nothing.

import EventLedger

/// A posting of one household: from its day on, for those who know its position.
package struct HouseholdPosting: Hashable, Sendable {
    /// The last position of the entry that posts.
    package let position: Position
    /// The day from which it counts.
    package let day: Int32
    /// The number of the household; 0 in a sum of several.
    package let household: UInt32
    /// The number of the unit that the household is recorded in.
    package let unit: UInt32
    /// Class and social protection: `Account.bits`.
    package let account: UInt8
    /// −1, 0 or 1 household.
    package let households: Int32
    /// The difference of persons.
    package let persons: Int64

    /// The same posting on another day.
    package func moved(to day: Int32) -> HouseholdPosting {
        HouseholdPosting(
            position: position, day: day, household: 0, unit: unit, account: account, households: households,
            persons: persons)
    }

    /// The same posting in a unit by another number.
    package func placed(in unit: UInt32) -> HouseholdPosting {
        HouseholdPosting(
            position: position, day: day, household: household, unit: unit, account: account, households: households,
            persons: persons)
    }

    /// The same posting as known from another position on.
    package func known(at position: Position) -> HouseholdPosting {
        HouseholdPosting(
            position: position, day: day, household: household, unit: unit, account: account, households: households,
            persons: persons)
    }

    /// The sum of two postings on one account and day.
    package static func + (left: HouseholdPosting, right: HouseholdPosting) -> HouseholdPosting {
        HouseholdPosting(
            position: left.position, day: left.day, household: 0, unit: left.unit, account: left.account,
            households: left.households + right.households, persons: left.persons + right.persons)
    }
}

/// An event of a household, in brief.
package struct HouseholdItem {
    /// What the timeline has of it.
    package let item: TimelineItem
    /// The members that it sets; 0 for one that sets none.
    package let members: UInt32
    /// The index of its entry.
    package let entry: Int32
}

/// The entries and the households' events of a ledger up to a position.
package struct HouseholdHistories {
    /// The heads of the entries, in the order of recording.
    package let entries: [EntryHead]
    /// The events, household by household, each in the order of recording; without voids.
    package let items: [HouseholdItem]
    /// Where the events of each household begin, and behind the last one where they end.
    private let starts: [Int]

    /// The number of households.
    package var householdCount: Int { starts.count - 1 }

    /// Sorts what was folded by household.
    package init(_ fold: HouseholdItemFold) {
        entries = fold.entries
        var starts = [Int](repeating: 0, count: (fold.numbers.max().map { Int($0) + 1 } ?? 0) + 1)
        for number in fold.numbers { starts[Int(number) + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var next = starts
        var order = [Int](repeating: 0, count: fold.items.count)
        for (index, number) in fold.numbers.enumerated() {
            order[next[Int(number)]] = index
            next[Int(number)] += 1
        }
        items = order.map { fold.items[$0] }
        self.starts = starts
    }

    /// The events of a household, in the order of recording.
    package subscript(household: Int) -> ArraySlice<HouseholdItem> { items[starts[household]..<starts[household + 1]] }

    /// Hands over every posting, household by household, each in the order of recording.
    ///
    /// Cost: a pass over the events; of a back-dated entry or a void the timeline of its household.
    package func forEachPosting(_ body: (HouseholdPosting) -> Void) {
        for household in 0..<householdCount {
            let judged = self[household].filter { HouseholdState.judges($0.item.type) }
            guard !judged.isEmpty else { continue }
            var walk = HistoryWalk(household: UInt32(household), items: judged, entries: entries)
            walk.run(body)
        }
    }

    /// The index of the entry that holds a position.
    fileprivate static func entry(holding position: Position, _ entries: [EntryHead]) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].lastPosition < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Collects the events of households and the heads of entries.
package struct HouseholdItemFold: Projection {
    fileprivate var entries: [EntryHead] = []
    fileprivate var items: [HouseholdItem] = []
    fileprivate var numbers: [UInt32] = []
    /// The index of the entry that events are of.
    private var entry = -1

    /// Nothing yet; the replay hands over the entries.
    package init() {}

    /// Nothing yet, of events whose entries are not known but where some of them end: what is between two ends is taken
    /// for one entry. Nobody may ask for what was known in between.
    package init(endsOfEntries ends: [Position]) {
        var first = 1
        for last in ends.sorted() where last >= first {
            entries.append(EntryHead(firstPosition: first, lastPosition: last, recordedAt: 0, restates: false))
            first = last + 1
        }
        entry = 0
    }

    package mutating func begin(_ entry: EntryHead) {
        entries.append(entry)
        self.entry = entries.count - 1
    }

    package mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.household.rawValue, event.type != EventHead.voidType else { return }
        let kind = EventKind(recordType: event.type)
        var members: UInt32 = 0
        if HouseholdStep.hasMembers(kind) {
            guard let read = HouseholdStep.members(kind, payload) else {
                throw LedgerError(.damaged, "the members of a household can't be read", position: event.position)
            }
            members = read
        }
        guard Int(event.streamNumber) < event.position else {
            throw LedgerError(.damaged, "the number of a household is too large", position: event.position)
        }
        var item = TimelineItem(
            position: event.position, type: event.type, effectiveDay: event.effectiveDay, summary: event.summary)
        item.voidedBy = event.voidedBy
        while entry + 1 < entries.count, entries[entry].lastPosition < event.position { entry += 1 }
        items.append(HouseholdItem(item: item, members: members, entry: Int32(entry)))
        numbers.append(event.streamNumber)
    }
}

extension HouseholdView {
    /// The entries and the households' events that are known at a position. Cost: one replay, 48 bytes an event.
    package func householdHistories(knownThrough position: Position) throws(LedgerError) -> HouseholdHistories {
        var fold = HouseholdItemFold()
        try ledger.replay(through: position, into: &fold)
        return HouseholdHistories(fold)
    }
}

/// The walk over the events of one household, entry by entry: in order as long as each comes last on the timeline, else
/// by comparing the timeline with the entry and without it.
private struct HistoryWalk {
    let household: UInt32
    let items: [HouseholdItem]
    let entries: [EntryHead]
    private var slot = HouseholdSlot()
    private var lastDay = Int32.min

    init(household: UInt32, items: [HouseholdItem], entries: [EntryHead]) {
        self.household = household
        self.items = items
        self.entries = entries
    }

    mutating func run(_ body: (HouseholdPosting) -> Void) {
        let voids = Set(
            items.filter { $0.item.voidedBy != .max }
                .map { HouseholdHistories.entry(holding: $0.item.voidedBy, entries) }
        ).sorted()
        var (next, voided) = (0, 0)
        while next < items.count || voided < voids.count {
            let own = next < items.count ? Int(items[next].entry) : .max
            let other = voided < voids.count ? voids[voided] : .max
            let entry = min(own, other)
            let first = next
            while next < items.count, Int(items[next].entry) == entry { next += 1 }
            if other == entry { voided += 1 }
            if other != entry, isInOrder(first..<next) {
                follow(first..<next, body)
            } else {
                compare(upTo: next, entries[entry], body)
            }
        }
    }

    private func isInOrder(_ range: Range<Int>) -> Bool {
        var day = lastDay
        for item in items[range] {
            guard item.item.effectiveDay >= day else { return false }
            day = item.item.effectiveDay
        }
        return true
    }

    /// Events that come last on the timeline: those of one day are one step.
    private mutating func follow(_ range: Range<Int>, _ body: (HouseholdPosting) -> Void) {
        var index = range.lowerBound
        while index < range.upperBound {
            let day = items[index].item.effectiveDay
            let before = slot.place
            while index < range.upperBound, items[index].item.effectiveDay == day {
                apply(items[index])
                index += 1
            }
            post(from: before, to: slot.place, on: day, entries[Int(items[index - 1].entry)].lastPosition, body)
            lastDay = day
        }
    }

    private mutating func apply(_ item: HouseholdItem) {
        guard let step = HouseholdStep(item.item, members: item.members) else { return }
        slot.apply(step, on: item.item.effectiveDay)
    }

    private func post(
        from before: HouseholdPlace?, to after: HouseholdPlace?, on day: Int32, _ position: Position,
        _ body: (HouseholdPosting) -> Void
    ) {
        guard before != after else { return }
        if let before, let after, before.unit == after.unit, before.account == after.account {
            let change = Int64(after.members) - Int64(before.members)
            return body(posting(position, day, after, households: 0, persons: change))
        }
        if let before { body(posting(position, day, before, households: -1, persons: -Int64(before.members))) }
        if let after { body(posting(position, day, after, households: 1, persons: Int64(after.members))) }
    }

    private func posting(
        _ position: Position, _ day: Int32, _ place: HouseholdPlace, households: Int32, persons: Int64
    ) -> HouseholdPosting {
        HouseholdPosting(
            position: position, day: day, household: household, unit: place.unit, account: place.account,
            households: households, persons: persons)
    }

    /// What an entry changes that is back-dated or voids: the timeline with it, less without it.
    private mutating func compare(upTo count: Int, _ entry: EntryHead, _ body: (HouseholdPosting) -> Void) {
        let known = items[..<count].map { item in
            var masked = item.item
            if masked.voidedBy > entry.lastPosition { masked.voidedBy = .max }
            return masked
        }
        let timeline = HouseholdTimeline(known, from: entry.firstPosition, nil)
        var postings = Postings()
        timeline.post(to: &postings) { item in
            items[..<count].first { $0.item.position == item.position }?.members ?? 0
        }
        for posting in postings.summed() {
            body(
                HouseholdPosting(
                    position: entry.lastPosition, day: posting.day.daysSinceEpoch, household: household,
                    unit: posting.series, account: posting.account,
                    households: Int32(truncatingIfNeeded: posting.first), persons: posting.second))
        }
        slot = HouseholdSlot()
        lastDay = .min
        for item in timeline.items where item.voidedBy == .max {
            let members = items[..<count].first { $0.item.position == item.position }?.members ?? 0
            guard let step = HouseholdStep(item, members: members) else { continue }
            slot.apply(step, on: item.effectiveDay)
            lastDay = item.effectiveDay
        }
    }
}
