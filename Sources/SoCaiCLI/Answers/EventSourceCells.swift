// The columns that tables of events with their documents share.

import EventLedger
import PovertyLedger

/// The last columns of a table that names events: one line for each event of a row.
enum EventSourceCells {
    /// Their headings.
    static let columns = [
        TextTable.Column(heading: "effective"), TextTable.Column(heading: "what", isFlexible: true),
        TextTable.Column(heading: "recorded"), TextTable.Column(heading: "event", isFlexible: true),
        TextTable.Column(heading: "document", isFlexible: true), TextTable.Column(heading: "by", isFlexible: true),
    ]

    /// The cells for some events, each with the words for it.
    static func cells(_ sources: [(words: String, source: EventSource)], offset: UTCOffset) -> [TextTable.Cell] {
        let lines = sources.map { words, source in
            [
                source.event.effectiveOn?.description ?? "", words,
                ClaimedTime.cell(source.recordedAt, isClaimed: source.claimedTime, offset: offset),
                "\(source.reference)", source.document ?? "", source.actor,
            ]
        }
        return columns.indices.map { column in TextTable.Cell(lines: lines.map { $0[column] }) }
    }
}
