// Figures about an open environment, as they stood at one moment. It never changes after it is made.

/// The size and age of an environment and who reads it, at the moment it was asked.
public struct EnvironmentInfo: Hashable, Sendable {
    /// Address space reserved by this process, in bytes.
    public let mapSizeBytes: Int

    /// The size of a page, in bytes.
    public let pageSizeBytes: Int

    /// The number of the last page in use or free within the file, from 0.
    public let lastPage: Int

    /// The identifier of the last committed write transaction; 0 if there was none.
    public let lastTransaction: Int

    /// The length of the data file, in bytes.
    public let fileSizeBytes: Int

    /// Read transactions under way, over all processes; 0 where reading goes without a lock.
    public let readersInUse: Int
}
