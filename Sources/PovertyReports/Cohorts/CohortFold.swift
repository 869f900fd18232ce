// Cohorts from timelines: the exits of each household, how each ended, and when it left the register. It keeps a row
// for each unit, year, class and reach, and nothing of a household.

import EventLedger
import PovertyLedger

/// The cohorts while timelines are walked.
struct CohortFold {
    /// The dimensions of a row.
    struct Key: Hashable {
        /// The unit's number, as the household was recorded in.
        let unit: UInt32
        let year: Int
        let from: HouseholdClass
        let reach: ExitReach
    }

    /// The figures of a row.
    struct Figures {
        var exited = 0
        var horizons = Cohorts.months.map { Cohort.Horizon(months: $0) }
    }

    private let lastDay: Int32
    private let firstYear: Int
    private(set) var rows: [Key: Figures] = [:]

    init(_ cut: Cut, from year: Int?) {
        lastDay = cut.effectiveOn.daysSinceEpoch
        firstYear = year ?? 1
    }

    /// Takes in the exits of a household, which counts once a year and class.
    mutating func take(_ household: HouseholdExits) {
        for exit in household.firstOfEachYear {
            guard let day = Day(daysSinceEpoch: exit.day), day.year >= firstYear else { continue }
            add(exit, on: day, household.dissolvedOn)
        }
    }

    private mutating func add(_ exit: RecognisedExit, on day: Day, _ dissolvedOn: Int32) {
        let key = Key(
            unit: exit.unit, year: day.year, from: exit.from,
            reach: exit.to == .nearPoor ? .nearPoor : .pastNearPoor)
        var figures = rows[key] ?? Figures()
        figures.exited += 1
        for index in figures.horizons.indices {
            guard let end = day.adding(months: figures.horizons[index].months)?.daysSinceEpoch, end <= lastDay else {
                continue
            }
            figures.horizons[index].observed += 1
            if let back = exit.back, back.day <= end {
                figures.horizons[index].back += 1
            } else if dissolvedOn <= end {
                figures.horizons[index].dissolved += 1
            } else {
                figures.horizons[index].lasting += 1
            }
        }
        rows[key] = figures
    }
}

extension CohortFold.Figures {
    static func += (left: inout CohortFold.Figures, right: CohortFold.Figures) {
        left.exited += right.exited
        for index in left.horizons.indices {
            left.horizons[index].observed += right.horizons[index].observed
            left.horizons[index].back += right.horizons[index].back
            left.horizons[index].dissolved += right.horizons[index].dissolved
            left.horizons[index].lasting += right.horizons[index].lasting
        }
    }
}

// The recognised exits of one household and how each ended, found by walking its timeline once. An exit ends when the
// household is in the class it left again, or in a worse one.

/// An exit and its end.
struct RecognisedExit {
    let from: HouseholdClass
    let to: HouseholdClass
    let day: Int32
    let position: Position
    /// The number of the unit it was in.
    let unit: UInt32
    /// When it was back, and the event that says so; nil while it is not.
    var back: (day: Int32, position: Position)?
}

/// The exits of a household so far, in timeline order.
struct HouseholdExits {
    /// All exits.
    private(set) var all: [RecognisedExit] = []
    /// Where in `all` the exit from each class is that has not ended: there is at most one of each, since a household
    /// that leaves a class again was back in it.
    private var fromPoor: Int?
    private var fromNearPoor: Int?
    /// The day on which it was dissolved; `Int32.max` where it was not.
    private(set) var dissolvedOn = Int32.max

    /// Forgets them and keeps the memory.
    mutating func removeAll() {
        all.removeAll(keepingCapacity: true)
        (fromPoor, fromNearPoor, dissolvedOn) = (nil, nil, .max)
    }

    /// Those that are the first from their class in a calendar year.
    var firstOfEachYear: [RecognisedExit] {
        var last = (poor: 0, nearPoor: 0)
        return all.filter { exit in
            guard let year = Day(daysSinceEpoch: exit.day)?.year else { return false }
            let isFirst = year != (exit.from == .poor ? last.poor : last.nearPoor)
            if exit.from == .poor { last.poor = year } else { last.nearPoor = year }
            return isFirst
        }
    }

    /// Takes in the timeline of another household, sorted. Throws `damaged` for an event that does not fit its type.
    mutating func take(_ timeline: Span<TimelineItem>) throws(LedgerError) {
        removeAll()
        var unit: UInt32 = 0
        for index in timeline.indices {
            let item = timeline[index]
            guard let step = HouseholdStep(item) else { throw LedgerError.misfit(at: item.position) }
            unit = step.unit ?? unit
            take(step, item, unit: unit)
            if step == .dissolved { dissolvedOn = item.effectiveDay }
        }
    }

    /// Takes in the next step of the timeline; only decisions matter.
    mutating func take(_ step: HouseholdStep, _ item: TimelineItem, unit: UInt32) {
        guard let decided = step.decision?.householdClass else { return }
        if decided == .poor {
            end(fromPoor, item)
            fromPoor = nil
        }
        if decided == .poor || decided == .nearPoor {
            end(fromNearPoor, item)
            fromNearPoor = nil
        }
        guard case .exited(let from, let to, _) = step else { return }
        if from == .poor { fromPoor = all.count } else { fromNearPoor = all.count }
        all.append(
            RecognisedExit(from: from, to: to, day: item.effectiveDay, position: item.position, unit: unit))
    }

    private mutating func end(_ exit: Int?, _ item: TimelineItem) {
        if let exit { all[exit].back = (item.effectiveDay, item.position) }
    }
}
