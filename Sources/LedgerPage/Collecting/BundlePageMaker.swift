// The data of a page that is made from an evidence bundle: its events at any day, as known at the cuts that it certifies,
// and the figures of these cuts. What a bundle does not have, such as documents, plans and aid, the page says so of.

import PovertyReports

/// A page's data under construction, from a bundle.
struct BundlePageMaker: HistorySections {
    let bundle: EvidenceBundle
    let question: PageQuestion
    let position: Position
    let from: Day
    let to: Day
    let histories: HouseholdHistories
    let unitHistory: UnitHistoryFold
    var json = JSONWriter(reservingBytes: 1 << 18)

    init(_ bundle: EvidenceBundle, _ question: PageQuestion) throws(LedgerError) {
        self.bundle = bundle
        self.question = question
        position = bundle.certificate.tree.size
        histories = try bundle.householdHistories()
        unitHistory = try bundle.unitHistory()
        let cuts = bundle.figures.map(\.cut)
        let last = cuts.map(\.cut.effectiveOn).max() ?? .first
        // The opening of the first year that has a movement table.
        let first = cuts.compactMap { Day.endOfYear($0.cut.effectiveOn.year - 1) }.min()
        to = question.to ?? last
        from = min(question.from ?? first ?? last, to)
        guard to.year - from.year <= PageMaker.maximumYears else {
            throw LedgerError(
                .invalidValue, "the page from \(from) to \(to) is longer than \(PageMaker.maximumYears) years",
                remedy: "give a later first day")
        }
    }

    /// The whole of the data.
    mutating func data() throws(LedgerError) -> [UInt8] {
        json.beginObject()
        writeSpan(of: bundle.path)
        writeKnown()
        try writeUnits()
        writePostings()
        writeMovement()
        for section in ["plans", "closings", "totals"] {
            json.member(named: section)
            json.beginArray()
            json.endArray()
        }
        for section in ["revisions", "audit", "aid"] {
            json.member(named: section)
            json.null()
        }
        writeHouseholds()
        writeProof()
        json.endObject()
        return json.bytes
    }

    private mutating func writeKnown() {
        json.member("knownPositions")
        write(bundle.knownPositions)
        json.member("cuts")
        json.beginArray()
        for figures in bundle.figures {
            write([Int(figures.cut.cut.effectiveOn.daysSinceEpoch), figures.cut.cut.position])
        }
        json.endArray()
        json.member("stages")
        write([position])
    }

    private mutating func writeUnits() throws(LedgerError) {
        let ids = bundle.streamIDs(.unit)
        json.member("units")
        json.beginArray()
        for id in ids {
            json.beginArray()
            json.shown(id)
            json.shown(id)
            json.endArray()
        }
        json.endArray()
        try writeUnitMaps(ids.count)
    }

    /// The movement tables of the cuts, those of one span side by side.
    private mutating func writeMovement() {
        let spans = Set(bundle.figures.map { [$0.movement.from, $0.movement.to] }).sorted { $0[1] < $1[1] }
        json.member("movement")
        json.beginArray()
        for span in spans {
            json.beginObject()
            json.member("year")
            json.int(span[1].year)
            json.member("first")
            json.int(span[0].daysSinceEpoch)
            json.member("last")
            json.int(span[1].daysSinceEpoch)
            json.member("stages")
            json.beginArray()
            let movements = bundle.figures.map(\.movement).filter { [$0.from, $0.to] == span }
            for movement in movements.sorted(by: { $0.position < $1.position }) {
                write(movement, byUnit: listsHouseholds)
            }
            json.endArray()
            json.endObject()
        }
        json.endArray()
    }

    private mutating func writeHouseholds() {
        guard beginHouseholds() else { return }
        for code in bundle.streamIDs(.household).prefix(histories.householdCount) { json.shown(code) }
        json.endArray()
        // A bundle proves events; the entries around them are with the ledger.
        json.member("entries")
        json.beginArray()
        json.endArray()
        endHouseholds()
    }

    private mutating func writeProof() {
        json.member("proof")
        json.beginObject()
        json.member("root")
        json.string(bundle.certificate.tree.root.base64)
        json.member("checkpoint")
        json.write(bundle.checkpoint)
        json.endObject()
    }
}
