// The folder of a published log as somebody else handed it over: which files are in it, and their bytes. It believes nothing
// and follows no symbolic link.

import LMDB

/// A folder with the files of a log and perhaps others.
package struct LogFolder: Sendable {
    /// The path of the folder, for errors; what is read lies in the folder that was opened.
    package let path: String
    private let tree: FolderTree

    /// The most bytes of a file of 256 leaves.
    static let maximumBytes = Tile.fullWidth * (2 + Int(UInt16.max))
    private static let maximumDepth = 12

    /// Opens the folder at a path; symbolic links in the path itself are followed, none below it.
    /// Throws `noSuchFile`, `permissionDenied`, `storage`.
    package init(at path: String) throws(LedgerError) {
        do throws(SystemError) {
            self.init(at: path, FolderTree(try Folder(path: path)))
        } catch { throw FolderProblem.failure(error, "read the folder", path) }
    }

    /// A folder that is open.
    init(at path: String, _ tree: FolderTree) {
        self.path = path
        self.tree = tree
    }

    /// Whether there is a folder at a path.
    package static func isThere(_ path: String) -> Bool { (try? FileStatus(path: path))?.kind == .directory }

    /// The paths of all files in it. Throws `refusedProof` for anything else than files, and folders with something in them;
    /// `noSuchFile`, `permissionDenied`, `storage`.
    package func files() throws(LedgerError) -> Set<String> {
        var found: Set<String> = []
        try add("", 0, &found)
        return found
    }

    private func add(_ folder: String, _ depth: Int, _ found: inout Set<String>) throws(LedgerError) {
        var inside: [(name: String, kind: FileStatus.Kind)] = []
        do throws(SystemError) {
            let open = try tree.folder(folder.dropLast())
            for name in try open.names() { inside.append((name, try open.status(of: name).kind)) }
        } catch { throw FolderProblem.failure(error, "read the folder", path) }
        guard !inside.isEmpty, depth <= LogFolder.maximumDepth else {
            throw FolderProblem.refused("the folder \(folder.isEmpty ? "itself" : folder) is empty, or too deep", path)
        }
        for (name, kind) in inside {
            switch kind {
            case .regular: found.insert(folder + name)
            case .directory: try add(folder + name + "/", depth + 1, &found)
            case .other: throw FolderProblem.refused("\(folder)\(name) is neither a file nor a folder", path)
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
            let (folder, name) = FolderTree.parts(file[...])
            let descriptor = try tree.folder(folder).file(String(name))
            let status = try descriptor.status()
            if status.kind == .regular, status.sizeBytes <= limit {
                found = try descriptor.read(at: 0, count: status.sizeBytes + 1)
            }
        } catch {
            let isMissing = [SystemError.noSuchFile, SystemError.notDirectory, SystemError.tooManyLinks]
            guard isMissing.contains(error.number) else {
                throw FolderProblem.failure(error, "read the folder", path)
            }
        }
        guard let found, found.count <= limit else {
            throw FolderProblem.refused("\(file) is missing, no file, or too long", path)
        }
        return found
    }
}
