// A sound ledger with changes to its file. Inputs are lists of changes, so that a fuzzer need not write whole files,
// and what it keeps is small: six bytes a change.
//
//     0 u8 what   1 u8 page   2 u16 offset in the page   4 u16 value
//     what % 8    0–2 the value is stored   3–4 the value is stored four times   5 the page gets the bytes of page number
//                 value   6 the digests of all rows are made right again, where they were   7 the file ends there
//     The highest bit of the first change says which file is changed: 0 that of format 2, 1 that of format 3.

import Foundation

@testable import EventLedger
@testable import LMDB

/// The files that inputs come to.
enum ChangedLedger {
    private static let pageBytes = 4096

    /// A sound file: a few households in units, with a plan, awards, a void, a closing, and an entry that has pages of
    /// its own.
    private struct Base {
        let bytes: [UInt8]
        /// The rows that end with a digest of what is before it.
        let digestedRows: [Range<Int>]

        init(_ name: String) {
            let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
                "../../..")
            let path = checkout.appendingPathComponent("Fixtures/fuzz/\(name)")
            bytes = (try? [UInt8](Data(contentsOf: path))) ?? []
            digestedRows = Base.digestedRows(bytes)
        }

        private static func digestedRows(_ bytes: [UInt8]) -> [Range<Int>] {
            guard let file = try? ScratchFile(bytes),
                let environment = try? Environment(path: file.path, options: EnvironmentOptions(usesLockFile: false)),
                let tables = try? environment.openTables(["entries", "properties"], create: false),
                let transaction = try? environment.beginRead()
            else { return [] }
            var rows: [Range<Int>] = []
            for table in tables {
                guard var scan = try? transaction.scan(table) else { continue }
                while (try? scan.next()) == true {
                    let row = scan.withRecord { _, value in value.withUnsafeBytes { Data($0) } }
                    // The format row has none.
                    if row.count > 16, let place = Data(bytes).range(of: row) { rows.append(place) }
                }
            }
            return rows
        }
    }

    private static let bases = [Base("pages.ledger"), Base("pages-3.ledger")]

    /// The file with an input's changes.
    static func bytes(_ input: [UInt8]) throws -> [UInt8] {
        let base = bases[Int(input.first ?? 0) >> 7]
        var bytes = base.bytes
        try BrokenLaw.unless(!bytes.isEmpty && base.digestedRows.count > 30, "the sound ledger is not in the fixtures")
        for start in stride(from: 0, through: input.count - 6, by: 6) {
            let change = Array(input[start..<start + 6])
            let pages = bytes.count / pageBytes
            guard pages > 0 else { break }
            let page = Int(change[1]) % pages * pageBytes
            let place = page + Int(change.unsigned16(at: 2)) % pageBytes
            switch change[0] % 8 {
            case 0...2: store(change[4...], at: place, in: &bytes)
            case 3, 4: for again in 0..<4 { store(change[4...], at: place + 2 * again, in: &bytes) }
            case 5:
                let other = Int(change.unsigned16(at: 4)) % pages * pageBytes
                bytes.replaceSubrange(page..<page + pageBytes, with: Array(bytes[other..<other + pageBytes]))
            case 6: for row in base.digestedRows { makeDigestRight(row, in: &bytes) }
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    private static func store(_ value: ArraySlice<UInt8>, at place: Int, in bytes: inout [UInt8]) {
        for (offset, byte) in value.enumerated() where place + offset < bytes.count { bytes[place + offset] = byte }
    }

    private static func makeDigestRight(_ row: Range<Int>, in bytes: inout [UInt8]) {
        guard row.upperBound <= bytes.count else { return }
        let content = Array(bytes[row.lowerBound..<row.upperBound - 8])
        bytes.storeLittleEndian(XXH64.digest(content.span.bytes, count: content.count), at: row.upperBound - 8)
    }
}
