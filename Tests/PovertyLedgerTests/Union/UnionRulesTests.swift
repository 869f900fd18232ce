// The promise that a union of ledgers which were recorded under different versions of the rules says so: in its answers, and
// as a finding. A ledger of the first version is a frozen fixture; recording more in it brings it to the newest.

import EventLedger
import Foundation
import LedgerTestSupport
import PovertyReports
import Testing

@Suite("A union of different versions of the rules")
struct UnionRulesTests {
    private static let clock = Instant("2026-01-15T00:00:00Z")!

    /// A union of so many copies of the frozen ledger and so many new ones.
    private static func union(old: Int, new: Int) throws -> (fixture: TemporaryFolder, path: String) {
        let frozen = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/format-3/households.socai").path
        let folder = try TemporaryFolder()
        var lines = ["socai union 1", "name TP. Thử Nghiệm"]
        for index in 0..<old + new {
            let path = folder.file("o\(index).socai")
            lines.append("office o\(index) o\(index).socai")
            if index < old {
                try FileManager.default.copyItem(atPath: frozen, toPath: path)
            } else {
                let ledger = try HouseholdLedger(at: path, mode: .create, clock: { clock })
                try ledger.record(
                    Entry(
                        id: "a", actor: "UBND",
                        events: [.unitEstablished("u\(index)", name: "Phường \(index)", kind: .ward, on: "2021-01-01")])
                )
            }
        }
        return (folder, try folder.write("all.union", lines.joined(separator: "\n") + "\n"))
    }

    private struct Said {
        let isDifferent: Bool
        let words: String
        let findings: [String]
        let json: String
    }

    private static func said(_ path: String) throws -> Said {
        let view = try LedgerUnion(at: path, clock: { clock }).view()
        let asked = try view.at(CutExpression("2023-12-31"))
        let findings = try asked.audit().findings.filter { $0.rule == .rulesDiffer }
        return Said(
            isDifferent: view.hasDifferentRules, words: "\(view.rulesWords())",
            findings: findings.map { "\($0.sentence)" },
            json: String(decoding: UnionAnswer(try asked.counts(), at: asked).json, as: UTF8.self))
    }

    @Test func differentVersionsAreSaid() throws {
        let made = try Self.union(old: 2, new: 1)
        let said = try Self.said(made.path)
        #expect(said.isDifferent && said.words == "version 1 in o0, o1; version 3 in o2")
        #expect(
            said.findings == [
                "the ledgers are recorded under different versions of the rules: version 1 in o0, o1; version 3 in o2"
            ])
        #expect(said.json.contains(#""rulesVersions":{"o0":1,"o1":1,"o2":3}},"#))
        // Once more is recorded in both, they have the same.
        for index in 0..<2 {
            let ledger = try HouseholdLedger(at: made.fixture.file("o\(index).socai"), mode: .readWrite)
            try ledger.record(
                Entry(
                    id: "more", actor: "UBND",
                    events: [.unitEstablished("neu", name: "Phường Mới", kind: .ward, on: "2026-01-01")]))
        }
        let later = try Self.said(made.path)
        #expect(!later.isDifferent && later.findings.isEmpty)
        #expect(later.words == "version 3 in o0, o1, o2" && !later.json.contains("rulesVersions"))
    }

    /// The controls: ledgers of one version, old or new, say nothing.
    @Test(arguments: [(2, 0), (0, 2), (1, 0)]) func equalVersionsAreNot(_ old: Int, _ new: Int) throws {
        let made = try Self.union(old: old, new: new)
        let said = try Self.said(made.path)
        #expect(!said.isDifferent && said.findings.isEmpty && !said.json.contains("rulesVersions"))
    }

    /// Many offices: of each version some are named, and how many more there are.
    @Test func ofManyOfficesSomeAreNamed() throws {
        let made = try Self.union(old: 1, new: 3)
        let view = try LedgerUnion(at: made.path, clock: { Self.clock }).view()
        #expect("\(view.rulesWords(namingAtMost: 2))" == "version 1 in o0; version 3 in o1, o2, 1 more")
        #expect("\(view.rulesWords(namingAtMost: 3))" == "version 1 in o0; version 3 in o1, o2, o3")
    }
}
