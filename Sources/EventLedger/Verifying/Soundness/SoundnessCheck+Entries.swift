// The entries, checked where they lie: all that decoding a record and encoding it again would find, without doing it.
// An entry with an event that is not ordinary is judged by the domain as if it were recorded now.

import LMDB

extension SoundnessCheck {
    /// Takes in the next record of the table of entries.
    mutating func take(_ key: RawSpan, _ record: RawSpan) throws(Doubt) {
        guard let entry = EntryRecord(checking: record) else { throw Doubt(.records) }
        guard entry.firstPosition == extent.position + 1, LedgerTables.position(key) == entry.firstPosition else {
            throw Doubt(.positions)
        }
        try checkHead(entry, record)
        let recordedAt = record.loadUnchecked(24, as: Int64.self)
        if recordedAt < extent.recordedAt { throw Doubt(.recordedTimes) }
        let isOrdinary = try readVoids(entry, record)
        if !isOrdinary { try judgePrecisely(record) }
        if isOrdinary { judge?.begin(entry.head(in: record), ground) }
        var start = entry.events
        for index in 0..<entry.eventCount {
            guard let range = entry.eventRange(index, startingAt: start, in: record) else { throw Doubt(.records) }
            try take(record, range, index, isOrdinary, of: entry)
            start = range.upperBound
        }
        if !isOrdinary {
            ledger.keepSnapshots(in: rehearsal)
        } else if judge?.end(ground) == false {
            throw Doubt(.rules)
        }
        extent.position = entry.lastPosition
        extent.recordedAt = max(extent.recordedAt, recordedAt)
        extent.entries += 1
        guard extent.position == state.visible.position else { return }
        if extent != state.visible { throw Doubt(.state) }
        isVisibleMet = true
    }

    /// The texts and numbers of an entry's head; the lengths of the texts were checked against the record's.
    private mutating func checkHead(_ entry: EntryRecord, _ record: RawSpan) throws(Doubt) {
        guard entry.eventCount <= NewEntry.maximumEvents, entry.end - entry.directory <= EntryRecord.maximumEventBytes,
            Instant(microsecondsSinceEpoch: record.loadUnchecked(24, as: Int64.self)) != nil
        else { throw Doubt(.records) }
        var offset = EntryRecord.headBytes
        for (index, limit) in EntryLimits.headTextBytes.enumerated() {
            let count = Int(record.loadUnchecked(2 + 2 * index, as: UInt16.self))
            let bytes = record.extracting(unchecked: Range(uncheckedBounds: (offset, offset + count)))
            // The id and the actor are always there.
            guard count == 0 ? index > 1 : texts.isSound(bytes, atMost: limit) else { throw Doubt(.records) }
            if index == 0 { sums.entryIDs.take(key.hash(bytes), UInt64(entry.firstPosition), by: key) }
            offset += count
        }
    }

    /// Looks ahead whether all events of an entry are ordinary, and notes what its voids name.
    private mutating func readVoids(_ entry: EntryRecord, _ record: RawSpan) throws(Doubt) -> Bool {
        voided.removeAll(keepingCapacity: true)
        guard let judge else { return rules == nil }
        var start = entry.events
        for index in 0..<entry.eventCount {
            guard let range = entry.eventRange(index, startingAt: start, in: record) else { throw Doubt(.records) }
            let type = record.loadUnchecked(start, as: UInt16.self)
            let category = record.loadUnchecked(start + 2, as: UInt8.self)
            var item: TimelineItem?
            if type == EventHead.voidType {
                guard Int(category) < LedgerExtent.categories else { return false }
                item = ground.item(
                    category, record.loadUnchecked(start + 8, as: UInt32.self),
                    version: record.loadUnchecked(start + 12, as: UInt32.self))
                guard item != nil else { return false }
                if voided.isEmpty { voided = [TimelineItem?](repeating: nil, count: entry.eventCount) }
                voided[index] = item
            }
            guard judge.isOrdinary(type: type, category: category, voiding: item) else { return false }
            start = range.upperBound
        }
        return true
    }

