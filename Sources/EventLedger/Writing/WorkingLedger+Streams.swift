// Streams as a working ledger sees them: the stored row, and on top of it what the transaction has appended.

import LMDB

extension WorkingLedger {
    /// Opens a stream, whether or not it has events yet. Cost: one or two tree lookups the first time, then a hash.
    ///
    /// Throws `invalidEntry` for a name that no stream can have.
    public mutating func open(_ name: StreamName) throws(LedgerError) -> StreamHandle {
        // Lists often have the same order as those before: then the stream opened last is followed by the same one again.
        let following = latestStream + 1
        if following < streams.count, streams[following].name == name { return open(at: following) }
        if let place = places[name] { return open(at: place) }
        try EntryLimits.check(name)
        let stored = try stored(name)
        return keep(stored ?? WorkingStream(name: name, number: nil, row: StreamRow(), isStored: false))
    }

    /// Opens the stream with a number in a category. Throws `notFound` when there is none.
    public mutating func open(category: UInt8, number: UInt32) throws(LedgerError) -> StreamHandle {
        if let open = streams.first(where: { $0.name.category == category && $0.number == number }) {
            return try self.open(open.name)
        }
        guard let first = try firstPosition(category, number), let name = try event(at: first)?.stream else {
            throw LedgerError(
                .notFound, "there is no stream with number \(number) in category \(category)", file: store.path)
        }
        return try open(name)
    }

    private func firstPosition(_ category: UInt8, _ number: UInt32) throws(LedgerError) -> Position? {
        func first(_ own: TransactionReader) throws(LedgerError) -> Position? {
            try store.firstItem(category: category, number: number, in: own)?.position
        }
        switch ground {
        case .ledger(let own): return try first(own)
        case .dryRun(let own, let earlier):
            // What streams of the ledger began with is there, and what was appended to them is in the transaction.
            if let position = try earlier.firstPosition(category: category, number: number) { return position }
            return try first(own)
        case .rehearsal(let rehearsal): return try rehearsal.firstPosition(category: category, number: number)
        }
    }

    /// A stream that has events: its row in the transaction, or that of the ledger below.
    private func stored(_ name: StreamName) throws(LedgerError) -> WorkingStream? {
        switch ground {
        case .ledger(let own): return try store.stream(name, in: own)
        case .dryRun(let own, let earlier):
            if let stream = try store.stream(name, in: own) { return stream }
            guard var stream = try earlier.stream(name) else { return nil }
            // Its number is that of the ledger; what was appended to it is in the transaction.
            if let number = stream.number, let row = try store.row(category: name.category, number: number, in: own) {
                stream.row = row
            }
            return stream
        case .rehearsal(let rehearsal): return try rehearsal.stream(name)
        }
    }

    private mutating func keep(_ stream: WorkingStream) -> StreamHandle {
        places[stream.name] = streams.count
        streams.append(stream)
        return open(at: streams.count - 1)
    }

    private mutating func open(at place: Int) -> StreamHandle {
        latestStream = place
        // It is judged once all streams of its entry are open.
        streams[place].row.prefetch()
        return StreamHandle(index: place, transaction: transactionNumber)
    }

    /// Throws `invalidHandle` unless a stream was opened under the handle in this transaction of this writer.
    func check(_ handle: StreamHandle) throws(LedgerError) {
        guard handle.transaction == transactionNumber, handle.index < streams.count else {
            throw LedgerError(
                .invalidHandle, "the stream was not opened in this transaction",
                remedy: "open it again: a handle is good for one writer, and until it stages", file: store.path)
        }
    }

    /// The number of events of a stream, voids included. Throws `invalidHandle`.
    public func version(_ handle: StreamHandle) throws(LedgerError) -> Int {
        try check(handle)
        return streams[handle.index].row.version
    }

    /// The name of an open stream. Throws `invalidHandle`.
    public func name(_ handle: StreamHandle) throws(LedgerError) -> StreamName {
        try check(handle)
        return streams[handle.index].name
    }

