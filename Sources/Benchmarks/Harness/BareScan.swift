// The C side as Swift sees it: bare LMDB, one record an event. It adds nothing to what it measures but one call.

import CursorScan

/// An LMDB file of one table, as a C programmer would use it.
final class BareScan {
    private let scan: OpaquePointer

    /// Opens a file, making it where there is none.
    init(path: String) throws {
        var scan: OpaquePointer?
        try BareScan.check(cursor_scan_open(path, &scan))
        guard let scan else { throw BenchmarkError("\(path) can't be opened") }
        self.scan = scan
    }

    deinit { cursor_scan_close(scan) }

    /// Takes over the event records of a ledger, which must not be open in this process; gives their number.
    func fill(from ledger: String) throws -> Int {
        var events: UInt64 = 0
        try BareScan.check(cursor_scan_fill(scan, ledger, &events))
        return Int(events)
    }

    /// Steps over every record and touches its first and last byte; gives the number of records.
    func run() throws -> Int {
        var events: UInt64 = 0
        var sum: UInt64 = 0
        try BareScan.check(cursor_scan_run(scan, &events, &sum))
        return Int(events)
    }

    /// Commits one record durably, behind all others.
    func commit(_ position: Int, _ record: [UInt8]) throws {
        try BareScan.check(cursor_scan_commit(scan, UInt64(position), record, record.count))
    }

    /// The entry records of a ledger from a position on; it must not be open in this process.
    static func entries(of ledger: String, from position: Int) throws -> [[UInt8]] {
        var records: [[UInt8]] = []
        try withUnsafeMutablePointer(to: &records) { records in
            let take: @convention(c) (UnsafeMutableRawPointer?, UnsafeRawPointer?, Int) -> Void = {
                context, bytes, count in
                context?.assumingMemoryBound(to: [[UInt8]].self).pointee.append(
                    [UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
            }
            try check(cursor_scan_copy_entries(ledger, UInt64(position), take, records))
        }
        return records
    }

    private static func check(_ code: Int32) throws {
        guard code == 0 else { throw BenchmarkError("bare LMDB: \(String(cString: cursor_scan_message(code)))") }
    }
}
