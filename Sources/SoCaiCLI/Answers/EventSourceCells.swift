// The columns that tables of events with their documents share.

import EventLedger
import PovertyReports

/// The last columns of a table that names events: one line for each event of a row.
enum EventSourceCells {
    /// The columns for the events of a row, each event with the words for it.
    static func columns<Row>(
        offset: UTCOffset, _ sources: @escaping (Row) -> [(words: String, source: EventSource)]
    ) -> [TableColumn<Row>] {
        func column(
            _ name: String, _ kind: AnswerKind, _ line: @escaping (String, EventSource) -> String
        ) -> TableColumn<Row> {
            .cell(name, kind) { TextTable.Cell(lines: sources($0).map { line($0.words, $0.source) }) }
        }
        return [
            column("effective", .day) { $1.event.effectiveOn?.description ?? "" },
            column("what", .text) { words, _ in words },
            column("recorded", .instant) { ClaimedTime.cell($1.recordedAt, isClaimed: $1.claimedTime, offset: offset) },
            column("event", .reference) { "\($1.reference)" }, column("document", .text) { $1.document ?? "" },
            column("by", .text) { $1.actor },
        ]
    }
}