    /// The number of a stream within its category, given now if it has none yet; its first event must then follow.
    ///
    /// Throws `invalidHandle`, and `invalidEntry` when the category is full.
    public mutating func number(_ handle: StreamHandle) throws(LedgerError) -> UInt32 {
        try check(handle)
        if let number = streams[handle.index].number { return number }
        let category = Int(streams[handle.index].name.category)
        let number = extent.streamCounts[category]
        guard number < .max else { throw LedgerError(.invalidEntry, "category \(category) is full") }
        extent.streamCounts[category] = number + 1
        streams[handle.index].number = number
        streams[handle.index].isDirty = true
        return number
    }

    /// How many streams of a category have a number, those of the entry being judged among them.
    public func streamCount(category: UInt8) -> Int { Int(extent.streamCounts[Int(category)]) }

    /// The number a stream has, or nil while it has no events. Throws `invalidHandle`.
    public func existingNumber(_ handle: StreamHandle) throws(LedgerError) -> UInt32? {
        try check(handle)
        return streams[handle.index].number
    }

    /// The domain's snapshot of the stream's state after all its events; nil when it has to be folded again.
    ///
    /// Appending an event takes away what was kept. Throws `invalidHandle`.
    public func snapshot(_ handle: StreamHandle) throws(LedgerError) -> StreamSnapshot? {
        try check(handle)
        return streams[handle.index].row.snapshot
    }

    /// Keeps the domain's snapshot of the stream's state after all its events, of which this transaction has appended
    /// the last.
    ///
    /// Throws `invalidHandle`, and `invalidSnapshot` where nothing was appended to the stream.
    mutating func setSnapshot(_ snapshot: StreamSnapshot?, _ handle: StreamHandle) throws(LedgerError) {
        try check(handle)
        guard streams[handle.index].hasNewEvents else {
            throw LedgerError(
                .invalidSnapshot, "no entry brought stream \(streams[handle.index].name.id) to another state",
                remedy: "set the snapshot of a stream behind the entry that changes it, in the same transaction",
                file: store.path)
        }
        streams[handle.index].row.snapshot = snapshot
        streams[handle.index].isDirty = true
    }

    /// All events of a stream in the order of recording, voids applied. Cost: 16 bytes read an event.
    ///
    /// Throws `invalidHandle`, and `damaged` where a part of it can't be read.
    public func timeline(_ handle: StreamHandle) throws(LedgerError) -> [TimelineItem] {
        try check(handle)
        var items = try items(at: handle.index)
        TimelineItem.applyVoids(&items)
        return items
    }

    /// The items of an open stream in the order of recording, without their voids.
    func items(at index: Int) throws(LedgerError) -> [TimelineItem] {
        let stream = streams[index]
        if case .rehearsal(let rehearsal) = ground { return try rehearsal.items(of: stream) }
        guard stream.row.sealedChunks > 0, let number = stream.number else { return stream.row.tail }
        if case .ledger(let own) = ground {
            return try store.items(of: stream.row, category: stream.name.category, number: number, in: own)
        }
        var items: [TimelineItem] = []
        for chunk in 0..<UInt32(stream.row.sealedChunks) {
            let bytes = try sealedChunk(stream.name.category, number, chunk)
            StreamRow.append(bytes.span.bytes, to: &items)
        }
        stream.row.appendTail(to: &items)
        return items
    }

    private func sealedChunk(_ category: UInt8, _ number: UInt32, _ chunk: UInt32) throws(LedgerError) -> [UInt8] {
        let key = LedgerTables.key(category: category, number: number, chunk: chunk)
        let bytes = try find { (own) throws(LedgerError) in
            try store.value(store.tables.sealedTimelines, key, in: own)
        } below: { (earlier) throws(LedgerError) in
            try earlier.sealedChunk(category, number, chunk)
        }
        return try store.sealedChunk(bytes, number, chunk)
    }

    /// Appends an event to an open stream, in memory.
    mutating func append(_ item: TimelineItem, to handle: StreamHandle) throws(LedgerError) {
        guard streams[handle.index].row.version < Int(UInt32.max) else {
            throw LedgerError(.invalidEntry, "stream \(streams[handle.index].name.id) is full", file: store.path)
        }
        if streams[handle.index].row.version == 0 { try noteAppearance(of: streams[handle.index]) }
        streams[handle.index].row.append(item)
        streams[handle.index].row.snapshot = nil
        streams[handle.index].hasNewEvents = true
        streams[handle.index].isDirty = true
    }

