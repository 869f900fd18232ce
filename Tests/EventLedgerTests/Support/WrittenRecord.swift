// Entry records as a program would write them that keeps no rule of the ledger: any time, numbers and summaries. The
// bytes are right, with their digest, so that only what they say can be found wrong.

@testable import EventLedger

extension NewEntry {
    /// The record of the entry at a position, recorded at an instant, its events with those stream numbers.
    func record(
        at first: Position, recordedAt: Instant = .test, numbers: [UInt32], summaries: [UInt32]? = nil
    ) -> [UInt8] {
        EntryRecord.bytes(
            of: self, firstPosition: first, recordedAt: recordedAt, claimedTime: false, numbers: numbers,
            summaries: summaries ?? events.map(\.summary))
    }
}
