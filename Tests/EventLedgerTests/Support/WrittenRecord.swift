// Entry records as a program would write them that keeps no rule of the ledger: any time, numbers and summaries. The bytes
// are right, with their digest, so that only what they say can be found wrong.

@testable import EventLedger

extension NewEntry {
    /// The record of the entry at a position, recorded at an instant, its events with those stream numbers.
    func record(
        at first: Position, recordedAt: Instant = .test, numbers: [UInt32], summaries: [UInt32]? = nil
    ) -> [UInt8] {
        var bytes = EntryRecord.begin(self, firstPosition: first, recordedAt: recordedAt, claimedTime: false)
        let events = bytes.count
        for (index, event) in self.events.enumerated() {
            EventRecord.append(
                event, number: numbers[index], summary: summaries?[index] ?? event.summary, to: &bytes)
            bytes.storeLittleEndian(UInt32(bytes.count - events), at: events - (self.events.count - index) * 4)
        }
        EntryRecord.finish(&bytes)
        return bytes
    }
}
