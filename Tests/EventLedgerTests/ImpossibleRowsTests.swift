// The promise that a derived row which can be read and says what can't be gives the typed error `damaged`, never an
// answer that rests on it.

import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite struct ImpossibleRowsTests {
    /// A row that says that an event was voided before it was there, or by itself, would take it out of every cut.
    @Test(arguments: [1, 2, 3] as [Position])
    func aVoidThatComesBeforeItsEventIsDamage(by void: Position) throws {
        let test = try TestLedger()
        try test.record("a", facts(3, of: "s"))
        try test.record("b", [NewEvent(voiding: 3, in: "s", reason: "sai")])
        func voidedBy() throws(LedgerError) -> [Position] {
            var everything = Everything()
            try test.ledger.replay(through: 4, into: &everything)
            return everything.events.map(\.voidedBy)
        }
        #expect(try voidedBy() == [.max, .max, 4, .max])
        try test.ledger.store.overwrite("voids", big(3, 8), big(void, 8))
        let error = failure { () throws(LedgerError) in _ = try voidedBy() }
        #expect(error?.code == .damaged && error?.place.position == 3)
        try test.ledger.store.overwrite("voids", big(3, 8), big(4, 8))
        #expect(try voidedBy() == [.max, .max, 4, .max])
    }

    /// An id that points at another entry, which is sound in itself.
    @Test func anIDThatPointsAtAnotherEntryIsDamage() throws {
        let test = try TestLedger()
        let first = ["a": 1, "b": 4, "c": 5]
        try test.record("a", facts(3, of: "s"))
        try test.record("b", facts(1, of: "s"))
        try test.record("c", facts(2, of: "t"))
        for (id, position) in first {
            #expect(try test.ledger.entry(withID: id)?.firstPosition == position)
            for other in first.values where other != position {
                try test.ledger.store.overwrite("entryIDs", Array(id.utf8), big(other, 8))
                let error = failure { () throws(LedgerError) in _ = try test.ledger.entry(withID: id) }
                #expect(error?.code == .damaged, "\(id) at \(other)")
                #expect(error?.problem == "the entry \(id) is not where its id points")
            }
            try test.ledger.store.overwrite("entryIDs", Array(id.utf8), big(position, 8))
        }
    }
}
