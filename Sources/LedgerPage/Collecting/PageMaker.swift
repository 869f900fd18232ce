// Collects what a page shows: the span of its sliders, and section by section the answers of the reports as JSON. Each
// section is an extension in a file of its own. Everything is of one state of the ledger.

import PovertyReports

/// A page's data under construction.
struct PageMaker: PageSections {
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

    /// The most years between the first day and the last.
    static let maximumYears = 100

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
        let from = question.from ?? PageMaker.firstDay(plans, histories, before: to)
        guard from <= to else {
            throw LedgerError(
                .invalidValue, "the page from \(from) to \(to) ends before it begins",
                remedy: "give its first day and then its last")
        }
        guard to.year - from.year <= PageMaker.maximumYears else {
            throw LedgerError(
                .invalidValue, "the page from \(from) to \(to) is longer than \(PageMaker.maximumYears) years",
                remedy: "give a later first day")
        }
        (self.from, self.to) = (from, to)
    }

    /// The day before the first year that a target measures; without targets that of the first event of a household.
    private static func firstDay(_ plans: [Plan], _ histories: HouseholdHistories, before to: Day) -> Day {
        let earliest = Day(year: max(to.year - maximumYears, 1), month: 1, day: 1) ?? .first
        let measured = plans.flatMap(\.targets).compactMap { Day.endOfYear(($0.firstDay?.next ?? $0.due).year - 1) }
            .min()
        let first = histories.items.map(\.item.effectiveDay).min().flatMap { Day(daysSinceEpoch: $0) }
        return min(max(measured ?? first ?? to, earliest), to)
    }

    /// A cut of this ledger with everything known.
    func now(_ day: Day) -> CutView { view.at(Cut(effectiveOn: day, position: position)) }

    /// The closings and now: where the reports are asked what was known.
    var stages: [Position] { Set(closings.map(\.cut.position) + [position]).sorted() }

    /// The years of the page, each with its days inside the page.
    var years: [(year: Int, first: Day, last: Day)] {
        guard let start = from.next, start <= to else { return [] }
        return (start.year...to.year).compactMap { year in
            guard let first = Day(year: year, month: 1, day: 1), let last = Day.endOfYear(year) else { return nil }
            return (year, max(first, start), min(last, to))
        }
    }

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
