// A synthetic history as JSON Lines, and its ledger, imported by the command line as a user would. It is made once in a
// run; nothing here is measured.

import EventLedger
import PovertyLedger
import PovertyReports

/// The same events for all sides.
final class History {
    /// The JSON Lines.
    let lines: String
    /// How many events there are.
    let events: Int
    private let imported: String
    private let bench: Workbench
    private var opened: HouseholdLedger?
    private var isImported = false

    init(_ name: String, events: Int, oneEventEntries: Bool, on bench: Workbench) throws {
        self.events = events
        self.bench = bench
        lines = bench.file(name + ".jsonl")
        imported = bench.file(name + ".socai")
        bench.tell("making \(Format.events(events)) events" + (oneEventEntries ? ", one an entry" : ""))
        TextFile.remove(imported, imported + "-lock")
        try ChildProcess.run(
            bench.socai,
            ["synthesize", "-o", lines, "--events", "\(events)", "--households", "\(bench.households)"]
                + (oneEventEntries ? ["--one-event-entries"] : []))
    }

    /// The path of the ledger of these events, imported on first use.
    func ledgerPath() throws -> String {
        if !isImported {
            bench.tell("importing \(Format.events(events)) events")
            try bench.importLines(lines, into: imported)
            isImported = true
        }
        return imported
    }

    /// The ledger, open for reading; once it is, its file must not be opened otherwise in this process.
    func ledger() throws -> HouseholdLedger {
        if let opened { return opened }
        let ledger = try HouseholdLedger(at: try ledgerPath(), mode: .readOnly)
        opened = ledger
        return ledger
    }

    /// Closes the ledger, if it is open.
    func close() { opened = nil }

    /// The cut that is timed: half a year before the end, all that is known, so that every event must be looked at.
    func question() throws -> Question {
        Question(cut: Cut(effectiveOn: "2025-06-30", position: try ledger().ledger.lastPosition()))
    }

    /// Cuts at which answers are compared: also days and knowledge in the middle.
    func questionsToCompare() throws -> [Question] {
        let ledger = try ledger()
        return try [("2022-12-31", "2023-06-30"), ("2024-06-30", "2024-12-31"), ("2025-06-30", "2025-12-31")].map {
            (day: Day, known: Day) in
            Question(cut: try ledger.cut(CutExpression(day, knownAt: .day(known))))
        } + [try question()]
    }

    /// The ids of all streams of a category, by number.
    func names(_ category: StreamCategory) throws -> [String] {
        let ledger = try ledger().ledger
        let count = try ledger.streamCount(category: category.rawValue)
        return try (0..<count).map { number in
            try ledger.streamID(category: category.rawValue, number: UInt32(number)) ?? ""
        }
    }

    /// Hands over every event as a typed row.
    func flatten(_ take: (FlatEvent) throws -> Void) throws {
        let ledger = try ledger().ledger
        let last = try ledger.lastPosition()
        var voids = VoidFold()
        try ledger.replay(through: last, into: &voids)
        try withoutActuallyEscaping(take) { take in
            var failure: (any Error)?
            var flattening = Flattening(voidedBy: voids.voidedBy) { event in
                do {
                    if failure == nil { try take(event) }
                } catch { failure = error }
            }
            try ledger.replay(through: last, into: &flattening)
            if let failure { throw failure }
        }
    }
}

extension Workbench {
    /// Makes a ledger and imports a file into it, as a user would.
    func importLines(_ lines: String, into ledger: String) throws {
        try ChildProcess.run(socai, ["init", ledger])
        try ChildProcess.run(socai, ["import", ledger, lines, "--keep-recorded-times"])
    }
}
