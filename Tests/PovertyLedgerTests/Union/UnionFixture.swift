// A folder with the ledgers of some offices and the file of their union.

import EventLedger
import LedgerTestSupport
import PovertyReports

/// The ledgers of a union, in a folder that is removed with the value.
struct UnionFixture {
    let folder: TemporaryFolder
    /// The path of the union file.
    let path: String
    private let clock: Instant

    /// Makes the ledgers and closes them, in the order of the offices.
    init(_ offices: [[Entry]], clock: Instant) throws {
        folder = try TemporaryFolder()
        self.clock = clock
        path = folder.file("all.union")
        var lines = ["socai union 1", "name TP. Thử Nghiệm"]
        for (index, entries) in offices.enumerated() {
            lines.append("office o\(index) o\(index).socai")
            try record(entries, office: index, mode: .create)
        }
        _ = try folder.write("all.union", lines.joined(separator: "\n") + "\n")
    }

    /// Records further entries of an office.
    func record(_ entries: [Entry], office: Int, mode: OpenMode = .readWrite) throws {
        let clock = clock
        let ledger = try HouseholdLedger(at: folder.file("o\(office).socai"), mode: mode, clock: { clock })
        for entry in entries { try ledger.record(entry, keepingRecordedTime: true) }
    }

    /// The union, open.
    func open() throws -> LedgerUnion {
        let clock = clock
        return try LedgerUnion(at: path, clock: { clock })
    }
}

/// A generated history in one ledger, and divided among the offices of a union.
struct DividedLedger {
    /// The ledger with all entries, open.
    let ledger: HouseholdLedger
    /// The offices.
    let fixture: UnionFixture
    private let place: TemporaryLedger

    init(_ history: GeneratedHistory, among count: Int, seed: UInt64) throws {
        place = try TemporaryLedger()
        ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
        for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
        fixture = try UnionFixture(
            DividedHistory(history.accepted, among: count, seed: seed).offices, clock: history.clock)
    }
}
