// Verifying what a ledger holds: one walk over the entries in the order of their positions, then one over each derived
// table. Both look quickly first: an entry is checked where it lies, a table by sums. What that is not sure of is
// looked at precisely, and only that: the entry is decoded, or judged as if it came in now, the tables are compared row
// by row. Only the precise look reports, so that a finding names its place, and the walk continues behind it.
//
//   each entry      its form (`EntryForm`), what it follows on, the numbers of its streams, the rules (`InPlaceJudge`)
//   the tables      the rows that the entries lead to, and none beside (`TableComparison`, `RowComparison`)
//   in the end      whether the state describes what the walk found
//
// It reads one snapshot and changes nothing; beside a record it keeps 32 bytes a stream.

import LMDB

/// One verification of the content of a ledger.
struct LedgerVerifier: ~Copyable {
    let store: LedgerStore
    let rehearsal: Rehearsal
    let ground: JudgingGround
    let rules: (any LedgerRules)?
    /// Derived tables whose pages are damaged: they are not looked at.
    let skipped: Set<String>
    let key: SumKey
    var form: EntryForm
    var judge: (any InPlaceJudge)?
    /// The events of the domain that a ledger lists.
    let listed: KeyEvents?
    var ledger: WorkingLedger
    var report: Verification
    /// How far the walk has come, as a running state would say it.
    var extent = LedgerExtent()
    /// The state that the file says; nil when it can't be read.
    var state: LedgerState?
    /// The position that the next entry must have; nil behind one whose events can't be counted.
    var expected: Position? = 1
    /// Whether every entry so far was sound, so that derived tables can be compared.
    var isInStep = true
    /// The last position that was in step.
    var inStepThrough: Position = 0
    /// How far the walk had come at the visible position, if it was in step there and an entry ended there.
    var extentAtVisible: LedgerExtent?
    /// How many entries there are rows of to compare, and what they lead to.
    var comparableEntries = 0
    var sums = DerivedSums()
    /// Whether sums can say that the tables are sound; where not, they are compared row by row.
    var isSureOfTables = true
    /// Whether rules are asked: they read derived tables, which must be sound as far as the walk has come.
    var isJudging = false
    var brokenRules = BrokenRules()
    /// What the entries lead to by the rules, compared with the tables; nil where that is not asked.
    var followed: FollowedComparison?
    /// The last position of each day of recording, as the entries give it.
    var days: [RecordingDay] = []
    /// The voids of the entry that is judged in place, by place.
    var voided: [TimelineItem?] = []

    init(
        _ store: LedgerStore, rules: (any LedgerRules)?, skipping skipped: Set<String>, _ report: Verification,
        key: SumKey = .random()
    ) throws(LedgerError) {
        self.store = store
        self.rules = rules
        listed = rules?.keyEvents
        self.skipped = skipped
        self.report = report
        self.key = key
        form = EntryForm(key)
        rehearsal = Rehearsal(store, try store.beginRead())
        ground = JudgingGround(rehearsal, key)
        ledger = WorkingLedger(rehearsing: rehearsal)
    }

    /// Whether no page is damaged of the tables that entries are judged by.
    private var areRowsReadable: Bool { skipped.isSubset(of: LedgerTables.answerNames) }

    /// Walks over all entries, those of an unfinished import too, then over the derived
    /// tables, and gives what was found.
    mutating func run(_ progress: (Position, Position) -> Void) throws(LedgerError) -> Verification {
        try readState()
        isJudging = rules != nil && areRowsReadable && isInStep && !report.hasDerivedFinding
        if isJudging { judge = rules?.inPlaceJudge() }
        // Where no rules are, nothing is posted and listed: the tables must be empty. A domain that can't be read is
        // another finding.
        if isJudging || rules == nil && (try? store.hasNamedDomain()) == false {
            followed = try FollowedComparison(store, skipping: skipped, rehearsal.transaction)
        }
        try walkEntries(progress)
        checkLastPosition()
        try compareTables()
        do {
            try rehearsal.transaction.checkSnapshot()
        } catch { throw store.failure(error) }
        return report
    }

    /// Walks over all entries without looking at derived tables, and gives what was found. Entries
    /// that contradict each other are not reported.
    mutating func checkEntries() throws(LedgerError) -> Verification {
        try readState()
        try walkEntries { _, _ in }
        checkLastPosition()
        checkState()
        do {
            try rehearsal.transaction.checkSnapshot()
        } catch { throw store.failure(error) }
        return report
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
        let rows = try store.count(store.tables.properties, in: rehearsal.transaction)
        var expected = store.tables.proofs == nil ? 2 : 3
        let followed = try store.value(store.tables.properties, LedgerTables.followedKey, in: rehearsal.transaction)
        if store.tables.balances != nil, followed != nil { expected += 1 }
        if rows != expected, state != nil {
            report.add(.state, "there are \(rows) rows that say what the file is, and there should be \(expected)")
        }
        guard let state, !skipped.contains(store.tables.timelines.name) else { return }
        let timelines = try store.count(store.tables.timelines, in: rehearsal.transaction)
        for category in 0..<LedgerExtent.categories {
            rehearsal.reserve(UInt8(category), min(Int(state.written.streamCounts[category]), timelines))
        }
    }

    private mutating func walkEntries(_ progress: (Position, Position) -> Void) throws(LedgerError) {
        let last = state?.written.position ?? 0
        var scan = try store.scan(store.tables.entries, from: [0], in: rehearsal.transaction)
        var reported = 0
        while try store.step(&scan) {
            scan.withRecord { key, record in take(key, record) }
            guard extent.position - reported >= 65_536 else { continue }
            reported = extent.position
            progress(reported, max(reported, last))
        }
    }

