// The data of a page of a union: its figures at any day as known now, for a union has no moment of its own at which something
// was known. What is one ledger's alone, such as revisions, proofs and the events of a household, the page says so of.

import PovertyReports

/// A page's data under construction, from the ledgers of a union.
struct UnionPageMaker: AskedSections {
    let view: UnionView
    let question: PageQuestion
    /// The number of events in all ledgers, as the one position that is known.
    let position: Position
    let from: Day
    let to: Day
    let plans: [Plan]
    private let postings: UnionPostings
    var json = JSONWriter(reservingBytes: 1 << 19)

    /// The most units with which movement tables have a row for each.
    private static let unitsOfMovement = 400

    init(_ view: UnionView, _ question: PageQuestion) throws(LedgerError) {
        self.view = view
        self.question = question
        position = view.eventCount
        let recorded = view.offices.compactMap { $0.view.ledger.lastRecordedAt }.max()
        guard let recorded else {
            throw LedgerError(
                .notFound, "nothing is recorded in the ledgers of the union", remedy: "import their entries first",
                file: view.path)
        }
        let now = try view.at(CutExpression(.last))
        let closed = try now.lastClosedDay()
        let recordedDay = recorded.day(at: view.offset)
        let to = question.to ?? max(recordedDay, closed ?? recordedDay)
        plans = try view.at(CutExpression(to)).plans()
        postings = try now.postings()
        let from =
            question.from
            ?? Self.firstDay(plans, postings.firstDay.flatMap { Day(daysSinceEpoch: $0) }, before: to)
        try Self.check(from, to)
        (self.from, self.to) = (from, to)
    }

    func asked(on day: Day) throws(LedgerError) -> UnionCutView { try view.at(CutExpression(day)) }

    /// The whole of the data.
    mutating func data() throws(LedgerError) -> [UInt8] {
        json.beginObject()
        writeSpan(of: view.path)
        writeUnion()
        try writeUnits()
        try writeTotals()
        writePostings()
        json.member("closings")
        json.beginArray()
        json.endArray()
        try writeTargets()
        try writeMovement()
        json.member("revisions")
        json.null()
        try writeAudit()
        try writeAid()
        json.member("householdCount")
        json.int(postings.householdCount)
        json.member("households")
        json.null()
        json.endObject()
        return json.bytes
    }

    private mutating func writeUnion() {
        json.member("union")
        json.beginObject()
        json.member("name")
        json.shown(view.name)
        json.member("offices")
        json.beginArray()
        for office in view.offices {
            json.beginArray()
            json.shown(office.name)
            json.int(office.view.ledger.lastPosition)
            json.endArray()
        }
        json.endArray()
        json.member("rules")
        json.shown(view.hasDifferentRules ? view.rulesWords().description : nil)
        json.endObject()
        json.member("knownPositions")
        write([position])
        json.member("stages")
        write([position])
    }

    private mutating func writeUnits() throws(LedgerError) {
        let records = try asked(on: to).units().units.reduce(into: [String: UnitRecord]()) { $0[$1.unit] = $1 }
        json.member("units")
        json.beginArray()
        for unit in postings.units { write(unit, records[unit]) }
        json.endArray()
        let days = [from] + postings.unitDays.filter { $0 > from && $0 <= to }
        var maps = UnitMaps()
        for day in days { maps.add(postings.rows(on: day, level: question.level)) }
        write(maps, days: days, positions: [position], isWhole: true)
    }

    /// All households that units reported, from each day on which that may change.
    private mutating func writeTotals() throws(LedgerError) {
        let days = Set(postings.totalDays + postings.unitDays).filter { $0 > from && $0 <= to }
        json.member("totals")
        json.beginArray()
        for day in [from] + days.sorted() {
            writeTotal(day, try asked(on: day).reportedHouseholds(level: question.level))
        }
        json.endArray()
    }

    /// The postings, all as known now.
    private mutating func writePostings() {
        var found: [HouseholdPosting] = []
        postings.forEach { if $0.day <= to.daysSinceEpoch { found.append($0.known(at: position)) } }
        write(postings: summed(found), withHouseholds: false)
    }

    private mutating func writeTargets() throws(LedgerError) {
        let targets = plans.isEmpty ? [] : try asked(on: to).trajectory().targets
        try write(plans: plans.map { ($0, position) }, [byTarget(targets)])
    }

    private mutating func writeMovement() throws(LedgerError) {
        json.member("movement")
        json.beginArray()
        for year in years {
            let movement = try asked(on: year.last).movement(since: year.first, level: question.level)
            begin(year)
            write(movement, byUnit: postings.units.count <= UnionPageMaker.unitsOfMovement)
            json.endArray()
            json.endObject()
        }
        json.endArray()
    }
}
