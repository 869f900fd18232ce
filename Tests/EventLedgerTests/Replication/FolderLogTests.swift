// The promise that a folder is a log: what is appended is there whole or not at all, a reader needs no rights to write,
// leftovers are read by nobody, and whatever else is in the folder is an error and never a message.

import Foundation
import LedgerTestSupport
import LedgerTesting
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct FolderLogTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("log")
    }

    private func log(maximumMessageBytes: Int = 1_000) throws -> FolderLog {
        let log = FolderLog(at: path, maximumMessageBytes: maximumMessageBytes)
        try log.makeFolder()
        return log
    }

    private func message(_ number: Int) -> [UInt8] { Array("message \(number)\n".utf8) }

    private func file(_ sequence: UInt64) -> String { "\(path)/\(FolderLog.name(sequence))" }

    @Test func messagesAreReadAsTheyWereAppended() throws {
        let log = try log()
        #expect(try log.head() == 0)
        #expect(try log.messages(after: 0, limit: 9, maximumBytes: 999).isEmpty)
        #expect(try log.append([], after: 0) == 0)
        #expect(try log.append((1...40).map(message), after: 0) == 40)
        #expect(try log.append([message(41)], after: 40) == 41)
        let other = FolderLog(at: path, maximumMessageBytes: 1_000)
        #expect(try other.head() == 41)
        for reader in [log, other] {
            let all = try reader.messages(after: 0, limit: 99, maximumBytes: .max)
            #expect(all.map(\.sequence) == Array(1...41) && all.map(\.bytes) == (1...41).map(message))
            #expect(try reader.messages(after: 39, limit: 99, maximumBytes: .max).map(\.sequence) == [40, 41])
            #expect(try reader.messages(after: 41, limit: 9, maximumBytes: 99).isEmpty)
            #expect(try reader.messages(after: .max, limit: 9, maximumBytes: 99).isEmpty)
            #expect(try reader.messages(after: 0, limit: 3, maximumBytes: .max).count == 3)
            let first = message(1).count
            #expect(try reader.messages(after: 0, limit: 9, maximumBytes: 3 * first).count == 3)
            #expect(try reader.messages(after: 0, limit: 9, maximumBytes: 3 * first - 1).count == 2)
            #expect(try reader.messages(after: 0, limit: 9, maximumBytes: 0).count == 1)
        }
        #expect(FolderLog.name(41) == "00000000000000000041.message")
        #expect(FolderLog.name(.max) == "18446744073709551615.message")
    }

    @Test func twoWritersAreToldApart() throws {
        let (one, two) = (try log(), try log())
        #expect(try one.append([message(1)], after: 0) == 1)
        #expect(code { () throws(LedgerError) in _ = try two.append([message(2)], after: 0) } == .versionConflict)
        #expect(code { () throws(LedgerError) in _ = try two.append([message(2)], after: 2) } == .versionConflict)
        #expect(try two.append([message(2), message(3)], after: 1) == 3)
        #expect(code { () throws(LedgerError) in _ = try one.append([message(9)], after: 1) } == .versionConflict)
        #expect(try one.messages(after: 0, limit: 9, maximumBytes: .max).map(\.bytes) == (1...3).map(message))
    }

    @Test func messagesHaveTheirLimit() throws {
        let log = try log(maximumMessageBytes: 10)
        #expect(try log.append([[UInt8](repeating: 1, count: 10)], after: 0) == 1)
        for count in [0, 11] {
            #expect(
                code { () throws(LedgerError) in
                    _ = try log.append([[1], [UInt8](repeating: 1, count: count)], after: 1)
                } == .invalidValue)
        }
        #expect(try log.head() == 1)
    }

    /// What a stick leaves that was pulled out: nobody reads it, and the next writer takes it over.
    @Test func leftoversAreIgnoredAndReplaced() throws {
        let log = try log()
        _ = try log.append([message(1)], after: 0)
        for sequence in 2...4 as ClosedRange<UInt64> {
            try Data("half a mess".utf8).write(to: URL(fileURLWithPath: file(sequence) + "-partial"))
        }
        #expect(try FolderLog(at: path).head() == 1)
        #expect(try log.append([message(2), message(3)], after: 1) == 3)
        #expect(try log.messages(after: 1, limit: 9, maximumBytes: .max).map(\.bytes) == [message(2), message(3)])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix("-partial") }.count == 1)
    }

    @Test func hostileFoldersAreErrors() throws {
        let log = try log(maximumMessageBytes: 100)
        _ = try log.append([message(1), message(2), message(3)], after: 0)
        let files = FileManager.default
        func reading() -> LedgerError? {
            failure { () throws(LedgerError) in
                _ = try FolderLog(at: path, maximumMessageBytes: 100).messages(after: 0, limit: 9, maximumBytes: .max)
            }
        }
        #expect(reading() == nil)
        // Names that are nearly those of messages.
        for name in ["4.message", "0000000000000000000x.message", "00000000000000000000.message", ".message"] {
            try Data("x".utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
            #expect(reading()?.code == .damaged, "\(name)")
            try files.removeItem(atPath: "\(path)/\(name)")
        }
        // A gap, a folder, a link, a pipe and a huge file in the place of a message.
        let kept = folder.file("kept")
        try files.moveItem(atPath: file(2), toPath: kept)
        #expect(reading()?.code == .damaged)
        #expect(reading()?.place.file == file(2))
        try files.createDirectory(atPath: file(2), withIntermediateDirectories: false)
        #expect(reading()?.code == .damaged)
        try files.removeItem(atPath: file(2))
        try files.createSymbolicLink(atPath: file(2), withDestinationPath: kept)
        #expect(reading()?.code == .damaged)
        try files.removeItem(atPath: file(2))
        #expect(mkfifo(file(2), 0o600) == 0)
        #expect(reading()?.code == .damaged)
        try files.removeItem(atPath: file(2))
        #expect(truncate(file(3), 101) == 0)
        try files.moveItem(atPath: kept, toPath: file(2))
        #expect(reading()?.code == .damaged)
        #expect(truncate(file(3), off_t(1) << 40) == 0)
        #expect(reading()?.code == .damaged)
        #expect(truncate(file(3), 100) == 0)
        #expect(reading() == nil)
        // What systems leave in a folder that somebody looked into is nobody's business.
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(path)/Thumbs.db"))
        #expect(reading() == nil)
    }

    @Test func aFolderOfSomethingElseIsNoLog() throws {
        let log = try log()
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(path)/.DS_Store"))
        #expect(try log.head() == 0)
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(path)/letter.txt"))
        #expect(code { () throws(LedgerError) in _ = try log.append([message(1)], after: 0) } == .damaged)
        let missing = FolderLog(at: folder.file("missing"))
        #expect(code { () throws(LedgerError) in _ = try missing.head() } == .unreachable)
        #expect(
            code { () throws(LedgerError) in
                try FolderLog(at: folder.file("missing/deeper")).makeFolder()
            } == .noSuchFile)
        let file = try folder.write("file", "x")
        #expect(code { () throws(LedgerError) in _ = try FolderLog(at: file).head() } == .unreachable)
    }

    @Test func readersNeedNoRightToWrite() throws {
        let log = try log()
        _ = try log.append([message(1)], after: 0)
        #expect(chmod(path, 0o500) == 0)
        defer { chmod(path, 0o700) }
        #expect(try FolderLog(at: path).messages(after: 0, limit: 1, maximumBytes: 99).count == 1)
        guard geteuid() != 0 else { return }
        #expect(code { () throws(LedgerError) in _ = try log.append([message(2)], after: 1) } == .permissionDenied)
    }

    @Test func waitingEndsWithTheNextMessage() async throws {
        let log = try log()
        try log.wait(beyond: 0, atMost: .milliseconds(20))
        _ = try log.append([message(1)], after: 0)
        try log.wait(beyond: 0, atMost: .seconds(600))
        let waiting = Task.detached { [path] in try FolderLog(at: path).wait(beyond: 1, atMost: .seconds(600)) }
        try await Task.sleep(for: .milliseconds(20))
        _ = try log.append([message(2)], after: 1)
        try await waiting.value
        #expect(try log.head() == 2)
    }

    /// A ledger, a stick, and a mirror.
    @Test func aHistoryTravelsInAFolder() throws {
        let office = try Office(seed: 51)
        let log = try log(maximumMessageBytes: 2_000)
        let mirror = try MirrorPlace()
        for _ in 1...5 {
            try office.record(9)
            try office.outbox(to: log, maximumSegmentBytes: .max).push()
            try mirror.fold(FolderLog(at: path, maximumMessageBytes: 2_000), named: path)
            #expect(try mirror.head() == office.ledger.treeHead())
        }
        // Emptied, the stick says so, and the mirror stays what it is.
        try FileManager.default.removeItem(atPath: path)
        #expect(try mirror.failure(FolderLog(at: path), named: path)?.code == .unreachable)
        #expect(try mirror.head() == office.ledger.treeHead())
    }
}
