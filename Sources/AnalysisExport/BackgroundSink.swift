// A sink that hands rows to another one on a thread of its own, some hundred at once, while the next ones are made.
// Order, and which error ends an export, are those of the other sink. There are two lots of rows, and no row is copied:
// its values change places with those of a row that was written.

import Dispatch
import Files

/// Writes to another sink beside its caller.
final class BackgroundSink: TableSink {
    /// Rows that are handed over together. Enough that handing over costs nothing, few enough to stay in a cache.
    static let rowsAtOnce = 512

    private let writing: Writing
    private let queue = DispatchQueue(label: "ledger.export")
    private let isWriting = DispatchGroup()
    /// The lot that is filled, and the one that may be being written.
    private var lots = (filled: RowLot(), written: RowLot())

    init(_ sink: any TableSink) { writing = Writing(sink) }

    /// What is being written may use the file of the sink, which goes with it.
    deinit { isWriting.wait() }

    func begin(_ table: TableDescription) throws(LedgerError) {
        try writeAll()
        try writing.sink.begin(table)
    }

    func append(_ values: inout [ExportValue], to table: Int) throws(LedgerError) {
        lots.filled.add(&values, to: table)
        guard lots.filled.count >= BackgroundSink.rowsAtOnce else { return }
        try wait()
        lots = (lots.written, lots.filled)
        let lot = lots.written
        // Not kept by the call, so that the file of the sink does not outlive this one.
        queue.async(group: isWriting) { [unowned writing] in writing.write(lot) }
    }

    func end(_ views: [ViewDescription], progress: () throws(LedgerError) -> Void) throws(LedgerError) {
        try writeAll()
        try writing.sink.end(views, progress: progress)
    }

    func publish() throws(LedgerError) {
        try writeAll()
        try writing.sink.publish()
    }

    /// Waits for the rows that were handed over, and throws what became of them.
    private func wait() throws(LedgerError) {
        isWriting.wait()
        if let failure = writing.failure { throw failure }
    }

    private func writeAll() throws(LedgerError) {
        try wait()
        writing.write(lots.filled)
        try wait()
    }
}

/// Rows with the table of each. Whoever fills or writes it is the only one that has it: who hands it over waits first.
private final class RowLot: @unchecked Sendable {
    private var rows: [[ExportValue]] = []
    private var tables: [Int] = []
    private(set) var count = 0

    /// Takes the values, and leaves an empty array that may have room.
    @inline(__always)
    func add(_ values: inout [ExportValue], to table: Int) {
        if count == rows.count {
            rows.append([])
            tables.append(0)
        }
        swap(&rows[count], &values)
        tables[count] = table
        count += 1
    }

    /// Gives each row to `body`, and empties it.
    func takeAll(_ body: (inout [ExportValue], Int) throws(LedgerError) -> Void) throws(LedgerError) {
        defer { count = 0 }
        for index in 0..<count {
            try body(&rows[index], tables[index])
            rows[index].removeAll(keepingCapacity: true)
        }
    }
}

/// The other sink. Its caller and the queue never use it at once: each waits for the other.
private final class Writing: @unchecked Sendable {
    let sink: any TableSink
    /// The first error; nothing is written behind it.
    private(set) var failure: LedgerError?

    init(_ sink: any TableSink) { self.sink = sink }

    func write(_ lot: RowLot) {
        guard failure == nil else { return }
        do throws(LedgerError) {
            try lot.takeAll { (values, table) throws(LedgerError) in try sink.append(&values, to: table) }
        } catch { failure = error }
    }
}
