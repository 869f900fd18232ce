// What the tests of this folder share: a file in a folder of its own, and keys that sort as numbers do.
import LMDB
import LedgerTestSupport
import Testing

/// An environment in a temporary folder, with one table.
struct Store {
    let folder: TemporaryFolder
    let path: String
    let environment: Environment
    let table: Table

    init(mapSizeBytes: Int = 1 << 40, path: String? = nil) throws {
        folder = try TemporaryFolder()
        self.path = path ?? folder.file("store")
        environment = try Environment(
            path: self.path,
            options: EnvironmentOptions(access: .readWrite, createIfMissing: true, mapSizeBytes: mapSizeBytes))
        table = try #require(try environment.openTables(["t"], create: true).first)
    }

    /// Writes records `from..<from + count` in one transaction.
    func fill(from: Int = 0, count: Int, valueBytes: Int = 8) throws {
        let transaction = try environment.beginWrite()
        for number in from..<from + count {
            try transaction.put(table, key: key(number), value: value(number, bytes: valueBytes))
        }
        try transaction.commit()
    }

    /// All keys and values, by a scan.
    func contents() throws -> [Int: [UInt8]] {
        let transaction = try environment.beginRead()
        var scan = try transaction.scan(table)
        var result: [Int: [UInt8]] = [:]
        while try scan.next() {
            scan.withRecord { key, value in result[number(copy(key))] = copy(value) }
        }
        return result
    }
}

/// Eight bytes, big-endian.
func key(_ number: Int) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) } }

/// The number of a key.
func number(_ key: [UInt8]) -> Int { key.reduce(0) { $0 << 8 | Int($1) } }

/// The value that belongs to a number.
func value(_ number: Int, bytes: Int = 8) -> [UInt8] {
    [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: bytes)
}

/// The bytes of a span.
func copy(_ span: RawSpan) -> [UInt8] { span.withUnsafeBytes { [UInt8]($0) } }

/// The code of the error that `body` throws; nil if it throws none.
func code(of body: () throws(LMDBError) -> Void) -> LMDBError.Code? {
    do {
        try body()
        return nil
    } catch {
        return error.code
    }
}

/// Opens and closes; the code of the error, if there is one.
func openingCode(_ path: String, _ options: EnvironmentOptions = EnvironmentOptions()) -> LMDBError.Code? {
    code { () throws(LMDBError) in _ = try Environment(path: path, options: options) }
}

extension EnvironmentOptions {
    static let writing = EnvironmentOptions(access: .readWrite)
    static let creating = EnvironmentOptions(access: .readWrite, createIfMissing: true)
}

/// The answer of a test process that ran into an error.
func answer(_ code: LMDBError.Code) -> String { "error \(code.rawValue)" }
