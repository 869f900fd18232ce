// Making a ledger and recognising one: the format row, the tables, and the errors for files that are something else.
// Tables are only ever added to an empty file: somebody else's LMDB file is left as it is.

import Files
import LMDB

extension LedgerStore {
    /// Opens the file at a path in the way that programs name.
    static func open(
        _ path: String, _ mode: OpenMode, domain: LedgerDomain?, offset: UTCOffset, clock: @escaping LedgerClock,
        secrets: @escaping SecretSource, log: LedgerLog = .none
    ) throws(LedgerError) -> LedgerStore {
        var options = EnvironmentOptions()
        options.access = mode == .readOnly ? .readOnly : .readWrite
        options.createIfMissing = mode == .createIfMissing || mode == .create
        options.mustCreate = mode == .create
        let store = try open(
            path, options, domain: domain, offset: offset, clock: clock, secrets: secrets, log: log)
        log(.opened(formatVersion: Int(store.format.version), isReadOnly: mode == .readOnly))
        return store
    }

    /// Opens a copy that nobody else has open or writes to, to read; the structure of every page is checked first.
    static func open(unusedCopyAt path: String) throws(LedgerError) -> LedgerStore {
        let options = EnvironmentOptions(access: .readOnly, checksPages: true, usesLockFile: false)
        return try open(
            path, options, domain: nil, offset: .utc, clock: SystemClock.now, secrets: EntrySecret.random)
    }

    /// Opens the file at a path and recognises or makes the ledger in it.
    static func open(
        _ path: String, _ options: EnvironmentOptions, domain: LedgerDomain?, offset: UTCOffset,
        clock: @escaping LedgerClock, secrets: @escaping SecretSource, log: LedgerLog = .none
    ) throws(LedgerError) -> LedgerStore {
        guard LedgerDomain.isName((domain ?? .unnamed).name.utf8) else {
            throw LedgerError(
                .wrongDomain, "the domain that this program names has an invalid name",
                remedy: "the name has at most \(LedgerDomain.nameBytes) printable characters of ASCII", file: path)
        }
        let environment: Environment
        do {
            environment = try Environment(path: path, options: options)
        } catch {
            guard error.code == .fileExists, mayBeUnfinished(path) else { throw openingFailure(error, path: path) }
            return try openUnfinished(
                path, options, domain: domain, offset: offset, clock: clock, secrets: secrets, log: log)
        }
        let (tables, format) = try open(
            environment, domain: domain, offset: offset, create: options.createIfMissing, mustMake: options.mustCreate)
        return LedgerStore(
            environment: environment, tables: tables, format: format, domain: domain, clock: clock, secrets: secrets,
            log: log)
    }

    /// Whether the file that is in the way of a new ledger may be left from a creation that was cut short: a small one
    /// of this user's. Whether it holds nothing is found out once it is open.
    static func mayBeUnfinished(_ path: String) -> Bool {
        guard let status = try? FileStatus(path: path, followingLinks: false) else { return false }
        return status.kind == .regular && status.owner == System.effectiveUser && status.sizeBytes <= 1 << 20
    }

    /// Makes the new ledger in a file that is there, as long as it holds nothing and nobody else makes one in it.
    private static func openUnfinished(
        _ path: String, _ options: EnvironmentOptions, domain: LedgerDomain?, offset: UTCOffset,
        clock: @escaping LedgerClock, secrets: @escaping SecretSource, log: LedgerLog
    ) throws(LedgerError) -> LedgerStore {
        var options = options
        options.mustCreate = false
        do throws(LedgerError) {
            let environment: Environment
            do {
                environment = try Environment(path: path, options: options)
            } catch { throw openingFailure(error, path: path) }
            let (tables, format) = try open(
                environment, domain: domain, offset: offset, create: true, mustMake: true)
            return LedgerStore(
                environment: environment, tables: tables, format: format, domain: domain, clock: clock,
                secrets: secrets, log: log)
        } catch {
            // Only what may change by the next time is distinguished: the file is something else, or in use.
            guard [.noSpace, .storage].contains(error.code) else { throw taken(path) }
            throw error
        }
    }

