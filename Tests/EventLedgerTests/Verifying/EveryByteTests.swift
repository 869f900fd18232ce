// The promise that verifying finds every change to a byte that holds truth, or that leads to it, and that no byte ends
// the process. SOCAI_EVERY_BYTE=1 also tries every byte that is not covered, and single bits.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.serialized) struct EveryByteTests {
    private static let isExhaustive = ProcessInfo.processInfo.environment["SOCAI_EVERY_BYTE"] != nil
    private static let page = 4_096

    @Test func everyCoveredByteIsReported() throws {
        let file = try DamagedFile()
        #expect(!file.isReported())
        let map = CoverageMap(file.sound)
        var covered = 0
        var reasons: [String: Int] = [:]
        for offset in file.sound.indices {
            if let reason = map.reasons[offset] {
                reasons[reason, default: 0] += 1
                guard Self.isExhaustive || offset % 509 == 0 else { continue }
                // Nothing can be told from it, but it may not end the process.
                _ = try file.with([~file.sound[offset]], at: offset) { file.isReported() }
                continue
            }
            covered += 1
            let triesBits = Self.isExhaustive || offset < 2 * Self.page
            let patterns: [UInt8] = triesBits ? [0xFF, 1 << UInt8(offset % 8)] : [0xFF]
            for pattern in patterns {
                let isFound = try file.with([file.sound[offset] ^ pattern], at: offset) { file.isReported() }
                #expect(isFound, "byte \(offset % Self.page) of page \(offset / Self.page), changed by \(pattern)")
            }
        }
        #expect(covered > 3_000)
        // The list of what is not covered, kept here so that it can't grow in silence.
        #expect(
            Set(reasons.keys).isSubset(of: [
                "a page that is free, or that nothing refers to", "a meta page's slack",
                "the meta page of the commit before", "the map's address and size, which a reader may choose",
                "a table's size of fixed duplicates, which there are none of", "the room between a page's records",
                "a page's padding", "a key of a branch page, where many would separate its neighbours",
                "the padding of a record", "the room behind a long record",
                "the offset from UTC, which nothing else in the file says", "the commit that freed pages",
                "the room behind a list of free pages",
            ]), "\(reasons)")
    }

    /// The canaries: without the check of records, or of what the tree says of them, the test above would fail.
    @Test(arguments: [[VerificationKind.records, .secrets, .checkpoints], [.secrets, .tiles, .tree, .checkpoints]])
    func withoutAKindOfCheckBytesWouldBeMissed(_ kinds: [VerificationKind]) throws {
        let file = try DamagedFile()
        let map = CoverageMap(file.sound)
        var missed = 0
        for offset in stride(from: 2 * Self.page, to: file.sound.count, by: 37) where map.reasons[offset] == nil {
            let isFound = try file.with([~file.sound[offset]], at: offset) {
                file.isReported(leavingOut: Set(kinds))
            }
            if !isFound { missed += 1 }
        }
        #expect(missed > 5)
    }

    @Test func truncatedSwappedAndDuplicatedPagesAreReported() throws {
        let file = try DamagedFile()
        let map = CoverageMap(file.sound)
        let count = file.sound.count / Self.page
        func bytes(_ page: Int) -> [UInt8] { Array(file.sound[page * Self.page..<(page + 1) * Self.page]) }
        func isUsed(_ page: Int) -> Bool {
            map.reasons[page * Self.page..<(page + 1) * Self.page].contains { $0 == nil }
        }
        for page in 0..<count where isUsed(page) {
            for other in 0..<count where other != page && bytes(other) != bytes(page) {
                let isFound = try file.with(bytes(other), at: page * Self.page) { file.isReported() }
                #expect(isFound, "page \(other) in the place of \(page)")
            }
        }
        for kept in 0..<count {
            let url = URL(fileURLWithPath: file.place.folder.file("cut.socai"))
            try Data(file.sound.prefix(kept * Self.page + 7)).write(to: url)
            let isFound: Bool
            do {
                isFound = try !Ledger.verify(at: url.path).isSound
            } catch { isFound = true }
            // A last page that is free may be missing: LMDB leaves it unwritten.
            #expect(isFound || (kept..<count).allSatisfy { !isUsed($0) }, "cut within page \(kept)")
        }
    }

    @Test func hostileBytesEndInAnAnswer() throws {
        let file = try DamagedFile()
        var random = SeededGenerator(seed: 77)
        for _ in 0..<400 {
            var bytes = (0..<random.number(1...64)).map { _ in UInt8(random.number(0...255)) }
            if random.chance(30) { bytes = [UInt8](repeating: random.chance(50) ? 0 : 255, count: bytes.count) }
            let offset = random.number(0...(file.sound.count - bytes.count))
            _ = try file.with(bytes, at: offset) { file.isReported() }
        }
    }
}
