// The ways of storing a record. It names LMDB's flags and knows nothing of tables.
internal import CLMDB

/// What `put` does where the key exists already, or is known not to.
public enum PutMode: Hashable, Sendable {
    /// Replaces the value.
    case overwrite
    /// Leaves the value that is there, and returns false.
    case noOverwrite
    /// The key is greater than every key of the table: fast and leaves full pages; throws `keyExists` if it is not.
    case append

    var flags: UInt32 {
        switch self {
        case .overwrite: 0
        case .noOverwrite: UInt32(MDB_NOOVERWRITE)
        case .append: UInt32(MDB_APPEND)
        }
    }
}
