import EventLedger

/// The depths of wells, in centimetres: the summary of an event. A measurement is in force until the next one.
struct Wells: LedgerRules {
    static let measured: UInt16 = 1
    /// All wells of the example are in one district.
    static let district: UInt32 = 3
    let domain = LedgerDomain("wells")

    func judge(_ entry: NewEntry, on ledger: inout WorkingLedger) throws(LedgerError) -> JudgedEntry {
        try JudgedEntry(entry, on: &ledger)
    }

    /// Posts what the timeline of a well posts with the entry, less what it posts without it.
    func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger, posting: inout Postings
    ) throws(LedgerError) -> StreamSnapshot? {
        let first = addition.firstPosition
        let items = try addition.timeline(on: ledger).filter { $0.type == Wells.measured }
        post(items.filter { $0.voidedBy == .max }, sign: 1, to: &posting)
        post(items.filter { $0.position < first && $0.voidedBy >= first }, sign: -1, to: &posting)
        return nil
    }

    /// One well more from its first measurement on, and from each on the difference of the depth.
    private func post(_ items: [TimelineItem], sign: Int64, to posting: inout Postings) {
        var depth: Int64?
        for item in items.sorted(by: TimelineItem.precedes) {
            guard let day = Day(daysSinceEpoch: item.effectiveDay) else { continue }
            let (wells, centimetres): (Int64, Int64) = (depth == nil ? 1 : 0, Int64(item.summary) - (depth ?? 0))
            posting.post(Posting(series: Wells.district, account: 0, on: day, sign * wells, sign * centimetres))
            depth = Int64(item.summary)
        }
    }
}

let ledger = try DomainLedger(at: "wells.socai", rules: Wells())

func measure(_ id: String, _ well: String, centimetres: UInt32, on day: Day) throws(LedgerError) {
    let stream = StreamName(category: 1, id: well)
    let event = NewEvent(stream: stream, type: Wells.measured, effectiveOn: day, summary: centimetres, payload: [])
    try ledger.record(NewEntry(id: id, actor: "probe", events: [event]))
}

try measure("m-1", "well-7", centimetres: 120, on: "2023-06-01")
try measure("m-2", "well-8", centimetres: 200, on: "2023-06-10")
try measure("m-3", "well-7", centimetres: 110, on: "2023-07-01")
try measure("m-4", "well-7", centimetres: 130, on: "2023-06-15")  // Reported late: it changes June, and not July.
let wrong = NewEvent(voiding: 2, in: StreamName(category: 1, id: "well-8"), reason: "wrong well")
try ledger.record(NewEntry(id: "m-5", actor: "probe", events: [wrong]))

try ledger.read { view throws(LedgerError) in
    for (day, position) in [("2023-06-20", 3), ("2023-06-20", 4), ("2023-06-20", 5), ("2023-07-01", 5)] {
        let district = try view.balances(of: Wells.district, on: Day(validating: day), knownThrough: position)
        guard let (wells, depth) = district.first.map({ ($0.first, $0.second) }) else { continue }
        print("\(day), known at \(position): \(wells) measured, \(depth / wells) cm deep on average")
    }
}
