// An input is a list of changes to a sound ledger. What the check of pages passes, LMDB is let near: it must come
// through.

@testable import EventLedger
@testable import LMDB

/// The laws of checking pages: what passes can be read and written to, and nothing ends in a signal.
enum PageLaws {
    static func hold(for input: [UInt8]) throws {
        let file = try ScratchFile(ChangedLedger.bytes(input))
        let damage = try? Environment.damagedPages(ofFileAt: file.path)
        guard damage?.isEmpty == true else { return }
        try everyRecordIsRead(file.path)
        try oneRecordIsWritten(file.path)
    }

    /// LMDB reads every record of every table, in the order of the keys, as many as it says there are, and finds each.
    private static func everyRecordIsRead(_ path: String) throws {
        let environment = try Environment(path: path, options: EnvironmentOptions(usesLockFile: false))
        let tables = LedgerTables.names.compactMap { try? environment.openTables([$0], create: false).first }
        let transaction = try environment.beginRead()
        for table in tables {
            var count = 0
            var last: [UInt8] = []
            var scan = try transaction.scan(table)
            while try scan.next() {
                let (key, sum) = scan.withRecord { key, value in
                    (key.withUnsafeBytes { [UInt8]($0) }, value.withUnsafeBytes { $0.reduce(0) { $0 &+ Int($1) } })
                }
                try BrokenLaw.unless(last.lexicographicallyPrecedes(key), "keys of \(table.name) are out of order")
                let found = try transaction.withValue(table, key: key) { value in
                    value.withUnsafeBytes { $0.reduce(0) { $0 &+ Int($1) } }
                }
                try BrokenLaw.unless(found == sum, "a record of \(table.name) is scanned and not found")
                last = key
                count += 1
            }
            try BrokenLaw.unless(try transaction.count(table) == count, "\(table.name) has other records than it says")
        }
    }

    /// LMDB takes one more record into every table, from pages of the free list.
    private static func oneRecordIsWritten(_ path: String) throws {
        let options = EnvironmentOptions(access: .readWrite, synchronous: false)
        let environment = try Environment(path: path, options: options)
        let tables = LedgerTables.names.compactMap { try? environment.openTables([$0], create: false).first }
        let transaction = try environment.beginWrite()
        for table in tables { try transaction.put(table, key: [0xFF, 1], value: [UInt8](repeating: 1, count: 9_000)) }
        try transaction.commit()
    }
}
