// Promises of the cursor: it finds what a sorted list would, and never shows bytes that have moved.
import LMDB
import LedgerTestSupport
import Testing

@Suite struct CursorTests {
    @Test func emptyTable() throws {
        let store = try Store()
        let transaction = try store.environment.beginRead()
        var cursor = try transaction.cursor(store.table)
        #expect(cursor.key() == nil)
        #expect(try cursor.seekLast() == false)
        #expect(try cursor.seek(atLeast: [1]) == false)
        #expect(try cursor.seek(exactly: [1]) == false)
        #expect(try cursor.next() == false)
        #expect(cursor.value() == nil)
    }

    @Test func movesBothWays() throws {
        let store = try Store()
        let transaction = try store.environment.beginWrite()
        for number in stride(from: 10, to: 100, by: 10) {
            try transaction.put(store.table, key: key(number), value: value(number))
        }
        var cursor = try transaction.reader.cursor(store.table)
        #expect(try cursor.seekLast())
        #expect(cursor.key() == key(90))
        #expect(try cursor.previous())
        #expect(cursor.key() == key(80))
        #expect(try cursor.seek(atLeast: key(41)))
        #expect(cursor.key() == key(50))
        #expect(cursor.value() == value(50))
        #expect(try cursor.previous())
        #expect(cursor.key() == key(40))
        #expect(try cursor.seek(exactly: key(41)) == false)
        #expect(cursor.key() == nil)
        #expect(try cursor.seek(exactly: key(20)))
        #expect(cursor.withCurrent { key, value in copy(key) + copy(value) } == key(20) + value(20))
        #expect(try cursor.seek(atLeast: key(91)) == false)
        #expect(try cursor.seek(atLeast: key(0)))
        #expect(try cursor.previous() == false)
    }

    @Test func freshCursorBeginsAtEitherEnd() throws {
        let store = try Store()
        try store.fill(count: 3)
        let transaction = try store.environment.beginRead()
        var upwards = try transaction.cursor(store.table)
        #expect(try upwards.next())
        #expect(upwards.key() == key(0))
        var downwards = try transaction.cursor(store.table)
        #expect(try downwards.previous())
        #expect(downwards.key() == key(2))
    }

    @Test func currentRecordIsLookedUpAgainAfterAWrite() throws {
        let store = try Store()
        let transaction = try store.environment.beginWrite()
        for number in 0..<50 { try transaction.put(store.table, key: key(number), value: value(number)) }
        var cursor = try transaction.reader.cursor(store.table)
        #expect(try cursor.seek(exactly: key(25)))
        for number in 100..<2_000 {
            try transaction.put(store.table, key: key(number), value: value(number, bytes: 200))
            if number % 100 == 0 {
                #expect(cursor.key() == key(25))
                #expect(cursor.value() == value(25))
            }
        }
        try transaction.put(store.table, key: key(25), value: [1, 2, 3])
        #expect(cursor.value() == [1, 2, 3])
    }

    @Test func cursorOutlivesItsTransactionHarmlessly() throws {
        let store = try Store()
        try store.fill(count: 3)
        var reading = try store.environment.beginRead().cursor(store.table)
        try store.fill(from: 3, count: 3)
        #expect(try reading.seekLast())
        #expect(reading.key() == key(2))

        let transaction = try store.environment.beginWrite()
        var writing = try transaction.reader.cursor(store.table)
        #expect(try writing.next())
        try transaction.commit()
        #expect(writing.key() == nil)
        #expect(code { () throws(LMDBError) in _ = try writing.next() } == .transactionEnded)

        let dropped = try store.environment.beginWrite()
        var last = try dropped.reader.cursor(store.table)
        #expect(try last.next())
        _ = consume dropped
        #expect(last.key() == nil)
        try store.fill(from: 6, count: 1)
    }
}