    /// Takes in that a stream gets its first event. Throws where its number is not the next one.
    private mutating func noteAppearance(of stream: WorkingStream) throws(LedgerError) {
        let category = Int(stream.name.category)
        guard stream.number == appearedStreams[category] else {
            throw LedgerError(
                .invalidEntry, "stream \(stream.name.id) was given a number out of turn",
                remedy: "ask for numbers in the order in which the first events of streams are recorded",
                file: store.path)
        }
        appearedStreams[category] += 1
    }

    /// Takes the last event of a stream out again, in memory, as if it had not been appended. `key` is that of the
    /// sealed chunk that this opens, if it does, which is to be removed.
    mutating func removeLast(
        of handle: StreamHandle
    ) throws(LedgerError) -> (item: TimelineItem, key: [UInt8]?)? {
        let stream = streams[handle.index]
        var key: [UInt8]?
        if stream.row.tailCount == 0, stream.row.sealedChunks > 0, let number = stream.number {
            let chunk = UInt32(stream.row.sealedChunks - 1)
            key = LedgerTables.key(category: stream.name.category, number: number, chunk: chunk)
            streams[handle.index].row.unseal(try sealedChunk(stream.name.category, number, chunk))
        }
        guard let item = streams[handle.index].row.removeLast() else { return nil }
        streams[handle.index].isDirty = true
        return (item, key)
    }
}

extension WorkingLedger {
    /// Takes back the numbers given to streams that got no event, after an entry was refused half-way; only those
    /// behind which no stream with events was numbered, so that numbers stay dense.
    mutating func abandonEntry() {
        let unused = streams.indices.filter {
            streams[$0].number != nil && streams[$0].row.version == 0 && !streams[$0].isStored
        }.sorted { streams[$0].number ?? 0 > streams[$1].number ?? 0 }
        for index in unused {
            let category = Int(streams[index].name.category)
            guard let number = streams[index].number, extent.streamCounts[category] == number + 1 else {
                continue
            }
            extent.streamCounts[category] = number
            streams[index].number = nil
            streams[index].isDirty = false
        }
    }
}

// A stream while a write transaction works on it: its row in memory until the transaction flushes it.

/// Names an open stream of a `WorkingLedger`; valid until its writer stages or ends. Used later, or with another
/// writer, it is refused with `invalidHandle`.
public struct StreamHandle: Hashable, Comparable, Sendable {
    let index: Int
    /// The transaction that it was opened in, unlike that of every other writer of this process.
    let transaction: UInt64

    /// Whether a stream was opened before another.
    public static func < (left: StreamHandle, right: StreamHandle) -> Bool { left.index < right.index }
}

struct WorkingStream {
    let name: StreamName
    /// Its number within the category; nil until its first event is to be recorded.
    var number: UInt32?
    var row: StreamRow
    /// Whether the name has its number in the table of streams.
    var isStored: Bool
    /// Whether the row differs from the stored one.
    var isDirty = false
    /// Whether this transaction has appended an event to it.
    var hasNewEvents = false

    /// Takes in that it has no events and nothing of it is stored: it begins anew.
    mutating func forget() { self = WorkingStream(name: name, number: nil, row: StreamRow(), isStored: false) }
}

extension LedgerStore {
    /// A stream with its row, in a transaction of either kind; nil when it has no events.
    func stream(_ name: StreamName, in transaction: TransactionReader) throws(LedgerError) -> WorkingStream? {
        guard let number = try number(of: name, in: transaction) else { return nil }
        guard let row = try row(category: name.category, number: number, in: transaction) else {
            throw damaged("the timeline of stream number \(number) can't be read")
        }
        return WorkingStream(name: name, number: number, row: row, isStored: true)
    }
}

extension WorkingLedger {
    /// The indices of the numbered streams whose rows changed, in the order of their table.
    var dirtyStreams: [Int] {
        streams.indices.filter { streams[$0].isDirty && streams[$0].number != nil }.sorted {
            (streams[$0].name.category, streams[$0].number ?? 0) < (streams[$1].name.category, streams[$1].number ?? 0)
        }
    }
}
