// The sums of aid, grouped by numbers: of the events of a replay as they come, or of what was kept and placed in
// units. No event costs an allocation, only a group or a household that is new in it.

import EventLedger
import PovertyLedger

/// The aid inside a cut, group by group.
struct AidFold: Projection {
    let cut: Cut
    let from: Int32
    let grouping: AidGrouping
    private(set) var gifts = AidAccumulator()
    private(set) var loans = AidAccumulator()
    private(set) var rows: [AidKey: AidAccumulator] = [:]
    private(set) var programmes = TextNumbers()
    private(set) var donors = TextNumbers()
    /// Whether there were more groups than an answer may have; what is beyond them is not summed.
    private(set) var hasTooManyRows = false

    /// The most groups of one answer: each holds the households that it reached.
    static let maximumRows = 65_536

    /// Sums to hand events to, which are not placed in units.
    init(_ cut: Cut, _ span: AidSpan, _ grouping: AidGrouping) {
        self.cut = cut
        from = span.firstDay
        self.grouping = grouping
    }

    /// The sums of what was kept, by the units of a tree; of one unit and all below it where that is asked for.
    init(_ aid: PlacedAidFold, _ placements: Placements, _ tree: UnitTree, _ span: AidSpan, _ grouping: AidGrouping) {
        self.init(aid.cut, span, grouping)
        programmes = aid.programmes
        donors = aid.donors
        for (index, item) in aid.items.enumerated() where item.day >= from {
            let place = item.unit(placements).flatMap { tree.row(of: $0, within: span.unit?.number) }
            if place != nil || span.unit == nil { add(item, place, donor: aid.donor(at: index)) }
        }
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == AidFold.aidGiven, event.effectiveDay >= from, event.isInside(cut) else { return }
        try add(event, payload)
    }

    private static var aidGiven: UInt16 { EventKind.aidGiven.recordType }

    private mutating func add(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        guard let aid = AidGiven.View(payload) else { throw LedgerError.misfit(at: event.position) }
        var programme = AidKey.none
        if grouping.byProgramme, let text = aid.programme { programme = programmes.number(of: text) }
        let donor = grouping.byDonor ? donors.number(of: aid.donor) : AidKey.none
        guard let item = AidItem(event, aid, programme: programme) else {
            throw LedgerError.misfit(at: event.position)
        }
        add(item, nil, donor: donor)
    }

    private mutating func add(_ item: AidItem, _ place: UInt32?, donor: UInt32) {
        if item.isLoan { loans.add(item) } else { gifts.add(item) }
        guard !hasTooManyRows, grouping.hasAny else { return }
        var key = AidKey(isLoan: item.isLoan)
        if grouping.byUnit { key.unit = place ?? AidKey.none }
        if grouping.byHousehold, !item.isToUnit { key.household = item.subject }
        if grouping.byKind { key.kind = item.kind }
        if grouping.byDonorKind { key.donorKind = item.donorKind }
        if grouping.byDonor { key.donor = donor }
        if grouping.byYear { key.year = Int32(Day(daysSinceEpoch: item.day)?.year ?? 0) }
        if grouping.byProgramme { key.programme = item.programme }
        rows[key, default: AidAccumulator()].add(item)
        if rows.count > AidFold.maximumRows { hasTooManyRows = true }
    }
}

/// What aid is broken down by, a flag for each dimension: they are read for every aid event.
struct AidGrouping {
    let byUnit: Bool
    let byHousehold: Bool
    let byKind: Bool
    let byDonorKind: Bool
    let byDonor: Bool
    let byProgramme: Bool
    let byYear: Bool

    init(_ dimensions: Set<AidDimension>) {
        byUnit = dimensions.contains(.unit)
        byHousehold = dimensions.contains(.household)
        byKind = dimensions.contains(.kind)
        byDonorKind = dimensions.contains(.donorKind)
        byDonor = dimensions.contains(.donor)
        byProgramme = dimensions.contains(.programme)
        byYear = dimensions.contains(.year)
    }

    /// Whether there are groups at all.
    var hasAny: Bool { byUnit || byHousehold || byKind || byDonorKind || byDonor || byProgramme || byYear }
}

/// The numbers that identify a group; what is not asked for is the same in all.
struct AidKey: Hashable {
    let isLoan: Bool
    var kind: UInt8 = 0
    var donorKind: UInt8 = 0
    var unit = AidKey.none
    var household = AidKey.none
    var donor = AidKey.none
    var programme = AidKey.none
    var year: Int32 = 0

    /// The number of no unit, household, giver and programme.
    static let none = UInt32.max

    init(isLoan: Bool) { self.isLoan = isLoan }
}

// Which households got a gift or a loan in a span: two bits each.

/// The households that got something inside a cut from a day on.
struct AidMarkFold: Projection {
    let cut: Cut
    let from: Int32
    private var marks: [UInt8]

    private static let gift: UInt8 = 1
    private static let loan: UInt8 = 2

    init(_ cut: Cut, from first: Int32, households: Int) {
        self.cut = cut
        from = first
        marks = Array(repeating: 0, count: households)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == AidMarkFold.aidGiven, event.category == StreamCategory.household.rawValue,
            event.effectiveDay >= from, event.isInside(cut)
        else { return }
        let number = Int(event.streamNumber)
        guard let aid = AidGiven.View(payload), number < event.position else {
            throw LedgerError.misfit(at: event.position)
        }
        if number >= marks.count {
            marks.append(contentsOf: repeatElement(0, count: max(number + 1, marks.count * 3 / 2) - marks.count))
        }
        marks[number] |= aid.isLoan ? AidMarkFold.loan : AidMarkFold.gift
    }

    private static var aidGiven: UInt16 { EventKind.aidGiven.recordType }

    private func mark(_ household: Int) -> UInt8 { household < marks.count ? marks[household] : 0 }

    /// Whether a household got a gift.
    func hasGift(_ household: Int) -> Bool { mark(household) & AidMarkFold.gift != 0 }

    /// Whether a household got a loan.
    func hasLoan(_ household: Int) -> Bool { mark(household) & AidMarkFold.loan != 0 }
}
