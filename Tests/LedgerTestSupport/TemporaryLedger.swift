// The place for one ledger in a folder of its own. It never opens a ledger: the test opens what it tests, at `path`.

/// A path at which a test can create a ledger; the file and its lock file are removed when the value is let go.
public final class TemporaryLedger: Sendable {
    /// The folder that holds the ledger and nothing else at first.
    public let folder: TemporaryFolder
    /// The path of the ledger's file, which does not exist yet.
    public let path: String

    /// Makes the folder; throws what the file system reports.
    public init(name: String = "ledger.socai") throws {
        folder = try TemporaryFolder()
        path = folder.file(name)
    }
}
