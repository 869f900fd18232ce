// Verifying what a ledger holds: one walk over the entries in the order of their positions. Each entry is read as
// strictly as it can be, each derived table is asked for the row that the entry leads to, and the rules judge the entry
// on what was known before it. In the end the tables are counted, so that nothing can be in them beside that.
// It reads one snapshot and changes nothing; beside a record it keeps 40 bytes a stream.

import LMDB

/// One verification of the content of a ledger.
struct LedgerVerifier: ~Copyable {
    let store: LedgerStore
    let rehearsal: Rehearsal
    let rules: (any LedgerRules)?
    /// Derived tables whose pages are damaged: they are not looked at.
    let skipped: Set<String>
    var ledger: WorkingLedger
    var report: Verification
    /// How far the walk has come, as a running state would say it.
    var extent = LedgerExtent()
    /// The state that the file says; nil when it can't be read.
    var state: LedgerState?
    /// Whether an entry ended at the visible position.
    var isVisibleMet = false
    /// The position that the next entry must have; nil behind one whose events can't be counted.
    var expected: Position? = 1
    /// Whether every entry so far was sound, so that derived tables can be compared.
    var isInStep = true
    var voidCount = 0

    init(
        _ store: LedgerStore, rules: (any LedgerRules)?, skipping skipped: Set<String>, _ report: Verification
    ) throws(LedgerError) {
        self.store = store
        self.rules = rules
        self.skipped = skipped
        self.report = report
        rehearsal = Rehearsal(store, try store.beginRead())
        ledger = WorkingLedger(rehearsing: rehearsal)
    }

    /// Walks over all entries, those of an unfinished import too, and gives what was found.
    consuming func run(_ progress: (Position, Position) -> Void) throws(LedgerError) -> Verification {
        try readState()
        let last = state?.written.position ?? 0
        var scan = try store.scan(store.tables.entries, from: [0], in: rehearsal.transaction)
        var told = 0
        while try next(&scan) {
            try scan.withRecord { (key, record) throws(LedgerError) in try take(key, record) }
            guard extent.position - told >= 65_536 else { continue }
            told = extent.position
            progress(told, max(told, last))
        }
        checkEnd()
        if isInStep { try compareTables() }
        do {
            try rehearsal.transaction.checkSnapshot()
        } catch { throw store.failure(error) }
        return report
    }

    private func next(_ scan: inout Scan) throws(LedgerError) -> Bool {
        do {
            return try scan.next()
        } catch { throw store.failure(error) }
    }

    /// Reads how far the ledger says that it reaches.
    private mutating func readState() throws(LedgerError) {
        do {
            let state = try store.state(in: rehearsal.transaction)
            self.state = state
            report.lastPosition = state.visible.position
            report.unfinishedEvents = state.written.position - state.visible.position
        } catch {
            let isRebuild = error.code == .needsRebuild
            let problem = try store.stateRowProblem(in: rehearsal.transaction)
            report.add(
                .state, key: problem.map { _ in LedgerTables.stateKey }, isDerived: isRebuild, problem ?? error.problem)
            // Nothing that is derived is there as yet.
            if isRebuild { isInStep = false }
        }
        let rows = try count(store.tables.properties)
        let expected = store.tables.proofs == nil ? 2 : 3
        if rows != expected, state != nil {
            report.add(.state, "there are \(rows) rows that say what the file is, and there should be \(expected)")
        }
        for category in 0..<LedgerExtent.categories {
            let streams = min(Int(state?.written.streamCounts[category] ?? 0), try count(store.tables.timelines))
            rehearsal.reserve(UInt8(category), streams)
        }
    }

    func count(_ table: Table) throws(LedgerError) -> Int {
        guard !skipped.contains(table.name) else { return 0 }
        do {
            return try rehearsal.transaction.count(table)
        } catch { throw store.failure(error) }
    }

    /// Notes damage to the entries. Derived tables can't be compared beyond it.
    mutating func lose(_ kind: VerificationKind, _ position: Position?, _ problem: String) {
        report.add(kind, position: position, problem)
        isInStep = false
    }

    /// What the walk came to must be what the state says, at the visible position and at the last.
    mutating func checkEnd() {
        guard let state else { return }
        // How many events an entry had that can't be read, only the next one tells.
        let end = expected.map { $0 - 1 } ?? state.written.position
        if end < state.written.position {
            lose(.positions, end + 1, "entries end here, and the last position is \(state.written.position)")
        } else if end > state.written.position {
            lose(.positions, state.written.position + 1, "there are entries behind the last position")
        }
        report.lostEvents = max(0, state.written.position - report.soundEvents)
        guard isInStep else { return }
        var expected = extent
        // The time of the last visible entry is put back only when the last of the others is taken out.
        if state.isStaging { expected.recordedAt = state.written.recordedAt }
        if expected != state.written {
            report.add(.state, "the last time, the number of entries or of streams is not that of the entries")
        }
        // Inside an entry, or before the first one, no entry's end was there to be compared.
        if !isVisibleMet, state.visible != LedgerExtent() {
            report.add(
                .state, position: state.visible.position,
                "what readers see, through position \(state.visible.position), ends with no entry")
        }
    }
}
