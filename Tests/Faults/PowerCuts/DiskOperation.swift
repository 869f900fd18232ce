// What a workload did to files and names, read from the log that the interposer wrote. Files are numbered anew, since
// the file system gives the inode of a file that went to another.

import Foundation

/// A file or folder of a recorded folder; 0 is the folder itself.
typealias FileNumber = Int

/// A name within a folder.
struct RecordedName: Hashable {
    let folder: FileNumber
    let name: String
}

/// One step in the order of the log.
enum DiskOperation {
    case named(FileNumber, RecordedName, isFolder: Bool, permissions: Int)
    case renamed(FileNumber, from: RecordedName, to: RecordedName)
    case removed(FileNumber, RecordedName)
    /// `isDurable`: the disk has it when the call returns.
    case written(FileNumber, offset: Int, [UInt8], isDurable: Bool)
    case resized(FileNumber, bytes: Int, onlyExtends: Bool)
    /// A wait for a file, a folder's names, or without a number for all there is.
    case syncBegan(call: UInt64, FileNumber?)
    case syncEnded(call: UInt64, FileNumber?, succeeded: Bool)
    /// Notes of the test: a step of the workload was begun, or acknowledged.
    case stepBegan(Int)
    case stepAcknowledged(Int)
}

/// The log of one workload.
struct DiskLog {
    private(set) var operations: [DiskOperation] = []
    private var numbers: [UInt64: FileNumber] = [:]
    private var count = 0

    static let stepBegan: UInt32 = 100
    static let stepAcknowledged: UInt32 = 101
    private static let headBytes = 48

    /// What a log is wrong about.
    struct Malformed: Error { let text: String }

    /// Reads a log; `numbers` are the inodes of what was there when it began.
    init(_ bytes: [UInt8], numbers: [UInt64: FileNumber]) throws {
        self.numbers = numbers
        count = (numbers.values.max() ?? 0) + 1
        var place = 0
        while place < bytes.count {
            let record = Record(bytes, at: place)
            guard record.bytes >= DiskLog.headBytes, place + record.bytes <= bytes.count else {
                throw Malformed(text: "a record of \(record.bytes) bytes at \(place)")
            }
            let rest = Array(bytes[place + DiskLog.headBytes..<place + record.bytes])
            operations += try operation(record, rest).map { [$0] } ?? []
            place += record.bytes
        }
    }

    /// A record that a test adds.
    static func note(_ kind: UInt32, step: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for word in [UInt32(headBytes), kind] { bytes += withUnsafeBytes(of: word.littleEndian, Array.init) }
        for word in [0, 0, Int64(step), 0, 0] { bytes += withUnsafeBytes(of: word.littleEndian, Array.init) }
        return bytes
    }

    private struct Record {
        let bytes: Int
        let kind: UInt32
        let call: UInt64
        let file: UInt64
        let offset: Int
        let result: Int
        let flags: UInt64

        init(_ all: [UInt8], at place: Int) {
            func word<Word: FixedWidthInteger>(_ offset: Int, _: Word.Type) -> Word {
                all.withUnsafeBytes {
                    place + offset + MemoryLayout<Word>.size <= all.count
                        ? $0.loadUnaligned(fromByteOffset: place + offset, as: Word.self) : 0
                }
            }
            bytes = Int(word(0, UInt32.self))
            kind = word(4, UInt32.self)
            call = word(8, UInt64.self)
            file = word(16, UInt64.self)
            offset = Int(word(24, Int64.self))
            result = Int(word(32, Int64.self))
            flags = word(40, UInt64.self)
        }
    }

    private mutating func newNumber(_ inode: UInt64) -> FileNumber {
        defer { count += 1 }
        numbers[inode] = count
        return count
    }

    private func number(_ inode: UInt64) throws -> FileNumber {
        guard let number = numbers[inode] else { throw Malformed(text: "inode \(inode) is of no file") }
        return number
    }

    /// The folders' inodes stand first, then the names, each ended by a zero byte.
    private func names(_ bytes: [UInt8], _ count: Int) throws -> [RecordedName] {
        let texts = bytes.dropFirst(8 * count).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        guard texts.count == count else { throw Malformed(text: "names \(texts)") }
        return try (0..<count).map { index in
            let inode = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self) }
            return RecordedName(folder: try number(inode), name: texts[index])
        }
    }

    private mutating func operation(_ record: Record, _ rest: [UInt8]) throws -> DiskOperation? {
        switch record.kind {
        case 1, 9:
            let name = try names(rest, 1)[0]
            return .named(
                newNumber(record.file), name, isFolder: record.kind == 9, permissions: record.offset)
        case 2:
            return .written(
                try number(record.file), offset: record.offset, rest, isDurable: record.flags & 1 != 0)
        case 3:
            return .resized(try number(record.file), bytes: record.offset, onlyExtends: record.flags & 1 != 0)
        case 4, 5:
            let file = record.file == 0 ? nil : try number(record.file)
            return record.kind == 4
                ? .syncBegan(call: record.call, file)
                : .syncEnded(call: record.call, file, succeeded: record.result == 0)
        case 6:
            let both = try names(rest, 2)
            return .renamed(try number(record.file), from: both[0], to: both[1])
        case 7: return .named(try number(record.file), try names(rest, 1)[0], isFolder: false, permissions: 0o600)
        case 8: return .removed(try number(record.file), try names(rest, 1)[0])
        case 10: return .written(try number(record.file), offset: 0, rest, isDurable: false)
        case DiskLog.stepBegan: return .stepBegan(record.offset)
        case DiskLog.stepAcknowledged: return .stepAcknowledged(record.offset)
        default: throw Malformed(text: "a record of kind \(record.kind)")
        }
    }
}
