// The subcommand `lmdb`: does to a file what the test says, a line at a time, and answers each line with `ok ...` or
// `error CODE`. It holds at most one environment, transaction of each kind, and lock.
import LMDB

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// One process's view of an LMDB file, driven by a test.
final class StoreSession: AnsweringSession {
    private var environment: Environment?
    private var table: Table?
    private var reading: TransactionReader?
    private var writing: WriteTransaction?
    private var lock: WriterLock?

    func answer(_ words: [String]) throws -> String {
        switch (words.first, words.count) {
        case ("open", 4): return try open(path: words[1], access: words[2], mapSizeBytes: number(words[3]))
        case ("close", 1): close()
        case ("table", 2): table = try opened().openTables([words[1]], create: false).first
        case ("create-table", 2): table = try opened().openTables([words[1]], create: true).first
        case ("read", 1): reading = try opened().beginRead()
        case ("end-read", 1): reading = nil
        case ("check", 1): try reading?.checkSnapshot()
        case ("count", 1): return try count()
        case ("write", 1): writing = try opened().beginWrite()
        case ("put", 4): try put(from: number(words[1]), count: number(words[2]), valueBytes: number(words[3]))
        case ("commit", 1): try writing.take()?.commit()
        case ("drop", 1): writing = nil
        case ("lock", 1): lock = try opened().lockWriters()
        case ("try-lock", 1):
            lock = try opened().tryLockWriters()
            return lock == nil ? "held" : "taken"
        case ("unlock", 1): lock = nil
        case ("readers", 1): return try String(opened().info().readersInUse)
        case ("read-lock-file", 2): _ = fopen(words[1], "r").map { fclose($0) }
        case ("map", 1): return try String(opened().info().mapSizeBytes)
        default: throw Misuse(line: words)
        }
        return ""
    }

    private func number(_ word: String) throws -> Int {
        guard let number = Int(word) else { throw Misuse(line: [word]) }
        return number
    }

    private func opened() throws -> Environment {
        guard let environment else { throw Misuse(line: ["nothing is open"]) }
        return environment
    }

    private func open(path: String, access: String, mapSizeBytes: Int) throws -> String {
        let options = EnvironmentOptions(
            access: access == "read" ? .readOnly : .readWrite, createIfMissing: access == "create",
            mapSizeBytes: mapSizeBytes)
        let environment = try Environment(path: path, options: options)
        self.environment = environment
        return environment.readsWithoutLock ? "without-lock" : "with-lock"
    }

    private func close() {
        reading = nil
        writing = nil
        lock = nil
        table = nil
        environment = nil
    }

    private func opened(_ table: Table?) throws -> Table {
        guard let table else { throw Misuse(line: ["no table is open"]) }
        return table
    }

    private func count() throws -> String {
        let table = try opened(table)
        if reading != nil { return try String(reading?.count(table) ?? 0) }
        return try String(opened().beginRead().count(table))
    }

    /// Keys are eight bytes, big-endian; values repeat the key's last byte.
    private func put(from: Int, count: Int, valueBytes: Int) throws {
        let table = try opened(table)
        for number in from..<from + count {
            let key = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
            try writing?.put(table, key: key, value: [UInt8](repeating: key[7], count: valueBytes))
        }
    }
}
