// The fold behind sums of aid: one pass over the events, grouped by numbers and by the bytes of a text. No event costs an
// allocation, only a group or a household that is new in it.

import EventLedger

/// The aid inside a cut, group by group.
struct AidFold: Projection {
    let cut: Cut
    let from: Int32
    let dimensions: Set<AidDimension>
    /// Where households stood; nil where units are not told apart.
    private let places: AidPlaces?
    /// The one unit to count, with all below it.
    private let unit: UInt32?
    private(set) var gifts = AidAccumulator()
    private(set) var loans = AidAccumulator()
    private(set) var rows: [AidKey: AidAccumulator] = [:]
    private(set) var programmes = TextNumbers()
    /// Whether there were more groups than an answer may have; what is beyond them is not summed.
    private(set) var hasTooManyRows = false

    /// The most groups of one answer: each holds the households that it reached.
    static let maximumRows = 65_536

    private let tellsUnit: Bool
    private let tellsKind: Bool
    private let tellsDonorKind: Bool
    private let tellsProgramme: Bool
    private let tellsYear: Bool

    init(_ span: AidSpan, _ dimensions: Set<AidDimension>, _ places: AidPlaces?) {
        cut = span.cut
        from = span.firstDay
        unit = span.unit?.number
        self.dimensions = dimensions
        self.places = places
        tellsUnit = dimensions.contains(.unit)
        tellsKind = dimensions.contains(.kind)
        tellsDonorKind = dimensions.contains(.donorKind)
        tellsProgramme = dimensions.contains(.programme)
        tellsYear = dimensions.contains(.year)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == AidFold.aidGiven, event.effectiveDay >= from, event.isInside(cut) else { return }
        try add(event, payload)
    }

    private static var aidGiven: UInt16 { EventKind.aidGiven.recordType }

    private mutating func add(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        guard let aid = PayloadLayout.aid(payload), Int(event.streamNumber) < event.position else {
            throw HouseholdFold.damaged(event)
        }
        var place: UInt32?
        if let places, let own = places.unit(of: event) { place = places.tree.row(of: own, within: unit) }
        if unit != nil, place == nil { return }
        if aid.isLoan {
            loans.add(event, amountVND: aid.amountVND)
        } else {
            gifts.add(event, amountVND: aid.amountVND)
        }
        guard !hasTooManyRows, !dimensions.isEmpty else { return }
        var key = AidKey(isLoan: aid.isLoan)
        if tellsUnit { key.unit = place ?? AidKey.none }
        if tellsKind { key.kind = aid.kind }
        if tellsDonorKind { key.donorKind = aid.donorKind }
        if tellsYear { key.year = Int32(Day(daysSinceEpoch: event.effectiveDay)?.year ?? 0) }
        if tellsProgramme, let programme = aid.programme {
            key.programme = programmes.number(of: payload, programme)
        }
        rows[key, default: AidAccumulator()].add(event, amountVND: aid.amountVND)
        if rows.count > AidFold.maximumRows { hasTooManyRows = true }
    }
}

/// The numbers that tell a group apart; what is not asked for is the same in all.
struct AidKey: Hashable {
    let isLoan: Bool
    var kind: UInt8 = 0
    var donorKind: UInt8 = 0
    var unit = AidKey.none
    var programme = AidKey.none
    var year: Int32 = 0

    /// The number of no unit and no programme.
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

    init(_ span: AidSpan, households: Int) {
        cut = span.cut
        from = span.firstDay
        marks = Array(repeating: 0, count: households)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == AidMarkFold.aidGiven, event.category == StreamCategory.household.rawValue,
            event.effectiveDay >= from, event.isInside(cut)
        else { return }
        let number = Int(event.streamNumber)
        guard let isLoan = PayloadLayout.isLoan(payload), number < event.position else {
            throw HouseholdFold.damaged(event)
        }
        if number >= marks.count {
            marks.append(contentsOf: repeatElement(0, count: max(number + 1, marks.count * 3 / 2) - marks.count))
        }
        marks[number] |= isLoan ? AidMarkFold.loan : AidMarkFold.gift
    }

