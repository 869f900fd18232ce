// The fold under movement tables and bridges: what lies before the window is kept as the state that it leads to, what
// lies inside it as steps. Events arrive in the order of recording; only the walk afterwards knows the timelines.

import EventLedger

/// Households at the opening of a window, their pasts, and the steps of some of them inside it.
struct FlowFold: Projection {
    /// Days since 1970-01-01 of the last day before the window, and of its last day.
    let openingDay: Int32
    let closingDay: Int32
    /// What is known.
    let known: Position
    /// The households as they stand at the opening; nil in a later pass, where they are known already.
    private(set) var opening: HouseholdFold?
    private(set) var pasts: [FlowPast]
    private(set) var steps: FlowSteps

    /// Starts a pass over the steps of some households; the first pass of all also folds the opening and the pasts.
    init(_ window: FlowWindow, households: Int, steps: FlowSteps, isFirst: Bool) {
        openingDay = window.openingDay
        closingDay = window.to.daysSinceEpoch
        known = window.known
        opening = isFirst ? HouseholdFold(Cut(effectiveOn: .last, position: known), households: households) : nil
        pasts = isFirst ? [FlowPast](repeating: FlowPast(), count: households) : []
        self.steps = steps
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.household.rawValue, event.position <= known, event.voidedBy > known,
            event.effectiveDay <= closingDay, event.type >= EventKind.householdRegistered.recordType,
            event.type <= EventKind.householdExitedPoverty.recordType
        else { return }
        if event.effectiveDay > openingDay {
            try keep(event, payload)
        } else if opening != nil {
            try opening?.apply(event, payload: payload)
            try note(event, payload)
        }
    }

    /// Keeps an event of the window as a step.
    private func keep(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        let household = Int(event.streamNumber)
        guard household < event.position else { throw FlowFold.damaged(event) }
        guard let kind = EventKind(recordType: event.type) else { return }
        var cause: UInt8 = 0
        var value = event.summary
        switch kind {
        case .householdRegistered:
            guard let members = payload.load(PayloadLayout.Registered.members, as: UInt32.self),
                let word = payload.load(PayloadLayout.Registered.cause, as: UInt8.self)
            else { throw FlowFold.damaged(event) }
            cause = word
            steps.append(household) {
                FlowStep(previous: $0, event, kind: .householdSizeChanged, value: members, cause: 0)
            }
        case .householdMoved:
            guard let word = payload.load(PayloadLayout.Moved.cause, as: UInt8.self) else {
                throw FlowFold.damaged(event)
            }
            cause = word
        case .householdSizeChanged:
            guard let members = PayloadLayout.members(payload) else { throw FlowFold.damaged(event) }
            value = members
        default: break
        }
        steps.append(household) { FlowStep(previous: $0, event, kind: kind, value: value, cause: cause) }
    }

    /// Notes what an event before the window means for the flows inside it.
    private mutating func note(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        let kind = EventKind(recordType: event.type)
        guard kind == .householdExitedPoverty || kind == .householdRegistered else { return }
        let household = Int(event.streamNumber)
        guard household < pasts.count else { throw FlowFold.damaged(event) }
        if kind == .householdExitedPoverty {
            pasts[household].exit(from: EventSummary.classLeft(event.summary), on: event.effectiveDay)
            return
        }
        guard let cause = payload.load(PayloadLayout.Registered.cause, as: UInt8.self) else {
            throw FlowFold.damaged(event)
        }
        pasts[household].register(cause: cause)
    }

    private static func damaged(_ event: EventHead) -> LedgerError {
        LedgerError(
            .damaged, "the event can't be what its type says", remedy: "restore the ledger from a backup",
            position: event.position)
    }
}
