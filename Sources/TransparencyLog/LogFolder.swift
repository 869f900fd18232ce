// The folder of a published log as somebody else handed it over: which files are in it, and their bytes. It
// believes nothing and follows no symbolic link.

import Files

/// A folder with the files of a log and perhaps others.
package struct LogFolder: Sendable {
    /// The path of the folder, for errors; what is read lies in the folder that was opened.
    package let path: String
    private let tree: FolderTree

    /// The most bytes of a file of 256 leaves.
    package static let maximumBytes = Tile.fullWidth * (2 + Int(UInt16.max))
    private static let maximumDepth = 12

    /// Opens the folder at a path; symbolic links in the path itself are followed, none below it.
    /// Throws `noSuchFile`, `permissionDenied`, `storage`.
    package init(at path: String) throws(LedgerError) {
        do throws(SystemError) {
            self.init(at: path, FolderTree(try Folder(path: path)))
        } catch { throw FolderProblem.failure(error, "read the folder", path) }
    }

    /// A folder that is open.
    package init(at path: String, _ tree: FolderTree) {
        self.path = path
        self.tree = tree
    }

    /// Whether there is a folder at a path.
    package static func isThere(_ path: String) -> Bool { (try? FileStatus(path: path))?.kind == .directory }

    /// The paths of all files in it. Throws `refusedProof` for anything else than files, and folders with something in
    /// them; `noSuchFile`, `permissionDenied`, `storage`.
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
            throw FolderProblem.refused(
                folder.isEmpty
                    ? "the folder itself is empty, or too deep" : "the folder \(folder) is empty, or too deep", path)
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
    package static func files(ofSize size: Int) -> [String] {
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

// Runs of bytes behind their lengths, u16 big-endian, as entry bundles and files of heads have them.

/// Reads files of length-prefixed runs.
package enum LengthPrefixed {
    /// Where the runs of a file lie, the last of them ending with it. Throws
    /// `refusedProof` for a file that is cut short.
    package static func ranges(_ bytes: [UInt8], in file: String, _ path: String) throws(LedgerError) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let length = bytes.count - start < 2 ? Int.max : Int(bytes[start]) << 8 | Int(bytes[start + 1])
            guard length <= bytes.count - start - 2 else {
                throw FolderProblem.refused("\(file) is cut short", path)
            }
            ranges.append(start + 2..<start + 2 + length)
            start += 2 + length
        }
        return ranges
    }
}

extension FolderProblem {
    /// A folder or file in it that does not hold what it should.
    package static func refused(_ problem: Sentence, _ path: String? = nil) -> LedgerError {
        LedgerError(
            .refusedProof, problem, remedy: "something was changed, or is missing; ask its maker for it again",
            file: path)
    }
}

extension StagedFolder {
    /// What is in it, to be looked at before it is published.
    package var contents: LogFolder { LogFolder(at: temporaryPath, tree) }
}
