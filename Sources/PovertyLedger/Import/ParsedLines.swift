// Reads and parses files on a thread of its own, a few batches ahead of the one that judges and writes: the two halves
// of an import take equally long, and need no more memory than the batches between them.

import Dispatch
import Synchronization

/// Lines of several files, parsed ahead. One thread produces, one consumes.
final class ParsedLines: Sendable {
    /// A line's entry, or what is wrong with it, with its place.
    struct Line: Sendable {
        let file: String
        let number: Int
        let entry: Result<PreparedEntry, LedgerError>
    }

    /// Some lines, and the progress of reading after them.
    struct Batch: Sendable {
        var lines: [Line] = []
        var bytesRead = 0
        var totalBytes: Int?
        var isLast = false
    }

    private struct State {
        var batches: [Batch] = []
        /// Batches that were consumed, for the reading thread to free: the other thread has less time.
        var used: [Batch] = []
        var isStopped = false
    }

    /// A batch ends at this number of events or bytes, whichever comes first.
    static let batchEvents = 4_096
    private static let batchBytes = 1 << 20
    /// How many batches may wait for the consumer.
    static let batchesAhead = 4

    private let batchEvents: Int
    private let state = Mutex(State())
    // Both are made with 0, and `room` is counted up afterwards: a semaphore that is freed below its initial value ends
    // the process, and a refused import frees this one with batches unread.
    private let room = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)

    /// Starts reading. `stop` must be called when the consumer is done or gives up.
    init(_ sources: [ImportSource], batchEvents: Int = ParsedLines.batchEvents) {
        self.batchEvents = batchEvents
        for _ in 0..<ParsedLines.batchesAhead { room.signal() }
        let queue = DispatchQueue(label: "ledger.import.parsing")
        queue.async { [self] in read(sources) }
    }

    /// The next batch; nil after the last. Waits for the reading thread.
    func next() -> Batch? {
        filled.wait()
        let batch = state.withLock { $0.batches.removeFirst() }
        room.signal()
        return batch.isLast && batch.lines.isEmpty ? nil : batch
    }

    /// Gives a batch back that is not needed any more.
    func giveBack(_ batch: consuming Batch) {
        let used = batch
        state.withLock { $0.used.append(used) }
    }

    /// Ends the reading thread as soon as it would pass on its next batch.
    func stop() {
        state.withLock { $0.isStopped = true }
        room.signal()
    }

    private func read(_ sources: [ImportSource]) {
        var batch = Batch()
        var bytesBefore = 0
        for source in sources {
            do throws(LedgerError) {
                var file = try EntryFileReader(source)
                guard let read = read(&file, &batch, bytesBefore) else { return }
                bytesBefore += read
            } catch {
                // Without a line: the file as a whole can't be read.
                batch.lines.append(Line(file: error.place.file ?? "", number: 0, entry: .failure(error)))
                if error.code == .readFailed { break }
            }
        }
        batch.bytesRead = bytesBefore
        batch.isLast = true
        if batch.lines.isEmpty {
            _ = hand(batch)
        } else {
            batch.isLast = false
            if hand(batch) { _ = hand(Batch(isLast: true)) }
        }
    }

    /// Reads one file; returns its bytes, or nil when the consumer gave up.
    private func read(_ file: inout EntryFileReader, _ batch: inout Batch, _ bytesBefore: Int) -> Int? {
        var events = 0
        var handedAt = file.bytesRead
        while true {
            do throws(LedgerError) {
                guard let line = try file.next() else { return file.bytesRead }
                events += line.entry.events.count
                let entry = try PreparedEntry(line)
                batch.lines.append(Line(file: file.name, number: file.lineNumber, entry: .success(entry)))
            } catch {
                batch.lines.append(Line(file: file.name, number: file.lineNumber, entry: .failure(error)))
                if error.code == .readFailed || error.code == .otherFormat { return file.bytesRead }
                events += 1
            }
            guard events >= batchEvents || file.bytesRead - handedAt >= ParsedLines.batchBytes else {
                continue
            }
            batch.bytesRead = bytesBefore + file.bytesRead
            guard hand(batch) else { return nil }
            batch = Batch()
            events = 0
            handedAt = file.bytesRead
        }
    }

    /// Passes a batch on, waiting for room; false when the consumer gave up.
    private func hand(_ batch: Batch) -> Bool {
        room.wait()
        // Freed here, outside the lock.
        _ = state.withLock { state in
            defer { state.used = [] }
            return state.used
        }
        let isStopped = state.withLock { state in
            guard !state.isStopped else { return true }
            state.batches.append(batch)
            return false
        }
        if !isStopped { filled.signal() }
        return !isStopped
    }
}
