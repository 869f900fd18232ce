// The promise that the format is what Docs/Format.md says, byte by byte. All bytes here were written by hand from the
// description; the digests come from an implementation of XXH64 in another language.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct GoldenRecordTests {
    /// Two facts, of "hộ-1" (category 1) and "u" (category 2), in an entry without reason and restates.
    private static let first = """
        01 00 02 00 03 00 01 00 00 00 00 00 02 00 00 00
        01 00 00 00 00 00 00 00 40 D3 4D C0 ED 0D 06 00
        70 31 58 C3 A3 64
        18 00 00 00 29 00 00 00
        05 00 01 06 25 4A 00 00 00 00 00 00 07 00 00 00 68 E1 BB 99 2D 31 AA BB
        01 00 02 01 FF FF FF FF 00 00 00 00 04 03 02 01 75
        33 C7 0B 8F C1 93 2A E7
        """

    /// The void of the first event, with a claimed time, in an entry without document.
    private static let second = """
        01 01 02 00 01 00 00 00 01 00 01 00 01 00 00 00
        03 00 00 00 00 00 00 00 41 D3 4D C0 ED 0D 06 00
        70 32 41 72 65
        21 00 00 00
        00 00 01 06 00 00 00 80 00 00 00 00 01 00 00 00 68 E1 BB 99 2D 31 01 00 00 00 00 00 00 00 73 61 69
        DA 0D 1A D6 80 ED E5 03
        """

    private static let extent = """
        03 00 00 00 00 00 00 00 41 D3 4D C0 ED 0D 06 00 02 00 00 00 00 00 00 00
        00 00 00 00 01 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
        00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
        """

    /// Every row of every table of a ledger that holds these two entries.
    private static let rows: [String: [(key: String, value: String)]] = [
        "properties": [
            ("66 6F 6C 6C 6F 77 65 64", "01"),
            ("66 6F 72 6D 61 74", "53 6F 43 61 69 4C 64 67 03 00 00 00 A4 01 00 00"),
            ("73 74 61 74 65", extent + extent + "2B 6C 5B 1A 3C 3A B8 B0"),
            ("74 72 65 65", "03 00 00 00 00 00 00 00" + node + leaf + "D1 02 81 52 BC CF BA ED"),
        ],
        "entries": [("00 00 00 00 00 00 00 01", first), ("00 00 00 00 00 00 00 03", second)],
        "entryIDs": [("70 31", "00 00 00 00 00 00 00 01"), ("70 32", "00 00 00 00 00 00 00 03")],
        "streams": [("01 68 E1 BB 99 2D 31", "00 00 00 00"), ("02 75", "00 00 00 00")],
        "timelines": [
            (
                "01 00 00 00 00",
                """
                02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
                01 00 00 00 00 00 05 00 25 4A 00 00 07 00 00 00
                03 00 00 00 00 00 00 00 00 00 00 80 01 00 00 00
                """
            ),
            (
                "02 00 00 00 00",
                """
                01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
                02 00 00 00 00 00 01 00 FF FF FF FF 04 03 02 01
                """
            ),
        ],
        "sealedTimelines": [],
        "voids": [("00 00 00 00 00 00 00 01", "00 00 00 00 00 00 00 03")],
        "secrets": [
            ("00 00 00 00 00 00 00 01", "01 01 01 01 01 01 01 01 01 01 01 01 01 01 01 01"),
            ("00 00 00 00 00 00 00 03", "02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02"),
        ],
        "tiles": [
            (
                "07 00 00 00 00 00 00 00 00",
                """
                EA E7 7C 4A FA 12 D5 22 54 15 E4 B5 60 33 7F 4E F8 8B B7 99 6B 3C 5F 4C 41 B2 5C 81 69 4D F2 29
                72 8C BD DF 32 CC E4 7C DA 11 8A E2 74 DA E1 A3 21 15 71 D7 EC 44 D7 6C 4B A1 4E F7 52 84 F7 BF
                """ + " " + leaf
            )
        ],
        "checkpoints": [],
        "balances": [],
        // 2024-01-02, day 19,724, is that of both entries.
        "recordedDays": [("80 00 4D 0C", "00 00 00 00 00 00 00 03")],
        "keyEvents": [],
    ]

    /// The hash over the leaves of the first entry, and the leaf hash of the second, made with Python's hashlib.
    private static let node = """
        A6 B2 61 05 0C BB CB FA B3 F4 80 A0 DE C0 C0 0F F3 C6 82 3E 03 8F 15 1D 8D 36 CA 5F 39 A8 05 E4
        """
    private static let leaf = """
        53 A0 E5 22 25 17 5D C6 53 8B 7A 16 3E 97 27 62 87 77 0D 02 B1 B4 C5 64 04 8F 00 6A 73 D1 8E 79
        """

    private func ledger() throws -> TestLedger {
        let test = try TestLedger()
        _ = try test.ledger.record(
            NewEntry(
                id: "p1", actor: "Xã", document: "d",
                events: [
                    NewEvent(stream: "hộ-1", type: 5, effectiveOn: "2021-12-20", summary: 7, payload: [0xAA, 0xBB]),
                    NewEvent(
                        stream: StreamName(category: 2, id: "u"), type: 1, effectiveOn: "1969-12-31",
                        summary: 0x0102_0304, payload: []),
                ]))
        test.clock.advance(seconds: 1)
        let claimed = try #require(Instant("2024-01-02T03:04:05.000001Z"))
        _ = try test.ledger.record(
            NewEntry(
                id: "p2", actor: "A", reason: "r", restates: "e", claimedTime: claimed,
                events: [NewEvent(voiding: 1, in: "hộ-1", reason: "sai")]))
        return test
    }

    @Test func everyRowOfEveryTable() throws {
        let test = try ledger()
        #expect(Set(LedgerTables.names) == Set(Self.rows.keys))
        for (table, expected) in Self.rows {
            let expected = expected.map { Row(key: bytes($0.key), value: bytes($0.value)) }
            #expect(try test.ledger.rows(table) == expected, "table \(table)")
        }
    }

    @Test func rootIsThatOfTheThreeLeaves() throws {
        let test = try ledger()
        let head = try test.ledger.treeHead()
        #expect(head.size == 3)
        #expect(head.root.hex == "81587eeb2c5ea68836c2bbb98870a9336fc495a8021b4712e09c17b9c7b58a71")
    }

    @Test func recordsAreReadBack() throws {
        let first = try #require(decoded(Self.first))
        #expect(first.id == "p1" && first.actor == "Xã" && first.document == "d")
        #expect(first.reason == nil && first.restates == nil && !first.claimedTime && first.firstPosition == 1)
        #expect(first.recordedAt.description == "2024-01-02T03:04:05Z")
        #expect(first.events.map(\.payload) == [[0xAA, 0xBB], []])
        #expect(first.events.map(\.effectiveOn) == ["2021-12-20", "1969-12-31"])
        #expect(first.events.map(\.stream) == ["hộ-1", StreamName(category: 2, id: "u")])
        let second = try #require(decoded(Self.second))
        #expect(second.document == nil && second.reason == "r" && second.restates == "e" && second.claimedTime)
        #expect(second.events.map(\.voids) == [1] && second.events.map(\.voidReason) == ["sai"])
    }

    private func decoded(_ record: String) -> RecordedEntry? {
        let record = bytes(record)
        return RecordedEntry(record: record.span.bytes)
    }

    @Test func sameContentSameBytes() throws {
        let (one, other) = (try ledger(), try ledger())
        #expect(try one.ledger.allRows() == other.ledger.allRows())
    }

    /// The values that the project xxHash publishes for its own sanity check (buffer of its generator, seed 0), and of
    /// three texts.
    @Test func publishedDigests() {
        var buffer: [UInt8] = []
        var generator: UInt64 = 2_654_435_761
        for _ in 0..<222 {
            buffer.append(UInt8(generator >> 56))
            generator &*= 11_400_714_785_074_694_797
        }
        let published: [(Int, UInt64)] = [
            (0, 0xEF46_DB37_51D8_E999), (1, 0xE934_A84A_DB05_2768), (4, 0x9136_A0DC_A574_57EE),
            (14, 0x8282_DCC4_994E_35C8), (222, 0xB641_AE8C_B691_C174),
        ]
        for (count, digest) in published { #expect(XXH64.digest(buffer.span.bytes, count: count) == digest) }
        let texts: [(String, UInt64)] = [
            ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
            ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
        ]
        for (text, digest) in texts {
            let bytes = Array(text.utf8)
            #expect(XXH64.digest(bytes.span.bytes, count: bytes.count) == digest)
        }
    }
}
