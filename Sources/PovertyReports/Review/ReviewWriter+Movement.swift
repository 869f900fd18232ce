// The lists of a review that come from the events of the movement itself: initiatives, who joined, responsibilities and
// reviews. Each row is read from the entry that recorded it.

import EventLedger
import PovertyLedger

extension ReviewWriter {
    typealias Place = MovementEventFold.Place

    /// Places by day and position.
    private func sorted(_ places: [Place]) -> [Place] {
        places.sorted { ($0.day, $0.position) < ($1.day, $1.position) }
    }

    /// Whether a place is of a unit that is asked for; what is of no unit belongs to none.
    private func isOfUnit(_ place: Place) -> Bool {
        place.category == StreamCategory.unit.rawValue ? isCounted(place.number) : span.unit == nil
    }

    private func body(
        at place: Place, _ events: inout EventReader
    ) throws(LedgerError) -> (source: ReviewEvent, body: EventBody) {
        let event = try events.event(at: place.position)
        guard let day = event.effectiveOn else { throw LedgerError.misfit(at: place.position) }
        let source = ReviewEvent(reference: event.reference, effectiveOn: day)
        return (source, try Event(event, reference: nil).body)
    }

    /// The initiatives that a unit which is asked for recorded or adopted in the span, with all their adoptions.
    func initiatives() throws(LedgerError) -> [ReviewInitiative] {
        let movement = fold.movement
        var adoptions: [Position: [Place]] = [:]
        var listed: Set<Position> = []
        for (initiative, place) in movement.adoptions {
            guard movement.initiatives[initiative] != nil else { throw LedgerError.misfit(at: place.position) }
            adoptions[initiative, default: []].append(place)
            if movement.isInSpan(place), isCounted(place.number) { listed.insert(initiative) }
        }
        for place in movement.initiatives.values where movement.isInSpan(place) && isCounted(place.number) {
            listed.insert(place.position)
        }
        var events = EventReader(ledger: at.view)
        var names = UnitNames(ledger: at.view)
        return try sorted(listed.compactMap { movement.initiatives[$0] }).map { (place) throws(LedgerError) in
            let (source, body) = try self.body(at: place, &events)
            guard case .initiativeRecorded(let fields) = body else { throw LedgerError.misfit(at: place.position) }
            let adopted = try sorted(adoptions[place.position] ?? []).map { (place) throws(LedgerError) in
                let event = try events.event(at: place.position)
                guard let day = event.effectiveOn else { throw LedgerError.misfit(at: place.position) }
                return InitiativeAdoption(
                    unit: try names[place.number],
                    event: ReviewEvent(reference: event.reference, effectiveOn: day))
            }
            return ReviewInitiative(event: source, fields: fields, adoptions: adopted)
        }
    }

    /// Who joined a movement in the span; a collective is of no unit.
    func joined() throws(LedgerError) -> [ReviewMember] {
        var events = EventReader(ledger: at.view)
        return try sorted(fold.movement.joined.filter(isOfUnit)).map { (place) throws(LedgerError) in
            let (source, body) = try self.body(at: place, &events)
            guard case .movementJoined(let fields) = body else { throw LedgerError.misfit(at: place.position) }
            return ReviewMember(event: source, fields: fields)
        }
    }

    /// The reviews that were held in the span.
    func reviews() throws(LedgerError) -> [ReviewOccasion] {
        var events = EventReader(ledger: at.view)
        return try sorted(fold.movement.reviews.filter(isOfUnit)).map { (place) throws(LedgerError) in
            let (source, body) = try self.body(at: place, &events)
            guard case .reviewHeld(let fields) = body else { throw LedgerError.misfit(at: place.position) }
            return ReviewOccasion(event: source, fields: fields)
        }
    }

    /// The responsibilities that run at the cut, of units and of households in the register.
    func responsibilities() throws(LedgerError) -> [ReviewResponsibility] {
        let running = fold.movement.runningResponsibilities.filter { place in
            place.category == StreamCategory.unit.rawValue
                ? isCounted(place.number) : isCountedHousehold(place.number)
        }
        var events = EventReader(ledger: at.view)
        return try sorted(running).map { (place) throws(LedgerError) in
            let (source, body) = try self.body(at: place, &events)
            guard case .responsibilityAssigned(let fields) = body else {
                throw LedgerError.misfit(at: place.position)
            }
            return ReviewResponsibility(event: source, fields: fields)
        }
    }
}
