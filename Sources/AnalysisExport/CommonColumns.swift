// The columns that many tables have: those of a rectangle, and those of an event. They mean the same everywhere, so
// that one condition is a cut of every table.

import EventLedger
import PovertyLedger

extension ExportColumn {
    /// The days and positions of a rectangle.
    static func rectangle(
        _ known: @escaping @Sendable (Row) -> Rectangle
    ) -> [ExportColumn] {
        [
            .day("valid_from", "the first day on which it holds") { known($0).from },
            .day("valid_to", "the first day on which it holds no longer; \(OpenEnd.day) where there is none") {
                known($0).to
            },
            .position("known_from", "the first cut at which it is known: the last position of an entry") {
                known($0).knownFrom
            },
            .position(
                "known_to", "the first cut at which it is known no longer; \(OpenEnd.position) where there is none"
            ) { known($0).knownTo },
        ]
    }

    /// The position of an event and the cuts that know it; its day.
    static func event(
        _ event: @escaping @Sendable (Row) -> EventRow
    ) -> [ExportColumn] {
        [
            .position("position", "the position of the event") { event($0).position },
            .day("effective_on", "the day on which it takes effect") {
                event($0).event.effectiveOn?.daysSinceEpoch ?? 0
            },
        ] + knowledge(event)
    }

    /// The cuts that know an event.
    static func knowledge(
        _ event: @escaping @Sendable (Row) -> EventRow
    ) -> [ExportColumn] {
        [
            .position("known_from", "the first cut at which it is known: the last position of its entry") {
                event($0).knownFrom
            },
            .position(
                "known_to",
                "the first cut at which it is voided: the last position of an entry; \(OpenEnd.position) where none is"
            ) { event($0).knownTo },
        ]
    }
}

/// An event with its place.
struct EventRow {
    let position: Position
    /// The position of the first event of its entry.
    let entryPosition: Position
    /// The first cut that knows it.
    let knownFrom: Position
    /// The first cut that knows its void.
    let knownTo: Position
    let stream: StreamName
    let event: Event
}

/// An event of one type, with its fields.
struct FieldsRow<Fields> {
    let event: EventRow
    let fields: Fields
}
