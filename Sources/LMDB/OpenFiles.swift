// The process-wide registry of open data files and their lock files. LMDB does not refuse a second opening
// of a file in one process, and then loses its locks; this does refuse, by device and inode, so that links
// are seen through. It never opens a file.

import Files

/// Which files this process has open.
enum OpenFiles {
    private static let identities = Guarded<Set<FileIdentity>>([])

    /// Enters a file; false if it is entered already.
    static func claim(_ identity: FileIdentity) -> Bool {
        identities.withLock { $0.insert(identity).inserted }
    }

    /// Whether a file is entered.
    static func contains(_ identity: FileIdentity) -> Bool {
        identities.withLock { $0.contains(identity) }
    }

    /// Closes files by `closing` and takes them out, as one step: once closed, a file that has been removed leaves its
    /// inode to the next file that is made, and that one must not be taken for it.
    static func release(_ closed: FileIdentity?..., closing: () -> Void = {}) {
        identities.withLock { identities in
            closing()
            identities.subtract(closed.compactMap { $0 })
        }
    }
}
