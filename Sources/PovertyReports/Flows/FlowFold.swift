// The fold under movement tables and bridges: what is before the window is kept as the state that it leads to, what
// is inside it as steps. Events arrive in the order of recording; only the walk afterwards knows the timelines.

import EventLedger
import PovertyLedger

/// Households at the opening of a window, their pasts, and the steps of some of them inside it.
struct FlowFold: Projection {
    /// Days since 1970-01-01 of the last day before the window, and of its last day.
    let openingDay: Int32
    let closingDay: Int32
    /// What is known.
    let known: Position
    /// Whether the opening and the pasts are folded too; in a later pass they are known already.
    private let isFirst: Bool
    private let households: Int
    /// The households as they are at the opening, and what was before it; nothing in a later pass.
    private(set) var opening: HouseholdFold
    private(set) var pasts: [FlowPast]
    private(set) var steps: FlowSteps

    /// Starts a pass over the steps of some households; the first pass of all also folds the opening and the pasts.
    init(_ window: FlowWindow, households: Int, steps: FlowSteps, isFirst: Bool) {
        openingDay = window.openingDay
        closingDay = window.to.daysSinceEpoch
        known = window.known
        self.isFirst = isFirst
        opening = HouseholdFold(Cut(effectiveOn: .last, position: known), households: isFirst ? households : 0)
        pasts = isFirst ? [FlowPast](repeating: FlowPast(), count: households) : []
        self.steps = steps
        self.households = households
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.household.rawValue, event.position <= known, event.voidedBy > known,
            event.effectiveDay <= closingDay, HouseholdStep.changesState(event.type)
        else { return }
        // A household that does not exist is damage.
        guard event.streamNumber < households else { throw LedgerError.misfit(at: event.position) }
        if event.effectiveDay > openingDay {
            try keep(event, payload)
        } else if isFirst {
            try opening.apply(event, payload: payload)
            try note(event, payload)
        }
    }

    /// Keeps an event of the window as a step.
    private func keep(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        let household = Int(event.streamNumber)
        guard let kind = EventKind(recordType: event.type), let step = HouseholdStep(event, payload: payload) else {
            throw LedgerError.misfit(at: event.position)
        }
        var cause: UInt8 = 0
        var value = event.summary
        switch step {
        case .registered(_, let members):
            cause = HouseholdRegistered.View(payload)?.cause?.rawValue ?? 0
            steps.append(household) {
                FlowStep(previous: $0, event, kind: .householdSizeChanged, value: members, cause: 0)
            }
        case .moved:
            guard let moved = HouseholdMoved.View(payload) else { throw LedgerError.misfit(at: event.position) }
            cause = moved.cause?.rawValue ?? 0
        case .resized(let members): value = members
        default: break
        }
        steps.append(household) { FlowStep(previous: $0, event, kind: kind, value: value, cause: cause) }
    }

    /// Notes what an event before the window means for the flows inside it.
    private mutating func note(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        let kind = EventKind(recordType: event.type)
        guard kind == .householdExitedPoverty || kind == .householdRegistered else { return }
        let household = Int(event.streamNumber)
        if kind == .householdExitedPoverty {
            pasts[household].exit(from: EventSummary.classLeft(event.summary), on: event.effectiveDay)
        } else {
            guard let registered = HouseholdRegistered.View(payload) else {
                throw LedgerError.misfit(at: event.position)
            }
            pasts[household].register(cause: registered.cause?.rawValue ?? 0)
        }
    }
}

// The window of a movement table or a bridge: which days its flows fall on, and what is known of them.

/// Days, knowledge and look-back of a sum of flows.
struct FlowWindow {
    /// Days since 1970-01-01 of the last day before the window, whose balance is the opening.
    let openingDay: Int32
    /// The last day of the window.
    let to: Day
    /// The last position that is known.
    let known: Position
    /// How many months back an exit makes a return a relapse; nil is without limit.
    let lookBackMonths: Int?

