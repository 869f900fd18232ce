// What is on a disk for certain at a place in the log, and what may be on it or not: the model of a file system that
// keeps no order and no promise but those of POSIX. A write, a new length, a name may be on the disk from the moment it
// is made, and is there for certain only once a sync of its file (its folder, for a name) that began afterwards has
// ended well.

import Foundation

/// A disk at one place in the log.
struct RecordedDisk {
    /// Whether something is on the disk.
    enum Certainty {
        /// Perhaps, until a sync covers it.
        case pending
        case certain
        /// Perhaps, for ever: a sync failed after it, and systems then forget that it is to be written.
        case doubtful
    }

    /// A change of a file's bytes, or of a folder's names.
    struct Change {
        /// Its place in the log.
        let place: Int
        let operation: DiskOperation
        var certainty = Certainty.pending
    }

    /// Which syncs the disk keeps to. Those that it does not are the controls of the tests.
    struct Honesty: OptionSet {
        let rawValue: Int
        static let files = Honesty(rawValue: 1)
        static let folders = Honesty(rawValue: 2)
        /// Writes that the disk has when they return.
        static let durableWrites = Honesty(rawValue: 4)
        static let all: Honesty = [.files, .folders, .durableWrites]
    }

    private let honesty: Honesty
    /// The bytes that are on the disk for certain.
    private(set) var bytes: [FileNumber: [UInt8]]
    /// The names that are on the disk for certain.
    private(set) var names: [FileNumber: [String: FileNumber]]
    /// What came after that, in order, from the first change that is not certain.
    private(set) var changes: [FileNumber: [Change]] = [:]
    private(set) var permissions: [FileNumber: Int]
    private var syncs: [UInt64: Set<Int>] = [:]

    /// The disk before the log.
    init(_ start: RecordedStart, honesty: Honesty) {
        self.honesty = honesty
        bytes = start.bytes
        names = start.names
        permissions = start.permissions
    }

    /// Goes one place on in the log.
    mutating func apply(_ operation: DiskOperation, at place: Int) {
        switch operation {
        case .named(let file, let name, let isFolder, let mode):
            if isFolder { names[file] = [:] } else if bytes[file] == nil { bytes[file] = [] }
            permissions[file] = permissions[file] ?? mode
            add(operation, place, to: name.folder)
        case .renamed(_, _, let to): add(operation, place, to: to.folder)
        case .removed(_, let name): add(operation, place, to: name.folder)
        case .written(let file, _, _, let isDurable):
            add(operation, place, to: file)
            if isDurable, honesty.contains(.durableWrites) { settle(file, [place], as: .certain) }
        case .resized(let file, _, _): add(operation, place, to: file)
        case .syncBegan(let call, let file):
            let lists = file.map { [changes[$0, default: []]] } ?? Array(changes.values)
            syncs[call] = Set(lists.joined().map(\.place))
        case .syncEnded(let call, let file, let succeeded):
            let covered = syncs.removeValue(forKey: call) ?? []
            for file in file.map({ [$0] }) ?? Array(changes.keys) {
                let isKept = honesty.contains(names[file] == nil ? .files : .folders)
                if isKept || !succeeded { settle(file, covered, as: succeeded ? .certain : .doubtful) }
            }
        case .stepBegan, .stepAcknowledged: break
        }
    }

    private mutating func add(_ operation: DiskOperation, _ place: Int, to file: FileNumber) {
        changes[file, default: []].append(Change(place: place, operation: operation))
    }

    private mutating func settle(_ file: FileNumber, _ places: Set<Int>, as certainty: Certainty) {
        guard var list = changes[file] else { return }
        for index in list.indices where list[index].certainty == .pending && places.contains(list[index].place) {
            list[index].certainty = certainty
        }
        let certain = list.prefix { $0.certainty == .certain }
        for change in certain {
            if names[file] == nil {
                RecordedDisk.make(change.operation, &bytes[file, default: []])
            } else {
                RecordedDisk.make(change.operation, &names)
            }
        }
        changes[file] = Array(list.dropFirst(certain.count))
    }

    /// Makes a change of a file's bytes.
    static func make(_ operation: DiskOperation, _ bytes: inout [UInt8]) {
        switch operation {
        case .written(_, let offset, let written, _):
            extend(&bytes, to: offset + written.count)
            bytes.replaceSubrange(offset..<offset + written.count, with: written)
        case .resized(_, let size, let onlyExtends):
            extend(&bytes, to: size)
            if !onlyExtends, bytes.count > size { bytes.removeLast(bytes.count - size) }
        default: break
        }
    }

    /// Lengthens a file with zeros.
    static func extend(_ bytes: inout [UInt8], to count: Int) {
        if bytes.count < count { bytes.append(contentsOf: [UInt8](repeating: 0, count: count - bytes.count)) }
    }

    /// Makes a change of a folder's names.
    static func make(_ operation: DiskOperation, _ names: inout [FileNumber: [String: FileNumber]]) {
        switch operation {
        case .named(let file, let name, _, _): names[name.folder, default: [:]][name.name] = file
        case .renamed(let file, let from, let to):
            if names[from.folder]?[from.name] == file { names[from.folder]?[from.name] = nil }
            names[to.folder, default: [:]][to.name] = file
        case .removed(let file, let name):
            if names[name.folder]?[name.name] == file { names[name.folder]?[name.name] = nil }
        default: break
        }
    }

    /// All changes that are not certain, of files and folders that may have a name, in the order of the log.
    var open: [(file: FileNumber, change: Change)] {
        var reachable: Set<FileNumber> = [0]
        for (_, entries) in names { reachable.formUnion(entries.values) }
        for list in changes.values {
            for change in list {
                switch change.operation {
                case .named(let file, _, _, _), .renamed(let file, _, _): reachable.insert(file)
                default: break
                }
            }
        }
        return changes.filter { reachable.contains($0.key) }.flatMap { (file, list) in
            list.filter { $0.certainty != .certain }.map { (file, $0) }
        }.sorted { $0.1.place < $1.1.place }
    }
}

/// What a folder held before a log began.
struct RecordedStart {
    var bytes: [FileNumber: [UInt8]] = [:]
    var names: [FileNumber: [String: FileNumber]] = [0: [:]]
    var permissions: [FileNumber: Int] = [:]
    /// The inodes of its files and folders.
    var numbers: [UInt64: FileNumber] = [:]

    /// Reads all files below a folder.
    init(_ folder: String) throws {
        numbers[try RecordedStart.status(folder).inode] = 0
        try add(folder, as: 0)
    }

    private mutating func add(_ path: String, as folder: FileNumber) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
            let inside = "\(path)/\(name)"
            let status = try RecordedStart.status(inside)
            let number = numbers.count
            numbers[status.inode] = number
            permissions[number] = status.permissions
            names[folder]?[name] = number
            if status.isFolder {
                names[number] = [:]
                try add(inside, as: number)
            } else {
                bytes[number] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: inside)))
            }
        }
    }

    private static func status(_ path: String) throws -> (inode: UInt64, permissions: Int, isFolder: Bool) {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw DiskLog.Malformed(text: "\(path): \(errno)") }
        return (UInt64(status.st_ino), Int(status.st_mode & 0o7777), status.st_mode & S_IFMT == S_IFDIR)
    }
}
