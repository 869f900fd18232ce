// The promise that with its pages checked, a damaged file gives an error and never ends the process; and that no sound
// file is taken for a damaged one.
import Foundation
import LMDB
import LedgerTestSupport
import Testing

@Suite struct DamagedPageTests {
    private static let page = Int(sysconf(Int32(_SC_PAGESIZE)))

    @Test func soundFilesPass() throws {
        for seed in UInt64(1)...6 {
            var random = SeededGenerator(seed: seed)
            let store = try Store()
            for _ in 0..<20 {
                let transaction = try store.environment.beginWrite()
                for _ in 0..<random.number(0...400) {
                    let key = [UInt8](key(random.number(0...2_000)).suffix(random.number(1...8)))
                    if random.chance(40) {
                        try transaction.delete(store.table, key: key)
                    } else {
                        try transaction.put(
                            store.table, key: key,
                            value: value(1, bytes: random.number(0...(random.chance(5) ? 90_000 : 900))))
                    }
                }
                if random.chance(90) { try transaction.commit() }
                #expect(throws: Never.self, "\(random)") { try store.environment.checkPages() }
            }
        }
    }

    @Test func damageInPageHeadsIsFoundBeforeItIsFollowed() throws {
        let folder = try TemporaryFolder()
        do {
            let environment = try Environment(path: folder.file("sound"), options: .creating)
            for name in ["t", "u"] {
                let table = try #require(try environment.openTables([name], create: true).first)
                for round in 0..<3 {
                    let transaction = try environment.beginWrite()
                    for number in 0..<400 {
                        let bytes = number % 50 == 0 ? 9_000 : 150 + round
                        try transaction.put(table, key: key(number), value: value(number, bytes: bytes))
                    }
                    try transaction.commit()
                }
            }
        }
        let sound = try folder.read("sound")
        let path = folder.file("damaged")
        var random = SeededGenerator(seed: 11)
        var found = 0
        for _ in 0..<600 {
            var bytes = sound
            let inPage = random.chance(70) ? random.number(0...40) : random.number(0...(Self.page - 1))
            let offset = random.number(2...(bytes.count / Self.page - 1)) * Self.page + inPage
            bytes[offset] ^= UInt8(random.number(1...255))
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            do {
                try Self.readAll(path)
            } catch {
                #expect(error.code == .corrupted, "\(random) \(offset): \(error)")
                found += 1
            }
        }
        #expect(found > 50)
    }

    /// Makes a store with a table `t`, whose records are written anew by a few commits.
    private static func makeStore(at path: String, rounds: Int = 1, records: Range<Int> = 1..<2) throws {
        let environment = try Environment(path: path, options: .creating)
        let table = try #require(try environment.openTables(["t"], create: true).first)
        for round in 0..<rounds {
            let transaction = try environment.beginWrite()
            for number in records {
                try transaction.put(table, key: key(number), value: value(number, bytes: 200 + round))
            }
            try transaction.commit()
        }
    }

