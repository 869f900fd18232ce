// An input is a list of changes to a sound ledger. Whatever they are, verifying ends in an answer or an error.

import EventLedger
import LMDB
@testable import PovertyLedger

/// The laws of verifying a file that somebody else had.
enum LedgerLaws {
    static func hold(for input: [UInt8]) throws {
        let file = try ScratchFile(ChangedLedger.bytes(input))
        guard let report = try? HouseholdLedger.verify(at: file.path) else { return }
        guard report.isSound else { return }
        try BrokenLaw.unless(
            try Environment.damagedPages(ofFileAt: file.path).isEmpty, "damaged pages pass for a sound ledger")
        try isRead(file.path)
        try isLookedUp(file.path)
        try isProved(file.path)
    }

    /// What is said to be sound is exported and counted, whole.
    private static func isRead(_ path: String) throws {
        let ledger = try HouseholdLedger(at: path, mode: .readOnly)
        var entries = 0
        try ledger.export { _ in entries += 1 }
        try BrokenLaw.unless(entries > 0, "a sound ledger has lost its entries")
        _ = try ledger.at("2024-06-30").counts(by: .unit)
    }

    /// What is said to be sound has the same figures by its balances, where it keeps them, and by a replay.
    private static func isLookedUp(_ path: String) throws {
        let view = try HouseholdLedger(at: path, mode: .readOnly).view()
        for cut in ["2022-12-31", "2024-06-30@2024-01-31"] {
            try BrokenLaw.unless(
                try view.at(cut).counts(by: .unit) == view.replayed.at(cut).counts(by: .unit),
                "a sound ledger counts otherwise than its events")
        }
    }

    /// What is said to be sound can be proved, from the first event to the last.
    private static func isProved(_ path: String) throws {
        let ledger = try RecordedLedger(at: path, domain: .povertyReduction)
        let head = try ledger.treeHead()
        for position in [1, head.size / 2, head.size] {
            let proof = try ledger.inclusionProof(of: position, inSize: head.size)
            try proof.check(leafHash: ledger.leaf(at: position).hash, root: head.root)
        }
    }
}
