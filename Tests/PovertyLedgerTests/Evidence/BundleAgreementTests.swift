// The promise that the figures of a bundle are those of the naive model, and that both verifiers find so: for generated
// histories, cuts and days of units.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger
@testable import PovertyReports

@Suite("Evidence bundles: good ones", .timeLimit(.minutes(60)))
struct BundleAgreementTests {
    @Test(arguments: [UInt64](1...12)) func bothVerifiersAndTheModelAgree(seed: UInt64) throws {
        let fixture = try BundleFixture(seed: seed, events: [40, 120, 300, 600][Int(seed % 4)])
        #expect(!fixture.cuts.isEmpty, "\(fixture.history) has no cut")
        let bundle = try fixture.bundle("bundle")
        #expect(bundle.certificate.tree.size == fixture.size)
        for figures in bundle.figures { compare(figures, fixture) }
        #expect(fixture.refusal(of: bundle.path) == nil, "\(fixture.history)")
        let verdicts = try PythonVerifier.verdicts(on: [bundle.path], key: "\(fixture.key.verifierKey)")
        #expect(verdicts == ["holds"], "\(fixture.history)")
    }

    private func compare(_ figures: EvidenceFigures, _ fixture: BundleFixture) {
        let (cut, unitsOn) = (figures.cut.cut, figures.cut.unitsOn)
        let place: Comment = "\(fixture.history), \(figures.cut)"
        let rows = figures.counts.rows.map { (NaiveAccount($0.account), NaiveTally($0.tally)) }
        let expected = fixture.history.ledger.counts(NaiveCut(cut), unitsOn: unitsOn, byUnit: true)
        #expect(Dictionary(uniqueKeysWithValues: rows) == expected, place)
        #expect(rows.map(\.0) == rows.map(\.0).sorted(), place)
        for table in figures.movement.tables {
            let year = Day(year: cut.effectiveOn.civil.year, month: 1, day: 1) ?? .first
            let expected = fixture.history.ledger.movement(
                of: table.householdClass, from: year, to: cut.effectiveOn, position: cut.position, unitsOn: unitsOn)
            #expect(table.rows.map(\.unit) == expected.rows.keys.sorted(), place)
            for row in table.rows {
                #expect(NaiveMovementRow(row.row, table.householdClass) == expected.rows[row.unit], place)
            }
            #expect(NaiveMovementRow(table.total, table.householdClass) == expected.total, place)
        }
    }

    @Test func anEmptyLedgerHasABundleToo() throws {
        let fixture = try BundleFixture(seed: 2, events: 0)
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path)
        let checkpoint = try Checkpoint(
            origin: fixture.key.verifierKey.name, size: 0, root: MerkleTree.emptyRoot)
        try ledger.ledger.keep(SignedCheckpoint(checkpoint, signedBy: fixture.key))
        let path = fixture.folder.file("empty")
        let bundle = try ledger.bundle([CutExpression("2024-12-31")], to: path, signedBy: fixture.key)
        #expect(bundle.figures.map(\.counts.rows) == [[]])
        #expect(fixture.refusal(of: path) == nil)
        #expect(try PythonVerifier.verdicts(on: [path], key: "\(fixture.key.verifierKey)") == ["holds"])
    }
}
