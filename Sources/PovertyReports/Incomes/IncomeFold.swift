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
    private var incomes: LatestTable<Int64>

    init(_ cut: Cut, households: Int) {
        self.cut = cut
        incomes = LatestTable(0, households: households)
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
        incomes.set(income, for: number, on: event.effectiveDay)
    }

    mutating func carry(from earlier: AssessmentFold) {
        hasAny = hasAny || earlier.hasAny
        incomes.carry(from: earlier.incomes)
    }

    /// The latest income per person and month of a household; nil when it was never assessed.
    func income(_ household: Int) -> Int64? { incomes[household] }
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
