// Every unit known at a position, with all its events, so that it can be found by any name it ever had and shown as it
// is on any day.

import EventLedger

/// The units of a ledger with the events that establish, change and end them.
package struct UnitDirectory {
    /// The id of a unit and its live events, by day and position.
    package struct Entry {
        let unit: String
        let events: [Event]

        /// A unit with its live events, by day and position.
        package init(unit: String, events: [Event]) {
            self.unit = unit
            self.events = events
        }

        /// The unit as it is on a day; nil before it is established.
        package func record(on day: Day) -> UnitRecord? {
            var established: (fields: UnitEstablished, day: Day)?
            var changes: [UnitChanged] = []
            var merger: UnitRecord.Merger?
            var division: UnitRecord.Division?
            for event in events {
                guard let effectiveOn = event.effectiveOn, effectiveOn <= day else { continue }
                switch event.body {
                case .unitEstablished(let fields): established = (fields, effectiveOn)
                case .unitChanged(let fields): changes.append(fields)
                case .unitMerged(let fields): merger = UnitRecord.Merger(into: fields.into, effectiveOn: effectiveOn)
                case .unitDivided(let fields):
                    division = UnitRecord.Division(into: fields.into, effectiveOn: effectiveOn)
                default: break
                }
            }
            guard let (fields, since) = established else { return nil }
            return UnitRecord(
                unit: unit, name: changes.compactMap(\.name).last ?? fields.name,
                code: changes.compactMap(\.code).last ?? fields.code, kind: fields.kind,
                area: changes.compactMap(\.area).last ?? fields.area,
                parent: changes.compactMap(\.parent).last ?? fields.parent, establishedOn: since, merger: merger,
                division: division)
        }

        /// All names that it ever had.
        var names: [String] {
            events.compactMap { event in
                switch event.body {
                case .unitEstablished(let fields): fields.name
                case .unitChanged(let fields): fields.name
                default: nil
                }
            }
        }

        /// All official codes that it ever had.
        var codes: [String] {
            events.compactMap { event in
                switch event.body {
                case .unitEstablished(let fields): fields.code
                case .unitChanged(let fields): fields.code
                default: nil
                }
            }
        }
    }

    /// The units that are established on some day, by id.
    let entries: [Entry]

    /// The units as they are on a day.
    package func records(on day: Day) -> [UnitRecord] { entries.compactMap { $0.record(on: day) } }
}

extension UnitDirectory {
    /// The units of several ledgers, each once by its id. Where two ledgers differ, the earliest establishment, merger and
    /// division count, and of changes on one day the one of the later ledger.
    package init(uniting ledgers: [UnitDirectory]) {
        var events: [String: [Event]] = [:]
        for entry in ledgers.flatMap(\.entries) { events[entry.unit, default: []] += entry.events }
        entries = events.sorted { $0.key < $1.key }.map { unit, events in
            var once: Set<EventKind> = []
            // A stable order: events of one day stay in the order of the ledgers.
            let sorted = events.enumerated().sorted {
                ($0.element.effectiveOn ?? .first, $0.offset) < ($1.element.effectiveOn ?? .first, $1.offset)
            }.map(\.element)
            return Entry(
                unit: unit, events: sorted.filter { $0.kind == .unitChanged || once.insert($0.kind).inserted })
        }
    }
}

extension HouseholdView {
    /// The units as known at a position. Cost: one replay, which copies the few events that are kept.
    package func unitDirectory(knownThrough position: Position) throws(LedgerError) -> UnitDirectory {
        var fold = UnitEventFold(knownThrough: position)
        try ledger.replay(through: position, into: &fold)
        var entries: [UnitDirectory.Entry] = []
        for (number, kept) in fold.events {
            let unit = try unitName(number)
            var events: [Event] = []
            // Kept in the order of recording; a stable order by day is that of a timeline, establishments apart.
            let sorted = kept.sorted {
                ($0.head.effectiveDay, $0.head.position) < ($1.head.effectiveDay, $1.head.position)
            }
            for event in sorted {
                events.append(try event.decoded(of: unit, in: self))
            }
            entries.append(UnitDirectory.Entry(unit: unit, events: events))
        }
        return UnitDirectory(entries: entries.sorted { $0.unit < $1.unit })
    }
}

extension CutView {
    /// The units known at the cut and established by its day, as they are on that day. Cost: one replay.
    public func units() throws(LedgerError) -> UnitList {
        let directory = try view.unitDirectory(knownThrough: cut.position)
        return UnitList(cut: cut, units: directory.records(on: cut.effectiveOn))
    }
}

/// An event that establishes, changes or ends a unit, with a copy of its payload.
package struct UnitEvent {
    /// Its head.
    package let head: EventHead
    /// Its payload.
    package let payload: [UInt8]
    private let kind: EventKind

    /// Copies an event of a unit; nil for one of another kind.
    package init?(_ event: EventHead, _ payload: RawSpan) {
        guard let kind = EventKind(recordType: event.type),
            [.unitEstablished, .unitChanged, .unitMerged, .unitDivided].contains(kind)
        else { return nil }
        self.kind = kind
        head = event
        self.payload = payload.withUnsafeBytes { Array($0) }
    }

    fileprivate func decoded(of unit: String, in ledger: HouseholdView) throws(LedgerError) -> Event {
        do throws(FieldProblem) {
            let body = try decodeBody(
                kind: kind, streamCategory: StreamCategory.unit.rawValue, streamID: unit, payload: payload.span.bytes,
                context: NamedUnits())
            return Event(effectiveOn: Day(daysSinceEpoch: head.effectiveDay), body: body)
        } catch {
            throw LedgerError(
                .damaged, "the event at position \(head.position) can't be read: \(error)",
                remedy: "restore the ledger from a backup",
                at: .init(file: ledger.ledger.path, subjects: LedgerError.Place.subjects(household: nil, unit: unit)))
        }
    }
}

/// Keeps the events of units that are known at a position.
private struct UnitEventFold: Projection {
    let knownThrough: Position
    private(set) var events: [UInt32: [UnitEvent]] = [:]

    init(knownThrough position: Position) { knownThrough = position }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.unit.rawValue, event.position <= knownThrough,
            event.voidedBy > knownThrough, let kept = UnitEvent(event, payload)
        else { return }
        events[event.streamNumber, default: []].append(kept)
    }
}

/// Takes the ids of units from a payload unchecked; `verify` checks their numbers.
private struct NamedUnits: DecodingContext {
    func isUnit(_ id: String, numbered number: UInt32) -> Bool { true }

    func reference(at position: UInt64) throws(FieldProblem) -> EventReference {
        throw FieldProblem("", "names an event", remedy: "an event of a unit names none")
    }
}
