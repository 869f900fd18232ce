import PovertyReports

let ledger = try HouseholdLedger(at: "dashboard.socai")

/// What an office would record meanwhile, here or in another process.
func officeWorks() throws(LedgerError) {
    let entries: [(String, [Event])] = [
        (
            "list-2022",
            [
                .unitEstablished("phuong-1", name: "Phường 1", kind: .ward, on: "2022-01-01"),
                .householdRegistered("P1-0001", in: "phuong-1", members: 4, on: "2022-12-01"),
                .householdClassified("P1-0001", as: .poor, on: "2022-12-01"),
            ]
        ),
        (
            "aid-2023",
            [
                .aidGiven(
                    to: .household("P1-0001"), .cash, donor: "QUY-VNN", donorKind: .fundForThePoor, on: "2023-01-15",
                    amountVND: 1_000_000)
            ]
        ),
        ("exit-2023", [.householdExitedPoverty("P1-0001", from: .poor, to: .nearPoor, on: "2023-12-10")]),
    ]
    for (id, events) in entries { try ledger.record(Entry(id: id, actor: "UBND Phường 1", events: events)) }
}

/// Prints the figures of 2023 once everything that was recorded has been seen; a dashboard would go on waiting.
func show(upTo position: Position) async throws(LedgerError) {
    for try await recorded in ledger.entries(after: 0) {
        print("\(recorded.entry.id): \(recorded.entry.events.map(\.kind.name).joined(separator: ", "))")
        guard recorded.isLatest else { continue }
        try ledger.read { view throws(LedgerError) in
            let year = try view.at("2023")
            let poor = try year.movement(since: "2023-01-01").table(of: .poor)?.total
            let gifts = try year.aid(since: "2023-01-01").gifts.total
            let (opening, closing) = (poor?.opening.households ?? 0, poor?.closing.households ?? 0)
            print("poor: \(opening) → \(closing); gifts: \(gifts.amountVND) VND")
        }
        if recorded.positions.upperBound >= position { break }
    }
}

try officeWorks()
try await show(upTo: ledger.ledger.lastPosition())
