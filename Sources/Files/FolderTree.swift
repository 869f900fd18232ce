// The folders below one folder, each reached from the one above it by its name, so that no path is followed. It keeps
// those that were used last open; files come in the order of their folders.

/// An open folder and the folders below it.
package final class FolderTree: Sendable {
    /// The folder itself.
    package let root: Folder
    private let lastUsed = Guarded<[String: Folder]>([:])
    private static let maximumOpen = 32

    /// The folders below an open one.
    package init(_ root: Folder) { self.root = root }

    /// The folder at a path of names with `/` between them; the empty path is the folder itself. With `making` it is
    /// made with those permissions where it is not there, and so are those above it.
    ///
    /// Throws `noSuchFile`, and `notDirectory` for anything on the way that is no folder, a symbolic link included.
    package func folder(_ path: Substring, making permissions: UInt32? = nil) throws(SystemError) -> Folder {
        guard !path.isEmpty else { return root }
        if let open = lastUsed.withLock({ $0[String(path)] }) { return open }
        let (above, name) = FolderTree.parts(path)
        let folder = try FolderTree.open(String(name), in: try folder(above, making: permissions), permissions)
        lastUsed.withLock { open in
            if open.count >= FolderTree.maximumOpen { open.removeAll() }
            open[String(path)] = folder
        }
        return folder
    }

    /// The path of the folder that a file is in, and the file's name there.
    package static func parts(_ path: Substring) -> (folder: Substring, name: Substring) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (path[..<slash], path[path.index(after: slash)...])
    }

    private static func open(
        _ name: String, in folder: Folder, _ permissions: UInt32?
    ) throws(SystemError) -> Folder {
        do throws(SystemError) {
            return try folder.folder(name)
        } catch {
            guard let permissions, error.number == SystemError.noSuchFile else { throw error }
            try folder.makeFolder(name, permissions: permissions)
            return try folder.folder(name)
        }
    }
}
