// The promise that a ledger with rules records what they let pass and nothing else, one entry or several all or
// nothing, and that verifying and rebuilding ask the same rules.

import LedgerTestSupport
import Testing

@testable import EventLedger

/// The rules of a library: a book is lent to one reader at a time. A stream keeps whether its book is lent.
private struct Loans: LedgerRules {
    static let lent: UInt16 = 1
    static let returned: UInt16 = 2
    var domain = LedgerDomain("loans")
    /// Whether the rules let everything pass: what a program records that forgot them.
    var isBlind = false

    func judge(_ entry: NewEntry, on ledger: inout WorkingLedger) throws(LedgerError) -> JudgedEntry {
        let judged = try JudgedEntry(entry, on: &ledger)
        var lent: [StreamHandle: Bool] = [:]
        for (index, (event, book)) in zip(entry.events, judged.streams).enumerated() where event.voids == nil {
            let kept = try ledger.snapshot(book)
            let before = lent[book] ?? (kept?.first == 1)
            let isReturn = event.type == Loans.returned
            guard isBlind || before == isReturn else {
                throw LedgerError(.init(rawValue: "loanRefused"), "refused", entry: entry.id, event: index + 1)
            }
            lent[book] = !isReturn
        }
        return judged
    }

    func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger, posting: inout Postings
    ) -> StreamSnapshot? {
        let last = addition.items.last { $0.type != EventHead.voidType }
        return last.map { StreamSnapshot(first: $0.type == Loans.lent ? 1 : 0, second: 0) } ?? addition.snapshot
    }
}

/// Rules that fail while an entry is followed, where an event says so.
private struct FailingRules: LedgerRules {
    static let failing: UInt16 = 9
    var domain: LedgerDomain { LedgerDomain("loans") }

    func judge(_ entry: NewEntry, on ledger: inout WorkingLedger) throws(LedgerError) -> JudgedEntry {
        try JudgedEntry(entry, on: &ledger)
    }

    func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger, posting: inout Postings
    ) throws(LedgerError) -> StreamSnapshot? {
        posting.post(Posting(series: 1, account: 1, on: "2022-01-01", 1, 0))
        guard addition.items.allSatisfy({ $0.type != FailingRules.failing }) else {
            throw LedgerError(.damaged, "the payload can't be read")
        }
        return nil
    }
}

