// Texts that want to be something else on a terminal, through every verb that prints: in the names of files, in a
// ledger, in a published table and in a bundle. What was recorded is in the export; what people see has none of it raw.

import Foundation
import Testing

@testable import SoCaiCLI

@Suite(.timeLimit(.minutes(60))) struct HostileTextTests {
    /// Turns the direction of writing, hides, begins a line: allowed in texts, which are not to be seen raw.
    private static let text = "=\u{202E}đảo\u{200B}\u{2066}\u{2028}\u{FEFF}"
    /// The same for a member of a line, in which the first four would be refused raw.
    private static let name = "\u{1B}[31m\u{202E}\r\u{7}\u{9B}x"

    private static func entry(_ id: String, _ events: [String], _ more: String = "") -> String {
        "{\"id\":\"\(id)\",\"actor\":\"UBND\(text)\",\"document\":\"\(text)1\",\"reason\":\"\(text)2\"\(more),"
            + "\"events\":[\(events.joined(separator: ","))]}\n"
    }

    private static let lines: String = {
        let award =
            "{\"type\":\"awardGranted\",\"effectiveOn\":\"2022-03-01\",\"recipientKind\":\"household\",\"recipient\":\"A\",\"form\":\"F\(text)\","
            + "\"authority\":\"\(text)a\",\"movement\":\"\(text)m\",\"achievement\":\"\(text)b\"}"
        let aid =
            "{\"type\":\"aidGiven\",\"effectiveOn\":\"2022-03-01\",\"household\":\"A\",\"kind\":\"cash\",\"amountVND\":500000,\"donor\":\"\(text)d\","
            + "\"donorKind\":\"enterprise\",\"programme\":\"\(text)p\"}"
        let target =
            "{\"id\":\"t\",\"measure\":\"poor\",\"kind\":\"reduction\",\"due\":\"2022-12-31\",\"comparison\":\"atLeast\",\"value\":1,\"quote\":\"\(text)q\"}"
        return entry(
            "u",
            [
                "{\"type\":\"unitEstablished\",\"effectiveOn\":\"2021-01-01\",\"unit\":\"p1\",\"name\":\"P\(text)\",\"kind\":\"ward\"}",
                "{\"type\":\"planAdopted\",\"effectiveOn\":\"2022-01-01\",\"plan\":\"kh\",\"title\":\"\(text)t\",\"targets\":[\(target)]}",
            ])
            + entry(
                "h",
                [
                    "{\"type\":\"householdRegistered\",\"effectiveOn\":\"2021-12-01\",\"household\":\"A\",\"unit\":\"p1\",\"members\":4}",
                    "{\"type\":\"householdClassified\",\"effectiveOn\":\"2021-12-01\",\"household\":\"A\",\"class\":\"poor\"}",
                    "{\"type\":\"incomeAssessed\",\"effectiveOn\":\"2022-02-01\",\"household\":\"A\",\"perPersonMonthlyVND\":900000}",
                    "{\"type\":\"sponsorAssigned\",\"effectiveOn\":\"2022-02-01\",\"household\":\"A\",\"sponsor\":\"S\(text)s\"}",
                    aid, aid, award,
                ])
            + entry(
                "x",
                [
                    "{\"type\":\"householdExitedPoverty\",\"effectiveOn\":\"2022-11-01\",\"household\":\"A\",\"from\":\"poor\",\"to\":\"nearPoor\"}"
                ])
            + entry(
                "v", ["{\"type\":\"eventVoided\",\"event\":\"h#5\",\"reason\":\"\(text)v\"}"],
                ",\"restates\":\"\(text)r\"")
    }()

    /// The verbs that print what a ledger holds, with L for its name.
    private static let reading = [
        "log L", "history L A", "replay L 2022-12-31 --by unit",
        "series L --from 2022 --to 2022 --every quarter --by unit", "diff L 2021 2022 --households",
        "diff L 2021 2022 --bridge --events",
        "trajectory L 2022", "movement L --from 2022 --to 2022", "revisions L", "explain L 2022-12-31 --class nearPoor",
        "audit L",
        "cohort L 2022-12-31", "aid L 2022-12-31 --by programme,donorKind --left-behind",
        "aid L 2022-12-31 --by household,giver", "deprivations L 2022 --by unit", "causes L 2022", "list L 2022",
        "sponsors L 2022", "awards L 2022-12-31 --by form --awards", "income L 2022-12-31",
        "info L", "verify L", "checkpoint list L", "compare L L2", "import L in.jsonl", "import L in.jsonl --dry-run",
    ]

    @Test func nothingIsSeenRaw() throws {
        let session = try Session()
        let ledger = HostileTextTests.name + ".socai"
        _ = try session.folder.write("in.jsonl", HostileTextTests.lines)
        let quoted = "'\(ledger)'"
        let made = try session.run(
            "socai init \(quoted) && socai import \(quoted) in.jsonl && socai init L2 && socai import L2 in.jsonl")
        #expect(made.status == 0, "\(made.errorText)")
        try check(made, "init")
        // The control: the ledger holds the texts as they came.
        let export = try session.run("socai export \(quoted)")
        let first = try #require(export.text.split(separator: "\n").first)
        let object = try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any]
        #expect(object?["actor"] as? String == "UBND" + HostileTextTests.text)
        try check(export, "export")
        var withText = 0
        for command in HostileTextTests.reading {
            let words =
                "socai "
                + command.replacing("L ", with: quoted + " ").replacing(" L", with: " " + quoted)
                .replacing(quoted + "2", with: "L2")
            for form in ["table", "json", "csv"] {
                let outcome = try session.run("\(words) --format \(form)")
                #expect(outcome.status <= 1, "\(words): \(outcome.errorText)")
                try check(outcome, "\(command) --format \(form)")
                if form == "table", outcome.text.contains("\\u{202E}") { withText += 1 }
            }
        }
        #expect(withText > 6, "the verbs show the texts, escaped")
    }

    /// What is wrong with files, and with words, is said with their names escaped.
    @Test func messagesToo() throws {
        let session = try Session()
        let name = HostileTextTests.name
        _ = try session.folder.write(
            name + ".jsonl", "{\"id\":\"a\",\"actor\":\"x\u{202E}\",\"\u{202E}\":1,\"events\":[]}\n")
        _ = try session.folder.write(name + ".csv", "unit\u{202E},\u{1B}[31m\n1,2\n")
        _ = try session.folder.write(name + ".proof", "\u{1B}[31m\u{202E}\n")
        _ = try session.run("mkdir -p \"bundle/\(name)\"; socai init L")
        for command in [
            "import L '\(name).jsonl'", "import L '\(name)-none'", "info '\(name)'", "info '\(name).csv'",
            "init '\(name)/a'",
            "reconcile L '\(name).csv'", "check '\(name).proof' --verifier-key x", "check bundle",
            "history L '\(name)'",
            "replay L 2022-12-31 --unit '\(name)'", "replay L '\(name)'", "'\(name)'", "log L '--\(name)'",
            "log L --type '\(name)'",
            "backup L '\(name)/b'", "prove L '\(name)'", "key show '\(name).csv'",
        ] {
            let outcome = try session.run("socai \(command)")
            #expect(outcome.status != 0 && !outcome.errorText.isEmpty, "\(command)")
            try check(outcome, command)
        }
    }

    /// No character that a terminal acts on but the ends of lines.
    private func check(_ outcome: Outcome, _ command: String) throws {
        for text in [outcome.text, outcome.errorText] {
            let raw = text.replacing("\r\n", with: "\n").unicodeScalars.filter { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: scalar != "\n"
                default: false
                }
            }
            #expect(raw.isEmpty, "\(command): \(raw.map { String($0.value, radix: 16) })")
            #expect(!text.contains(",=") && !text.contains("\n="), "\(command): a spreadsheet would calculate this")
        }
    }
}
