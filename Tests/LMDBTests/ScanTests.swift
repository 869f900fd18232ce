// Promises of the scan: every record once, in the order of the keys, though it is always one record ahead.
import LMDB
import LedgerTestSupport
import Testing

@Suite struct ScanTests {
    /// The keys and values a scan gives.
    private func scanned(_ store: Store, from key: [UInt8]? = nil) throws -> [[[UInt8]]] {
        let transaction = try store.environment.beginRead()
        var scan = try transaction.scan(store.table, from: key)
        var result: [[[UInt8]]] = []
        while try scan.next() { result.append(scan.withRecord { key, value in [copy(key), copy(value)] }) }
        return result
    }

    @Test func emptyTable() throws {
        let store = try Store()
        #expect(try scanned(store).isEmpty)
        #expect(try scanned(store, from: [1]).isEmpty)
        let transaction = try store.environment.beginRead()
        var scan = try transaction.scan(store.table)
        #expect(try scan.next() == false)
        #expect(try scan.next() == false)
        scan.withRecord { key, value in
            #expect(copy(key) == [])
            #expect(copy(value) == [])
        }
    }

    @Test func oneRecord() throws {
        let store = try Store()
        try store.fill(count: 1)
        #expect(try scanned(store) == [[key(0), value(0)]])
        #expect(try scanned(store, from: key(0)) == [[key(0), value(0)]])
        #expect(try scanned(store, from: key(1)).isEmpty)
    }

    @Test func endStaysTheEnd() throws {
        let store = try Store()
        try store.fill(count: 2)
        let transaction = try store.environment.beginRead()
        var scan = try transaction.scan(store.table)
        #expect(try scan.next())
        #expect(try scan.next())
        #expect(scan.withRecord { key, _ in copy(key) } == key(1))
        for _ in 0..<3 { #expect(try scan.next() == false) }
        #expect(scan.withRecord { key, _ in key.byteCount } == 0)
    }

    @Test func orderAndContentAreThoseOfASortedModel() throws {
        for seed in UInt64(1)...8 {
            var random = SeededGenerator(seed: seed)
            let store = try Store()
            var model: [[UInt8]: [UInt8]] = [:]
            let transaction = try store.environment.beginWrite()
            for _ in 0..<random.number(1...600) {
                let key = (0..<random.number(1...3)).map { _ in UInt8(random.number(0...255)) }
                let value = [UInt8](repeating: UInt8(random.number(0...255)), count: random.number(0...5_000))
                if random.chance(25) {
                    #expect(try transaction.delete(store.table, key: key) == (model.removeValue(forKey: key) != nil))
                } else {
                    try transaction.put(store.table, key: key, value: value)
                    model[key] = value
                }
            }
            try transaction.commit()
            let sorted = model.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            #expect(try scanned(store) == sorted.map { [$0.key, $0.value] }, "\(random)")
            for _ in 0..<20 {
                let from = (0..<random.number(1...3)).map { _ in UInt8(random.number(0...255)) }
                let expected = sorted.filter { !$0.key.lexicographicallyPrecedes(from) }.map { [$0.key, $0.value] }
                #expect(try scanned(store, from: from) == expected, "\(random) from \(from)")
            }
        }
    }

    @Test func scanOfAWriteTransactionSeesItsWrites() throws {
        let store = try Store()
        let transaction = try store.environment.beginWrite()
        try transaction.put(store.table, key: key(1), value: [1])
        var scan = try transaction.reader.scan(store.table)
        #expect(try scan.next())
        try transaction.put(store.table, key: key(2), value: [2])
        #expect(code { () throws(LMDBError) in _ = try scan.next() } == .scanInvalidated)
        try transaction.commit()
        #expect(code { () throws(LMDBError) in _ = try scan.next() } == .transactionEnded)
    }

    @Test func scanKeepsItsSnapshot() throws {
        let store = try Store()
        try store.fill(count: 50)
        var scan = try store.environment.beginRead().scan(store.table)
        for round in 0..<5 { try store.fill(count: 50, valueBytes: 100 + round) }
        var count = 0
        while try scan.next() {
            #expect(scan.withRecord { _, bytes in copy(bytes) } == value(count))
            count += 1
        }
        #expect(count == 50)
        #expect(try store.environment.info().readersInUse == 1)
        _ = consume scan
        #expect(try store.environment.info().readersInUse == 0)
    }

    @Test func errorOfTheBodyComesThrough() throws {
        struct Stop: Error {}
        let store = try Store()
        try store.fill(count: 1)
        let transaction = try store.environment.beginRead()
        var scan = try transaction.scan(store.table)
        _ = try scan.next()
        var isStopped = false
        do throws(Stop) {
            try scan.withRecord { (key: RawSpan, _: RawSpan) throws(Stop) -> Void in
                if !key.isEmpty { throw Stop() }
            }
        } catch {
            isStopped = true
        }
        #expect(isStopped)
    }
}
