// The rows of every derived table as the format's description gives them, worked out from the entries alone, with
// nothing of the code that writes them. Snapshots are left empty, as a ledger without a domain leaves them.

@testable import EventLedger

/// A table's rows in the order of their keys.
typealias Rows = [Row]

/// One row of a table.
struct Row: Hashable, Comparable, CustomStringConvertible {
    let key: [UInt8]
    let value: [UInt8]

    static func < (left: Row, right: Row) -> Bool { left.key.lexicographicallyPrecedes(right.key) }

    var description: String { "\(hexadecimal(key)): \(hexadecimal(value))" }
}

/// Bytes as pairs of digits.
func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
}

/// The bytes that pairs of digits name; blanks and line breaks are passed over.
func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.filter { !$0.isWhitespace }
    return stride(from: 0, to: digits.count, by: 2).compactMap { offset in
        let start = digits.index(digits.startIndex, offsetBy: offset)
        return UInt8(digits[start...digits.index(after: start)], radix: 16)
    }
}

/// A number as bytes, lowest first.
func little(_ number: some FixedWidthInteger, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
}

/// A number as bytes, highest first.
func big(_ number: some FixedWidthInteger, _ count: Int) -> [UInt8] { little(number, count).reversed() }

extension ReadableLedger {
    /// All rows of a table, visible or not, in the order of their keys.
    func rows(_ name: String) throws -> Rows {
        let table = try store.table(name)
        let transaction = try store.environment.beginRead()
        var scan = try transaction.scan(table)
        var rows: Rows = []
        while try scan.next() {
            scan.withRecord { key, value in
                rows.append(
                    Row(key: key.withUnsafeBytes { [UInt8]($0) }, value: value.withUnsafeBytes { [UInt8]($0) }))
            }
        }
        return rows
    }

    /// All rows of all tables by name.
    func allRows() throws -> [String: Rows] {
        var tables: [String: Rows] = [:]
        for name in LedgerTables.names { tables[name] = try rows(name) }
        return tables
    }

    /// All visible entries, oldest first.
    func allEntries(after position: Position = 0) throws(LedgerError) -> [RecordedEntry] {
        var all: [RecordedEntry] = []
        while case let page = try entries(after: all.last?.lastPosition ?? position, limit: 500), !page.isEmpty {
            all += page
        }
        return all
    }
}
