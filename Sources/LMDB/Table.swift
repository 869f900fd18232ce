// A named table of an environment. It is only a name and a number, and never touches the file itself.

/// A table that was opened with `Environment.openTables`; valid in that environment as long as it lives.
public struct Table: Hashable, Sendable {
    /// The name it was opened by.
    public let name: String

    /// LMDB's number for it within the environment.
    let handle: UInt32
}
