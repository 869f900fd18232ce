// The promise that machines that record into one ledger lose nothing and record nothing twice, when processes that
// record are killed at every point and race with each other; and that a shared ledger does what every ledger does.

import EventLedger
import Foundation
import LedgerTestSupport
import LedgerTesting
import PovertyLedger
import Testing

@Suite(.timeLimit(.minutes(60))) struct SharedHouseholdLedgerTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func shared(_ name: String, _ log: String) throws -> SharedHouseholdLedger {
        let folderLog = FolderLog(at: folder.file(log))
        try folderLog.makeFolder()
        return try SharedHouseholdLedger(
            at: folder.file(name), through: NamedLog(folder.file(log), folderLog), origin: KeyName("example.com/office")
        )
    }

    @Test func killsLoseNothingAndRecordNothingTwice() throws {
        var deaths = 0
        for point in ["before-the-append", "in-the-append", "not-acknowledged", "in-the-fold", "in-the-commit"] {
            for times in [1, 2, 4] {
                let name = "\(point)-\(times)"
                let other = try shared("other-\(name)", "log-\(name)")
                _ = try other.ledger.record(
                    Entry(
                        id: "first", actor: "t",
                        events: [.unitEstablished("first", name: "Phường 1", kind: .ward, on: "2025-01-01")]))
                let words = "record \(folder.file("log-\(name)")) \(folder.file("killed-\(name)"))"
                let answer = try TestProcess("replication").ask("\(words) \(point) \(times) k 6")
                if answer.isEmpty { deaths += 1 }
                // The other machine goes on, on whatever there is.
                _ = try other.ledger.record(
                    Entry(
                        id: "second", actor: "t",
                        events: [.unitEstablished("second", name: "Phường 2", kind: .ward, on: "2025-01-01")]))
                // And the one that was killed does all of it again.
                let again = try TestProcess("replication").ask("\(words) none 0 k 6")
                #expect(again.hasPrefix("ok "), "\(name): \(again)")
                try other.catchUp()
                #expect(try other.ledger.info().entries == 8, "\(name)")
                for id in ["first", "second"] + (1...6).map({ "k-\($0)" }) {
                    #expect(try other.ledger.ledger.entry(withID: id) != nil, "\(name), \(id)")
                }
                #expect(try other.ledger.verify().isSound, "\(name)")
                let copy = try shared("killed-\(name)", "log-\(name)")
                #expect(try copy.ledger.ledger.treeHead() == other.ledger.ledger.treeHead(), "\(name)")
            }
        }
        #expect(deaths >= 8, "too few processes were killed: the test shows little")
    }

    /// An entry that no message of the log can have is refused alone: those around it are recorded, each behind the one
    /// that it rests on, wherever the large ones are among what shares a commit.
    @Test(arguments: [[0], [1], [255], [256], [257], [3, 4, 400], Array(stride(from: 0, to: 600, by: 50))])
    func anEntryThatIsTooLargeKeepsTheOrderOfTheOthers(large: [Int]) async throws {
        let log = MemoryLog(maximumMessageBytes: 60_000)
        let copy = try SharedHouseholdLedger(
            at: folder.file("large.socai"), through: NamedLog("log", log), origin: KeyName("example.com/office"))
        // A unit, a household in it, the next unit, and so on.
        var unit: String?
        let entries = (0..<600).map { number in
            if large.contains(number) {
                let units = (0..<600).map { event -> Event in
                    let id = "l\(number)-\(event)"
                    return .unitEstablished(id, name: String(repeating: "x", count: 100), kind: .ward, on: "2025-01-01")
                }
                return Entry(id: "large-\(number)", actor: "t", events: units)
            }
            defer { unit = unit == nil ? "u\(number)" : nil }
            let event: Event =
                if let unit {
                    .householdRegistered("h\(number)", in: unit, members: 3, on: "2025-02-01")
                } else {
                    .unitEstablished("u\(number)", name: "Phường", kind: .ward, on: "2025-01-01")
                }
            return Entry(id: "e\(number)", actor: "t", events: [event])
        }
        let outcomes = await copy.ledger.recordEachInBackground(entries)
        var position = 0
        for (number, outcome) in outcomes.enumerated() {
            switch outcome {
            case .success(let receipt):
                position += 1
                #expect(!large.contains(number) && receipt.positions == position...position, "\(number)")
            case .failure(let error):
                #expect(large.contains(number) && error.code == LedgerError.Code.entryTooLarge, "\(number): \(error)")
            }
        }
        #expect(position == 600 - large.count)
        #expect(try copy.ledger.verify().isSound)
    }

    @Test func processesThatRaceRecordEverythingOnce() throws {
        let log = folder.file("log")
        let copy = try shared("copy.socai", "log")
        let racers = try (1...4).map { _ in try TestProcess("replication") }
        for (number, racer) in racers.enumerated() {
            racer.tell("record \(log) \(folder.file("racer-\(number)")) none 0 r\(number) 12")
        }
        for racer in racers { #expect(racer.answer().hasPrefix("ok ")) }
        try copy.catchUp()
        #expect(try copy.ledger.info().entries == 48)
        #expect(try copy.ledger.verify().isSound)
        for number in 0..<4 {
            let racer = try shared("racer-\(number)", "log")
            #expect(try racer.ledger.ledger.treeHead() == copy.ledger.ledger.treeHead())
        }
    }

    /// A history with every kind of event, recorded by two machines in turn, gives what one ledger gives.
    @Test(arguments: [171, 172] as [UInt64]) func twoMachinesAreAsOne(_ seed: UInt64) throws {
        let history = GeneratedHistory.of(seed: seed, events: 500)
        let single = try HouseholdLedger(at: folder.file("single.socai"), mode: .create, clock: { history.clock })
        let log = NamedLog("log", FolderLog(at: folder.file("log")))
        try FolderLog(at: folder.file("log")).makeFolder()
        let machines = try (1...2).map { number in
            try SharedHouseholdLedger(
                at: folder.file("machine-\(number).socai"), through: log, origin: KeyName("example.com/office"),
                clock: { history.clock })
        }
        for (index, step) in history.steps.enumerated() {
            let ledger = machines[index % 2].ledger
            func outcome(_ ledger: HouseholdLedger) -> String {
                do {
                    return "\(try ledger.record(step.entry, keepingRecordedTime: true).positions)"
                } catch { return "\(error)".replacing(ledger.ledger.path, with: "") }
            }
            let (one, other) = (outcome(single), outcome(ledger))
            #expect(one == other, "\(history), \(step.entry.id)")
        }
        for machine in machines {
            try machine.catchUp()
            #expect(try machine.ledger.ledger.lastPosition() == single.ledger.lastPosition())
            for year in 2021...2026 {
                let day = try #require(Day("\(year)-12-31"))
                #expect(
                    try machine.ledger.at(CutExpression(day)).counts().rows
                        == single.at(CutExpression(day)).counts().rows, "\(history), \(day)")
            }
            #expect(try machine.ledger.verify().isSound)
        }
        #expect(
            try machines[0].ledger.ledger.treeHead() == machines[1].ledger.ledger.treeHead(), "\(history)")
    }
}
