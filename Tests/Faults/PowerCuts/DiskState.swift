// One state that a power cut may leave: of each change that is not certain it says whether the disk has it, does not,
// has some of its sectors, or has its length without its bytes.

import Foundation
import LedgerTestSupport

/// What became of a change.
enum ChangeFate: Hashable {
    case lost
    case kept
    /// Of each sector a bit of numbers drawn from this seed says whether the disk has it.
    case torn(UInt64)
    /// The file has the length, and zeros.
    case onlyLength

    static let sectorBytes = 512
}

/// The files and folders of one state.
struct DiskState: Hashable {
    /// Folders are nil; paths are within the folder, outer ones first.
    private(set) var files: [(path: String, bytes: [UInt8]?, permissions: Int)] = []

    /// The state of a disk in which the open changes had those fates.
    init(_ disk: RecordedDisk, _ fates: [Int: ChangeFate]) {
        var names = disk.names
        for list in disk.changes.values {
            for change in list where change.certainty == .certain || fates[change.place] == .kept {
                RecordedDisk.make(change.operation, &names)
            }
        }
        add(0, below: "", names, disk, fates)
    }

    /// The state without some files.
    func without(_ isLeftOut: (String) -> Bool) -> DiskState {
        var state = self
        state.files.removeAll { isLeftOut($0.path) }
        return state
    }

    private mutating func add(
        _ folder: FileNumber, below path: String, _ names: [FileNumber: [String: FileNumber]], _ disk: RecordedDisk,
        _ fates: [Int: ChangeFate]
    ) {
        for (name, file) in names[folder, default: [:]].sorted(by: { $0.key < $1.key }) {
            let permissions = disk.permissions[file] ?? 0o600
            if names[file] != nil {
                files.append((path + name, nil, permissions))
                add(file, below: path + name + "/", names, disk, fates)
                continue
            }
            var bytes = disk.bytes[file] ?? []
            for change in disk.changes[file] ?? [] {
                let fate = change.certainty == .certain ? .kept : fates[change.place] ?? .lost
                DiskState.make(change.operation, fate, &bytes)
            }
            files.append((path + name, bytes, permissions))
        }
    }

    private static func make(_ operation: DiskOperation, _ fate: ChangeFate, _ bytes: inout [UInt8]) {
        switch (fate, operation) {
        case (.lost, _): break
        case (.kept, _): RecordedDisk.make(operation, &bytes)
        case (.onlyLength, .written(_, let offset, let written, _)):
            RecordedDisk.extend(&bytes, to: offset + written.count)
        case (.torn(let seed), .written(let file, let offset, let written, _)):
            var random = SeededGenerator(seed: seed)
            var place = 0
            while place < written.count {
                // Sectors are the disk's: they begin at multiples of their length in the file.
                let length = min(
                    written.count - place, ChangeFate.sectorBytes - (offset + place) % ChangeFate.sectorBytes)
                if random.chance(50) {
                    let sector = Array(written[place..<place + length])
                    RecordedDisk.make(
                        .written(file, offset: offset + place, sector, isDurable: false), &bytes)
                }
                place += length
            }
        default: RecordedDisk.make(operation, &bytes)
        }
    }

    /// Writes the files into an empty folder.
    func write(to folder: String) throws {
        for (path, bytes, permissions) in files {
            let place = "\(folder)/\(path)"
            guard let bytes else {
                guard mkdir(place, mode_t(permissions)) == 0 else { throw DiskLog.Malformed(text: "mkdir \(path)") }
                continue
            }
            let descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL, mode_t(permissions))
            defer { close(descriptor) }
            let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard written == bytes.count else { throw DiskLog.Malformed(text: "write \(path): \(errno)") }
        }
    }

    static func == (left: DiskState, right: DiskState) -> Bool {
        left.files.elementsEqual(right.files) { $0.path == $1.path && $0.bytes == $1.bytes }
    }

    func hash(into hasher: inout Hasher) {
        for (path, bytes, _) in files {
            hasher.combine(path)
            hasher.combine(bytes?.count)
            bytes?.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }
}
