// One entry of the walk: whether it can be read and follows on the one before, what it leads to in the derived tables,
// and whether it keeps the rules. Only truth is looked at here; a derived row never decides.

import LMDB

extension LedgerVerifier {
    /// Takes in the next record of the table of entries.
    mutating func take(_ key: RawSpan, _ record: RawSpan) {
        guard let position = LedgerTables.position(key), position >= 1 else {
            lose(.positions, nil, "there is an entry under a key that is no position")
            return
        }
        if let expected, position != expected {
            lose(
                .positions, expected,
                position > expected
                    ? "positions \(expected) to \(position - 1) are missing"
                    : "an entry begins at position \(position), inside the one before it")
        }
        guard let entry = read(record, at: position) else {
            expected = nil
            return
        }
        expected = entry.lastPosition + 1
        let recordedAt = record.loadUnchecked(24, as: Int64.self)
        if recordedAt < extent.recordedAt {
            let time = Instant(microsecondsSinceEpoch: recordedAt).map { "\($0)" } ?? "\(recordedAt)"
            lose(.recordedTimes, position, "the entry was recorded at \(time), before the one before it")
        }
        if isInStep { follow(entry, record) }
        report.soundEntries += 1
        report.soundEvents += entry.eventCount
        extent.position = entry.lastPosition
        extent.recordedAt = max(recordedAt, extent.recordedAt)
        extent.entries += 1
        guard isInStep else { return }
        noteDay(recordedAt)
        inStepThrough = extent.position
        if inStepThrough == state?.visible.position { extentAtVisible = extent }
    }

    /// The entry of a record: checked where it lies and, where that is not sure, precisely; nil when it can't be read.
    private mutating func read(_ record: RawSpan, at position: Position) -> EntryRecord? {
        let found = EntryRecord(checking: record)
        if let found, found.firstPosition == position, form.isRight(found, in: record) { return found }
        guard let found, let entry = RecordedEntry(record: record) else {
            lose(.records, position, "the entry can't be read: its bytes are not those that were recorded")
            return nil
        }
        guard found.firstPosition == position else {
            lose(.positions, position, "the entry of position \(found.firstPosition) lies here")
            return nil
        }
        if let problem = EntryForm.problem(of: entry, record) { lose(.records, position, problem) }
        return found
    }

    /// Takes in what an entry leads to, and judges it: where it lies and, where that is not sure, precisely.
    private mutating func follow(_ entry: EntryRecord, _ record: RawSpan) {
        comparableEntries += 1
        rehearsal.beginEntry()
        ground.beginEntry()
        let id = key.hash(record.extracting(entry.idRange(in: record)))
        sums.entryIDs.take(id, UInt64(entry.firstPosition), by: key)
        var isSure = isOrdinary(entry, record)
        if isSure { judge?.begin(entry.head(in: record), ground) }
        var start = entry.events
        for index in 0..<entry.eventCount {
            guard let range = entry.eventRange(index, startingAt: start, in: record) else { return outOfStep() }
            take(record, range, index, of: entry, &isSure)
            guard isInStep else { return }
            start = range.upperBound
        }
        guard isJudging else { return }
        if isSure { isSure = judge?.end(ground) == true && !ground.isUnsure }
        if isSure {
            followed?.take(ground.postings.summed(), at: entry.lastPosition)
        } else {
            judgePrecisely(record)
        }
    }

    /// Takes in the time at which an entry was recorded that is in step.
    private mutating func noteDay(_ recordedAt: Int64) {
        guard store.tables.recordedDays != nil, let instant = Instant(microsecondsSinceEpoch: recordedAt) else {
            return
        }
        let day = instant.day(at: store.format.offset).daysSinceEpoch
        if days.last?.day == day { days.removeLast() }
        days.append(RecordingDay(day: day, position: extent.position))
    }

    /// Takes in an event of an entry; `isSure` is whether the entry is judged in place, and keeps the rules so far.
    private mutating func take(
        _ record: RawSpan, _ range: Range<Int>, _ index: Int, of entry: EntryRecord, _ isSure: inout Bool
    ) {
        let (position, start) = (entry.firstPosition &+ index, range.lowerBound)
        let type = record.loadUnchecked(start, as: UInt16.self)
        let category = record.loadUnchecked(start &+ 2, as: UInt8.self)
        let nameEnd = start &+ EventRecord.headBytes &+ Int(record.loadUnchecked(start &+ 3, as: UInt8.self))
        let day = record.loadUnchecked(start &+ 4, as: Int32.self)
        let number = record.loadUnchecked(start &+ 8, as: UInt32.self)
        let summary = record.loadUnchecked(start &+ 12, as: UInt32.self)
        let name = record.extracting(unchecked: Range(uncheckedBounds: (start &+ EventRecord.headBytes, nameEnd)))
        guard let stream = meet(category, number, name) else { return outOfStep() }
        sums.takeItem(
            UInt64(truncatingIfNeeded: position) | UInt64(type) << 48,
            UInt64(UInt32(bitPattern: day)) | UInt64(summary) << 32, category: category, number: number, by: key)
        if type == EventHead.voidType {
            let target = record.loadUnchecked(nameEnd, as: UInt64.self)
            sums.voids.take(target, UInt64(position), by: key)
            if target >= UInt64(entry.firstPosition) { isSureOfTables = false }
        }
        guard isSure else { return }
        let event = EventHead(
            position: position, effectiveDay: day, category: category, streamNumber: number, type: type,
            summary: summary)
        var snapshot = stream.snapshot
        isSure =
            !stream.isBroken
            && judge?.take(
                event, voiding: voided.isEmpty ? nil : voided[index],
                payload: record.extracting(unchecked: Range(uncheckedBounds: (nameEnd, range.upperBound))),
                snapshot: &snapshot, ground) == true
        if isSure, snapshot != stream.snapshot { rehearsal.keep(snapshot, category, number) }
    }

