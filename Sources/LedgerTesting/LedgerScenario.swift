// Given, when, then: a ledger of households in a folder of its own, what it holds, what is offered to it, and what must
// become of that. It knows no rule itself and needs no test framework: what is not as it must be is thrown.

import EventLedger
import Files
import PovertyLedger
import SyntheticHistory

/// A ledger of households for one test; its file is removed when the value is let go.
///
///     let scenario = try LedgerScenario(on: "2022-12-31")
///     try scenario.given(
///         .unitEstablished("A", name: "A", kind: .ward, on: "2022-01-01"),
///         .householdRegistered("H1", in: "A", members: 4, on: "2022-01-01"))
///     try scenario.when(.householdRegistered("H1", in: "A", members: 2, on: "2022-02-01"))
///         .mustBeRefused(.ruleBroken)
public final class LedgerScenario: Sendable {
    /// The ledger.
    public let ledger: HouseholdLedger
    /// The clock of the ledger; entries are recorded when it says.
    public let clock: TestClock
    /// The folder that holds the ledger, and has room for other files of the test.
    public let folder: TemporaryFolder
    private let entries = Guarded(0)

    /// A ledger in which nothing is recorded, at the end of a day.
    ///
    /// Throws what opening a ledger does.
    public init(on day: Day, offset: UTCOffset = .vietnam) throws(LedgerError) {
        let (folder, clock) = (try TemporaryFolder(), TestClock(.epoch))
        clock.move(toEndOf: day, at: offset)
        self.folder = folder
        self.clock = clock
        // The clock keeps the folder for as long as the ledger is open, also where a test keeps nothing but that.
        ledger = try HouseholdLedger(
            at: folder.file("ledger.socai"), mode: .create, offset: offset,
            clock: { withExtendedLifetime(folder) { clock.now } })
    }

    /// A ledger with a made-up history of households, poor and less poor, from 2022 to
    /// 2025: the same seed gives the same.
    ///
    /// Throws `invalidValue` where the number of events does not do for the households. Cost: an import, about two
    /// microseconds an event.
    public convenience init(seed: UInt64, households: Int = 200, events: Int = 5_000) throws(LedgerError) {
        let options = SynthesisOptions(households: households, events: events, seed: seed)
        if let problem = options.problem { throw LedgerError(.invalidValue, problem) }
        try self.init(on: "2026-01-01")
        var (synthesis, lines) = (Synthesis(options), [UInt8]())
        synthesis.write { bytes, _ in bytes.withUnsafeBytes { lines += $0 } }
        let file = folder.file("history.jsonl")
        try NewFile.write(lines, to: file)
        _ = try ledger.importLines(from: [file], options: ImportOptions(keepsRecordedTimes: true))
    }

    /// Records what must be accepted, in one entry.
    ///
    /// Throws the error of the ledger where it is refused.
    @discardableResult
    public func given(_ events: Event..., document: String? = nil) throws(LedgerError) -> Receipt {
        try ledger.record(entry(events, document))
    }

    /// Offers events in one entry, and keeps what became of it.
    public func when(_ events: Event..., document: String? = nil) -> LedgerOutcome {
        let entry = entry(events, document)
        return LedgerOutcome { () throws(LedgerError) in try ledger.record(entry) }
    }

    /// Entries are called `test-1`, `test-2` and so on, so that errors and references can name them.
    private func entry(_ events: [Event], _ document: String?) -> Entry {
        let number = entries.withLock { (count: inout Int) in
            count += 1
            return count
        }
        return Entry(id: "test-\(number)", actor: "test", document: document, events: events)
    }
}
