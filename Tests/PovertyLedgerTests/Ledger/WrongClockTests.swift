// The promise that one wrong moment of a clock is told, and is not for ever: recording stops until somebody decides,
// every answer shows it, the export can be imported, and there is a way to a ledger with the right times.

import EventLedger
import Foundation
import LedgerTestSupport
import PovertyLedger
import Synchronization
import Testing

@Suite struct WrongClockTests {
    /// What the clock shows rightly, and once wrongly.
    private enum Poisoned {
        static let right = Instant("2026-01-15T00:00:00Z") ?? .epoch
        static let wrong = Instant("2035-05-05T00:00:00Z") ?? .epoch
    }

    private static func unit(_ name: String) -> Entry {
        Entry(
            id: "unit-\(name)", actor: "UBND",
            events: [.unitEstablished(name, name: name, kind: .ward, on: "2020-01-01")])
    }

    /// A clock that a test sets.
    private final class Clock: Sendable {
        private let present: Mutex<Instant>
        init(_ instant: Instant) { present = Mutex(instant) }
        var now: Instant {
            get { present.withLock { $0 } }
            set { present.withLock { $0 = newValue } }
        }
        var reading: LedgerClock { { self.now } }
    }

    /// A ledger whose third entry was recorded while the clock stood in 2035.
    private func poisoned(_ folder: borrowing TemporaryFolder, _ clock: Clock) throws -> HouseholdLedger {
        let ledger = try HouseholdLedger(at: folder.file("a.socai"), mode: .create, clock: clock.reading)
        clock.now = Poisoned.right
        try ledger.record(Self.unit("A"))
        try ledger.record(Self.unit("B"))
        #expect(try !ledger.info().isAheadOfClock)
        clock.now = Poisoned.wrong
        try ledger.record(Self.unit("C"))
        clock.now = Poisoned.right
        return ledger
    }

    private func export(_ ledger: HouseholdLedger, _ path: String) throws -> String {
        var bytes: [UInt8] = []
        try ledger.export { bytes += $0 }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return String(decoding: bytes, as: UTF8.self)
    }

    private func code(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch { return (error as? LedgerError)?.code.rawValue }
    }

    @Test func itIsToldAndStopsRecordingUntilAllowed() throws {
        let folder = try TemporaryFolder()
        let clock = Clock(Poisoned.right)
        let ledger = try poisoned(folder, clock)
        #expect(try ledger.info().isAheadOfClock && ledger.info().lastRecordedAt == Poisoned.wrong)
        #expect(try ledger.at("2026-01-01").audit().lastRecordedAheadOfClock == Poisoned.wrong)
        let line = folder.file("d.jsonl")
        var writer = EntryWriter()
        writer.append(EntryLine(Self.unit("D")))
        try Data(writer.bytes).write(to: URL(fileURLWithPath: line))
        #expect(code { try ledger.record(Self.unit("D")) } == "clockBehind")
        #expect(code { _ = try ledger.importLines(from: [line]) } == "clockBehind")
        #expect(code { _ = try ledger.close(through: "2024-12-31", actor: "UBND") } == "clockBehind")
        #expect(try ledger.ledger.lastPosition() == 3)
        let report = try ledger.importLines(from: [line], options: ImportOptions(allowsTimesAheadOfClock: true))
        #expect(report.lastRecordedAheadOfClock == Poisoned.wrong && report.events == 1)
        try ledger.close(through: "2024-12-31", actor: "UBND", allowingTimesAheadOfClock: true)
        // What was recorded so says that the clock did not show its time.
        let entries = try ledger.ledger.entries(limit: 9)
        #expect(entries.map(\.claimedTime) == [false, false, false, true, true])
        #expect(entries.suffix(3).allSatisfy { $0.recordedAt == Poisoned.wrong })
        #expect(try ledger.verify().isSound)
        clock.now = Instant("2035-05-05T00:00:01Z") ?? .epoch
        #expect(try !ledger.info().isAheadOfClock)
        #expect(try ledger.at("2026-01-01").audit().lastRecordedAheadOfClock == nil)
        let event = Event.unitEstablished("E", name: "E", kind: .ward, on: "2025-06-01")
        try ledger.record(Entry(id: "later", actor: "UBND", events: [event]))
    }

    @Test func itsExportIsImportedWhereAllowed() throws {
        let folder = try TemporaryFolder()
        let clock = Clock(Poisoned.right)
        let ledger = try poisoned(folder, clock)
        let path = folder.file("export.jsonl")
        let text = try export(ledger, path)
        let copy = try HouseholdLedger(at: folder.file("b.socai"), mode: .create, clock: clock.reading)
        let keeping = ImportOptions(keepsRecordedTimes: true)
        #expect(code { _ = try copy.importLines(from: [path], options: keeping) } == "invalidTime")
        #expect(try copy.ledger.lastPosition() == 0)
        let allowing = ImportOptions(keepsRecordedTimes: true, allowsTimesAheadOfClock: true)
        let report = try copy.importLines(from: [path], options: allowing)
        #expect(report.entries == 3 && report.lastRecordedAheadOfClock == Poisoned.wrong)
        let copied = try export(copy, folder.file("again.jsonl"))
        // The same but for the mark of a claimed time.
        #expect(copied.replacing("\"claimedTime\":true,", with: "") == text)
    }

    /// The way out of `Docs/Guarantees.md`: the times that the clock showed wrongly are taken out of the export, and a
    /// new ledger gives those entries the time of the import.
    @Test func theWayOutGivesALedgerWithTheRightTimes() throws {
        let folder = try TemporaryFolder()
        let clock = Clock(Poisoned.right)
        let ledger = try poisoned(folder, clock)
        try ledger.record(Self.unit("D"), allowingTimesAheadOfClock: true)
        let text = try export(ledger, folder.file("export.jsonl"))
        let mended = text.replacing(/"recordedAt":"2035-[^"]*",/, with: "")
        #expect(mended != text)
        let path = folder.file("mended.jsonl")
        try Data(mended.utf8).write(to: URL(fileURLWithPath: path))
        let new = try HouseholdLedger(at: folder.file("new.socai"), mode: .create, clock: clock.reading)
        clock.now = Instant("2026-01-20T00:00:00Z") ?? .epoch
        let report = try new.importLines(from: [path], options: ImportOptions(keepsRecordedTimes: true))
        #expect(report.entries == 4 && report.lastRecordedAheadOfClock == nil)
        let entries = try new.ledger.entries(limit: 9)
        #expect(entries.map(\.recordedAt) == [Poisoned.right, Poisoned.right, clock.now, clock.now])
        // The mark stays where a time was kept, and the others have the clock's.
        #expect(entries.map(\.claimedTime) == [true, true, false, false])
        #expect(try new.ledger.entries(limit: 9).map(\.events) == ledger.ledger.entries(limit: 9).map(\.events))
        try new.record(Self.unit("E"))
        #expect(try !new.info().isAheadOfClock)
    }
}
