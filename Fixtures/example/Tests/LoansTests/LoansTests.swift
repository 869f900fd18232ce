import EventLedger
import LedgerTesting
import Testing

@testable import loans

/// Tests of the rules of loans, on a ledger that goes with each test.
@Suite struct LoansTests {
    private let folder = try? TemporaryFolder()
    private let clock = TestClock(.epoch)

    private func ledger() throws -> DomainLedger<Loans> {
        let folder = try #require(folder)
        clock.move(toEndOf: "2023-06-01")
        return try DomainLedger(at: folder.file("loans"), mode: .create, rules: Loans(), clock: clock.reading)
    }

    private func when(_ ledger: DomainLedger<Loans>, _ id: String, _ type: UInt16) -> LedgerOutcome {
        LedgerOutcome { () throws(LedgerError) in try ledger.record(entry(id, type, "book-1")) }
    }

    @Test func aBookIsLentToOneReaderAtATime() throws {
        let ledger = try ledger()
        try when(ledger, "l-1", Loans.lent).mustBeRecorded()
        #expect(try when(ledger, "l-2", Loans.lent).mustBeRefused(.loanRefused).place.event == 1)
        try when(ledger, "l-3", Loans.returned).mustBeRecorded()
        try when(ledger, "l-4", Loans.lent).mustBeRecorded()
        #expect(try ledger.verify().isSound)
    }

    @Test func itIsKnownWhenABookWasLent() throws {
        let ledger = try ledger()
        try when(ledger, "l-1", Loans.lent).mustBeRecorded()
        clock.advance(seconds: 86_400)
        try when(ledger, "l-2", Loans.returned).mustBeRecorded()
        #expect(try ledger.position(knownOn: "2023-06-01") == 1)
        #expect(try ledger.position(knownOn: "2023-06-02") == 2)
    }

    @Test func itIsKnownHowManyBooksAreOut() throws {
        let ledger = try ledger()
        for book in ["book-1", "book-2"] { try ledger.record(entry("out-\(book)", Loans.lent, book, on: "2023-05-01")) }
        try ledger.record(entry("back", Loans.returned, "book-1", on: "2023-05-20"))
        #expect(try booksOut(ledger, on: "2023-05-19") == 2 && booksOut(ledger, on: "2023-05-20") == 1)
        let book = StreamName(category: 1, id: "book-1")
        try ledger.record(
            NewEntry(id: "void", actor: "desk", events: [NewEvent(voiding: 3, in: book, reason: "other book")]))
        #expect(try booksOut(ledger, on: "2023-05-20") == 2)
        #expect(try ledger.verify().isSound)
    }
}
