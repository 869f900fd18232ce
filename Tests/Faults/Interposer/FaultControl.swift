// The page of memory that a test shares with the interposer: how often each kind of call was made, and which are to
// fail. It can be set while the program runs.

import Foundation
import LedgerTestSupport

/// Kinds of calls that are counted and fail together, in the order of the interposer's `enum group`.
enum FaultGroup: Int, CaseIterable {
    case open, write, sync, map, resize, rename, remove, folder, lock, read, allocate

    /// How a call of the kind may fail; 0 stands for one that does a part of what was asked.
    var errors: [Int32] {
        switch self {
        case .open: [ENOSPC, EIO, EINTR, EMFILE]
        case .write: [ENOSPC, EIO, EINTR, 0]
        case .sync: [ENOSPC, EIO, EINTR]
        case .map: [ENOMEM, EIO]
        case .resize: [ENOSPC, EIO, EINTR]
        case .rename: [ENOSPC, EIO, EINTR]
        case .remove: [EIO, EINTR]
        case .folder: [ENOSPC, EIO, EINTR]
        case .lock: [EIO, EINTR, ENOLCK]
        case .read: [EIO, EINTR]
        case .allocate: [ENOMEM]
        }
    }
}

/// One fault: calls of a kind fail, from one to another, counted from 1.
struct Fault: CustomStringConvertible {
    let group: FaultGroup
    let first: Int
    /// Whether all later calls of the kind fail too, as on a disk that stays full.
    var lasts = false
    let error: Int32

    /// The error of a write that does a part of what was asked and does not say so.
    static let untold: Int32 = -1

    /// Whether the call fails once, or all later ones too. One that is interrupted for ever never ends.
    static func mayLast(_ error: Int32) -> [Bool] { [EINTR, 0].contains(error) ? [false] : [false, true] }

    var description: String {
        let how = error == 0 ? "is cut short" : "fails with \(String(cString: strerror(error)))"
        return "\(group) \(first)\(lasts ? " and each after it" : "") \(how)"
    }
}

/// The shared page; the words are those of the interposer's `struct control`.
final class FaultControl {
    let path: String
    private let words: UnsafeMutablePointer<Int64>
    private static let count = FaultGroup.allCases.count + 5
    private static let settings = FaultGroup.allCases.count

    /// Makes the file at a path and maps it; nothing fails yet.
    init(at path: String) throws {
        self.path = path
        let bytes = FaultControl.count * MemoryLayout<Int64>.size
        try Data(count: bytes).write(to: URL(fileURLWithPath: path))
        let descriptor = open(path, O_RDWR)
        defer { close(descriptor) }
        guard let address = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), address != MAP_FAILED
        else { throw PreloadedLibraryFailure(message: "the control can't be mapped") }
        words = address.bindMemory(to: Int64.self, capacity: FaultControl.count)
        set(nil)
    }

    deinit { munmap(words, FaultControl.count * MemoryLayout<Int64>.size) }

    /// Counts from zero again, and lets that fault happen.
    func set(_ fault: Fault?) {
        for index in 0..<FaultControl.count { words[index] = 0 }
        let settings = words + FaultControl.settings
        settings[1] = Int64(fault?.first ?? 0)
        settings[2] = fault?.lasts == true ? .max : Int64(fault?.first ?? 0)
        settings[3] = Int64(fault?.error ?? 0)
        settings[0] = Int64(fault?.group.rawValue ?? -1)
    }

    /// How many calls of a kind there were.
    func calls(_ group: FaultGroup) -> Int { Int(words[group.rawValue]) }

    /// How many calls failed.
    var failures: Int { Int(words[FaultControl.settings + 4]) }
}