    /// Lets the domain judge an entry on what was known before it.
    private mutating func judgePrecisely(_ record: RawSpan) throws(Doubt) {
        guard let entry = RecordedEntry(record: record) else { throw Doubt(.records) }
        ledger.step(to: extent, in: rehearsal)
        // A claimed time was judged on the day it was imported, which is not known any more.
        rehearsal.present = entry.claimedTime ? max(entry.recordedAt, store.clock()) : entry.recordedAt
        var broken: VerificationKind?
        do {
            if let again = try rules?.judgeAgain(entry, on: &ledger), entry.firstDifference(from: again) != nil {
                broken = .rules
            }
        } catch { broken = rules?.finding(error) ?? .rules }
        if let broken { throw Doubt(broken) }
    }

    /// Takes in an event of an entry.
    private mutating func take(
        _ record: RawSpan, _ range: Range<Int>, _ index: Int, _ isOrdinary: Bool, of entry: EntryRecord
    ) throws(Doubt) {
        let start = range.lowerBound
        let position = entry.firstPosition &+ index
        let type = record.loadUnchecked(start, as: UInt16.self)
        let category = record.loadUnchecked(start &+ 2, as: UInt8.self)
        let nameEnd = start &+ EventRecord.headBytes &+ Int(record.loadUnchecked(start &+ 3, as: UInt8.self))
        let day = record.loadUnchecked(start &+ 4, as: Int32.self)
        let number = record.loadUnchecked(start &+ 8, as: UInt32.self)
        let summary = record.loadUnchecked(start &+ 12, as: UInt32.self)
        let payload = record.extracting(unchecked: Range(uncheckedBounds: (nameEnd, range.upperBound)))
        guard Int(category) < LedgerExtent.categories, range.count <= EventRecord.maximumBytes else {
            throw Doubt(.records)
        }
        let name = record.extracting(unchecked: Range(uncheckedBounds: (start &+ EventRecord.headBytes, nameEnd)))
        var snapshot = try meet(category, number, name)
        if type == EventHead.voidType {
            try checkVoid(position, day, payload, in: entry)
        } else if day < Day.first.daysSinceEpoch || day > Day.last.daysSinceEpoch {
            throw Doubt(.records)
        }
        sums.takeItem(
            UInt64(truncatingIfNeeded: position) | UInt64(type) << 48,
            UInt64(UInt32(bitPattern: day)) | UInt64(summary) << 32, category: category, number: number, by: key)
        guard isOrdinary, judge != nil else { return }
        let event = EventHead(
            position: position, effectiveDay: day, category: category, streamNumber: number, type: type,
            summary: summary)
        let before = snapshot
        let voiding = voided.isEmpty ? nil : voided[index]
        if judge?.take(event, voiding: voiding, payload: payload, snapshot: &snapshot, ground) == false {
            throw Doubt(.rules)
        }
        if snapshot != before { rehearsal.keep(snapshot, category, number) }
    }

    /// Takes in the next event of a stream, which may be its first; gives the stream's snapshot before it.
    private mutating func meet(
        _ category: UInt8, _ number: UInt32, _ name: RawSpan
    ) throws(Doubt) -> StreamSnapshot? {
        let hash = key.hash(name)
        if number == extent.streamCounts[Int(category)], number < .max {
            if !texts.isSound(name, atMost: EntryLimits.identifierBytes) { throw Doubt(.records) }
            extent.streamCounts[Int(category)] += 1
            rehearsal.begin(category, nameHash: hash)
        }
        guard let stream = rehearsal.advance(category, number, ifNamed: hash) else { throw Doubt(.streamNumbers) }
        return stream.snapshot
    }

    /// The bytes of a void. That it names an event of its stream which is none, and once, the timelines tell.
    private mutating func checkVoid(
        _ position: Position, _ day: Int32, _ payload: RawSpan, in entry: EntryRecord
    ) throws(Doubt) {
        guard day == EventRecord.noDay, payload.byteCount > 8,
            texts.isSound(payload.extracting(8..<payload.byteCount), atMost: EntryLimits.textBytes)
        else { throw Doubt(.records) }
        let target = payload.loadUnchecked(0, as: UInt64.self)
        if target < 1 || target >= UInt64(entry.firstPosition) { throw Doubt(.voidEvents) }
        sums.voids.take(target, UInt64(position), by: key)
    }
}
