// One export while it is written: every table was begun, rows go to the table of their type. The order of work is that
// of `HouseholdView+AnalysisExport`.

import EventLedger
import PovertyLedger

/// Writes the rows of one state of a ledger.
struct AnalysisWriter {
    private let view: HouseholdView
    private let last: Position
    private let facts: LedgerFacts
    private var set: TableSet
    /// The codes of households by their number.
    private var households: [String] = []
    /// The events of units that say which there are, by unit in the order of first appearance.
    private var units: [(unit: String, events: [EventRow])] = []
    private var unitIndex: [String: Int] = [:]
    private var json = JSONWriter()

    private let tables: AnalysisTables

    /// The most entries, and bytes of their records, that are read at once, except for a single longer one.
    private static let (pageEntries, pageBytes) = (256, 4_194_304)

    /// Replays what is looked up later, and begins every table.
    init(_ view: HouseholdView, _ sink: any TableSink) throws(LedgerError) {
        self.view = view
        last = view.ledger.lastPosition
        var facts = LedgerFacts(through: last)
        try view.ledger.replay(through: last, into: &facts)
        self.facts = facts
        households.reserveCapacity(facts.firstPositions.count)
        set = TableSet(sink)
        tables = try AnalysisTables(&set)
        for row in ReadmeRow.rows(of: set.descriptions, AnalysisViews.all) { try tables.readme.append(row, to: &set) }
        try tables.ledger.append(try LedgerRow(view.ledger), to: &set)
        for householdClass in ExportTable.allClasses { try tables.classes.append(householdClass, to: &set) }
    }

    /// The events and households there are to write.
    private var all: Int { last + facts.firstPositions.count }

    /// Writes entries and their events.
    mutating func writeEvents(_ progress: HouseholdView.AnalysisProgressHandler) throws(LedgerError) {
        var position = 0
        while position < last {
            let page = try view.ledger.entries(
                after: position, limit: AnalysisWriter.pageEntries, maximumBytes: AnalysisWriter.pageBytes)
            guard let end = page.last?.lastPosition else { break }
            let voids = try view.ledger.voids(ofEventsAt: position + 1...end)
            for entry in page { try write(entry, voids) }
            position = end
            try checkIsWanted()
            try progress(AnalysisProgress(done: position, all: all, isIndexing: false))
        }
    }

    private func checkIsWanted() throws(LedgerError) {
        guard Task.isCancelled else { return }
        throw LedgerError(.cancelled, "the export was cancelled", remedy: "nothing was written; start it again")
    }

    private mutating func write(_ entry: RecordedEntry, _ voids: [Position: Position]) throws(LedgerError) {
        try tables.entries.append(EntryRow(recorded: entry, offset: view.ledger.offset), to: &set)
        let decoded = try view.entry(entry)
        for (recorded, event) in zip(entry.events, decoded.events) {
            let row = EventRow(
                position: recorded.position, entryPosition: entry.firstPosition, knownFrom: entry.lastPosition,
                knownTo: voids[recorded.position].map { facts.firstCut(knowing: $0) } ?? OpenEnd.position,
                stream: recorded.stream, event: event)
            noteHousehold(row)
            json.event(event)
            try tables.events.append(WholeEventRow(event: row, json: json.takeBytes()), to: &set)
            json.removeAll()
            try write(row, referred: recorded.referredPosition)
        }
    }

    /// Keeps the code of a household where this is its first event.
    private mutating func noteHousehold(_ row: EventRow) {
        guard households.count < facts.firstPositions.count, facts.firstPositions[households.count] == row.position
        else { return }
        households.append(row.stream.id)
    }

