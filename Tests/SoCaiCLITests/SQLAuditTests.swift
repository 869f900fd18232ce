// The promise that audit and cohorts are what a second implementation in SQL makes of the export: on the fixture and on
// made-up histories. The script shares nothing with the program and needs only Python's standard library.

import Foundation
import LedgerTestSupport
import PovertyReports
import Testing

@Suite(.timeLimit(.minutes(60))) struct SQLAuditTests {
    private static let script = Repository.path("Tests/PovertyLedgerTests/SQL/figures_audit.py")
    /// The rules that the script knows.
    private static let rules = [
        "aidOutsidePoverty", "aidToUnregistered", "repeatedAid", "quickReturn", "exitUndone", "scoreMismatch",
        "splitFromUnknown", "splitTooLarge", "repeatedAward", "missingTotal", "overdrawnFund", "brokenEarmark",
        "overduePledge",
    ]
    private static let fundRules = ["overdrawnFund", "brokenEarmark", "overduePledge"]

    @Test(arguments: ["2025-12-31", "2023-06-30"])
    func theFixtureIsTheSameInSQL(day: String) throws {
        let found = try compare(try Session(withLedger: true), "bac-lieu.socai", day)
        #expect(found.findings > 10 && found.cohorts >= 6)
    }

    @Test(arguments: 1...4)
    func madeUpHistoriesAreTheSameInSQL(seed: Int) throws {
        let session = try Session()
        let made = try session.run(
            "socai init s.socai && socai synthesize --households \(60 * seed) --events \(1_500 * seed) --seed \(seed) "
                + "--backdated \(5 * seed) --corrected \(3 * seed) | socai import s.socai - --keep-recorded-times")
        try #require(made.status == 0, "\(made.errorText)")
        for day in ["2025-12-31", "2024-02-29"] { try compare(session, "s.socai", day) }
    }

    /// What neither has: one achievement awarded to one twice, and to another of the same code; one award of a pair
    /// revoked.
    @Test func awardsAreTheSameInSQL() throws {
        func award(_ kind: String, _ recipient: String, _ day: String) -> String {
            #"{"type":"awardGranted","effectiveOn":"\#(day)","recipientKind":"\#(kind)","recipient":"\#(recipient)","#
                + #""form":"f","authority":"u","achievement":"vượt khó"}"#
        }
        let awards = [
            award("individual", "A", "2022-02-01"), award("household", "A", "2022-03-01"),
            award("collective", "A", "2022-01-01"), award("individual", "B", "2022-01-01"),
            award("individual", "B", "2022-01-01"), award("household", "A", "2022-04-01"),
        ]
        let session = try Session()
        let revoked = #"{"type":"awardRevoked","effectiveOn":"2022-05-01","award":"x-1#5","cause":"sai"}"#
        let made = try session.run(
            "socai init a.socai && socai import a.socai Fixtures/transcripts/base.jsonl - --keep-recorded-times <<'END'\n"
                + #"{"id":"x-1","actor":"UBND","events":[\#(awards.joined(separator: ","))]}"# + "\n"
                + #"{"id":"x-2","actor":"UBND","events":[\#(revoked)]}"# + "\nEND\n")
        try #require(made.status == 0, "\(made.errorText)")
        try compare(session, "a.socai", "2022-12-31")
        let audit = try json(session, "socai audit a.socai 2022-12-31 --rule repeatedAward --format json")
        let lines = try #require(audit["findings"] as? [[String: Any]]).map(Self.line)
        // Of the three called A only the household has two.
        #expect(lines == [#"["repeatedAward", "2022-04-01", "A", <null>, ["x-1#2", "x-1#6"]]"#])
        // Before the revocation B has two as well.
        let before = try json(session, "socai audit a.socai 2022-04-30 --rule repeatedAward --format json")
        #expect((before["findings"] as? [Any])?.count == 2)
        try compare(session, "a.socai", "2022-04-30")
    }

    /// What made-up histories lack: aid twice and to nobody, splits from nobody and of everybody, an exit taken back on
    /// its own day; each beside one that is right.
    @Test func whatShouldNotBeIsTheSameInSQL() throws {
        func household(_ id: String, _ members: Int, _ day: String, from origin: String? = nil) -> String {
            #"{"type":"householdRegistered","effectiveOn":"\#(day)","household":"\#(id)","unit":"u","members":\#(members)"#
                + (origin.map { #","cause":"split","splitFrom":"\#($0)""# } ?? "") + "}"
        }
        func aid(_ id: String, _ amount: Int, _ donor: String) -> String {
            #"{"type":"aidGiven","effectiveOn":"2023-03-01","household":"\#(id)","kind":"cash","amountVND":\#(amount),"#
                + #""donor":"\#(donor)","donorKind":"agency"}"#
        }
        let exit =
            #"{"type":"householdExitedPoverty","effectiveOn":"2023-04-01","household":"N","from":"poor","to":"average"}"#
        let poor = #"{"type":"householdClassified","effectiveOn":"2023-04-01","household":"N","class":"poor"}"#
        let entries = [
            [
                household("N", 4, "2023-01-01"), poor.replacing("2023-04-01", with: "2023-01-01"),
                household("N1", 4, "2023-02-01", from: "N"), household("N2", 3, "2023-02-01", from: "N"),
                household("N3", 1, "2023-02-01", from: "nobody"), household("N4", 1, "2022-12-31", from: "N"),
            ],
            [aid("N", 500, "Quỹ"), aid("N", 500, "Quỹ"), aid("nobody", 500, "Quỹ")],
            [aid("N", 500, "Quỹ"), aid("N", 501, "Quỹ"), aid("N", 500, "Quỹ khác"), aid("N1", 500, "Quỹ")],
            [exit], [poor],
        ]
        let lines = entries.enumerated().map { number, events in
            #"{"id":"w-\#(number + 1)","actor":"UBND","events":[\#(events.joined(separator: ","))]}"#
        }
        let session = try Session()
        let made = try session.run(
            "socai init w.socai && socai import w.socai Fixtures/transcripts/base.jsonl - --keep-recorded-times <<'END'\n"
                + lines.joined(separator: "\n") + "\nEND\n")
        try #require(made.status == 0, "\(made.errorText)")
        try compare(session, "w.socai", "2023-12-31")
        let rules = ["repeatedAid", "aidToUnregistered", "splitTooLarge", "splitFromUnknown", "exitUndone"]
        let asked = rules.map { "--rule \($0)" }.joined(separator: " ")
        let audit = try json(session, "socai audit w.socai 2023-12-31 \(asked) --format json")
        let found = try #require(audit["findings"] as? [[String: Any]]).map(Self.line)
        #expect(
            found == [
                #"["aidToUnregistered", "2023-03-01", "nobody", <null>, ["w-2#3"]]"#,
                #"["repeatedAid", "2023-03-01", "N", <null>, ["w-2#1", "w-3#1"]]"#,
                #"["exitUndone", "2023-04-01", "N", <null>, ["w-4#1", "w-5#1"]]"#,
                #"["splitTooLarge", "2023-02-01", "N1", <null>, ["w-1#1", "w-1#3"]]"#,
                #"["splitFromUnknown", "2022-12-31", "N4", <null>, ["w-1#1", "w-1#6"]]"#,
                #"["splitFromUnknown", "2023-02-01", "N3", <null>, ["w-1#5"]]"#,
            ])
    }

    /// Generated histories, every fourth of which is to a large part about funds.
    @Test func fundsAreTheSameInSQL() throws {
        var found: [String: Int] = [:]
        for seed in UInt64(901)...912 {
            let history = GeneratedHistory.of(seed: seed, events: 200)
            let session = try Session(recording: history)
            try session.export("t.socai")
            for day in ["2022-06-30", "2023-03-31", "2025-12-31"] {
                let sql = try json(session, "python3 '\(Self.script)' export.jsonl \(day)")
                let asked = Self.fundRules.map { "--rule \($0)" }.joined(separator: " ")
                let audit = try json(session, "socai audit t.socai \(day) \(asked) --format json")
                let findings = try #require(audit["findings"] as? [[String: Any]])
                for finding in findings { found["\(finding["rule"] ?? "")", default: 0] += 1 }
                let expected = try #require(sql["findings"] as? [[Any]]).filter { row in
                    row.first.flatMap { $0 as? String }.map(Self.fundRules.contains) ?? false
                }
                #expect(findings.map(Self.line).sorted() == expected.map { "\($0)" }.sorted(), "\(history), \(day)")
            }
        }
        // The control: there is something to find.
        #expect(Self.fundRules.allSatisfy { found[$0, default: 0] > 4 }, "\(found)")
    }

    /// Holds the program's answers for a day against the script's, and gives how many findings and cohorts there are.
    @discardableResult
    private func compare(
        _ session: Session, _ ledger: String, _ day: String
    ) throws -> (findings: Int, cohorts: Int) {
        let sql = try json(session, "socai export \(ledger) > e.jsonl && python3 '\(Self.script)' e.jsonl \(day)")
        let asked = Self.rules.map { "--rule \($0)" }.joined(separator: " ")
        let audit = try json(session, "socai audit \(ledger) \(day) \(asked) --limit 100000 --format json")
        let findings = try #require(audit["findings"] as? [[String: Any]]).map(Self.line).sorted()
        let expected = try #require(sql["findings"] as? [[Any]]).map { "\($0)" }.sorted()
        #expect(findings == expected, "\(ledger) \(day): \(Set(findings).symmetricDifference(expected))")
        let cohorts = try json(session, "socai cohort \(ledger) \(day) --format json")
        let rows = try #require(cohorts["cohorts"] as? [[String: Any]]).map(Self.cohort).sorted()
        let expectedRows = try #require(sql["cohorts"] as? [[Any]]).map { "\($0)" }.sorted()
        #expect(rows == expectedRows, "\(ledger) \(day)")
        return (findings.count, rows.count)
    }

    /// A finding in the order of the script's.
    private static func line(_ finding: [String: Any]) -> String {
        let events = finding["events"] as? [[String: Any]] ?? []
        var values: [Any] = [
            finding["rule"] ?? "", finding["effectiveOn"] ?? "", finding["household"] ?? NSNull(),
            finding["unit"] ?? NSNull(), events.map { $0["reference"] ?? "" } as [Any],
        ]
        if let fund = finding["fund"] as? String {
            let figures = finding["figures"] as? [String: Any] ?? [:]
            // An amount comes before a quantity.
            let names = ["lowestVND", "brokenVND", "openVND", "openQuantity"].filter { figures[$0] != nil }
            values += [fund, finding["donor"] ?? NSNull(), finding["through"] ?? NSNull()]
            values.append(names.map { figures[$0] ?? 0 } as [Any])
        }
        return "\(values)"
    }

    private static func cohort(_ row: [String: Any]) -> String {
        let horizons = (row["horizons"] as? [[String: Any]] ?? []).map { horizon in
            ["months", "observed", "back", "dissolved", "lasting"].map { horizon[$0] ?? "" } as [Any]
        }
        let values: [Any] = [
            row["year"] ?? "", row["from"] ?? "", row["to"] ?? "", row["exited"] ?? "", horizons as [Any],
        ]
        return "\(values)"
    }

    private func json(_ session: Session, _ command: String) throws -> [String: Any] {
        let outcome = try session.run(command)
        try #require(outcome.status < 2 && outcome.errorText.isEmpty, "\(command): \(outcome.errorText)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any])
    }
}
