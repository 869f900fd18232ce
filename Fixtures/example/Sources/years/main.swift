import PovertyReports

let ledger = try HouseholdLedger(at: "years.socai")
try ledger.record(
    Entry(
        id: "p1-2022-12", actor: "UBND Phường 1",
        events: [
            .unitEstablished("phuong-1", name: "Phường 1", kind: .ward, on: "2022-01-01"),
            .householdRegistered("P1-0001", in: "phuong-1", members: 4, on: "2022-12-01"),
            .householdClassified("P1-0001", as: .poor, on: "2022-12-01"),
        ]))
let leaving = Event.householdExitedPoverty("P1-0001", from: .poor, to: .nearPoor, on: "2023-12-10")
try ledger.record(Entry(id: "p1-2023-12", actor: "UBND Phường 1", events: [leaving]))

// All of it is of one state of the ledger, whatever others record meanwhile.
try ledger.read { view throws(LedgerError) in
    let (before, after) = (try view.at("2022"), try view.at("2023"))
    for cut in [before, after] {
        let counts = try cut.counts()
        print(
            "\(cut.cut.effectiveOn): \(counts.tally(of: .poor).households) poor, \(counts.tally(of: .nearPoor).households) near-poor"
        )
    }
    let exits = try after.movement(since: "2023-01-01").table(of: .poor)?.total[.exitedToNearPoor]
    print("left the poor for the near-poor in 2023: \(exits?.households ?? 0)")
    print("events known: \(view.ledger.lastPosition)")
}
