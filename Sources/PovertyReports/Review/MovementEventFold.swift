// The fold over what an emulation movement itself records: initiatives and who adopted them, who joined, reviews that
// were held, and responsibilities. It keeps positions and numbers; texts are read afterwards, of what is listed.

import EventLedger
import PovertyLedger

/// The events of a movement inside a cut.
struct MovementEventFold: Projection {
    /// Where an event is, and the number of its stream.
    struct Place {
        let position: Position
        let day: Int32
        let number: UInt32
        let category: UInt8
    }

    /// A holder in a role, for a household or a unit.
    private struct Responsibility: Hashable {
        let category: UInt8
        let number: UInt32
        /// The number of holder and role, as their bytes are in the payload.
        let text: UInt32
    }

    /// The assignments of a responsibility less its ends, and the last assignment in the order of the timeline.
    private struct Assignments {
        var running = 0
        var last: Place?
    }

    let cut: Cut
    private let from: Int32
    /// All initiatives, by position.
    private(set) var initiatives: [Position: Place] = [:]
    /// All adoptions, with the position of the initiative.
    private(set) var adoptions: [(initiative: Position, place: Place)] = []
    /// Who joined in the span, in the order of recording.
    private(set) var joined: [Place] = []
    /// The reviews that were held in the span, in the order of recording.
    private(set) var reviews: [Place] = []
    private var responsibilities: [Responsibility: Assignments] = [:]
    private var texts = TextNumbers()

    init(_ cut: Cut, from: Day) {
        self.cut = cut
        self.from = from.daysSinceEpoch
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard MovementEventFold.isCounted(event.type), event.isInside(cut) else { return }
        try take(event, payload)
    }

    private static func isCounted(_ type: UInt16) -> Bool {
        type == EventKind.initiativeRecorded.recordType || type == EventKind.initiativeAdopted.recordType
            || type == EventKind.movementJoined.recordType || type == EventKind.reviewHeld.recordType
            || type == EventKind.responsibilityAssigned.recordType
            || type == EventKind.responsibilityEnded.recordType
    }

    private mutating func take(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        let place = Place(
            position: event.position, day: event.effectiveDay, number: event.streamNumber, category: event.category)
        switch EventKind(recordType: event.type) {
        case .initiativeRecorded: initiatives[event.position] = place
        case .initiativeAdopted:
            guard let initiative = InitiativeAdopted.View(payload)?.initiative else {
                throw LedgerError.misfit(at: event.position)
            }
            adoptions.append((initiative, place))
        case .movementJoined: if isInSpan(place) { joined.append(place) }
        case .reviewHeld: if isInSpan(place) { reviews.append(place) }
        case .responsibilityAssigned: note(place, payload, isAssigned: true)
        case .responsibilityEnded: note(place, payload, isAssigned: false)
        default: break
        }
    }

    /// Whether an event is in the span, and not before it.
    func isInSpan(_ place: Place) -> Bool { place.day >= from }

    /// The payload of both events is the holder and the role.
    private mutating func note(_ place: Place, _ payload: RawSpan, isAssigned: Bool) {
        let key = Responsibility(
            category: place.category, number: place.number, text: texts.number(of: payload))
        var assignments = responsibilities[key] ?? Assignments()
        assignments.running += isAssigned ? 1 : -1
        // Events come in the order of recording: of two on one day the later recorded one is the last.
        if isAssigned, assignments.last.map({ place.day >= $0.day }) ?? true { assignments.last = place }
        responsibilities[key] = assignments
    }

    /// The assignments of the responsibilities that run at the cut.
    var runningResponsibilities: [Place] {
        responsibilities.values.compactMap { $0.running > 0 ? $0.last : nil }
    }
}