@Suite(.timeLimit(.minutes(60))) struct DomainLedgerTests {
    private func loan(_ id: String, _ events: (UInt16, String)...) -> NewEntry {
        entry(
            id,
            events.map {
                NewEvent(stream: StreamName(category: 1, id: $0.1), type: $0.0, effectiveOn: "2022-01-01", payload: [])
            })
    }

    private func open(_ place: TemporaryLedger, isBlind: Bool = false) throws -> DomainLedger<Loans> {
        try DomainLedger(at: place.path, rules: Loans(isBlind: isBlind))
    }

    @Test func rulesDecideInTheBackgroundToo() async throws {
        let place = try TemporaryLedger()
        let ledger = try open(place)
        let receipt = try await ledger.recordInBackground(
            loan("a", (Loans.lent, "x")), expecting: [StreamName(category: 1, id: "x"): .noneYet])
        #expect(receipt.positions == 1...1 && !receipt.wasAlreadyRecorded)
        await #expect(throws: LedgerError.self) { try await ledger.recordInBackground(loan("b", (Loans.lent, "x"))) }
        await #expect(throws: LedgerError.self) {
            try await ledger.recordInBackground(
                loan("c", (Loans.lent, "y")), expecting: [StreamName(category: 1, id: "y"): .exactly(1)])
        }
        #expect(try ledger.lastPosition() == 1)
        try await ledger.recordInBackground(loan("b", (Loans.returned, "x")))
        #expect(try ledger.lastPosition() == 2)
    }

    @Test func rulesDecide() throws {
        let place = try TemporaryLedger()
        let ledger = try open(place)
        try ledger.record(loan("a", (Loans.lent, "x")))
        #expect(try ledger.record(loan("a", (Loans.lent, "x"))).wasAlreadyRecorded)
        for refused in [loan("b", (Loans.lent, "x")), loan("b", (Loans.returned, "y"), (Loans.lent, "y"))] {
            #expect(failure { () throws(LedgerError) in try ledger.record(refused) }?.code.rawValue == "loanRefused")
        }
        #expect(code { () throws(LedgerError) in try ledger.record(loan("a", (Loans.lent, "z"))) } == .duplicateEntry)
        // A stream that an entry was refused for does not come to be, and its number is the next one's.
        try ledger.record(loan("c", (Loans.lent, "z"), (Loans.returned, "z"), (Loans.returned, "x")))
        #expect(try ledger.entries(limit: 9).map(\.id) == ["a", "c"])
        #expect(try ledger.streamNumber(StreamName(category: 1, id: "z")) == 1)
        #expect(try ledger.verify().isSound && ledger.verify().judgedThrough == 4)
        let rows = try ledger.store.environment.openTables(["timelines"], create: false)
        let before = try ledger.store.value(
            rows[0], LedgerTables.key(category: 1, number: 0), in: ledger.store.beginRead())
        try ledger.rebuild()
        let after = try ledger.store.value(
            rows[0], LedgerTables.key(category: 1, number: 0), in: ledger.store.beginRead())
        #expect(before == after && before != nil)
    }

    /// Several entries in one transaction, each on what the one before left; one that breaks a rule takes all of them
    /// away.
    /// An entry that the rules can't follow is refused whole, with their error, and the writer goes on.
    @Test func anEntryThatCannotBeFollowedLeavesNothing() throws {
        let place = try TemporaryLedger()
        let ledger = try DomainLedger(at: place.path, rules: FailingRules())
        try ledger.record(loan("a", (1, "x")))
        let before = try ledger.allRows()
        let refused = failure { () throws(LedgerError) in
            _ = try ledger.record(loan("b", (1, "y"), (FailingRules.failing, "z")))
        }
        #expect(refused?.code == .damaged && refused?.problem == "the payload can't be read")
        #expect(try ledger.allRows() == before)
        try ledger.write { (writer: inout DomainWriter<FailingRules>) throws(LedgerError) in
            try writer.record(loan("c", (1, "x")))
            let refused = failure { () throws(LedgerError) in
                _ = try writer.record(loan("b", (1, "new"), (FailingRules.failing, "x")))
            }
            #expect(refused?.code == .damaged)
            try writer.record(loan("d", (1, "y")))
        }
        #expect(try ledger.lastPosition() == 3 && ledger.entry(withID: "b") == nil)
        #expect(try ledger.version(of: StreamName(category: 1, id: "new")) == 0)
        let balances = try ledger.read { (view) throws(LedgerError) in try view.balances(of: 1, on: .last) }
        #expect(balances == [Balance(account: 1, 3)])
        #expect(try ledger.verify().isSound)
    }

    @Test func severalAreRecordedAllOrNothing() throws {
        let place = try TemporaryLedger()
        let ledger = try open(place)
        for stages in [false, true] {
            let last = try ledger.lastPosition()
            let refused = failure { () throws(LedgerError) in
                try ledger.write { (writer: inout DomainWriter<Loans>) throws(LedgerError) in
                    try writer.record(loan("a", (Loans.lent, "x")))
                    if stages { try writer.stage() }
                    try writer.record(loan("b", (Loans.returned, "x")))
                    #expect(writer.ledger.lastPosition == last + 2)
                    try writer.record(loan("c", (Loans.returned, "x")))
                }
            }
            #expect(refused?.place.entry == "c")
            #expect(try ledger.lastPosition() == last)
        }
        try ledger.write { (writer: inout DomainWriter<Loans>) throws(LedgerError) in
            try writer.record(loan("a", (Loans.lent, "x")))
            // What is refused leaves nothing, and the writer goes on.
            #expect((try? writer.record(loan("b", (Loans.lent, "x")))) == nil)
            try writer.record(loan("c", (Loans.returned, "x")))
        }
        #expect(try ledger.entries(limit: 9).map(\.id) == ["a", "c"])
        #expect(try ledger.verify().isSound)
    }

    @Test func aDryRunJudgesAndLeavesNothing() throws {
        let place = try TemporaryLedger()
        let ledger = try open(place)
        try ledger.record(loan("a", (Loans.lent, "x")))
        let judged = try ledger.dryRun { (writer: inout DomainWriter<Loans>) throws(LedgerError) -> [Bool] in
            [
                (try? writer.record(loan("b", (Loans.lent, "x")))) != nil,
                (try? writer.record(loan("b", (Loans.returned, "x")))) != nil,
                (try? writer.record(loan("c", (Loans.lent, "x")))) != nil,
            ]
        }
        #expect(judged == [false, true, true])
        #expect(try ledger.entries(limit: 9).map(\.id) == ["a"])
    }

    @Test func expectationsAreThoseOfTheStreams() throws {
        let place = try TemporaryLedger()
        let ledger = try open(place)
        let book = StreamName(category: 1, id: "x")
        try ledger.record(loan("a", (Loans.lent, "x")), expecting: [book: .noneYet])
        for (expected, isMet) in [(ExpectedVersion.noneYet, false), (.exactly(2), false), (.exactly(1), true)] {
            let refused = failure { () throws(LedgerError) in
                try ledger.record(loan("b", (Loans.returned, "x")), expecting: [book: expected])
            }
            #expect(refused?.code == (isMet ? nil : .versionConflict), "\(expected)")
        }
        #expect(try ledger.version(of: book) == 2)
    }

    /// What came in past the rules is found by them, with the event; without it the same ledger is sound.
    @Test func verifyingFindsWhatBreaksARule() throws {
        for breaks in [false, true] {
            let place = try TemporaryLedger()
            do {
                let ledger = try open(place, isBlind: true)
                try ledger.record(loan("a", (Loans.lent, "x")))
                try ledger.record(loan("b", (Loans.returned, "x"), (breaks ? Loans.returned : Loans.lent, "x")))
            }
            let found = try Ledger.verify(at: place.path, domain: Loans().domain, rules: Loans())
            #expect(found.findings.map(\.kind) == (breaks ? [.rules] : []))
            #expect(found.findings.map(\.position) == (breaks ? [3] : []))
            #expect(try open(place).verify().isSound == !breaks)
        }
    }

    /// The file is of the rules' domain, and opens in no other way to be written to.
    @Test func noOtherLedgerOpensTheFile() throws {
        let place = try TemporaryLedger()
        do { try open(place).record(loan("a", (Loans.lent, "x"))) }
        for mode in [OpenMode.readOnly, .readWrite, .createIfMissing] {
            #expect(openingCode(place.path, mode) == .wrongDomain)
        }
        #expect(
            code { () throws(LedgerError) in
                _ = try DomainLedger(at: place.path, rules: Loans(domain: LedgerDomain("ships")))
            } == .wrongDomain)
        #expect(try RecordedLedger(at: place.path, domain: LedgerDomain("loans")).lastPosition() == 1)
        #expect(code { () throws(LedgerError) in _ = try RecordedLedger(at: place.path) } == .wrongDomain)
    }
}
