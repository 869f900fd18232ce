// The promise that `extra` gives the leaf again and the event with it, that no byte of a proof of an event can be
// changed but in a signature that nobody checks, and that whatever stands in `extra` is refused without a trap.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct LeafPartsTests {
    /// The head of the first entry and the records of the second event and of the void in Docs/Format.md, as printed
    /// there.
    private static let head: [UInt8] =
        [1, 0, 2, 0, 3, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
        + [0x40, 0xD3, 0x4D, 0xC0, 0xED, 0x0D, 6, 0] + Array("p1Xãd".utf8)
    private static let event: [UInt8] = [1, 0, 2, 1, 255, 255, 255, 255, 0, 0, 0, 0, 4, 3, 2, 1, 0x75]
    private static let voidHead: [UInt8] =
        [1, 1, 2, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]
        + [0x41, 0xD3, 0x4D, 0xC0, 0xED, 0x0D, 6, 0] + Array("p2Are".utf8)
    private static let void: [UInt8] =
        [0, 0, 1, 6, 0, 0, 0, 0x80, 0, 0, 0, 0, 1, 0, 0, 0] + Array("hộ-1".utf8) + [1, 0, 0, 0, 0, 0, 0, 0]
        + Array("sai".utf8)
    private static let salt = [UInt8](1...16)

    private static func parts(_ head: [UInt8], _ event: [UInt8]) -> [UInt8] {
        [0, 0, 0, UInt8(head.count)] + head + salt + event
    }

    private static func refused(_ bytes: [UInt8], at position: Position? = nil) -> Bool {
        code { () throws(LedgerError) in
            let leaf = try Leaf(parts: bytes)
            if let position { _ = try leaf.event(at: position) }
        } == .malformedProof
    }

    @Test func partsAreLaidOutAsDocumented() throws {
        let leaf = try Leaf(parts: Self.parts(Self.head, Self.event))
        #expect(leaf.entryHead == Self.head && leaf.salt == Self.salt && leaf.eventRecord == Self.event)
        #expect(leaf.parts == Self.parts(Self.head, Self.event))
        #expect(leaf == Leaf(entryHead: Self.head, salt: Self.salt, eventRecord: Self.event))
        let digest = Self.head.withUnsafeBytes { Cryptography.sha256($0) }
        #expect(leaf.hash == MerkleTree.leafHash(digest.bytes + Self.salt + Self.event))
    }

    @Test func eventsAreReadWithTheirDocument() throws {
        let found = try Leaf(parts: Self.parts(Self.head, Self.event)).event(at: 2)
        let recordedAt = try #require(Instant("2024-01-02T03:04:05Z"))
        #expect(
            found
                == DocumentedEvent(
                    event: RecordedEvent(
                        position: 2, reference: EventReference(entry: "p1", ordinal: 2),
                        stream: StreamName(category: 2, id: "u"), type: 1, effectiveOn: "1969-12-31",
                        summary: 0x0102_0304, payload: [], voids: nil, voidReason: nil), actor: "Xã", document: "d",
                    reason: nil, restates: nil, recordedAt: recordedAt, claimedTime: false))
        let void = try Leaf(parts: Self.parts(Self.voidHead, Self.void)).event(at: 3)
        #expect(void.event.voids == 1 && void.event.voidReason == "sai" && void.event.effectiveOn == nil)
        #expect(void.reason == "r" && void.restates == "e" && void.document == nil && void.claimedTime)
        #expect(void.recordedAt.description == "2024-01-02T03:04:05.000001Z")
    }

    @Test func positionsAreThoseOfTheEntry() throws {
        let parts = Self.parts(Self.head, Self.event)
        for position in [1, 2] {
            #expect(try Leaf(parts: parts).event(at: position).event.reference.ordinal == position)
        }
        for position in [-1, 0, 3, 4, .max] { #expect(Self.refused(parts, at: position)) }
    }

    @Test func whatNoLedgerRecordsIsRefused() throws {
        let wrongs: [(Int, [UInt8])] = [
            (0, [2]), (1, [2]), (2, [0, 0]), (2, [1, 0]), (2, [255, 255]), (4, [0, 0]), (12, [0, 0, 0, 0]),
            (12, [255, 255, 255, 255]), (16, [UInt8](repeating: 0, count: 8)), (16, [UInt8](repeating: 255, count: 8)),
            (24, [UInt8](repeating: 255, count: 7) + [127]), (32, [0xFF]), (32, [0x1B]), (34, [0x07]),
        ]
        for (place, bytes) in wrongs {
            var head = Self.head
            head.replaceSubrange(place..<place + bytes.count, with: bytes)
            #expect(Self.refused(Self.parts(head, Self.event), at: 2), "head \(place): \(bytes)")
        }
        let wrongEvents: [(Int, [UInt8])] = [
            (2, [16]), (3, [0]), (3, [2]), (3, [255]), (4, [0, 0, 0, 0x80]), (16, [0xFF]), (16, [0x1B]), (0, [0, 0]),
        ]
        for (place, bytes) in wrongEvents {
            var event = Self.event
            event.replaceSubrange(place..<place + bytes.count, with: bytes)
            #expect(Self.refused(Self.parts(Self.head, event), at: 2), "event \(place): \(bytes)")
        }
        let long = Self.event + [UInt8](repeating: 0, count: EventRecord.maximumBytes)
        #expect(Self.refused(Self.parts(Self.head, long)))
        // A void of its own position, and one of a later.
        for target in [UInt8(3), 4] {
            var void = Self.void
            void[22] = target
            #expect(Self.refused(Self.parts(Self.voidHead, void), at: 3))
        }
    }

    @Test func hostileBytesAreRefused() throws {
        let parts = Self.parts(Self.head, Self.event)
        for end in parts.indices { #expect(Self.refused(Array(parts[..<end])), "cut at \(end)") }
        for length in [0, 1, 31, 32, 36, 37, 39, 69, 70, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF] {
            var bytes = parts
            for place in 0..<4 { bytes[place] = UInt8(length >> (24 - 8 * place) & 255) }
            #expect(Self.refused(bytes), "length \(length)")
        }
        var random = SeededGenerator(seed: 41)
        for count in 0..<2000 {
            var bytes = (0..<count % 200).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            // Half of them get past the first check.
            if count % 2 == 0, bytes.count > 4 { bytes.replaceSubrange(0..<4, with: [0, 0, 0, UInt8(count % 100)]) }
            do throws(LedgerError) {
                _ = try Leaf(parts: bytes).event(at: 1)
            } catch {
                #expect(error.code == .malformedProof)
            }
        }
    }

    /// Every byte of a proof file, flipped in three ways: all is refused but in the line of a signer whose key is not
    /// given.
    @Test func onlySignaturesOfUnknownKeysAreCoveredByNothing() throws {
        let leaf = try Leaf(parts: Self.parts(Self.head, Self.event))
        let stored = StoredHashes()
        for index in 0..<7 {
            stored.append(index == 1 ? leaf.hash : MerkleTree.leafHash(ProofSamples.leaf(index)))
        }
        let key = try ProofSamples.key("example.com/ledger", 7)
        let checkpoint = try ProofSamples.checkpoint(stored, 7, by: key)
        let unknown = try ProofSamples.cosignature("witness.example/w1", 9, time: 1_700_000_000, checkpoint.note.text)
        let proof = try LeafProof(
            inclusion: stored.inclusionProof(ofLeaf: 1, inSize: 7), checkpoint: checkpoint.adding([unknown]),
            extra: leaf.parts)
        let holds = { (bytes: [UInt8]) -> Bool in
            !ProofSamples.isRefused { () throws(LedgerError) in
                let read = try LeafProof(bytes)
                let leaf = try Leaf(parts: read.extra ?? [])
                _ = try read.verify(leafHash: leaf.hash, by: [key.verifierKey])
                _ = try leaf.event(at: read.inclusion.index + 1)
            }
        }
        let bytes = proof.bytes
        try #require(holds(bytes))
        let start = bytes.count - unknown.line.utf8.count - 1
        var uncovered: Set<Int> = []
        for place in bytes.indices {
            for mask: UInt8 in [0x01, 0x80, 0xFF] {
                var other = bytes
                other[place] ^= mask
                if holds(other) { uncovered.insert(place) }
            }
            if place > 0, place < start { #expect(!holds(Array(bytes[..<place])), "cut at \(place)") }
        }
        #expect(!uncovered.isEmpty && uncovered.allSatisfy { $0 >= start }, "\(uncovered.sorted()), \(start)")
    }
}
