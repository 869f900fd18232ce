// A stream while a write transaction works on it: its row in memory until the transaction flushes it.

/// Names an open stream of a `Writer`; good until the writer stages or ends. Used later, or with another writer, it is
/// refused with `invalidHandle`.
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
}
