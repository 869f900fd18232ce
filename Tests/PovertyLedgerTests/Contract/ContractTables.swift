// Everything a ledger can be asked for without a domain, as one value: two ledgers are equal when these are.

import EventLedger
import PovertyLedger

/// The entries, streams and timelines of a ledger.
struct ContractTables: Equatable {
    /// A stream with its place in the order of first appearance.
    struct Stream: Equatable {
        let name: StreamName
        let number: UInt32?
        let record: [TimelineItem]
    }

    let entries: [RecordedEntry]
    let streams: [Stream]
    let lastPosition: Position
    let lastRecordedAt: Instant?

    init(_ ledger: HouseholdLedger) throws {
        let ledger = ledger.ledger
        entries = try ledger.entries(after: 0, limit: .max)
        lastPosition = try ledger.lastPosition()
        lastRecordedAt = try ledger.lastRecordedAt()
        var streams: [Stream] = []
        for category in UInt8(1)...5 {
            for number in 0..<UInt32(try ledger.streamCount(category: category)) {
                let id = try ledger.streamID(category: category, number: number)
                let name = StreamName(category: category, id: id ?? "")
                streams.append(
                    Stream(
                        name: name, number: try ledger.streamNumber(name),
                        record: try ledger.record(of: name, knownThrough: lastPosition)))
            }
        }
        self.streams = streams
    }
}

extension HouseholdLedger {
    /// The whole export.
    func exported() throws(LedgerError) -> [UInt8] {
        var bytes: [UInt8] = []
        try export(pageEntries: 7) { page in bytes += page }
        return bytes
    }
}

extension EntryWriter {
    /// Entries as lines of JSON, each with the recorded time it claims.
    static func lines(_ entries: [Entry]) -> [UInt8] {
        var writer = EntryWriter()
        for entry in entries { writer.append(EntryLine(entry)) }
        return writer.bytes
    }
}
