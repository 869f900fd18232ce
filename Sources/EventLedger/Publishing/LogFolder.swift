// The folder of a published log as somebody else handed it over: which files are in it, and their bytes. It believes nothing
// and follows no symbolic link.

import LMDB

/// A folder with the files of a log and perhaps others.
package struct LogFolder: Sendable {
    /// The path of the folder.
    package let path: String

    /// The most bytes of a file of 256 leaves.
    static let maximumBytes = Tile.fullWidth * (2 + Int(UInt16.max))
    private static let maximumDepth = 12

    /// A folder; nothing is read yet.
    package init(at path: String) { self.path = path }

    /// Whether there is such a folder.
    package var isThere: Bool { (try? FileStatus(path: path))?.kind == .directory }

    /// Throws `noSuchFile` when there is no such folder.
    package func checkIsThere() throws(LedgerError) {
        guard isThere else { throw FolderProblem.missing(path) }
    }

    /// The paths of all files in it. Throws `refusedProof` for anything else than files, and folders with something in them;
    /// `noSuchFile`, `permissionDenied`, `storage`.
    package func files() throws(LedgerError) -> Set<String> {
        var found: Set<String> = []
        try add("", 0, &found)
        return found
    }

    private func add(_ folder: String, _ depth: Int, _ found: inout Set<String>) throws(LedgerError) {
        let names: [String]
        do throws(SystemError) {
            names = try System.names(in: path + "/" + folder)
        } catch { throw FolderProblem.failure(error, "read the folder", path) }
        guard !names.isEmpty, depth <= LogFolder.maximumDepth else {
            throw FolderProblem.refused("the folder \(folder.isEmpty ? "itself" : folder) is empty, or too deep", path)
        }
        for name in names {
            switch try? FileStatus(path: path + "/" + folder + name, followingLinks: false).kind {
            case .regular: found.insert(folder + name)
            case .directory: try add(folder + name + "/", depth + 1, &found)
            default: throw FolderProblem.refused("\(folder)\(name) is neither a file nor a folder", path)
            }
        }
    }

    /// The paths of the files that a log of so many events has.
    static func files(ofSize size: Int) -> [String] {
        Tile.tiles(from: 0, to: size).flatMap { tile in
            tile.level == 0 ? [tile.path, tile.entriesPath, tile.headsPath] : [tile.path]
        }
    }

    /// The files of a log of so many events; nil when that would be more than `limit`.
    package static func files(ofSize size: Int, atMost limit: Int) -> Set<String>? {
        size / Tile.fullWidth <= limit ? Set(files(ofSize: size)) : nil
    }

    /// All bytes of a file. Throws `refusedProof` when it is no regular file or longer than `limit`.
    package func bytes(of file: String, atMost limit: Int) throws(LedgerError) -> [UInt8] {
        var found: [UInt8]?
        do throws(SystemError) {
            let descriptor = try FileDescriptor(path: path + "/" + file, mode: .readNotFollowing)
            let status = try descriptor.status()
            if status.kind == .regular, status.sizeBytes <= limit {
                found = try descriptor.read(at: 0, count: status.sizeBytes + 1)
            }
        } catch {
            guard error.number == SystemError.noSuchFile || error.number == SystemError.tooManyLinks else {
                throw FolderProblem.failure(error, "read the folder", path)
            }
        }
        guard let found, found.count <= limit else {
            throw FolderProblem.refused("\(file) is missing, no file, or too long", path)
        }
        return found
    }
}