    /// Notes damage to the entries. Derived tables can't be compared beyond it.
    mutating func lose(_ kind: VerificationKind, _ position: Position?, _ problem: Sentence) {
        report.add(kind, position: position, problem)
        isInStep = false
    }

    /// The entries must end where the state says.
    private mutating func checkLastPosition() {
        guard let state else { return }
        // How many events an unreadable entry had is known only from the next one.
        let end = expected.map { $0 - 1 } ?? state.written.position
        if end < state.written.position {
            lose(.positions, end + 1, "entries end here, and the last position is \(state.written.position)")
        } else if end > state.written.position {
            lose(.positions, state.written.position + 1, "there are entries behind the last position")
        }
        report.lostEvents = max(0, state.written.position - report.soundEvents)
    }

    /// Compares the derived tables with the entries that were in step, and what rests on them: rules and state.
    private mutating func compareTables() throws(LedgerError) {
        report.comparedThrough = inStepThrough
        var tables = TableComparison(
            store, rehearsal, key, streamCounts: extent.streamCounts, through: isInStep ? nil : inStepThrough,
            hasRules: rules != nil)
        let rowsAgree = isSureOfTables && areRowsReadable ? try tables.agree(with: sums) : false
        var rows = RowComparison(store, rehearsal, rules, skipping: skipped, report)
        var judgedThrough = inStepThrough
        if !rowsAgree {
            try rows.compare(entries: comparableEntries)
            isInStep = isInStep && rows.isInStep
            inStepThrough = rows.inStepThrough
            judgedThrough = min(judgedThrough, rows.soundThrough)
        }
        report = rows.report
        try compareDays()
        try compareFollowed()
        try compareFollowedRow()
        if isJudging {
            report.judgedThrough = judgedThrough
            brokenRules.add(to: &report, through: judgedThrough)
        }
        checkState()
        guard isInStep, !rowsAgree || !tables.snapshotsAgree else { return }
        rows.report = report
        try rows.compareWholes(entries: extent.entries, voids: sums.voids.count)
        report = rows.report
    }

    /// Compares the days of recording with those of the entries that were in step.
    private mutating func compareDays() throws(LedgerError) {
        guard isInStep, let table = store.tables.recordedDays, !skipped.contains(table.name) else { return }
        var scan = try store.scan(table, from: [0], in: rehearsal.transaction)
        var count = 0
        while try store.step(&scan) {
            let (key, row) = scan.withRecord { key, row in
                (key.copy(0..<key.byteCount), row.copy(0..<row.byteCount))
            }
            let expected = days.indices.contains(count) ? days[count] : nil
            count += 1
            guard let expected, key == RecordedDayRow.key(expected.day), row == LedgerTables.key(expected.position)
            else {
                report.add(
                    .recordedDays, position: expected?.position, key: key,
                    "the last position of the day is another than that of the entries")
                return
            }
        }
        guard count < days.count else { return }
        report.add(
            .recordedDays, position: days[count].position, key: RecordedDayRow.key(days[count].day),
            "the last position of the day is missing")
    }

    /// Compares balances and key events with what the entries lead to, where every entry kept the rules.
    private mutating func compareFollowed() throws(LedgerError) {
        guard isInStep, isJudging || rules == nil, brokenRules.isEmpty, var followed else { return }
        try followed.finish()
        for finding in followed.findings {
            report.add(finding.kind, position: finding.position, key: finding.key, finding.problem)
        }
    }

    /// The row that says that what rules leave is complete is as it must be, or missing.
    private mutating func compareFollowedRow() throws(LedgerError) {
        let (table, key) = (store.tables.properties, LedgerTables.followedKey)
        guard store.tables.balances != nil, let row = try store.value(table, key, in: rehearsal.transaction),
            row != LedgerTables.followedRow
        else { return }
        report.add(.balances, key: key, "the row that says whether balances are complete can't be read")
    }

    /// The walk must have found what the state says, at the visible position and at the last.
    private mutating func checkState() {
        guard let state else { return }
        let visible = state.visible.position
        if let extentAtVisible, extentAtVisible != state.visible, visible <= inStepThrough {
            report.add(
                .state, position: visible, "what readers see is not what the entries through this position say")
        }
        guard isInStep else { return }
        var expected = extent
        // The time of the last visible entry is put back only when the last of the others is taken out.
        if state.isStaging { expected.recordedAt = state.written.recordedAt }
        if expected != state.written {
            report.add(.state, "the last time, the number of entries or of streams is not that of the entries")
        }
        // Inside an entry, or before the first one, no entry's end was there to be compared.
        if extentAtVisible == nil, state.visible != LedgerExtent() {
            report.add(
                .state, position: visible, "what readers see, through position \(visible), ends with no entry")
        }
    }
}

// What the rules say of entries, held back until it is known how far the derived rows are sound that rules rest on.

/// The events that break a rule, in their order.
struct BrokenRules {
    private var found: [(kind: VerificationKind, problem: Sentence, positions: [Position])] = []

    /// Whether no event breaks a rule.
    var isEmpty: Bool { found.isEmpty }

    /// Notes an event; the words of the first of a kind are kept.
    mutating func note(_ kind: VerificationKind, _ position: Position, _ problem: Sentence) {
        if let index = found.firstIndex(where: { $0.kind == kind }) {
            found[index].positions.append(position)
        } else {
            found.append((kind, problem, [position]))
        }
    }

    /// Adds those of the entries through a position.
    func add(to report: inout Verification, through last: Position) {
        for (kind, problem, positions) in found {
            let count = positions.count { $0 <= last }
            if count > 0 { report.add(kind, position: positions.first, count: count, problem) }
        }
    }
}
