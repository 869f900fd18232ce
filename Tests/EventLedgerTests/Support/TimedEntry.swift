// An entry with the instant at which a test's clock lets it be recorded, and entries that differ from it in one part.

import EventLedger

/// An entry to be recorded at an instant.
struct TimedEntry: Hashable {
    let entry: NewEntry
    let recordedAt: Instant

    /// Recorded so many minutes after the start of test clocks.
    init(_ entry: NewEntry, second: Int) {
        self.init(
            entry,
            at: Instant(microsecondsSinceEpoch: Instant.test.microsecondsSinceEpoch + Int64(second) * 1_000_000)
                ?? .test)
    }

    private init(_ entry: NewEntry, at instant: Instant) {
        self.entry = entry
        recordedAt = instant
    }

    /// The same entry but for one part, for each part; all of them can stand where it stands.
    func variants() -> [(String, TimedEntry)] {
        let later = Instant(microsecondsSinceEpoch: recordedAt.microsecondsSinceEpoch + 1) ?? recordedAt
        let earlier = Instant(microsecondsSinceEpoch: recordedAt.microsecondsSinceEpoch - 1) ?? recordedAt
        var all: [(String, TimedEntry)] = [
            ("id", changed(id: entry.id + "x")), ("actor", changed(actor: "other")),
            ("document", changed(document: (entry.document ?? "") + "x")),
            ("reason", changed(reason: (entry.reason ?? "") + "x")),
            ("restates", changed(restates: (entry.restates ?? "") + "x")), ("later", TimedEntry(entry, at: later)),
            ("claimed", changed(claimed: earlier)),
            ("one more", changed(events: entry.events + [fact("one-more")])),
            ("document and events", changed(document: "both", events: entry.events + [fact("one-more")])),
        ]
        if entry.events.count > 1 { all.append(("one fewer", changed(events: Array(entry.events.dropLast())))) }
        for (index, event) in entry.events.enumerated() where event.voids == nil {
            guard let day = event.effectiveOn else { continue }
            let next = Day(daysSinceEpoch: day.daysSinceEpoch + 1) ?? day
            for (name, other) in [
                (
                    "day",
                    NewEvent(
                        stream: event.stream, type: event.type, effectiveOn: next, summary: event.summary,
                        payload: event.payload)
                ),
                (
                    "type",
                    NewEvent(
                        stream: event.stream, type: event.type + 1, effectiveOn: day, summary: event.summary,
                        payload: event.payload)
                ),
                (
                    "summary",
                    NewEvent(
                        stream: event.stream, type: event.type, effectiveOn: day, summary: event.summary + 1,
                        payload: event.payload)
                ),
                (
                    "payload",
                    NewEvent(
                        stream: event.stream, type: event.type, effectiveOn: day, summary: event.summary,
                        payload: event.payload + [0])
                ),
                (
                    "stream",
                    NewEvent(
                        stream: "another", type: event.type, effectiveOn: day, summary: event.summary,
                        payload: event.payload)
                ),
            ] {
                var events = entry.events
                events[index] = other
                all.append(("\(name) of event \(index + 1)", changed(events: events)))
            }
        }
        return all
    }

    private func changed(
        id: String? = nil, actor: String? = nil, document: String? = nil, reason: String? = nil,
        restates: String? = nil, claimed: Instant? = nil, events: [NewEvent]? = nil
    ) -> TimedEntry {
        let changed = NewEntry(
            id: id ?? entry.id, actor: actor ?? entry.actor, document: document ?? entry.document,
            reason: reason ?? entry.reason, restates: restates ?? entry.restates, claimedTime: claimed,
            events: events ?? entry.events)
        return TimedEntry(changed, at: claimed ?? recordedAt)
    }
}
