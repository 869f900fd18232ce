// The promise that pages of a stream, its version and its single events are right whatever its length and that of its
// entries, also while an import has staged events of it that nobody may see. How long they take is for benchmarks.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct LongStreamTests {
    @Test func pagesOfEverySizeGiveTheWholeStream() throws {
        let test = try TestLedger()
        // Entries of the stream alone, mixed with another's events, and long ones.
        var random = SeededGenerator(seed: 71)
        var summaries: [UInt32] = []
        for number in 0..<40 {
            var events: [NewEvent] = []
            for _ in 0..<random.number(1...(number % 10 == 9 ? 150 : 7)) {
                let isOwn = random.chance(70)
                events.append(fact(isOwn ? "s" : "t", summary: UInt32(summaries.count)))
                if isOwn { summaries.append(UInt32(summaries.count)) }
            }
            try test.record("e\(number)", events)
        }
        #expect(try test.ledger.version(of: "s") == summaries.count, "\(random)")
        for size in [1, 3, 31, 32, 33, 64, 100, 1_000] {
            var forward: [UInt32] = []
            var version = 1
            while case let page = try test.ledger.events(of: "s", fromVersion: version, limit: size), !page.isEmpty {
                #expect(page.allSatisfy { $0.stream == "s" })
                forward += page.map(\.summary)
                version += page.count
            }
            #expect(forward == summaries, "\(random), \(size)")
            var backward: [UInt32] = []
            version = summaries.count
            while case let page = try test.ledger.events(of: "s", backwardFromVersion: version, limit: size),
                !page.isEmpty
            {
                backward += page.map(\.summary)
                version -= page.count
            }
            #expect(backward == summaries.reversed(), "\(random), \(size)")
        }
    }

    /// What is staged is no reader's, whether it stands behind the last sealed chunk or in sealed ones.
    @Test(arguments: [0, 1, 31, 32, 33, 64, 70], [1, 31, 32, 33, 64, 100])
    func stagedEventsAreNotSeen(visible: Int, staged: Int) throws {
        let test = try TestLedger()
        try test.record("other", facts(2, of: "t"))
        if visible > 0 { try test.record("seen", facts(visible, of: "s")) }
        #expect(throws: LedgerError.self) {
            try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
                _ = try writer.record(entry("staged", facts(staged, of: "s", first: 1_000)))
                try writer.stage()
                let (version, number) = (try test.ledger.version(of: "s"), try test.ledger.streamNumber("s"))
                #expect(version == visible && (number == nil) == (visible == 0))
                let all = try test.ledger.events(of: "s", limit: .max).map(\.summary)
                #expect(all == (0..<visible).map { UInt32($0 + 1) })
                let last = try test.ledger.events(of: "s", backwardFromVersion: .max, limit: 2).map(\.summary)
                #expect(last == Array(all.reversed().prefix(2)))
                let behind = try test.ledger.events(of: "s", fromVersion: visible + 1, limit: 5)
                #expect(behind.isEmpty)
                throw LedgerError(.notFound, "nothing is to stay")
            }
        }
        #expect(try test.ledger.version(of: "s") == visible)
    }

    @Test func oneEventOfALongEntry() throws {
        let test = try TestLedger()
        try test.record("a", facts(1, of: "s"))
        try test.record("b", (0..<3_000).map { fact($0 % 1_000 == 500 ? "s" : "t", summary: UInt32($0)) })
        #expect(try test.ledger.events(of: "s", limit: 9).map(\.summary) == [1, 500, 1_500, 2_500])
        #expect(try test.ledger.events(of: "s", limit: 9).map(\.reference.ordinal) == [1, 501, 1_501, 2_501])
        #expect(try test.ledger.events(of: "s", fromVersion: 3, limit: 1).map(\.position) == [1_502])
        let event = try test.ledger.event(EventReference(entry: "b", ordinal: 3_000))
        #expect(event?.summary == 2_999 && event?.position == 3_001)
        for ordinal in [Int.min, 0, 3_001, .max] {
            #expect(try test.ledger.event(EventReference(entry: "b", ordinal: ordinal)) == nil)
        }
        let inside = try test.ledger.write { (writer: inout Writer) throws(LedgerError) in
            (
                try writer.ledger.event(at: 502)?.summary, try writer.ledger.event(at: 3_002),
                try writer.ledger.event(at: 0)
            )
        }
        #expect(inside.0 == 500 && inside.1 == nil && inside.2 == nil)
    }
}
