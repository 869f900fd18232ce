// The naive in-memory model of the ledger, written from the rules alone: a list of events, and every question answered
// by going through all of them. It is never fast, keeps nothing it could compute, and shares no code with the real
// ledger.

import EventLedger
import PovertyLedger

/// All recorded entries in order, and the rules by brute force.
///
/// Recording costs a pass over the whole history; a few thousand events are workable.
public struct NaiveLedger: Sendable {
    /// A recorded entry and its place.
    public struct Recorded: Sendable {
        /// The entry as it was given.
        public let entry: Entry
        /// The position of its first event.
        public let first: Int
        /// The position of its last event.
        public let last: Int
        /// When it was recorded.
        public let recordedAt: Instant
    }

    /// The ledger's own distance from UTC, which ends a day of knowledge.
    public let offset: UTCOffset
    /// The recorded entries, in order.
    public private(set) var entries: [Recorded] = []
    /// The recorded events, in order; the event with position p is at p − 1.
    public private(set) var events: [NaiveEvent] = []
    private var indexOfEntry: [String: Int] = [:]

    /// An empty model.
    public init(offset: UTCOffset = .vietnam) { self.offset = offset }

    /// The last position; 0 when nothing is recorded.
    public var position: Int { events.count }

    /// The ids of all units that were ever established, sorted.
    public var unitIDs: [String] {
        Set(
            events.compactMap { event in
                if case .unitEstablished(let fields) = event.body { fields.unit } else { nil }
            }
        ).sorted()
    }

    /// Judges an entry and records it if it is accepted; costs a pass over all events.
    ///
    /// `clock` is now. With `keepingRecordedTimes`, an entry's own `recordedAt` is taken for true unless it goes back
    /// or lies in the future; otherwise the clock's time is recorded, or the last recorded one if that is later.
    public mutating func record(
        _ entry: Entry, clock: Instant, keepingRecordedTimes: Bool = false
    ) -> NaiveVerdict {
        if let index = indexOfEntry[entry.id] {
            return NaiveLedger.sameContent(entries[index].entry, entry)
                ? .skipped : .refused(.duplicateEntry, detail: "\(entry.id) is taken by other content")
        }
        let latest = entries.last?.recordedAt ?? clock
        var recordedAt = max(clock, latest)
        if keepingRecordedTimes, let claimed = entry.recordedAt {
            if claimed > clock { return .refused(.recordedTime, detail: "\(claimed) is in the future") }
            if !entries.isEmpty, claimed < latest { return .refused(.recordedTime, detail: "\(claimed) goes back") }
            recordedAt = claimed
        }
        let first = position + 1
        let new = numbered(entry, recordedAt: recordedAt)
        if let (refusal, detail) = NaiveRules(
            self, new: new, entry: entry, today: clock.day(at: offset)
        ).fault() {
            return .refused(refusal, detail: detail)
        }
        keep(entry, new, recordedAt: recordedAt)
        return .accepted(first: first, last: position)
    }

    /// Records the entry of a step of a history that the model accepted before, without judging it again.
    public mutating func record(accepted step: GeneratedHistory.Step) {
        guard let recordedAt = step.entry.recordedAt else {
            preconditionFailure("a step of a history claims a recorded time")
        }
        keep(step.entry, numbered(step.entry, recordedAt: recordedAt), recordedAt: recordedAt)
    }

    private func numbered(_ entry: Entry, recordedAt: Instant) -> [NaiveEvent] {
        entry.events.enumerated().map { index, event in
            var target: Int?
            if case .eventVoided(let fields) = event.body { target = self.event(fields.event)?.position }
            return NaiveEvent(
                position: position + 1 + index, reference: EventReference(entry: entry.id, ordinal: index + 1),
                recordedAt: recordedAt, event: event, voidedPosition: target)
        }
    }

    private mutating func keep(_ entry: Entry, _ new: [NaiveEvent], recordedAt: Instant) {
        let first = position + 1
        events += new
        indexOfEntry[entry.id] = entries.count
        entries.append(Recorded(entry: entry, first: first, last: first + new.count - 1, recordedAt: recordedAt))
    }

    /// What the model would say of an entry, without recording it.
    public func verdict(
        on entry: Entry, clock: Instant, keepingRecordedTimes: Bool = false
    ) -> NaiveVerdict {
        var copy = self
        return copy.record(entry, clock: clock, keepingRecordedTimes: keepingRecordedTimes)
    }

    /// Whether two entries say the same; the recorded time is the ledger's and no part of what an entry says.
    static func sameContent(_ left: Entry, _ right: Entry) -> Bool {
        left.actor == right.actor && left.document == right.document && left.reason == right.reason
            && left.restates == right.restates && left.events == right.events
    }

    /// The events that are neither voids nor voided, as known through a position.
    public func live(knownThrough position: Int) -> [NaiveEvent] {
        NaiveLedger.live(events.filter { $0.position <= position })
    }

    static func live(_ known: [NaiveEvent]) -> [NaiveEvent] {
        let voided = Set(known.compactMap(\.voidedPosition))
        return known.filter { $0.voidedPosition == nil && !voided.contains($0.position) }
    }

    /// The recorded event of that reference, voided or not; nil when there is none.
    public func event(_ reference: EventReference) -> NaiveEvent? {
        guard let index = indexOfEntry[reference.entry] else { return nil }
        let recorded = entries[index]
        guard (1...recorded.entry.events.count).contains(reference.ordinal) else { return nil }
        return events[recorded.first + reference.ordinal - 2]
    }

    /// The live events of a cut.
    public func live(_ cut: NaiveCut) -> [NaiveEvent] {
        live(knownThrough: cut.position).filter { ($0.day ?? .last) <= cut.effectiveOn }
    }

    /// The timeline of a household inside a cut: live events, by day of effect, then position.
    ///
    /// Aid, awards and their revocations stand in it, though they change no state.
    public func timeline(of household: String, _ cut: NaiveCut) -> [NaiveEvent] {
        live(cut).filter { event in
            if case .awardRevoked(let fields) = event.body {
                return self.event(fields.award)?.recipient == household
            }
            return event.household == household || event.recipient == household
        }.sorted(by: NaiveEvent.timelineOrder)
    }

    /// Gives an asked-for cut its position.
    public func resolve(_ request: NaiveCutRequest) throws(NaiveCutError) -> NaiveCut {
        switch request.knownAt {
        case .all: return NaiveCut(request.effectiveOn, position: position)
        case .day(let day):
            guard let end = Instant(endOf: day, at: offset) else {
                return NaiveCut(request.effectiveOn, position: day == .first ? 0 : position)
            }
            return NaiveCut(request.effectiveOn, position: lastPosition(by: end))
        case .instant(let instant): return NaiveCut(request.effectiveOn, position: lastPosition(by: instant))
        case .position(let asked):
            guard !entries.contains(where: { $0.last == asked }) else {
                return NaiveCut(request.effectiveOn, position: asked)
            }
            throw .notLastOfEntry(
                below: entries.last { $0.last < asked }?.last, above: entries.first { $0.last > asked }?.last)
        case .closing:
            for recorded in entries {
                for event in recorded.entry.events {
                    if case .periodClosed(let fields) = event.body, fields.through >= request.effectiveOn {
                        return NaiveCut(request.effectiveOn, position: recorded.last)
                    }
                }
            }
            throw .neverClosed(request.effectiveOn)
        }
    }

    private func lastPosition(by instant: Instant) -> Int { entries.last { $0.recordedAt <= instant }?.last ?? 0 }
}
