// What an audit takes from the timelines of households: everything that needs the state on a day. It walks one timeline
// after another and keeps nothing of a household once its timeline is over.

import EventLedger
import Files
import PovertyLedger

/// The second of the two passes of an audit.
struct TimelineAudit {
    private let cut: Cut
    private let returnMonths: Int
    private let loans: PositionSet
    private let aidDigests: PositionMarks
    private let recorded: RecordedDays
    private let units: UnitFold
    /// Gifts to households that were not poor or near-poor.
    private(set) var aid: FindingList
    /// Aid to households that were never registered.
    private(set) var unregistered: FindingList
    /// Aid that may be in several entries.
    private(set) var repeated = RepeatedAid()
    /// Poor households that were dissolved, by day.
    private(set) var dissolvedPoor = ExitDays()
    /// Near-poor households that were dissolved, by day.
    private(set) var dissolvedNearPoor = ExitDays()
    /// Exits that did not outlast their day.
    private(set) var undone: FindingList
    /// Exits that did not last.
    private(set) var returns: FindingList
    /// Late events, those of units among them.
    private(set) var late: LateEvents
    /// How many households were where at each year's end.
    private(set) var yearEnds = YearEndHouseholds()
    private var exits = HouseholdExits()
    private var household = HouseholdState()
    /// Since when it is in its unit.
    private var since = Int32.min

    init(_ cut: Cut, _ parameters: AuditParameters, _ fold: AuditFold) {
        self.cut = cut
        returnMonths = parameters.returnMonths
        loans = fold.loans
        aidDigests = fold.aidDigests
        recorded = fold.recorded
        units = fold.units
        late = fold.late
        aid = FindingList(limit: parameters.listedPerRule)
        returns = FindingList(limit: parameters.listedPerRule)
        unregistered = FindingList(limit: parameters.listedPerRule)
        undone = FindingList(limit: parameters.listedPerRule)
    }

    /// The mark of a household that is not in the register.
    static let absent = UInt8.max

    /// Takes in the timeline of one household, sorted. Cost: two looks at each item.
    mutating func take(_ timeline: Span<TimelineItem>) {
        household = HouseholdState()
        exits.removeAll()
        var start = 0
        for index in timeline.indices {
            // Aid is judged by the state at the end of its day, which is the one that counts show for that day.
            if timeline[index].effectiveDay != timeline[start].effectiveDay {
                endDay(timeline, start..<index)
                start = index
            }
            step(timeline[index])
        }
        endDay(timeline, start..<timeline.count)
        if household.isPresent { leaveUnit(through: cut.effectiveOn.daysSinceEpoch) }
        if !household.isRegistered { takeUnregistered(timeline) }
        for exit in exits.all {
            guard let back = exit.back else { continue }
            if back.day == exit.day {
                undone.add(FindingCandidate(day: back.day, position: back.position, first: exit.position))
            }
            let last = Day(daysSinceEpoch: exit.day)?.adding(months: returnMonths) ?? .last
            guard back.day <= last.daysSinceEpoch else { continue }
            returns.add(FindingCandidate(day: back.day, position: back.position, first: exit.position))
        }
    }

    private mutating func step(_ item: TimelineItem) {
        // An event of no known class is passed over, so that an audit of a damaged ledger lists what it still can;
        // `verify` finds the event.
        guard let step = HouseholdStep(item) else { return }
        switch step {
        case .registered: since = item.effectiveDay
        case .moved:
            leaveUnit(through: item.effectiveDay - 1)
            since = item.effectiveDay
        case .dissolved:
            leaveUnit(through: item.effectiveDay - 1)
            switch household.householdClass {
            case .poor: dissolvedPoor.take(day: item.effectiveDay, position: item.position)
            case .nearPoor: dissolvedNearPoor.take(day: item.effectiveDay, position: item.position)
            default: break
            }
        case .classified, .exited: exits.take(step, item, unit: household.unit)
        case .resized, .other: break
        }
        household.apply(step)
    }

    /// Takes in the aid of a household that nothing registered.
    private mutating func takeUnregistered(_ timeline: Span<TimelineItem>) {
        for index in timeline.indices where timeline[index].type == EventKind.aidGiven.recordType {
            unregistered.add(
                FindingCandidate(day: timeline[index].effectiveDay, position: timeline[index].position))
        }
    }

    private mutating func leaveUnit(through day: Int32) {
        yearEnds.take(unit: household.unit, from: since, through: day)
    }

    /// Judges the events of a day by the state at its end.
    private mutating func endDay(_ timeline: Span<TimelineItem>, _ events: Range<Int>) {
        let given = EventKind.aidGiven.recordType
        let isPoor = household.isPresent && HouseholdClass.povertyClasses.contains(household.householdClass)
        for index in events {
            let item = timeline[index]
            if let delay = late.delay(of: item.position, on: item.effectiveDay, recorded),
                let day = Day(daysSinceEpoch: item.effectiveDay)
            {
                let unit = household.isRegistered ? units.root(of: household.unit, on: day) : nil
                late.take(delay, of: item.position, on: day, unit: unit)
            }
            guard item.type == given else { continue }
            if events.count > 1, let digest = aidDigests[item.position] {
                repeated.take(item.position, digest: digest)
            }
            guard !isPoor, !loans.contains(item.position) else { continue }
            aid.add(
                FindingCandidate(
                    day: item.effectiveDay, position: item.position,
                    mark: household.isPresent ? household.householdClass.rawValue : TimelineAudit.absent))
        }
        repeated.endDay()
    }
}
