// Events by which all others are read, and of which there are few: the units of a ledger, say. A ledger lists them by
// position, so that they are found without a replay. From format 3 on; derived as every table but that of entries.
//
//   key    u64 BE position of the event
//   value  u8 category · u8 0 · u16 type · u32 stream number · i32 day · u32 summary
//          u64 position that a void names, or 0

import LMDB

/// Which events of a domain are listed.
public struct KeyEvents: Sendable {
    /// The category of their streams.
    public let category: UInt8
    /// Their types.
    public let types: Set<UInt16>

    /// The events of some types in the streams of a category, with their voids.
    public init(category: UInt8, types: Set<UInt16>) {
        self.category = category
        self.types = types
    }

    /// The indices of an entry's events that are listed.
    func indices(
        in entry: FollowedEntry, on ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> [Int] {
        var indices: [Int] = []
        for (index, item) in entry.items.enumerated() {
            guard try ledger.name(entry.streams[index]).category == category else { continue }
            var type = item.type
            if type == EventHead.voidType {
                let timeline = try ledger.timeline(entry.streams[index])
                let voided = Int(item.summary) - 1
                guard timeline.indices.contains(voided) else { continue }
                type = timeline[voided].type
            }
            if types.contains(type) { indices.append(index) }
        }
        return indices
    }
}

/// The row of a listed event.
enum KeyEventRow {
    static let byteCount = 24

    static func bytes(_ item: TimelineItem, category: UInt8, number: UInt32, voids: Position?) -> [UInt8] {
        var bytes: [UInt8] = [category, 0]
        bytes.reserveCapacity(byteCount)
        bytes.appendLittleEndian(item.type)
        bytes.appendLittleEndian(number)
        bytes.appendLittleEndian(item.effectiveDay)
        bytes.appendLittleEndian(item.summary)
        bytes.appendLittleEndian(UInt64(voids ?? 0))
        return bytes
    }

    /// The head of an event, and what it voids; nil when the row is damaged.
    static func read(_ key: RawSpan, _ row: RawSpan) -> (event: EventHead, voids: Position?)? {
        guard let position = LedgerTables.position(key), row.byteCount == byteCount,
            case let voided = row.loadUnchecked(16, as: UInt64.self), voided < UInt64(position)
        else { return nil }
        let event = EventHead(
            position: position, effectiveDay: row.loadUnchecked(8, as: Int32.self),
            category: row.loadUnchecked(0, as: UInt8.self), streamNumber: row.loadUnchecked(4, as: UInt32.self),
            type: row.loadUnchecked(2, as: UInt16.self), summary: row.loadUnchecked(12, as: UInt32.self))
        return (event, voided == 0 ? nil : Position(voided))
    }
}

extension LedgerView {
    /// The position of the last listed event through a position; 0 where there is none. Cost: one lookup.
    package func lastKeyEvent(through position: Position) throws(LedgerError) -> Position {
        guard let table = store.tables.keyEvents else { return 0 }
        do {
            var cursor = try snapshot.transaction.cursor(table)
            let end = LedgerTables.key(max(0, min(position, lastPosition)) + 1)
            guard try cursor.seek(atLeast: end) ? try cursor.previous() : try cursor.seekLast() else { return 0 }
            if let last = cursor.withCurrent({ key, _ in LedgerTables.position(key) }).flatMap(\.self) { return last }
        } catch { throw store.failure(error) }
        throw store.damagedKeyEvents
    }

    /// The listed events in their order with copies of their payloads, each with the position of its void. Cost: their
    /// number, with a lookup of each record.
    package func keyEvents() throws(LedgerError) -> [(event: EventHead, payload: [UInt8])] {
        guard let table = store.tables.keyEvents else { return [] }
        var heads: [EventHead] = []
        var voids: [Position: Position] = [:]
        var scan = try store.scan(table, from: LedgerTables.key(1), in: snapshot.transaction)
        while try store.step(&scan) {
            guard let (event, voided) = scan.withRecord({ KeyEventRow.read($0, $1) }) else {
                throw store.damagedKeyEvents
            }
            guard event.position <= lastPosition else { break }
            if let voided { voids[voided] = event.position } else { heads.append(event) }
        }
        return try heads.map { (head) throws(LedgerError) in
            let event = EventHead(
                position: head.position, voidedBy: voids[head.position] ?? .max, effectiveDay: head.effectiveDay,
                category: head.category, streamNumber: head.streamNumber, type: head.type, summary: head.summary)
            return (event, try payload(ofEventAt: head.position))
        }
    }

    private func payload(ofEventAt position: Position) throws(LedgerError) -> [UInt8] {
        var payload: [UInt8] = []
        guard try store.withPayload(at: position, in: snapshot.transaction, { payload = $0.copy(0..<$0.byteCount) })
        else { throw store.unreadable(position) }
        return payload
    }
}

extension LedgerStore {
    fileprivate var damagedKeyEvents: LedgerError {
        LedgerError(
            .damaged, "the list of key events can't be read",
            remedy: "make the derived tables again with a rebuild", file: path)
    }
}
