// An input is a list of changes to the frozen ledger in the fixtures, six bytes each; so a change is small, and what a fuzzer
// keeps is small too.
//
//     0 u8 what   1 u8 page   2 u16 offset in the page   4 u16 value
//     what % 4    0 the value is stored   1 the value is stored four times   2 the page gets the bytes of page number
//                 value   3 the file ends there

import Foundation

@testable import EventLedger
@testable import LMDB
@testable import PovertyLedger

/// The laws of checking pages: what passes can be read, written to and verified, and nothing ends in a signal.
enum PageLaws {
    private static let pageBytes = 4096
    private static let sound: [UInt8] = {
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
        return (try? [UInt8](Data(contentsOf: checkout.appendingPathComponent("Fixtures/format-1/ledger.socai")))) ?? []
    }()

    static func hold(for input: [UInt8]) throws {
        try BrokenLaw.unless(!sound.isEmpty, "the ledger in the fixtures is not found")
        let file = try ScratchFile(changed(by: input))
        let damage = try? Environment.damagedPages(ofFileAt: file.path)
        let report = try? HouseholdLedger.verify(at: file.path)
        if report?.isSound == true {
            try BrokenLaw.unless(damage?.isEmpty == true, "damaged pages pass for a sound ledger")
        }
        guard damage?.isEmpty == true else { return }
        try everyRecordIsRead(file.path)
        try oneRecordIsWritten(file.path)
    }

    private static func changed(by input: [UInt8]) -> [UInt8] {
        var bytes = sound
        for start in stride(from: 0, through: input.count - 6, by: 6) {
            let change = Array(input[start..<start + 6])
            let pages = bytes.count / pageBytes
            guard pages > 0 else { break }
            let page = Int(change[1]) % pages * pageBytes
            let place = page + Int(change.unsigned16(at: 2)) % pageBytes
            switch change[0] % 4 {
            case 2:
                let other = Int(change.unsigned16(at: 4)) % pages * pageBytes
                bytes.replaceSubrange(page..<page + pageBytes, with: Array(bytes[other..<other + pageBytes]))
            case 3: bytes.removeSubrange(place...)
            default:
                for offset in 0..<(change[0] % 4 == 0 ? 2 : 8) where place + offset < bytes.count {
                    bytes[place + offset] = change[4 + offset % 2]
                }
            }
        }
        return bytes
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
