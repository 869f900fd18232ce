// Whether all is sound, told as fast as entries can be read: each record is checked where it lies, each derived table is
// walked in its own order, and sums over both must be the same. It checks all that `LedgerVerifier` does but can only say
// that nothing is damaged, or that it is not sure; then that one looks again, precisely, and names the place.
//
//   entries, in order      → what each leads to, taken into a sum a table; the rules; how far each stream came
//   each derived table     → its own sum, its own keys, and nothing in it beside that
// It reads one snapshot and changes nothing; beside a record it keeps 40 bytes a stream.

import LMDB

/// One check of the content of a ledger.
struct SoundnessCheck: ~Copyable {
    let store: LedgerStore
    let rehearsal: Rehearsal
    let ground: JudgingGround
    let rules: (any LedgerRules)?
    var judge: (any InPlaceJudge)?
    let key: SumKey
    var ledger: WorkingLedger
    /// How far the walk has come, as a running state would say it.
    var extent = LedgerExtent()
    var state = LedgerState()
    /// Whether an entry ended at the visible position.
    var isVisibleMet = false
    /// What the entries lead to.
    var sums = DerivedSums()
    var texts: SoundTexts
    /// The voids of the entry that is checked, by place.
    var voided: [TimelineItem?] = []

    init(
        _ store: LedgerStore, rules: (any LedgerRules)?, key: SumKey = .random()
    ) throws(LedgerError) {
        self.store = store
        self.rules = rules
        self.key = key
        judge = rules?.inPlaceJudge()
        rehearsal = Rehearsal(store, try store.beginRead())
        ground = JudgingGround(rehearsal, key)
        ledger = WorkingLedger(rehearsing: rehearsal)
        texts = SoundTexts(key)
    }

    /// Walks over all entries, those of an unfinished import too, and then over each table.
    /// Throws the first doubt; storage that can't be read is one.
    consuming func run(
        _ report: Verification, _ progress: (Position, Position) -> Void
    ) throws(Doubt) -> Verification {
        var report = report
        try readState()
        try walkEntries(progress)
        try checkEnd()
        try compareTables()
        try reading(.state) { (check) throws(LMDBError) in try check.rehearsal.transaction.checkSnapshot() }
        report.lastPosition = state.visible.position
        report.unfinishedEvents = state.written.position - state.visible.position
        report.soundEntries = extent.entries
        report.soundEvents = extent.position
        report.comparedThrough = extent.position
        report.judgedThrough = rules == nil ? 0 : extent.position
        return report
    }

    /// Runs a storage call; its error is a doubt.
    func reading<Result>(
        _ kind: VerificationKind, _ body: (borrowing SoundnessCheck) throws(LMDBError) -> Result
    ) throws(Doubt) -> Result {
        do {
            return try body(self)
        } catch { throw Doubt(kind) }
    }

    private mutating func readState() throws(Doubt) {
        do {
            state = try store.state(in: rehearsal.transaction)
        } catch { throw Doubt(.state) }
        if try count(store.tables.properties, .state) != (store.tables.proofs == nil ? 2 : 3) { throw Doubt(.state) }
        let timelines = try count(store.tables.timelines, .timelines)
        for category in 0..<LedgerExtent.categories {
            rehearsal.reserve(UInt8(category), min(Int(state.written.streamCounts[category]), timelines))
        }
    }

    func count(_ table: Table, _ kind: VerificationKind) throws(Doubt) -> Int {
        try reading(kind) { (check) throws(LMDBError) in try check.rehearsal.transaction.count(table) }
    }

    private mutating func walkEntries(_ progress: (Position, Position) -> Void) throws(Doubt) {
        var scan = try scan(store.tables.entries, .positions)
        var told = 0
        while try step(&scan, .positions) {
            try scan.withRecord { (key, record) throws(Doubt) in try take(key, record) }
            guard extent.position - told >= 65_536 else { continue }
            told = extent.position
            progress(told, max(told, state.written.position))
        }
    }

    func scan(_ table: Table, _ kind: VerificationKind) throws(Doubt) -> Scan {
        do {
            return try rehearsal.transaction.scan(table, from: nil)
        } catch { throw Doubt(kind) }
    }

    func step(_ scan: inout Scan, _ kind: VerificationKind) throws(Doubt) -> Bool {
        do {
            return try scan.next()
        } catch { throw Doubt(kind) }
    }

    /// What the walk came to must be what the state says.
    private func checkEnd() throws(Doubt) {
        if extent.position != state.written.position { throw Doubt(.positions) }
        var expected = extent
        // The time of the last visible entry is put back only when the last of the others is taken out.
        if state.isStaging { expected.recordedAt = state.written.recordedAt }
        if expected != state.written { throw Doubt(.state) }
        // Inside an entry, or before the first one, no entry's end was there to be compared.
        guard isVisibleMet || state.visible == LedgerExtent() else { throw Doubt(.state) }
    }
}
