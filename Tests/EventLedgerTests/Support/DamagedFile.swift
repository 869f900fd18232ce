// A small ledger whose bytes a test changes and puts back, and what verifying then says.

import Foundation
import LedgerTestSupport
import LedgerTesting

@testable import EventLedger

/// A file of a ledger that is changed in place.
final class DamagedFile {
    let place: TemporaryLedger
    let sound: [UInt8]
    private let file: FileHandle
    private let key: SigningKey

    /// Records entries with voids, and one that has pages of its own; keeps a checkpoint of them all.
    init(entries count: Int = 12) throws {
        place = try TemporaryLedger()
        key = try testSigningKey("example.com/ledger")
        do {
            let ledger = try Ledger(at: place.path, mode: .create, clock: TestClock(.test).reading)
            var entries = RandomEntries(seed: 5, streamCount: 4)
            for entry in entries.next(count, maximumEvents: 9) { _ = try ledger.record(entry) }
            _ = try ledger.record(entry("long", [fact("dài", payload: [UInt8](repeating: 9, count: 5_000))]))
            let head = try ledger.treeHead()
            try ledger.keep(
                SignedCheckpoint(
                    Checkpoint(origin: key.verifierKey.name, size: head.size, root: head.root), signedBy: key))
        }
        sound = try place.folder.read("ledger.socai")
        file = try opened(FileHandle(forUpdatingAtPath: place.path))
    }

    /// Writes bytes at an offset for as long as `body` runs.
    func with<Result>(_ bytes: [UInt8], at offset: Int, _ body: () throws -> Result) throws -> Result {
        try write(bytes, at: offset)
        defer { try? write(Array(sound[offset..<offset + bytes.count]), at: offset) }
        return try body()
    }

    private func write(_ bytes: [UInt8], at offset: Int) throws {
        try file.seek(toOffset: UInt64(offset))
        try file.write(contentsOf: bytes)
    }

    /// Whether verifying the file says that something is wrong; any other end than an answer or an error ends the test.
    func isReported(leavingOut: Set<VerificationKind> = []) -> Bool {
        do {
            return try !Ledger.verify(
                at: place.path, rules: nil, against: KnownCheckpoints(keys: [key.verifierKey]), clock: SystemClock.now,
                leavingOut: leavingOut
            ).isSound
        } catch { return true }
    }
}

private struct Missing: Error {}

private func opened<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}
