// The promise that a file is of one domain: it names it from its creation on, an older one is known by its streams and
// named by its next writer, and no program of another domain, or of older rules, reads or writes it.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct DomainTests {
    private let trees = LedgerDomain("trees", rulesVersion: 2, categories: 1...3)
    private let ships = LedgerDomain("ships", categories: 0...15)
    private let modes: [OpenMode] = [.readOnly, .readWrite, .createIfMissing]

    private func failure(_ path: String, _ mode: OpenMode, _ domain: LedgerDomain) -> LedgerError? {
        EventLedgerTests.failure { () throws(LedgerError) in _ = try Ledger(at: path, mode: mode, domain: domain) }
    }

    /// The bytes of the row that names the domain; nil where there is none.
    private func row(_ ledger: Ledger) throws -> [UInt8]? {
        guard let table = try? ledger.store.environment.openTables(["domain"], create: false).first else { return nil }
        return try ledger.store.environment.beginRead().value(table, key: Array("domain".utf8))
    }

    /// What the row is by its specification.
    private func expectedRow(_ name: String, _ version: UInt8) -> [UInt8] {
        let start = [version, 0, 0, 0] + Array(name.utf8)
        let digest = XXH64.digest(start.span.bytes, count: start.count)
        return start + (0..<8).map { UInt8(truncatingIfNeeded: digest >> (8 * UInt64($0))) }
    }

    private func copy(ofFormat format: Int, _ folder: borrowing TemporaryFolder) throws -> String {
        let path = folder.file("old-\(format)")
        try FileManager.default.copyItem(atPath: FrozenLedgerTests.fixture(format), toPath: path)
        return path
    }

    @Test func aNewFileIsOfItsDomainOnly() throws {
        let place = try TemporaryLedger()
        do {
            let ledger = try Ledger(at: place.path, mode: .create, domain: trees)
            #expect(try row(ledger) == expectedRow("trees", 2))
        }
        for mode in modes {
            for other in [ships, .unnamed] {
                let error = failure(place.path, mode, other)
                #expect(error?.code == .wrongDomain && error?.place.file == place.path)
                #expect(error?.problem.description.contains("of the domain trees") == true)
                #expect(
                    error?.problem.description.contains(other.name.isEmpty ? "no named domain" : "domain ships") == true
                )
            }
            #expect(failure(place.path, mode, trees) == nil)
        }
        let found = EventLedgerTests.failure { () throws(LedgerError) in
            _ = try Ledger.verify(at: place.path, domain: ships)
        }
        #expect(found?.code == .wrongDomain)
        #expect(try Ledger.verify(at: place.path, domain: trees).isSound)
    }

    @Test func aFileOfNoNamedDomainIsNotThatOfANamedOne() throws {
        let place = try TemporaryLedger()
        do { #expect(try row(Ledger(at: place.path, mode: .create)) == expectedRow("", 1)) }
        for mode in modes {
            let error = failure(place.path, mode, trees)
            #expect(error?.code == .wrongDomain && error?.problem.description.contains("of no named domain") == true)
            #expect(failure(place.path, mode, .unnamed) == nil)
        }
    }

    @Test func newerRulesAreRefusedAndOlderOnesRaised() throws {
        let place = try TemporaryLedger()
        let older = LedgerDomain("trees", rulesVersion: 1)
        do { _ = try Ledger(at: place.path, mode: .create, domain: older) }
        // Neither opening nor an entry that is refused raises them.
        do {
            let ledger = try Ledger(at: place.path, domain: trees)
            #expect(code { () throws(LedgerError) in _ = try ledger.record(entry("", [])) } == .invalidEntry)
            #expect(try row(ledger) == expectedRow("trees", 1))
        }
        #expect(failure(place.path, .readWrite, older) == nil)
        do {
            let ledger = try Ledger(at: place.path, domain: trees)
            _ = try ledger.record(entry("a", facts(1, of: "s")))
            #expect(try row(ledger) == expectedRow("trees", 2))
        }
        for mode in modes {
            let error = failure(place.path, mode, older)
            #expect(error?.code == .newerRules && error?.problem.description.contains("version 2") == true)
            #expect(error?.problem.description.contains("up to 1") == true)
        }
        #expect(failure(place.path, .readWrite, LedgerDomain("trees", rulesVersion: 3)) == nil)
    }

    /// The frozen files have streams of the categories 0 to 3 and 15, and name no domain.
    @Test(arguments: [1, 2])
    func anOlderFileIsKnownByItsStreams(format: Int) throws {
        let folder = try TemporaryFolder()
        let path = try copy(ofFormat: format, folder)
        for mode in modes {
            let error = failure(path, mode, trees)
            #expect(error?.code == .wrongDomain && error?.problem.description.contains("streams of category 0") == true)
            let high = failure(path, mode, LedgerDomain("low", categories: 0...14))
            #expect(high?.code == .wrongDomain && high?.problem.description.contains("streams of category 15") == true)
            #expect(failure(path, mode, ships) == nil && failure(path, mode, .unnamed) == nil)
        }
        do {
            let reader = try Ledger(at: path, mode: .readOnly, domain: ships)
            #expect(try row(reader) == nil && reader.verify().isSound)
        }
        do {
            // Neither opening it to write nor what is refused or skipped names it.
            let ledger = try Ledger(at: path, domain: ships)
            #expect(try row(ledger) == nil)
            #expect(code { () throws(LedgerError) in _ = try ledger.record(entry("", [])) } == .invalidEntry)
            try ledger.write { (_: inout Writer) throws(LedgerError) in }
            #expect(try row(ledger) == nil)
            let before = try ledger.lastPosition()
            _ = try ledger.record(entry("later", facts(1, of: "s")))
            #expect(try row(ledger) == expectedRow("ships", 1))
            #expect(try ledger.lastPosition() == before + 1 && ledger.formatVersion == format)
            try ledger.rebuild()
            #expect(try row(ledger) == expectedRow("ships", 1) && ledger.verify().isSound)
            try NaiveRows.audit(ledger)
        }
        #expect(failure(path, .readOnly, .unnamed)?.code == .wrongDomain)
        #expect(failure(path, .readOnly, ships) == nil)
    }

    /// Two programs have an older file open that neither named: the first that records decides.
    @Test func theFirstWriterOfAnOlderFileNamesIt() throws {
        let folder = try TemporaryFolder()
        let path = try copy(ofFormat: 2, folder)
        let ledger = try Ledger(at: path, domain: ships)
        let other = try TestProcess("ledger")
        #expect(other.ask("open write \(path)") == "ok")
        #expect(other.ask("record b s 1 1").hasPrefix("ok"))
        let refused = EventLedgerTests.failure { () throws(LedgerError) in
            _ = try ledger.record(entry("a", facts(1, of: "s")))
        }
        #expect(refused?.code == .wrongDomain)
        #expect(try ledger.entry(withID: "a") == nil && ledger.entry(withID: "b") != nil)
    }

    @Test func everyChangedByteOfTheRowIsDamage() throws {
        let place = try TemporaryLedger()
        do { _ = try Ledger(at: place.path, mode: .create, domain: trees).record(entry("a", facts(1, of: "s"))) }
        let sound = expectedRow("trees", 2)
        func write(_ row: [UInt8]?, key: String = "domain") throws {
            let ledger = try Ledger(at: place.path, domain: nil, secrets: EntrySecret.random)
            let table = try ledger.store.environment.openTables(["domain"], create: false)[0]
            let transaction = try ledger.store.environment.beginWrite()
            try transaction.removeAll(table)
            if let row { try transaction.put(table, key: Array(key.utf8), value: row) }
            try transaction.commit()
        }
        var damaged = sound.indices.map { index in
            var row = sound
            row[index] ^= 0x20
            return row
        }
        damaged += [[], [1], Array(sound.dropLast()), sound + [0], expectedRow("có dấu", 1)]
        damaged.append(expectedRow(String(repeating: "x", count: 65), 1))
        for row in damaged {
            try write(row)
            for mode in modes { #expect(failure(place.path, mode, trees)?.code == .damaged, "\(row)") }
            let found = try Ledger.verify(at: place.path, domain: trees)
            #expect(found.findings.map(\.kind) == [.state], "\(row)")
        }
        try write(sound, key: "domaim")
        #expect(failure(place.path, .readOnly, trees)?.code == .damaged)
        // Without a row it is an older file, known by its streams.
        try write(nil)
        #expect(failure(place.path, .readOnly, trees) == nil)
        #expect(failure(place.path, .readOnly, LedgerDomain("none", categories: 7...9))?.code == .wrongDomain)
        try write(sound)
        #expect(try Ledger.verify(at: place.path, domain: trees).isSound)
    }

    @Test func aTableThatIsNoLedgersIsFound() throws {
        let place = try TemporaryLedger()
        let ledger = try Ledger(at: place.path, mode: .create)
        _ = try ledger.record(entry("a", facts(1, of: "s")))
        #expect(try ledger.verify().isSound)
        _ = try ledger.store.environment.openTables(["eomain"], create: true)
        let found = try ledger.verify().findings
        #expect(found.map(\.kind) == [.state] && found.first?.problem.description.contains("eomain") == true)
    }

    @Test func backupsAndComparisonsKeepTheDomain() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger(at: folder.file("a"), mode: .create, domain: trees)
        _ = try ledger.record(entry("a", facts(3, of: "s")))
        for (name, isCompact) in [("b", false), ("c", true)] {
            _ = try ledger.backup(to: folder.file(name), compact: isCompact)
            #expect(failure(folder.file(name), .readOnly, ships)?.code == .wrongDomain)
            #expect(failure(folder.file(name), .readOnly, trees) == nil)
            #expect(try ledger.compare(withLedgerAt: folder.file(name)).relation == .sameEntries)
        }
        do { _ = try Ledger(at: folder.file("d"), mode: .create, domain: ships) }
        let refused = EventLedgerTests.failure { () throws(LedgerError) in
            _ = try ledger.compare(withLedgerAt: folder.file("d"))
        }
        #expect(refused?.code == .wrongDomain)
    }

    @Test func namesThatCantBeAreRefused() throws {
        let place = try TemporaryLedger()
        for name in ["có dấu", "two words", "a\u{1B}", String(repeating: "x", count: 65)] {
            let error = failure(place.path, .createIfMissing, LedgerDomain(name))
            #expect(
                error?.code == .wrongDomain && error?.problem.description.contains("invalid name") == true, "\(name)")
        }
        #expect(!FileManager.default.fileExists(atPath: place.path))
        #expect(failure(place.path, .create, LedgerDomain(String(repeating: "x", count: 64))) == nil)
    }
}
