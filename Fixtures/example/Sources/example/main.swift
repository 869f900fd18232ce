import PovertyReports

let ledger = try HouseholdLedger(at: "example.socai")
let first: [Event] = [
    .unitEstablished("phuong-1", name: "Phường 1", kind: .ward, on: "2022-01-01"),
    .householdRegistered("P1-0001", in: "phuong-1", members: 4, on: "2022-12-01"),
    .householdClassified("P1-0001", as: .poor, on: "2022-12-01"),
]
try ledger.record(Entry(id: "p1-2022-12", actor: "UBND Phường 1", document: "12/QĐ-UBND", events: first))
let leaving = Event.householdExitedPoverty("P1-0001", from: .poor, to: .nearPoor, on: "2023-12-10")
try ledger.record(Entry(id: "p1-2023-12", actor: "UBND Phường 1", document: "98/QĐ-UBND", events: [leaving]))

let poor = try ledger.at("2022-12-31").counts().tally(of: .poor)
print("Poor at the end of 2022: \(poor.households) household, \(poor.persons) persons")
let change = try ledger.at("2023-12-31").difference(since: "2022-12-31")
for row in change.transitions {
    print("\(row.from?.name ?? "absent") → \(row.to?.name ?? "absent"): \(row.tally.households)")
}
