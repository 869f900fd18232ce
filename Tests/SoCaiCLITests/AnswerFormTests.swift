// The promise that the three forms of an answer say the same. CSV is RFC 4180: every row has the fields of the header
// and lines end in CR LF, by Python's csv module, strictly. Tables have the figures of the JSON form, with their sums.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct AnswerFormTests {
    /// Reads CSV strictly: objects by the header's names.
    private static let reader = """
        import csv, io, json, sys
        text = sys.stdin.buffer.read().decode("utf-8")
        assert text.endswith("\\r\\n"), "the last line does not end"
        assert "\\n" not in text.replace("\\r\\n", ""), "a line ends otherwise"
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        for number, row in enumerate(rows, 1):
            assert len(row) == len(rows[0]), f"row {number} has {len(row)} fields, the header {len(rows[0])}"
        print(json.dumps([dict(zip(rows[0], row)) for row in rows[1:]]))
        """

    private func rows(_ session: Session, _ command: String) throws -> [[String: String]] {
        _ = try session.folder.write("read.py", Self.reader)
        let outcome = try session.run("\(command) --format csv > answer.csv; python3 read.py < answer.csv")
        try #require(outcome.status == 0, "\(command): \(outcome.errorText)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [[String: String]])
    }

    private func objects(_ session: Session, _ command: String, _ list: String) throws -> [[String: Any]] {
        let outcome = try session.run("\(command) --format json")
        let answer = try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any]
        return try #require(answer?[list] as? [[String: Any]], "\(command): \(outcome.errorText)")
    }

    /// Whatever can go through one document: corrections, a late report with texts that a spreadsheet would take for
    /// formulas, closings, checkpoints, a fork, and damage.
    private static let preparation = """
        cp bac-lieu.socai past.socai
        for year in 2022 2023 2024 2025; do socai close bac-lieu.socai --through $year --actor UBND; done
        socai import bac-lieu.socai late.jsonl
        socai key new example.com/so-cai --output key > key.public
        socai key new example.com/other --output other > other.public
        socai checkpoint bac-lieu.socai --key key > older
        socai prove bac-lieu.socai late-1#1 --output event.proof
        cp bac-lieu.socai fork.socai
        socai import bac-lieu.socai later.jsonl && socai import fork.socai forked.jsonl
        socai checkpoint bac-lieu.socai --key key > checkpoint
        socai prove bac-lieu.socai --since older --output growth.proof
        cp bac-lieu.socai damaged.socai
        socai init funds.socai && socai import funds.socai funds.jsonl
        socai init movement.socai && socai import movement.socai movement.jsonl
        printf XXXXXXXX | dd of=damaged.socai bs=1 seek=1500000 conv=notrunc
        """

    /// A fund with money, goods, aid and pledges.
    private static let funds = """
        {"id":"f","actor":"UBND","events":[{"type":"fundEstablished","effectiveOn":"2021-06-01","fund":"f","name":"-Quỹ",\
        "level":"city"},{"type":"contributionPledged","effectiveOn":"2022-01-01","fund":"f","kind":"cash","donor":"=DN",\
        "donorKind":"enterprise","amountVND":9,"due":"2022-02-01"},{"type":"contributionPledged",\
        "effectiveOn":"2022-01-02","fund":"f","kind":"goods","donor":"DN","donorKind":"enterprise","quantity":9,\
        "measure":"+kg","earmark":"Tết"},{"type":"contributionReceived","effectiveOn":"2022-01-03","fund":"f",\
        "kind":"goods","donor":"DN","donorKind":"enterprise","quantity":4,"measure":"+kg","pledge":"f#3"},\
        {"type":"contributionReceived","effectiveOn":"2022-01-04","fund":"f","kind":"labour","donor":"H",\
        "donorKind":"household","quantity":2},{"type":"aidGiven","effectiveOn":"2022-01-05","household":"H","kind":"cash",\
        "donor":"f","donorKind":"fundForThePoor","amountVND":3,"fund":"f"}]}

        """

    /// Who joined a movement, who is responsible, and a review.
    private static let movement = """
        {"id":"m","actor":"UBND","events":[{"type":"unitEstablished","effectiveOn":"2021-06-01","unit":"u","name":"U",\
        "kind":"ward"},{"type":"movementJoined","effectiveOn":"2022-01-01","movement":"=M","unit":"u"},\
        {"type":"movementJoined","effectiveOn":"2022-01-02","movement":"M","collective":"+c"},\
        {"type":"responsibilityAssigned","effectiveOn":"2022-01-03","unit":"u","holder":"-H","role":"r"},\
        {"type":"reviewHeld","effectiveOn":"2022-07-01","unit":"u","kind":"preliminary","through":"2022-06-30"},\
        {"type":"reviewHeld","effectiveOn":"2022-12-31","unit":"u","kind":"final","through":"2022-12-31",\
        "document":"@1"}]}

        """

    private func line(_ id: String, _ household: String) -> String {
        """
        {"id":"\(id)","actor":"+UBND","document":"@7, \\"QĐ\\"","restates":"-x","events":[{"type":"householdClassified",\
        "effectiveOn":"2025-12-20","household":"\(household)","class":"poor"}]}

        """
    }

    /// All verbs that have both forms, over the fixture, by `Forms/answer_forms.py`.
    @Test func everyVerbSaysTheSameInJSONAndCSV() throws {
        let session = try Session(withLedger: true)
        _ = try session.folder.write("late.jsonl", line("late-1", "P1-0022") + line("=late-2", "P1-0021"))
        _ = try session.folder.write("later.jsonl", line("late-3", "P1-0023"))
        _ = try session.folder.write("forked.jsonl", line("late-4", "P1-0024"))
        _ = try session.folder.write(
            "table.csv", "day,class,households,persons\r\n2022-12-31,poor,198,600\r\n2023-12-31,nearPoor,327,999\r\n")
        _ = try session.folder.write("funds.jsonl", Self.funds)
        _ = try session.folder.write("movement.jsonl", Self.movement)
        let prepared = try session.run("set -e; \(Self.preparation)")
        try #require(prepared.status == 0, "\(prepared.errorText)")
        let outcome = try session.run("python3 '\(Repository.path("Tests/SoCaiCLITests/Forms/answer_forms.py"))'")
        #expect(outcome.status == 0, "\(outcome.text)\(outcome.errorText)")
        #expect(outcome.text.hasPrefix("70 tables, "), "\(outcome.text)")
    }

    /// The whole numbers at the end of each line of a table, behind its dashes; a line without any is passed over.
    private func figures(_ session: Session, _ command: String, _ count: Int) throws -> [[Int]] {
        let lines = try session.run(command).text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0.hasPrefix("--") }, "\(command) has no table")
        return lines[(start + 1)...].prefix { !$0.isEmpty }.map { line in
            line.split(separator: " ").suffix(count).compactMap { Int($0) }
        }.filter { $0.count == count }
    }

    @Test func tablesHaveTheFiguresOfTheJSONForm() throws {
        let session = try Session(withLedger: true)
        for question in ["replay bac-lieu.socai 2023-12-31", "replay bac-lieu.socai 2024-06-30 --by unit"] {
            let json = try objects(session, "socai \(question)", "counts").map { row in
                try ["households", "persons"].map { try #require(row[$0] as? Int) }
            }
            let total = [0, 1].map { index in json.reduce(0) { $0 + $1[index] } }
            #expect(try figures(session, "socai \(question)", 2) == json + [total], "\(question)")
        }
        let years = try objects(session, "socai trajectory bac-lieu.socai 2025", "years")
        let names = ["openingHouseholds", "closingHouseholds", "totalHouseholds"]
        let json = try years.map { row in try names.map { try #require(row[$0] as? Int) } }
        // A table has who left and who entered between opening and closing, and they lead from one to the other.
        let table = try figures(session, "socai trajectory bac-lieu.socai 2025", 5)
        #expect(table.map { [$0[0], $0[3], $0[4]] } == json)
        #expect(table.allSatisfy { $0[0] - $0[1] + $0[2] == $0[3] } && table.contains { $0[1] > 0 && $0[2] > 0 })
    }

    /// The first day of the one and the last of the other; each day is itself.
    @Test func yearsStandForTheirDays() throws {
        let session = try Session(withLedger: true)
        for (words, from, to) in [
            ("--from 2022 --to 2023", "2022-01-01", "2023-12-31"),
            ("--from 2022-02-03 --to 2022-02-03", "2022-02-03", "2022-02-03"),
        ] {
            let rows = try rows(session, "socai movement bac-lieu.socai \(words)")
            #expect(rows.allSatisfy { $0["from"] == from && $0["to"] == to } && !rows.isEmpty, "\(words)")
        }
        let year = try session.run("socai diff bac-lieu.socai 2022 2023 --format json")
        let days = try session.run("socai diff bac-lieu.socai 2022-12-31 2023-12-31 --format json")
        #expect(year.status == 0 && year.output == days.output)
    }

    /// Commas, quotes and both at once, as people write them into the names of documents.
    @Test func textsComeBackAsTheyWereRecorded() throws {
        let session = try Session()
        let documents = ["7/QĐ, bổ sung", "\"Quyết định\" 8", "9, \"sửa\", và \"\"thêm\"\"", "\"", ",", "10/QĐ"]
        var lines = """
            {"id":"u","actor":"UBND","events":[{"type":"unitEstablished","effectiveOn":"2021-01-01","unit":"u",\
            "name":"U","kind":"ward"},{"type":"householdRegistered","effectiveOn":"2022-01-01","household":"H",\
            "unit":"u","members":1}]}

            """
        for (index, document) in documents.enumerated() {
            let entry: [String: Any] = [
                "id": "e-\(index)", "actor": "UBND", "document": document,
                "events": [
                    [
                        "type": "householdSizeChanged", "effectiveOn": "2022-02-0\(index + 1)", "household": "H",
                        "members": index + 2,
                    ] as [String: Any]
                ],
            ]
            lines += String(decoding: try JSONSerialization.data(withJSONObject: entry), as: UTF8.self) + "\n"
        }
        _ = try session.folder.write("in.jsonl", lines)
        let made = try session.run("socai init t.socai && socai import t.socai in.jsonl")
        try #require(made.status == 0, "\(made.errorText)")
        let rows = try rows(session, "socai history t.socai H")
        #expect(rows.compactMap { $0["document"] } == [""] + documents)
    }
}