    /// The window of a period, its first and last day included.
    init(from: Day, to: Day, known: Position, lookBackMonths: Int?) {
        self.init(openingDay: from.daysSinceEpoch - 1, to: to, known: known, lookBackMonths: lookBackMonths)
    }

    /// A window after an opening.
    init(openingDay: Int32, to: Day, known: Position, lookBackMonths: Int?) {
        self.openingDay = openingDay
        self.to = to
        self.known = known
        self.lookBackMonths = lookBackMonths
    }

    /// Whether an exit on one day makes a return on another a relapse.
    func isRelapse(leftOn exit: Int32, backOn day: Int32) -> Bool {
        guard exit != .min else { return false }
        guard let lookBackMonths else { return true }
        // Where the calendar does not reach back so far, every exit is recent enough.
        guard let limit = Day(daysSinceEpoch: day)?.adding(months: -lookBackMonths) else { return true }
        return exit >= limit.daysSinceEpoch
    }
}

// What a household's past before a window means for its flows inside it: which classes it has left by a recognised
// exit, and how it came into the register.

/// The past of a household, in 12 bytes.
struct FlowPast {
    /// The day it last left the poor; `Int32.min` while it never did.
    private(set) var leftPoorOn = Int32.min
    /// The day it last left the near-poor.
    private(set) var leftNearPoorOn = Int32.min
    /// The cause of its registration as the word's number; 0 is none.
    private var cause: UInt8 = 0

    /// Notes a recognised exit; exits may come in any order.
    mutating func exit(from householdClass: HouseholdClass?, on day: Int32) {
        if householdClass == .poor { leftPoorOn = max(leftPoorOn, day) }
        if householdClass == .nearPoor { leftNearPoorOn = max(leftNearPoorOn, day) }
    }

    /// Notes the registration.
    mutating func register(cause: UInt8) { self.cause = cause }

    /// Whether it came from elsewhere: moved in, or split off another household.
    var isArrival: Bool {
        let cause = RegistrationCause(rawValue: cause)
        return cause == .movedIn || cause == .split
    }

    /// The day it last left a class by a recognised exit; `Int32.min` when it never did.
    func left(_ householdClass: HouseholdClass) -> Int32 {
        householdClass == .poor ? leftPoorOn : householdClass == .nearPoor ? leftNearPoorOn : .min
    }
}

// An event of a window in 20 bytes, as it waits for its household to be walked: millions of them are held side by side.

/// An event that may move a household, chained to the one recorded before it.
struct FlowStep {
    /// The place of the household's step before this one, plus one; 0 is none.
    var previous: UInt32
    /// Days since 1970-01-01 of the day it takes effect.
    let day: Int32
    /// The event's summary; for a size the members.
    let value: UInt32
    private let positionLow: UInt32
    private let positionHigh: UInt16
    private let type: UInt8
    /// The cause of a registration or a move as its word's number; 0 is none.
    let cause: UInt8

    init(previous: UInt32, _ event: EventHead, kind: EventKind, value: UInt32, cause: UInt8) {
        self.previous = previous
        day = event.effectiveDay
        self.value = value
        positionLow = UInt32(truncatingIfNeeded: event.position)
        // Positions of a timeline item have 48 bits, so these have too.
        positionHigh = UInt16(truncatingIfNeeded: event.position >> 32)
        type = kind.rawValue
        self.cause = cause
    }

    /// The position of the event.
    var position: Position { Position(positionHigh) << 32 | Position(positionLow) }

    /// What it does to the household, whose members are `members` so far.
    func step(members: UInt32) -> HouseholdStep? {
        let kind = EventKind(rawValue: type)
        return HouseholdStep(kind, summary: value, members: kind == .householdSizeChanged ? value : members)
    }

    /// The order of a timeline. A registration is two steps of one position, and its size comes first: it is no
    /// change of a household that is there.
    static func precedes(_ left: FlowStep, _ right: FlowStep) -> Bool {
        if left.day != right.day { return left.day < right.day }
        if left.position != right.position { return left.position < right.position }
        return left.type > right.type
    }
}