    private static var aidGiven: UInt16 { EventKind.aidGiven.recordType }

    private func mark(_ household: Int) -> UInt8 { household < marks.count ? marks[household] : 0 }

    /// Whether a household got a gift.
    func hasGift(_ household: Int) -> Bool { mark(household) & AidMarkFold.gift != 0 }

    /// Whether a household got a loan.
    func hasLoan(_ household: Int) -> Bool { mark(household) & AidMarkFold.loan != 0 }
}

// Where each household stood when, as a cut knows it: the steps that put it into a unit or took it out of the register.
// Reading it back is for events whose unit is that of their own day, not of the cut's.

/// Collects registrations, moves and dissolutions inside a cut: 24 bytes each.
struct PlacementFold: Projection {
    let cut: Cut
    private var steps: [PlacementStep] = []

    init(_ cut: Cut) { self.cut = cut }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.household.rawValue, event.type <= PlacementFold.dissolved,
            event.isInside(cut)
        else { return }
        let unit: UInt32
        var isBoundaryChange = false
        switch EventKind(recordType: event.type) {
        case .householdRegistered: unit = event.summary
        case .householdMoved:
            unit = event.summary
            isBoundaryChange =
                payload.load(PayloadLayout.Moved.cause, as: UInt8.self) == MoveCause.boundaryChange.rawValue
        case .householdDissolved: unit = PlacementStep.nowhere
        default: return
        }
        guard Int(event.streamNumber) < event.position,
            unit == PlacementStep.nowhere || Int(unit) < event.position
        else { throw HouseholdFold.damaged(event) }
        steps.append(
            PlacementStep(
                household: event.streamNumber, day: event.effectiveDay, position: event.position, unit: unit,
                isBoundaryChange: isBoundaryChange))
    }

    private static var dissolved: UInt16 { EventKind.householdDissolved.recordType }

    /// The steps in timeline order, household by household. Cost: one sort of them.
    consuming func placements() -> Placements { Placements(steps) }
}

/// A household came to stand in a unit, or nowhere.
struct PlacementStep {
    let household: UInt32
    let day: Int32
    let position: Position
    let unit: UInt32
    /// Whether it moved because the boundary of its unit changed.
    let isBoundaryChange: Bool

    /// The unit of a household that was dissolved.
    static let nowhere = UInt32.max
}

/// The steps of all households.
struct Placements {
    private var steps: [PlacementStep]
    /// Where the steps of each household begin, and behind the last one where they end.
    private var starts: [UInt32]

    init(_ unsorted: consuming [PlacementStep]) {
        steps = unsorted
        steps.sort { ($0.household, $0.day, $0.position) < ($1.household, $1.day, $1.position) }
        starts = []
        for (index, step) in steps.enumerated() {
            while starts.count <= Int(step.household) { starts.append(UInt32(index)) }
        }
        starts.append(UInt32(steps.count))
    }

    /// Calls for each step that took a household out of a unit into another, with the unit it left.
    func forEachMove(_ body: (_ from: UInt32, _ step: PlacementStep) -> Void) {
        for (previous, step) in zip(steps, steps.dropFirst()) where previous.household == step.household {
            guard previous.unit != PlacementStep.nowhere, step.unit != PlacementStep.nowhere else { continue }
            body(previous.unit, step)
        }
    }

    /// The number of the unit that a household stood in just before a point of its timeline; nil when it was not in the
    /// register. Cost: its own steps.
    func unit(of household: UInt32, on day: Int32, before position: Position) -> UInt32? {
        guard Int(household) + 1 < starts.count else { return nil }
        let own = steps[Int(starts[Int(household)])..<Int(starts[Int(household) + 1])]
        let last = own.last { ($0.day, $0.position) < (day, position) }
        return last.flatMap { $0.unit == PlacementStep.nowhere ? nil : $0.unit }
    }
}
