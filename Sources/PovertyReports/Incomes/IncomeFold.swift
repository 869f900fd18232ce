// The fold behind incomes: the households of a day, and beside each its latest assessment by then.

import EventLedger
import PovertyLedger

/// Households and their latest assessed incomes at a cut: 40 bytes a household.
struct IncomeFold: CarriedFold {
    private(set) var households: HouseholdFold
    private(set) var assessments: AssessmentFold

    init(_ cut: Cut, households: Int) {
        self.households = HouseholdFold(cut, households: households)
        assessments = AssessmentFold(cut, households: households)
    }

    /// The cut.
    var cut: Cut { households.cut }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        if event.type == AssessmentFold.incomeAssessed {
            try assessments.apply(event, payload: payload)
        } else {
            try households.apply(event, payload: payload)
        }
    }

    mutating func carry(from earlier: IncomeFold) {
        households.carry(from: earlier.households)
        assessments.carry(from: earlier.assessments)
    }
}

/// The latest assessed income of each household at a cut: 16 bytes each.
struct AssessmentFold: CarriedFold {
    let cut: Cut
    /// Whether any income was assessed inside the cut.
    private(set) var hasAny = false
    private var assessments: [Assessment]

    /// An income, and the day it was assessed. Of two the later day wins, and on one day the later position.
    private struct Assessment {
        var perPersonMonthlyVND: Int64 = 0
        var day = Int32.min
    }

    init(_ cut: Cut, households: Int) {
        self.cut = cut
        assessments = Array(repeating: Assessment(), count: households)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == AssessmentFold.incomeAssessed, event.isInside(cut) else { return }
        try assess(event, payload)
    }

    fileprivate static var incomeAssessed: UInt16 { EventKind.incomeAssessed.recordType }

    private mutating func assess(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        hasAny = true
        let number = Int(event.streamNumber)
        guard number < event.position, let income = IncomeAssessed.View(payload)?.perPersonMonthlyVND, income >= 0
        else {
            throw LedgerError.misfit(at: event.position)
        }
        if number >= assessments.count { grow(to: max(number + 1, assessments.count * 3 / 2)) }
        guard event.effectiveDay >= assessments[number].day else { return }
        assessments[number] = Assessment(perPersonMonthlyVND: income, day: event.effectiveDay)
    }

    private mutating func grow(to count: Int) {
        assessments.append(contentsOf: repeatElement(Assessment(), count: count - assessments.count))
    }

    mutating func carry(from earlier: AssessmentFold) {
        hasAny = hasAny || earlier.hasAny
        if earlier.assessments.count > assessments.count { grow(to: earlier.assessments.count) }
        for number in earlier.assessments.indices where assessments[number].day == .min {
            assessments[number] = earlier.assessments[number]
        }
    }

    /// The latest income per person and month of a household; nil when it was never assessed.
    func income(_ household: Int) -> Int64? {
        guard household < assessments.count, assessments[household].day != .min else { return nil }
        return assessments[household].perPersonMonthlyVND
    }
}

/// The earliest day of an assessment inside a cut.
struct FirstAssessmentFold: Projection {
    let cut: Cut
    private var earliest = Int32.max

    init(_ cut: Cut) { self.cut = cut }

    /// The day; nil when nothing was assessed.
    var day: Day? { Day(daysSinceEpoch: earliest) }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == EventKind.incomeAssessed.recordType, event.isInside(cut) else { return }
        earliest = min(earliest, event.effectiveDay)
    }
}
