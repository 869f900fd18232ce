// Entries as a seeded generator makes them: few streams, so that timelines grow; days in any order; voids of facts that
// are still there. It keeps its own account of positions and never asks a ledger.

import EventLedger
import LedgerTestSupport

/// Makes entries that a ledger which recorded all earlier ones must accept.
struct RandomEntries {
    private(set) var random: SeededGenerator
    private let streams: [StreamName]
    private let prefix: String
    private var count = 0
    /// The position of the last event made.
    private(set) var position: Position
    /// Facts of earlier entries that were not voided.
    private var facts: [(position: Position, stream: StreamName)] = []

    /// Starts behind a position; `streamCount` streams are spread over categories 0 to 3.
    init(seed: UInt64, streamCount: Int = 12, prefix: String = "e", after position: Position = 0) {
        random = SeededGenerator(seed: seed)
        streams = (0..<streamCount).map { StreamName(category: UInt8($0 % 4), id: "hộ-\($0)") }
        self.prefix = prefix
        self.position = position
    }

    /// The next entry, of 1 to `maximumEvents` events.
    mutating func next(maximumEvents: Int = 12) -> NewEntry {
        count += 1
        var events: [NewEvent] = []
        var made: [(position: Position, stream: StreamName)] = []
        for index in 1...random.number(1...maximumEvents) {
            if random.chance(15), !facts.isEmpty {
                let (voided, stream) = facts.remove(at: random.number(0...(facts.count - 1)))
                events.append(NewEvent(voiding: voided, in: stream, reason: "sai sót \(index)"))
                continue
            }
            let stream = random.one(of: streams)
            made.append((position + index, stream))
            let day = Day(daysSinceEpoch: Int32(random.number(19_000...19_400))) ?? .first
            let payload = (0..<random.number(0...40)).map { _ in UInt8(random.number(0...255)) }
            events.append(
                NewEvent(
                    stream: stream, type: UInt16(random.number(1...20)), effectiveOn: day,
                    summary: UInt32(random.number(0...1_000_000)), payload: payload))
        }
        facts += made
        position += events.count
        return NewEntry(
            id: "\(prefix)-\(count)", actor: "Xã \(random.number(1...9))",
            document: random.chance(50) ? "\(count)/QĐ" : nil, reason: random.chance(30) ? "rà soát" : nil,
            restates: random.chance(5) ? "đính chính" : nil, events: events)
    }

    /// Lets somebody else record so many events in between.
    mutating func passOver(_ events: Int) { position += events }

    /// The next so many entries.
    mutating func next(_ count: Int, maximumEvents: Int = 12) -> [NewEntry] {
        (0..<count).map { _ in next(maximumEvents: maximumEvents) }
    }
}
