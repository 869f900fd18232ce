// A ledger as the checks use it, be it one of the domain or one of the generic layer, whose events have no rules.

import EventLedger
import PovertyLedger

/// An open ledger.
struct OpenedLedger {
    let ledger: RecordedLedger
    private let households: HouseholdLedger?
    private let plain: Ledger?

    /// Opens a ledger.
    init(_ path: String, _ mode: OpenMode, _ isOfHouseholds: Bool) throws {
        if isOfHouseholds {
            let households = try HouseholdLedger(at: path, mode: mode)
            (self.households, plain, ledger) = (households, nil, households.ledger)
        } else {
            let plain = try Ledger(at: path, mode: mode)
            (households, self.plain, ledger) = (nil, plain, plain.recorded)
        }
    }

    /// Verifies a ledger that is not open; throws the first finding.
    static func verify(_ path: String, _ isOfHouseholds: Bool) throws {
        try check(isOfHouseholds ? HouseholdLedger.verify(at: path) : Ledger.verify(at: path))
    }

    /// Verifies this ledger; throws the first finding. One of households keeps balances, which are made again with the
    /// rules and compared.
    func verify() throws {
        try OpenedLedger.check(households?.verify() ?? ledger.verify())
        let hasBalances = try ledger.read { (view) throws(LedgerError) in view.hasBalances }
        guard households == nil || ledger.formatVersion < 3 || hasBalances else {
            throw StandingProblem.unsound("the ledger keeps no balances any more")
        }
    }

    private static func check(_ verification: Verification) throws {
        guard let finding = verification.findings.first else { return }
        throw StandingProblem.unsound("verify found \(finding.kind): \(finding.problem)")
    }

    /// The ids of all entries, in the order of recording.
    func ids() throws -> [String] { try ledger.entries(limit: .max).map(\.id) }

    /// Makes the derived tables again.
    func rebuild() throws {
        if let households { try households.rebuild() } else { try ledger.rebuild() }
    }

    /// Records an entry that every ledger takes; no workload closes its day.
    func record(_ id: String) throws {
        if let households {
            let unit = Event.unitEstablished("unit-of-\(id)", name: "Phường", kind: .ward, on: "2025-01-01")
            try households.record(Entry(id: id, actor: "UBND", events: [unit]))
        } else if let plain {
            let event = NewEvent(
                stream: StreamName(category: 1, id: id), type: 1, effectiveOn: "2022-01-01", payload: [])
            _ = try plain.record(NewEntry(id: id, actor: "process", events: [event]))
        }
    }
}