    /// Recognises the ledger in an open file, or makes one in a new file if `create`.
    ///
    /// It waits for no writer unless there is something to make. If the process is killed half-way through making, the
    /// next one that may make a ledger finds tables without a format row and completes them. With `mustMake` it is an
    /// error, `fileExists`, when there is a ledger already: of several that make one, one does.
    static func open(
        _ environment: Environment, domain: LedgerDomain?, offset: UTCOffset, create: Bool, mustMake: Bool = false
    ) throws(LedgerError) -> (LedgerTables, LedgerFormat) {
        do {
            var format = try readFormat(environment)
            var isMade = false
            if format == nil, create {
                let lock = try environment.lockWriters()
                defer { withExtendedLifetime(lock) {} }
                // Another process may have made it meanwhile.
                format = try readFormat(environment)
                if format == nil {
                    format = try make(environment, domain ?? .unnamed, offset)
                    isMade = format != nil
                }
            }
            guard isMade || !mustMake else { throw taken(environment.path) }
            guard let format else { throw notALedger(environment.path) }
            let names = LedgerTables.names(format: format.version)
            let tables = LedgerTables(try environment.openTables(names, create: false))
            // Of a ledger that was just made nothing is read: once it is there, nothing is left that can fail.
            if let domain, !isMade { try check(environment, tables, domain) }
            return (tables, format)
        } catch { throw translated(error, at: environment.path, openingFailure) }
    }

    /// Reads the format row; nil when there is none. Only the one table is looked at: a newer format may have others.
    private static func readFormat(_ environment: Environment) throws -> LedgerFormat? {
        let path = environment.path
        let row: [UInt8]?
        do throws(LMDBError) {
            guard let table = try environment.openTables([LedgerTables.names[0]], create: false).first else {
                return nil
            }
            row = try environment.beginRead().value(table, key: LedgerTables.formatKey)
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
        guard let row else { return nil }
        guard let version = LedgerFormat.version(row) else { throw notALedger(path) }
        guard version <= LedgerFormat.current else {
            throw LedgerError(
                .newerFormat, "the ledger has format \(version), this program reads up to \(LedgerFormat.current)",
                remedy: "use a newer program", file: path)
        }
        guard let format = LedgerFormat(row) else {
            throw LedgerError(
                .damaged, "the format row is damaged", remedy: "restore the ledger from a backup", file: path)
        }
        return format
    }

    /// Writes the tables, then the format row, the empty state and the domain's row, into an empty file or one left
    /// half-made.
    private static func make(
        _ environment: Environment, _ domain: LedgerDomain, _ offset: UTCOffset
    ) throws -> LedgerFormat? {
        let isEmpty = try environment.info().lastPage <= 1
        if isEmpty { _ = try environment.openTables(LedgerTables.names + [DomainRow.table], create: true) }
        let tables = LedgerTables(try environment.openTables(LedgerTables.names, create: false))
        guard try areEmpty(tables, environment) else { return nil }
        // The tables of an older program that was making a ledger are without it.
        let domainTable = try environment.openTables([DomainRow.table], create: true)[0]
        let format = LedgerFormat(offset: offset)
        let transaction = try environment.beginWrite()
        // A ledger that is reported as made has its name on the disk.
        try environment.makeNameDurable()
        try transaction.put(domainTable, key: DomainRow.key, value: DomainRow(domain).bytes)
        try transaction.put(tables.properties, key: LedgerTables.stateKey, value: LedgerState().bytes)
        try transaction.put(tables.properties, key: LedgerTables.treeKey, value: TreeRow.bytes(TreeFrontier()))
        try transaction.put(tables.properties, key: LedgerTables.followedKey, value: LedgerTables.followedRow)
        try transaction.put(tables.properties, key: LedgerTables.formatKey, value: format.bytes)
        try transaction.commit()
        return format
    }

    private static func areEmpty(_ tables: LedgerTables, _ environment: Environment) throws(LMDBError) -> Bool {
        let transaction = try environment.beginRead()
        for table in tables.all {
            guard try transaction.count(table) == 0 else { return false }
        }
        return true
    }

    private static func notALedger(_ path: String) -> LedgerError {
        LedgerError(
            .notALedger, "this is an LMDB file but not a ledger", remedy: "name the file of a ledger", file: path
        )
    }

    private static func taken(_ path: String) -> LedgerError {
        LedgerError(
            .fileExists, "there is a file already", remedy: "choose another name; a ledger is never overwritten",
            file: path)
    }

    static func openingFailure(_ error: LMDBError, path: String) -> LedgerError {
        switch error.code {
        case .notFound, .incompatible: notALedger(path)
        case .fileExists: taken(path)
        default: LedgerStore.failure(error, path: path)
        }
    }
}