    /// The number of a transaction is one of 64 bits that nothing else in the file says.
    @Test func greatestTransactionNumberIsReadAndChecked() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store")
        try Self.makeStore(at: path)
        let sound = try folder.read("store")
        for meta in [0, 1] {
            var bytes = sound
            bytes.replaceSubrange(
                meta * Self.page + 144..<meta * Self.page + 152, with: key(.max).reversed() as [UInt8])
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            #expect(try Environment.damagedPages(ofFileAt: path).map(\.part) == [.freeList])
            let environment = try Environment(path: path, options: EnvironmentOptions(usesLockFile: false))
            let table = try #require(try environment.openTables(["t"], create: false).first)
            _ = try environment.beginRead().value(table, key: key(1))
        }
    }

    /// LMDB would take the pages of such a list again and again, and hand them out twice.
    @Test func freePagesOfACommitThatThereWasNotAreDamage() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store")
        try Self.makeStore(at: path, rounds: 4, records: 0..<200)
        let sound = try folder.read("store")
        func number(_ offset: Int, _ bytes: Int) -> Int {
            (0..<bytes).reduce(0) { $0 | Int(sound[offset + $1]) << (8 * $1) }
        }
        let newest = number(Self.page + 144, 8) > number(144, 8) ? Self.page : 0
        // The free list's tree: its root, a leaf, and the first node there; the key of a node is the commit.
        try #require(number(newest + 46, 2) == 1)
        let root = number(newest + 80, 8) * Self.page
        let first = root + number(root + 16, 2) + 8
        try #require((1...number(newest + 144, 8)).contains(number(first, 8)))
        for commit in [0, number(newest + 144, 8) + 1, 1 << 40] {
            var bytes = sound
            bytes.replaceSubrange(first..<first + 8, with: key(commit).reversed() as [UInt8])
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            #expect(try Environment.damagedPages(ofFileAt: path).map(\.part) == [.freeList], "commit \(commit)")
        }
        // The pages of a list descend: here the first two change places.
        try #require(number(first + 8, 8) >= 2)
        var bytes = sound
        for place in 0..<8 { bytes.swapAt(first + 16 + place, first + 24 + place) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(try Environment.damagedPages(ofFileAt: path).map(\.part) == [.freeList])
        try Data(sound).write(to: URL(fileURLWithPath: path))
        #expect(try Environment.damagedPages(ofFileAt: path).isEmpty)
    }

    /// LMDB would follow such a root out of the file when it writes; that is seen without a check of the pages too.
    @Test func aFreeListThatCannotBeginThereIsRefused() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store")
        try Self.makeStore(at: path)
        #expect(openingCode(path) == nil)
        var bytes = try folder.read("store")
        for meta in [0, 1] {
            let root = meta * Self.page + 80
            bytes.replaceSubrange(root..<root + 8, with: key(1 << 40).reversed() as [UInt8])
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(openingCode(path) == .corrupted)
    }

    /// Nothing but the note of pages in use tells it: the keys, the lengths and the numbers of pages are as they were.
    @Test func aLongValueThatTwoRecordsShareIsDamage() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store")
        do {
            let environment = try Environment(path: path, options: .creating)
            let table = try #require(try environment.openTables(["t"], create: true).first)
            let transaction = try environment.beginWrite()
            for number in 1...2 { try transaction.put(table, key: key(number), value: value(number, bytes: 9_000)) }
            try transaction.commit()
        }
        #expect(try Environment.damagedPages(ofFileAt: path).isEmpty)
        var bytes = try folder.read("store")
        // A node: the length of its value, that it lies apart, the length of its key, the key, its first page.
        func firstPage(ofValue number: Int) throws -> Int {
            let node: [UInt8] = [0x28, 0x23, 0, 0, 1, 0, 8, 0] + key(number)
            return try #require(Data(bytes).range(of: Data(node))).upperBound
        }
        let (first, second) = (try firstPage(ofValue: 1), try firstPage(ofValue: 2))
        bytes.replaceSubrange(second..<second + 8, with: Array(bytes[first..<first + 8]))
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(try Environment.damagedPages(ofFileAt: path).map(\.part) == [.table("t")])
    }

    /// Reads, then writes over, all that is there; whatever happens, the process must survive it.
    private static func readAll(_ path: String) throws(LMDBError) {
        let environment = try Environment(
            path: path, options: EnvironmentOptions(access: .readWrite, synchronous: false, checksPages: true))
        let tables = try environment.openTables(["t", "u"], create: false)
        for table in tables {
            let transaction = try environment.beginRead()
            var scan = try transaction.scan(table)
            var sum = 0
            while try scan.next() { sum &+= scan.withRecord { key, value in copy(key).count + copy(value).count } }
            for number in stride(from: 0, to: 400, by: 7) { _ = try transaction.value(table, key: key(number)) }
        }
        let transaction = try environment.beginWrite()
        for table in tables {
            for number in stride(from: 0, to: 400, by: 3) { try transaction.delete(table, key: key(number)) }
            for number in stride(from: 0, to: 600, by: 5) {
                try transaction.put(table, key: key(number), value: value(number, bytes: 300))
            }
        }
        try transaction.commit()
    }
}
