// An event prepared as far as possible without a ledger, so that an import can do it on the parsing thread.

import EventLedger

/// An event, encoded as far as possible without the numbers of the ledger.
struct PreparedEvent: Sendable {
    /// The kind of event.
    let kind: EventKind
    /// Days since 1970 of the day it takes effect; `Int32.min` for a void.
    let effectiveDay: Int32
    /// Its stream; nil for a void and a revocation, which belong to that of the event they name.
    let stream: StreamName?
    /// The unit that it places its household in.
    let placement: String?
    /// The units that its own unit merges into, is divided among, or is part of, or that targets of its plan count in.
    let otherUnits: [String]
    /// Its payload and summary; nil while they need numbers of units, positions of events or figures.
    let encoded: (payload: [UInt8], summary: UInt32)?

    /// Prepares an event, given the names in it. Throws the problem of an invalid field.
    init(_ event: Event, _ names: EventNames) throws(FieldProblem) {
        kind = event.body.kind
        effectiveDay = event.effectiveOn?.daysSinceEpoch ?? .min
        stream = names.stream
        placement = event.body.placement
        otherUnits = event.body.otherUnits
        guard placement == nil, otherUnits.isEmpty, event.body.mentionedUnit == nil, event.body.named == nil,
            stream != nil, kind != .periodClosed
        else {
            encoded = nil
            return
        }
        var payload: [UInt8] = []
        payload.reserveCapacity(48)
        let numbers = EntryNumbers()
        try encodePayload(of: event.body, into: &payload, context: numbers)
        encoded = (payload, try EventSummary.of(event.body, context: numbers))
    }
}

/// An entry whose fields are right, with its events prepared.
struct PreparedEntry: Sendable {
    /// The entry, text in NFC.
    let entry: Entry
    /// Its events, in order.
    let events: [PreparedEvent]
    /// The ids in its events that are refused in new records, with the index of the event.
    let refusedIdentifiers: [(event: Int, identifier: RefusedIdentifier)]

    /// The secret given with the entry; nil to draw one.
    let secret: EntrySecret?
    /// Whether its recorded time, where kept, is marked as claimed.
    let isTimeClaimed: Bool

    /// Prepares a line of the interchange form. With its secret it is a copy, and keeps its mark; else it gets a secret
    /// here, since the thread that records has less time than the one that parses.
    init(_ line: EntryLine) throws(LedgerError) {
        try self.init(
            line.entry, secret: line.secret ?? .random(), isTimeClaimed: line.secret == nil || line.claimedTime)
    }

    /// Prepares an entry whose fields were checked. Throws the problem of a field that can't be encoded.
    init(_ entry: Entry, secret: EntrySecret? = nil, isTimeClaimed: Bool = true) throws(LedgerError) {
        self.entry = entry
        self.secret = secret
        self.isTimeClaimed = isTimeClaimed
        var events: [PreparedEvent] = []
        events.reserveCapacity(entry.events.count)
        var refused: [(event: Int, identifier: RefusedIdentifier)] = []
        for (index, event) in entry.events.enumerated() {
            let names = event.body.names
            for identifier in names.refused { refused.append((index, identifier)) }
            do {
                events.append(try PreparedEvent(event, names))
            } catch {
                throw LedgerError(error, entry: entry.id, event: index + 1, eventKind: event.kind)
            }
        }
        self.events = events
        refusedIdentifiers = refused
    }
}

// What the rules need of any event: where it places a household, which other unit and which other event it names.

extension EventBody {
    /// The unit that it places its household in.
    var placement: String? {
        switch self {
        case .householdRegistered(let fields): fields.unit
        case .householdMoved(let fields): fields.unit
        default: nil
        }
    }

    /// The units that its own unit merges into, is divided among, or is part of, or that targets of its plan count in.
    var otherUnits: [String] {
        switch self {
        case .unitMerged(let fields): [fields.into]
        case .unitDivided(let fields): fields.into
        case .unitEstablished(let fields): fields.parent.map { [$0] } ?? []
        case .unitChanged(let fields): fields.parent.map { [$0] } ?? []
        case .planAdopted(let fields): fields.targets.compactMap(\.filter?.unit)
        case .planRevised(let fields): fields.targets.compactMap(\.filter?.unit)
        default: []
        }
    }

    /// The event that it names, in its own stream or in another, and the kind of that; a void and a revocation, which
    /// belong to the stream of the event they name, are left out.
    var named: (event: EventReference, kind: EventKind)? {
        switch self {
        case .contributionReceived(let fields): fields.pledge.map { ($0, .contributionPledged) }
        case .initiativeAdopted(let fields): (fields.initiative, .initiativeRecorded)
        default: nil
        }
    }

    /// A unit that it names without depending on it.
    var mentionedUnit: String? {
        switch self {
        case .awardGranted(let fields): fields.unit
        default: nil
        }
    }
}