    /// Takes in the next event of a stream, which may be its first; nil when no stream can have that number.
    private mutating func meet(_ category: UInt8, _ number: UInt32, _ name: RawSpan) -> RehearsedStream? {
        let hash = key.hash(name)
        if number == extent.streamCounts[Int(category)], number < .max {
            extent.streamCounts[Int(category)] += 1
            rehearsal.begin(category, nameHash: hash)
        }
        guard let stream = rehearsal.advance(category, number) else { return nil }
        if stream.nameHash != hash { isSureOfTables = false }
        return stream
    }

    /// Leaves the entry, which contradicts those before it; the comparison of rows reports where.
    private mutating func outOfStep() {
        isSureOfTables = false
        isInStep = false
    }

    /// Whether all events of an entry can be judged where they lie; notes what its voids name.
    private mutating func isOrdinary(_ entry: EntryRecord, _ record: RawSpan) -> Bool {
        guard let judge else { return false }
        voided.removeAll(keepingCapacity: true)
        var start = entry.events
        for index in 0..<entry.eventCount {
            guard let range = entry.eventRange(index, startingAt: start, in: record) else { return false }
            let type = record.loadUnchecked(start, as: UInt16.self)
            let category = record.loadUnchecked(start + 2, as: UInt8.self)
            var item: TimelineItem?
            if type == EventHead.voidType {
                item = ground.item(
                    category, record.loadUnchecked(start + 8, as: UInt32.self),
                    version: record.loadUnchecked(start + 12, as: UInt32.self))
                guard item != nil else { return false }
                if voided.isEmpty { voided = [TimelineItem?](repeating: nil, count: entry.eventCount) }
                voided[index] = item
            }
            // Listed events are few.
            if let listed, listed.category == category, listed.types.contains(item?.type ?? type) {
                return false
            }
            guard judge.isOrdinary(type: type, category: category, voiding: item) else { return false }
            start = range.upperBound
        }
        return true
    }

    /// Lets the rules judge an entry as if it came in now, on what was known before it.
    private mutating func judgePrecisely(_ record: RawSpan) {
        guard let rules, let entry = RecordedEntry(record: record) else { return outOfStep() }
        rehearsal.takeBackEntry()
        var before = extent
        before.streamCounts = rehearsal.streams.map { UInt32($0.count) }
        ledger.step(to: before, in: rehearsal)
        // A claimed time was judged on the day it was imported, which is not known any more.
        rehearsal.present = entry.claimedTime ? max(entry.recordedAt, store.clock()) : entry.recordedAt
        var broken: (kind: VerificationKind, event: Int, problem: Sentence)?
        do {
            let again = try rules.judgeAgain(entry, on: &ledger)
            followed?.take(again.effects, of: entry, numbers: EntryRecord.streamNumbers(in: record) ?? [])
            broken = entry.firstDifference(from: again.entry).map {
                (.rules, $0 + 1, "the event is not written as the domain records its content")
            }
        } catch { broken = (rules.finding(error), error.place.event ?? 1, error.problem) }
        rehearsal.meetEntryAgain(isBroken: broken != nil)
        ledger.keepSnapshots(in: rehearsal)
        guard let broken else { return }
        brokenRules.note(broken.kind, entry.firstPosition + broken.event - 1, broken.problem)
    }
}

extension RecordedEntry {
    /// The index of the first event that is another than in an entry as it would be recorded now, 0 where the head is;
    /// nil when all is the same, byte for byte.
    fileprivate func firstDifference(from new: NewEntry) -> Int? {
        let own = [id, actor, document ?? "", reason ?? "", restates ?? ""]
        let others = [new.id, new.actor, new.document ?? "", new.reason ?? "", new.restates ?? ""]
        guard zip(own, others).allSatisfy({ $0.utf8.elementsEqual($1.utf8) }), events.count == new.events.count else {
            return 0
        }
        return events.indices.first { index in
            let (event, other) = (NewEvent(events[index]), new.events[index])
            return event.type != other.type || event.effectiveOn != other.effectiveOn
                || event.stream.category != other.stream.category
                || !event.stream.id.utf8.elementsEqual(other.stream.id.utf8) || event.payload != other.payload
                || event.summary != other.summary
        }
    }
}
