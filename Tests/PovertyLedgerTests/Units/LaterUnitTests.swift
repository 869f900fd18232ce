// The promise that the order within an entry does not matter: a household registered in a unit that its own entry
// establishes only later is recorded, counted and proved as any other, also in the very first entry of a ledger.

import EventLedger
import Foundation
import LedgerTestSupport
import Testing

@testable import PovertyLedger
@testable import PovertyReports

@Suite("Units established later in their entry", .timeLimit(.minutes(60)))
struct LaterUnitTests {
    private static let day: Day = "2022-01-01"
    /// The event at position 1 names the unit of number 1, the second that the entry establishes.
    private static let first = Entry(
        id: "first", actor: "UBND",
        events: [
            .householdRegistered("H1", in: "u2", members: 3, on: day),
            .unitEstablished("u1", name: "Phường 1", kind: .ward, on: day),
            .unitEstablished("u2", name: "Phường 2", kind: .ward, on: day),
            .householdClassified("H1", as: .poor, on: day),
            .aidGiven(
                to: .household("H1"), .cash, donor: "Quỹ", donorKind: .fundForThePoor, on: "2022-03-01", amountVND: 9),
        ])

    private let folder: TemporaryFolder
    private let ledger: HouseholdLedger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try HouseholdLedger(at: folder.file("first.socai"), mode: .create, clock: { RuleScenario.now })
        try ledger.record(Self.first)
    }

    @Test func figuresCountThem() throws {
        let year = try ledger.at("2022")
        let one = Tally(households: 1, persons: 3)
        #expect(try year.counts(by: .unit).tally(of: .poor, unit: "u2") == one)
        let movement = try year.movement(since: "2022-01-01")
        let poor = try #require(movement.table(of: .poor))
        #expect(poor.rows.map(\.unit) == ["u2"] && poor.total.closing == one && poor.total[.newlyPoor] == one)
        let aid = try year.aid(by: [.unit])
        #expect(aid.gifts.rows.map(\.group.unit) == ["u2"] && aid.gifts.total.amountVND == 9)
        let explanation = try year.explain(AccountFilter(.poor, unit: "u2"))
        #expect(explanation.households.map(\.placed.reference.description) == ["first#1"])
        #expect(try year.difference(since: "2021", by: .unit).accounts.map(\.closing) == [one])
    }

    @Test func theLedgerIsSoundAndGoesThroughItsInterchangeForm() throws {
        #expect(try ledger.verify().isSound)
        var lines: [UInt8] = []
        try ledger.export { (page: [UInt8]) in lines += page }
        let file = try folder.write("first.jsonl", String(decoding: lines, as: UTF8.self))
        let copy = try HouseholdLedger(at: folder.file("copy.socai"), mode: .create, clock: { RuleScenario.now })
        _ = try copy.importLines(from: [file], options: ImportOptions(keepsRecordedTimes: true))
        #expect(try copy.at("2022").counts(by: .unit) == ledger.at("2022").counts(by: .unit))
        #expect(try copy.verify().isSound)
    }

    @Test func bothVerifiersAcceptItsBundle() throws {
        let key = try BundleFixture.key("example.com/so-cai")
        let head = try ledger.ledger.treeHead()
        try ledger.ledger.keep(
            SignedCheckpoint(
                Checkpoint(origin: key.verifierKey.name, size: head.size, root: head.root), signedBy: key))
        let path = folder.file("bundle")
        let bundle = try ledger.bundle([CutExpression("2022")], to: path, signedBy: key)
        #expect(bundle.figures.map { $0.counts.tally(of: .poor, unit: "u2").persons } == [3])
        #expect(try EvidenceBundle(checking: path, by: [key.verifierKey]).figures == bundle.figures)
        #expect(try PythonVerifier.verdicts(on: [path], key: "\(key.verifierKey)") == ["holds"])
    }
}
