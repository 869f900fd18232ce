// The promise that there is a limit on every part of an entry, that it is where it is said to be, and that passing it
// is a typed error which names the entry and the event.

import EventLedger
import LedgerTestSupport
import Testing

@Suite struct LimitTests {
    private func refusal(_ entry: NewEntry, _ test: TestLedger) -> LedgerError? {
        failure { () throws(LedgerError) in _ = try test.ledger.record(entry) }
    }

    @Test func texts() throws {
        let test = try TestLedger()
        let limits: [(Int, (String) -> NewEntry)] = [
            (64, { NewEntry(id: $0, actor: "a", events: facts(1, of: "s")) }),
            (400, { NewEntry(id: "id", actor: $0, events: facts(1, of: "s")) }),
            (400, { NewEntry(id: "id", actor: "a", document: $0, events: facts(1, of: "s")) }),
            (4_000, { NewEntry(id: "id", actor: "a", reason: $0, events: facts(1, of: "s")) }),
            (4_000, { NewEntry(id: "id", actor: "a", restates: $0, events: facts(1, of: "s")) }),
            (64, { NewEntry(id: "id", actor: "a", events: [fact(StreamName(category: 1, id: $0))]) }),
            (4_000, { NewEntry(id: "id", actor: "a", events: [NewEvent(voiding: 1, in: "s", reason: $0)]) }),
        ]
        for (limit, make) in limits {
            let letters = String(repeating: "x", count: limit)
            let bad = [
                "", letters + "x", String(letters.dropLast()) + "ă", "a\u{0}", "a\n", "\u{7F}", "a\u{80}", "a\u{9F}b",
                "e\u{301}",
            ]
            for text in bad {
                let error = refusal(make(text), test)
                #expect(error?.code == .invalidEntry, "\(text.debugDescription.prefix(20)) of \(limit)")
                #expect(error?.description.contains("1 to \(limit) bytes") == true)
            }
        }
        #expect(try test.ledger.lastPosition() == 0)
        // What is just inside passes: the longest, two-byte letters, U+00A0, composed Vietnamese.
        for (index, (limit, make)) in limits.dropLast().enumerated() {
            let test = try TestLedger()
            for text in [String(repeating: "x", count: limit), "\u{A0}", "Nghĩa Lộ", "é"] {
                _ = try test.ledger.record(entry("before \(text.utf8.count)", facts(1, of: "s")))
                guard index == 0 || index == 5 else { continue }
                _ = try test.ledger.record(make(text).with(id: index == 0 ? text : "of \(text)".prefix64))
            }
            if index != 0, index != 5 { _ = try test.ledger.record(make(String(repeating: "x", count: limit))) }
            try NaiveRows.audit(test.ledger)
        }
    }

    @Test func numberOfEvents() throws {
        let test = try TestLedger()
        #expect(refusal(entry("none", []), test)?.code == .invalidEntry)
        let many = refusal(entry("many", facts(100_001, of: "s")), test)
        #expect(many?.code == .invalidEntry && many?.place.entry == "many")
        #expect(many?.description == "entry many: the entry has 100001 events; an entry has 1 to 100000")
        #expect(try test.record("most", facts(100_000, of: "s")).positions == 1...100_000)
        #expect(try test.ledger.version(of: "s") == 100_000)
        #expect(try test.ledger.event(at: 100_000)?.summary == 100_000)
    }

    @Test func bytesOfAnEvent() throws {
        let test = try TestLedger()
        // 16 bytes of head, 3 of the stream's id.
        let largest = fact("abc", payload: [UInt8](repeating: 9, count: 60_000 - 19))
        let tooLarge = fact("abc", payload: [UInt8](repeating: 9, count: 60_000 - 18))
        let error = refusal(entry("e", [largest, tooLarge]), test)
        #expect(error?.code == .invalidEntry && error?.place.event == 2)
        #expect(error?.description == "entry e, event 2: the event is 60001 bytes long; an event is at most 60000")
        try test.record("e", [largest, largest])
        #expect(try test.ledger.event(at: 2)?.payload.count == 59_981)
        try NaiveRows.audit(test.ledger)
    }

    @Test func bytesOfAnEntry() throws {
        let test = try TestLedger()
        let event = fact("s", payload: [UInt8](repeating: 9, count: 59_000))
        let error = refusal(entry("e", [NewEvent](repeating: event, count: 4_600)), test)
        #expect(error?.code == .invalidEntry && error?.place.entry == "e")
        #expect(try test.ledger.lastPosition() == 0)
    }

    @Test func categories() throws {
        let test = try TestLedger()
        for category: UInt8 in [16, 17, 255] {
            let error = refusal(entry("e", [fact("s"), fact(StreamName(category: category, id: "s"))]), test)
            #expect(error?.code == .invalidEntry && error?.place.event == 2)
        }
        try test.record("e", (0...15).map { fact(StreamName(category: $0, id: "s")) })
        for category: UInt8 in 0...15 { #expect(try test.ledger.streamCount(category: category) == 1) }
        #expect(try test.ledger.streamCount(category: 16) == 0 && test.ledger.streamCount(category: 255) == 0)
    }

    @Test func namesThatNoStreamHasAreEmptyStreams() throws {
        let test = try TestLedger()
        try test.record("e", facts(1, of: "s"))
        for id in ["", String(repeating: "x", count: 65), String(repeating: "x", count: 600), "t", "S", "s "] {
            let name = StreamName(category: 1, id: id)
            #expect(try test.ledger.version(of: name) == 0)
            #expect(try test.ledger.streamNumber(name) == nil)
            #expect(try test.ledger.events(of: name, limit: 5).isEmpty)
            #expect(try test.ledger.entry(withID: id) == nil)
        }
        #expect(try test.ledger.streamID(category: 1, number: 1) == nil)
        #expect(try test.ledger.streamID(category: 99, number: 0) == nil)
    }
}

extension NewEntry {
    fileprivate func with(id: String) -> NewEntry { NewEntry(id: id, actor: actor, events: events) }
}

extension String {
    fileprivate var prefix64: String { utf8.count <= 64 ? self : String(prefix(60)) }
}
