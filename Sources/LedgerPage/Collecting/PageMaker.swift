// Collects what a page shows: the span of its sliders, and section by section the answers of the reports as JSON. Each
// section is an extension in a file of its own. Everything is of one state of the ledger.

import PovertyReports

/// A page's data under construction.
struct PageMaker: HistorySections, AskedSections {
    let view: HouseholdView
    let question: PageQuestion
    /// The last position that is known.
    let position: Position
    let from: Day
    let to: Day
    let histories: HouseholdHistories
    let unitHistory: UnitHistoryFold
    let closings: [Closing]
    let plans: [Plan]
    var json = JSONWriter(reservingBytes: 1 << 19)

    init(_ view: HouseholdView, _ question: PageQuestion) throws(LedgerError) {
        self.view = view
        self.question = question
        position = view.ledger.lastPosition
        histories = try view.householdHistories(knownThrough: position)
        guard let last = histories.entries.last, let recorded = Instant(microsecondsSinceEpoch: last.recordedAt) else {
            throw LedgerError(
                .notFound, "nothing is recorded in the ledger", remedy: "import its entries first",
                file: view.ledger.path)
        }
        unitHistory = try view.unitHistory(knownThrough: position)
        closings = try view.closings(knownThrough: position)
        let recordedDay = recorded.day(at: view.ledger.offset)
        let to = question.to ?? max(recordedDay, closings.last?.through ?? recordedDay)
        plans = try view.at(Cut(effectiveOn: to, position: position)).plans()
        let first = histories.items.map(\.item.effectiveDay).min().flatMap { Day(daysSinceEpoch: $0) }
        let from = question.from ?? PageMaker.firstDay(plans, first, before: to)
        try PageMaker.check(from, to)
        (self.from, self.to) = (from, to)
    }

    /// A cut of this ledger with everything known.
    func now(_ day: Day) -> CutView { view.at(Cut(effectiveOn: day, position: position)) }

    func asked(on day: Day) throws(LedgerError) -> UnionCutView {
        try UnionView(view).at(CutExpression(day, knownAt: .position(position)))
    }

    /// The closings and now: where the reports are asked what was known.
    var stages: [Position] { Set(closings.map(\.cut.position) + [position]).sorted() }

    /// The whole of the data.
    mutating func data() throws(LedgerError) -> [UInt8] {
        json.beginObject()
        writeSpan()
        try writeUnits()
        try writeTotals()
        writePostings()
        writeClosings()
        try writeTargets()
        try writeMovement()
        try writeRevisions()
        try writeAudit()
        try writeAid()
        try writeHouseholds()
        try writeProof()
        json.endObject()
        return json.bytes
    }

    private mutating func writeSpan() {
        writeSpan(of: view.ledger.path)
        json.member("known")
        json.string(packedDays)
        json.member("stages")
        write(stages)
    }

    /// The days of recording, each with the last position recorded on it.
    private var packedDays: String {
        var packed = Packed()
        var (lastDay, lastPosition) = (Int32(0), 0)
        func day(_ entry: EntryHead) -> Int32 {
            Instant(microsecondsSinceEpoch: entry.recordedAt)?.day(at: view.ledger.offset).daysSinceEpoch ?? 0
        }
        for (index, entry) in histories.entries.enumerated() {
            let today = day(entry)
            if index + 1 < histories.entries.count, day(histories.entries[index + 1]) == today { continue }
            packed.add(signed: today - lastDay)
            packed.add(UInt64(entry.lastPosition - lastPosition))
            (lastDay, lastPosition) = (today, entry.lastPosition)
        }
        return packed.base64
    }
}
