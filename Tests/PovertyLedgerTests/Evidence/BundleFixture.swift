// A generated history in a ledger with a signed checkpoint, and bundles of it at generated cuts. The seed gives all of
// it again but the salts, which are random.

import EventLedger
import Foundation
import LedgerTestSupport
import Testing

@testable import PovertyLedger
@testable import PovertyReports

/// A ledger to make bundles of.
struct BundleFixture {
    let history: GeneratedHistory
    let ledger: HouseholdLedger
    let key: SigningKey
    /// The last position that the checkpoint covers.
    let size: Int
    let cuts: [CutExpression]
    let unitsOn: Day?
    let folder: TemporaryFolder
    private let place: TemporaryLedger

    /// Records a history; with an odd seed its last entries come after the checkpoint.
    init(seed: UInt64, events: Int) throws {
        var generator = HistoryGenerator(seed: seed, breakPercent: 0)
        let history = generator.history(events: events)
        self.history = history
        place = try TemporaryLedger()
        folder = try TemporaryFolder()
        ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
        let origins = history.ledger.events.compactMap { event -> String? in
            if case .originChanged(let fields) = event.body { fields.origin } else { nil }
        }
        key = try BundleFixture.key(origins.last ?? "example.com/so-cai")
        let late = seed.isMultiple(of: 2) ? 0 : 3
        for entry in history.accepted.dropLast(late) { try ledger.record(entry, keepingRecordedTime: true) }
        let head = try ledger.ledger.treeHead()
        size = head.size
        let checkpoint = try Checkpoint(origin: key.verifierKey.name, size: head.size, root: head.root)
        try ledger.ledger.keep(SignedCheckpoint(checkpoint, signedBy: key))
        for entry in history.accepted.suffix(late) { try ledger.record(entry, keepingRecordedTime: true) }
        (cuts, unitsOn) = try BundleFixture.cuts(ledger, history, seed, size)
    }

    /// A key of that name, the same for the same seed.
    static func key(_ name: String, seed: UInt8 = 7) throws -> SigningKey {
        let made = KeyName(name).flatMap {
            SigningKey(name: $0, seed: [UInt8](repeating: seed, count: 32))
        }
        guard let made else { throw LedgerError(.invalidValue, "no key") }
        return made
    }

    /// One to four cuts that the checkpoint covers, none twice and none of a day that has not come.
    private static func cuts(
        _ ledger: HouseholdLedger, _ history: GeneratedHistory, _ seed: UInt64, _ size: Int
    ) throws -> ([CutExpression], Day?) {
        var generator = CutGenerator(seed: seed, ledger: history.ledger)
        var found: [NaiveCut: CutExpression] = [:]
        for _ in 0..<40 where found.count < 1 + Int(seed % 4) {
            let request = generator.request()
            guard let cut = try ledger.resolve(request, beside: history.ledger, "\(history)"),
                cut.position <= size, cut.effectiveOn <= ledger.ledger.today
            else { continue }
            found[cut] = CutExpression(request)
        }
        try #require(!found.isEmpty, "\(history): no cut to make a bundle of")
        return (found.sorted { "\($0.key)" < "\($1.key)" }.map(\.value), generator.unitsOn())
    }

    /// Makes the bundle at a name in the fixture's folder.
    func bundle(_ name: String) throws -> EvidenceBundle {
        try ledger.bundle(cuts, unitsOn: unitsOn, to: folder.file(name), signedBy: key)
    }

    /// What the library says of a folder; nil when it holds.
    func refusal(of path: String) -> LedgerError? {
        do throws(LedgerError) {
            _ = try EvidenceBundle(checking: path, by: [key.verifierKey])
            return nil
        } catch { return error }
    }
}