    /// Writes an event to the table of its type, if it has one; `referred` is the position of the event that it names.
    private mutating func write(_ row: EventRow, referred: Position?) throws(LedgerError) {
        switch row.event.body {
        case .householdClassified, .householdExitedPoverty:
            if let decision = DecisionRow(row) { try tables.decisions.append(decision, to: &set) }
        case .incomeAssessed(let fields): try tables.incomes.append(FieldsRow(event: row, fields: fields), to: &set)
        case .aidGiven(let fields): try tables.aid.append(FieldsRow(event: row, fields: fields), to: &set)
        case .householdTotalReported(let fields):
            try tables.totals.append(FieldsRow(event: row, fields: fields), to: &set)
        case .sponsorAssigned(let fields):
            let sponsorship = SponsorshipRow(
                event: row, household: fields.household, sponsor: fields.sponsor, isEnd: false)
            try tables.sponsorships.append(sponsorship, to: &set)
        case .sponsorEnded(let fields):
            let sponsorship = SponsorshipRow(
                event: row, household: fields.household, sponsor: fields.sponsor, isEnd: true)
            try tables.sponsorships.append(sponsorship, to: &set)
        case .awardGranted(let fields): try tables.awards.append(FieldsRow(event: row, fields: fields), to: &set)
        case .awardRevoked(let fields):
            let revocation = RevocationRow(event: row, award: referred ?? 0, cause: fields.cause)
            try tables.revocations.append(revocation, to: &set)
        case .unitEstablished, .unitChanged, .unitMerged, .unitDivided: noteUnit(row)
        case .fundEstablished(let fields): try tables.funds.append(FieldsRow(event: row, fields: fields), to: &set)
        case .contributionReceived(let fields):
            try tables.contributions.append(
                ContributionRow(row, received: fields, pledge: referred), to: &set)
        case .contributionPledged(let fields):
            try tables.contributions.append(ContributionRow(row, pledged: fields), to: &set)
        case .planAdopted, .planRevised: try writePlan(row)
        case .periodClosed(let fields): try writeClosing(ClosingRow(event: row, fields: fields))
        default: break
        }
    }

    private mutating func noteUnit(_ row: EventRow) {
        if let index = unitIndex[row.stream.id] {
            units[index].events.append(row)
        } else {
            unitIndex[row.stream.id] = units.count
            units.append((row.stream.id, [row]))
        }
    }

    private mutating func writePlan(_ row: EventRow) throws(LedgerError) {
        guard let plan = PlanRow(row) else { return }
        try tables.plans.append(plan, to: &set)
        for target in plan.targets { try tables.targets.append(TargetRow(plan: plan, target: target), to: &set) }
    }

    private mutating func writeClosing(_ closing: ClosingRow) throws(LedgerError) {
        try tables.closings.append(closing, to: &set)
        for row in closing.fields.figures?.counts ?? [] {
            try tables.closingFigures.append(ClosingFigureRow(closing: closing, row: row), to: &set)
        }
    }

    /// Writes the units.
    mutating func writeUnits() throws(LedgerError) {
        let rectangles = UnitRectangles(facts, view)
        var set = set
        try rectangles.units(units) { (row) throws(LedgerError) in try tables.unitTable.append(row, to: &set) }
        try rectangles.lines { (row) throws(LedgerError) in try tables.unitLines.append(row, to: &set) }
        self.set = set
    }

    /// Writes the states of households; the timelines are compared with the raw records.
    mutating func writeStates(_ progress: HouseholdView.AnalysisProgressHandler) throws(LedgerError) {
        var states = HouseholdStates()
        var names = UnitNames(ledger: view)
        var done = 0
        var set = set
        try view.ledger.scanRecords(
            of: StreamCategory.household.rawValue, vouchedForBy: facts.witness
        ) { (number, items) throws(LedgerError) in
            guard Int(number) < households.count else {
                throw LedgerError(.damaged, "household number \(number) does not exist")
            }
            let household = households[Int(number)]
            for known in try states.rectangles(of: items, facts) {
                let state = known.span.state
                let row = HouseholdStateRow(
                    household: household, unit: try names[state.unit], state: state, known: known)
                try tables.states.append(row, to: &set)
            }
            done += 1
            if done % 4_096 == 0 {
                try checkIsWanted()
                try progress(AnalysisProgress(done: last + done, all: all, isIndexing: false))
            }
        }
        self.set = set
    }

    /// The tables with their sizes, and how much there was to write.
    func finish() throws(LedgerError) -> (tables: [ExportedTables.Table], all: Int) {
        let written = zip(set.descriptions, set.rows).map { ExportedTables.Table(description: $0, rows: $1) }
        return (written, all)
    }
}
