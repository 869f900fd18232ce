// The promise that a file which is no ledger, or not one for this program, gives an error that says so and stays as it
// is; and that a ledger whose making was cut short is completed.

import Foundation
import LMDB
import LedgerTestSupport
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct OpeningTests {
    private static let modes: [OpenMode] = [.readOnly, .readWrite, .createIfMissing, .create]

    @Test func makesAndReopens() throws {
        let place = try TemporaryLedger()
        let offset = try #require(UTCOffset("-03:30"))
        for mode in [OpenMode.create, .createIfMissing, .readWrite, .readOnly] {
            let ledger = try Ledger(at: place.path, mode: mode, offset: mode == .create ? offset : .utc)
            #expect(ledger.offset == offset && ledger.formatVersion == 3 && ledger.path == place.path)
            if mode != .readOnly { _ = try ledger.record(entry("\(mode)", facts(1, of: "s"))) }
            #expect(try ledger.lastPosition() == (mode == .create ? 1 : mode == .createIfMissing ? 2 : 3))
        }
        #expect(openingCode(place.path, .create) == .fileExists)
        let other = try TemporaryLedger()
        do { #expect(try Ledger(at: other.path).offset.description == "+00:00") }
    }

    @Test func textIsNotALedger() throws {
        let folder = try TemporaryFolder()
        for text in ["x", "not a ledger\n", String(repeating: "0123456789abcdef", count: 1_000)] {
            let path = try folder.write("text", text)
            for mode in Self.modes { #expect(openingCode(path, mode) == (mode == .create ? .fileExists : .notALedger)) }
            #expect(try folder.read("text") == Array(text.utf8))
        }
    }

    @Test func emptyFileIsALedgerOnlyToBe() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("empty", "")
        for mode in [OpenMode.readOnly, .readWrite] { #expect(openingCode(path, mode) == .notALedger) }
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int == 0)
        #expect(openingCode(path, .createIfMissing) == nil)
        #expect(openingCode(path, .readOnly) == nil)
    }

    /// A making that was cut short, at whatever place, is no ledger yet: whoever makes one makes it there. Links are
    /// none of ours, and what is a ledger already is never made anew.
    @Test func aNewLedgerTakesWhatAMakingLeftThatWasCutShort() throws {
        for tables in [nil, [], LedgerTables.names] {
            let place = try TemporaryLedger()
            if let tables {
                let environment = try Environment(
                    path: place.path, options: EnvironmentOptions(access: .readWrite, createIfMissing: true))
                _ = try environment.openTables(tables, create: true)
            } else {
                _ = try place.folder.write("ledger.socai", "")
            }
            let link = place.folder.file("link")
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: place.path)
            #expect(openingCode(link, .create) == .fileExists)
            let offset = try #require(UTCOffset("+05:45"))
            do {
                let ledger = try Ledger(at: place.path, mode: .create, offset: offset)
                #expect(ledger.offset == offset)
                // Two makings at once: this one is in use.
                #expect(openingCode(place.path, .create) == .fileExists)
                try NaiveRows.audit(ledger)
            }
            // A ledger without entries is a ledger.
            #expect(openingCode(place.path, .create) == .fileExists)
            #expect(try Ledger(at: place.path, mode: .readOnly).offset == offset)
        }
    }

    /// Of processes that make a ledger at one place at the same time exactly one is told that it did.
    @Test(.timeLimit(.minutes(60))) func oneOfTwoMakersMakesIt() throws {
        for round in 0..<20 {
            let place = try TemporaryLedger()
            if round % 2 == 1 { _ = try place.folder.write("ledger.socai", "") }
            let processes = try (0..<3).map { _ in try TestProcess("ledger") }
            for process in processes { process.tell("open create \(place.path)") }
            let answers = processes.map { $0.answer() }
            #expect(answers.count { $0 == "ok" } == 1, "\(answers)")
            #expect(answers.allSatisfy { $0 == "ok" || $0 == "error fileExists" }, "\(answers)")
        }
    }

    /// There is no room for a new ledger, at any of its first blocks: the error says so, and once there is room it is
    /// made.
    @Test func aMakingWithoutRoomCanBeDoneAgain() throws {
        var refused = 0
        for blocks in 0...80 {
            let place = try TemporaryLedger()
            do {
                let process = try TestProcess("ledger", shell: "trap '' XFSZ; ulimit -f \(blocks)")
                let answer = process.ask("open create \(place.path)")
                #expect(answer == "ok" || answer == "error noSpace", "\(blocks) blocks: \(answer)")
                guard answer != "ok" else { continue }
                refused += 1
            }
            let ledger = try Ledger(at: place.path, mode: .create)
            _ = try ledger.record(entry("a", facts(3, of: "s")))
            try NaiveRows.audit(ledger)
        }
        #expect(refused > 20)
    }

    @Test func otherLMDBFileStaysAsItIs() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("other")
        let names = [["t"], ["properties"], ["entries", "state"]]
        for tables in names {
            try? FileManager.default.removeItem(atPath: path)
            try? FileManager.default.removeItem(atPath: path + "-lock")
            do {
                let environment = try Environment(
                    path: path, options: EnvironmentOptions(access: .readWrite, createIfMissing: true))
                let table = try #require(try environment.openTables(tables, create: true).first)
                let transaction = try environment.beginWrite()
                try transaction.put(table, key: [1], value: [2])
                try transaction.commit()
            }
            let before = try folder.read("other")
            for mode in Self.modes { #expect(openingCode(path, mode) == (mode == .create ? .fileExists : .notALedger)) }
            #expect(try folder.read("other") == before)
        }
    }

    @Test func makingThatWasCutShortIsCompleted() throws {
        for tables in [[], LedgerTables.names] {
            let place = try TemporaryLedger()
            do {
                let environment = try Environment(
                    path: place.path, options: EnvironmentOptions(access: .readWrite, createIfMissing: true))
                _ = try environment.openTables(tables, create: true)
            }
            #expect(openingCode(place.path, .readOnly) == .notALedger)
            #expect(openingCode(place.path, .readWrite) == .notALedger)
            let ledger = try Ledger(at: place.path, mode: .createIfMissing)
            _ = try ledger.record(entry("a", facts(1, of: "s")))
            try NaiveRows.audit(ledger)
        }
    }

    @Test func otherFormats() throws {
        let good = Array("SoCaiLdg".utf8) + little(3, 4) + little(420, 2) + little(0, 2)
        let rows: [([UInt8], LedgerError.Code?)] = [
            (good, nil), (Array("SoCaiLdg".utf8) + little(4, 4) + little(420, 2) + little(0, 2), .newerFormat),
            (Array("SoCaiLdg".utf8) + little(UInt32.max, 4), .newerFormat),
            (Array("SoCaiLdg".utf8) + little(9, 4) + [UInt8](repeating: 255, count: 50), .newerFormat),
            (Array("SoCaiLdg".utf8) + little(0, 4) + little(420, 2) + little(0, 2), .damaged),
            (Array("SoCaiLdg".utf8) + little(2, 4) + little(841, 2) + little(0, 2), .damaged),
            (Array("SoCaiLdg".utf8) + little(2, 4) + little(Int16.min, 2) + little(0, 2), .damaged),
            (Array("SoCaiLdg".utf8) + little(2, 4) + little(420, 2) + little(1, 2), .damaged),
            (good + [0], .damaged), (good.dropLast(), .damaged), (Array("SoCaiLdg".utf8), .notALedger),
            ([], .notALedger),
            (Array("socaildg".utf8) + little(2, 4) + little(420, 2) + little(0, 2), .notALedger),
        ]
        for (row, code) in rows {
            let place = try TemporaryLedger()
            do { try Ledger(at: place.path).store.overwrite("properties", LedgerTables.formatKey, row) }
            for mode in [OpenMode.readOnly, .readWrite, .createIfMissing] {
                #expect(openingCode(place.path, mode) == code, "\(hexadecimal(row))")
            }
        }
    }

    @Test func fileCutShortIsDamaged() throws {
        let test = try TestLedger()
        try test.record("a", facts(2_000, of: "s"))
        let bytes = try test.place.folder.read("ledger.socai")
        let cut = test.place.folder.file("cut")
        for length in [bytes.count - 4_096, bytes.count / 2, 8_192, 5_000, 100] {
            try Data(bytes[..<length]).write(to: URL(fileURLWithPath: cut))
            for mode in [OpenMode.readOnly, .readWrite, .createIfMissing] {
                #expect(openingCode(cut, mode) == .damaged, "\(length) bytes")
            }
        }
    }

    @Test func otherPathsThatAreNoLedgers() throws {
        let folder = try TemporaryFolder()
        let missing = folder.file("missing")
        #expect(openingCode(missing, .readOnly) == .noSuchFile)
        #expect(openingCode(missing, .readWrite) == .noSuchFile)
        #expect(!FileManager.default.fileExists(atPath: missing))
        for mode in Self.modes {
            #expect(openingCode(folder.path, mode) == (mode == .create ? .fileExists : .notALedger))
            #expect(openingCode(folder.file("none/ledger"), mode) == .noSuchFile)
            #expect(openingCode("", mode) == .storage)
        }
    }

    @Test func oneOpeningInAProcess() throws {
        let test = try TestLedger()
        for mode in [OpenMode.readOnly, .readWrite, .createIfMissing] {
            #expect(openingCode(test.path, mode) == .alreadyOpen)
        }
        try test.record("a", facts(1, of: "s"))
        #expect(try test.ledger.lastPosition() == 1)
    }

    @Test func readOnlyRefusesWriting() throws {
        let place = try TemporaryLedger()
        do { _ = try Ledger(at: place.path).record(entry("a", facts(1, of: "s"))) }
        let ledger = try Ledger(at: place.path, mode: .readOnly)
        #expect(code { () throws(LedgerError) in _ = try ledger.record(entry("b", facts(1, of: "s"))) } == .readOnly)
        #expect(try ledger.lastPosition() == 1)
    }

    @Test func filesAreForOwnerAndGroup() throws {
        let place = try TemporaryLedger()
        let process = try TestProcess("ledger", shell: "umask 0")
        #expect(process.ask("open make \(place.path)") == "ok")
        for path in [place.path, place.path + "-lock"] {
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o640)
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only the superuser runs as another user"))
    func fileOfAnotherUserMayNotBeOpened() throws {
        let test = try TestLedger()
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: test.place.folder.path)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: test.path)
        let process = try TestProcess("ledger", asNobody: true)
        #expect(process.ask("open read \(test.path)") == "error permissionDenied")
        #expect(process.ask("open write \(test.path)") == "error permissionDenied")
    }
}
