// The readers in the lock file, from the only list LMDB gives: lines of text. It never frees a slot.
internal import CLMDB
import Files

/// A read transaction that is under way in some process.
public struct Reader: Hashable, Sendable {
    /// The process, by its number where it was started; in a container that is another number than outside.
    public let process: Int
    /// The transaction whose state it reads.
    public let transaction: Int
}

extension Environment {
    /// The readers of all processes, this one among them, oldest state first; empty where reading goes without a lock.
    public func readers() -> [Reader] {
        (lockFile == nil ? [] : ReaderSlots.list(in: handle)).sorted { $0.transaction < $1.transaction }
    }

    /// Bytes of pages that are free and that no writer can use again as long as somebody
    /// reads the state of a transaction.
    ///
    /// Costs one step for each transaction whose pages wait.
    public func bytesHeld(byReaderOf transaction: Int) throws(LMDBError) -> Int {
        try pages(freedSince: transaction) &* System.pageSizeBytes
    }

    /// The pages that no longer hold anything, also those that somebody still reads an older state of.
    ///
    /// Costs one step for each transaction whose pages wait.
    public func freePages() throws(LMDBError) -> Int { try pages(freedSince: 0) }

    /// The pages that a transaction and those after it no longer need.
    private func pages(freedSince transaction: Int) throws(LMDBError) -> Int {
        let operation = "read the list of free pages of"
        let state = try beginReadState()
        defer { state.end() }
        var pages = 0
        var cursor: OpaquePointer?
        // Table 0 is LMDB's own: for each transaction the pages that it no longer needs, their number first.
        try check(mdb_cursor_open(try state.active(operation), 0, &cursor), operation)
        guard let cursor else { return 0 }
        defer { mdb_cursor_close(cursor) }
        var first = UInt(bitPattern: transaction)
        var value = MDB_val()
        var result = withUnsafeMutableBytes(of: &first) { bytes in
            var key = MDB_val(mv_size: bytes.count, mv_data: bytes.baseAddress)
            return mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE)
        }
        while result == MDB_SUCCESS {
            guard value.mv_size >= 8, let data = value.mv_data else { break }
            pages &+= data.loadUnaligned(as: Int.self)
            var key = MDB_val()
            result = mdb_cursor_get(cursor, &key, &value, MDB_NEXT)
        }
        return max(0, pages)
    }
}

/// The table of readers in the lock file.
enum ReaderSlots {
    /// The readers that are in a transaction, of all processes.
    static func list(in environment: OpaquePointer) -> [Reader] {
        var lines: [String] = []
        _ = withUnsafeMutablePointer(to: &lines) { pointer in
            mdb_reader_list(
                environment,
                { message, context in
                    guard let message, let lines = context?.assumingMemoryBound(to: [String].self) else { return 0 }
                    lines.pointee.append(String(cString: message))
                    return 0
                }, pointer)
        }
        // A line has the process, the thread and the transaction; "-" where a slot is kept for the next one. Headings
        // and "(no active readers)" don't begin with a number.
        return lines.compactMap { line in
            let words = line.split { $0 == " " || $0 == "\n" }
            guard words.count == 3, let process = Int(words[0]), let transaction = Int(words[2]) else { return nil }
            return Reader(process: process, transaction: transaction)
        }
    }
}
