// The promises of `socai draft` at the command line: nothing that identifies a person leaves the office's own file, the
// forms of its answer say the same, and nothing is written that was not asked for.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct DraftCommandTests {
    private static let folder = "Fixtures/office-lists"

    private func session() throws -> Session {
        let session = try Session()
        let made = try session.run("socai init t.socai && socai import t.socai \(Self.folder)/units.jsonl")
        try #require(made.status == 0, "\(made.errorText)")
        return session
    }

    /// The lists that this build can read, with their kinds and sheets.
    private static var lists: [(file: String, kind: String, sheet: String)] {
        #if Excel
            [
                ("review-2021.xlsx", "review", ""), ("review-2022.xlsx", "review", "--sheet 1"),
                ("review-2022.xlsx", "exits", "--sheet 2"), ("review-without-codes.xlsx", "review", ""),
                ("annex-2.3.xlsx", "review", ""), ("doubts.xlsx", "review", "--sheet 1"), ("aid-2022.xlsx", "aid", ""),
                ("awards-2022.xlsx", "awards", ""), ("register.csv", "households", ""),
            ]
        #else
            [("register.csv", "households", "")]
        #endif
    }

    /// Names of the fixtures begin with "Mẫu" or "Thử", identity numbers with 000.
    private func namesPerson(_ text: String) -> Bool {
        text.contains("Mẫu ") || text.contains("Thử ") || text.contains("MẪU ")
            || text.firstMatch(of: /000[0-9]{9}/) != nil
    }

    @Test func whoAPersonIsStaysInTheOfficesOwnFile() throws {
        let session = try session()
        for (number, list) in Self.lists.enumerated() {
            let year = list.file.contains("2021") || list.file.contains("without") ? 2021 : 2022
            let words = "\(Self.folder)/\(list.file) --as \(list.kind) \(list.sheet) --on \(year) --actor UBND"
            for form in ["table", "json", "csv --list questions", "csv --list changes"] {
                let outcome = try session.run(
                    "socai draft t.socai \(words) --codes codes.csv --format \(form) 2>&1")
                #expect(outcome.status == 0 && !namesPerson(outcome.text), "\(words) \(form)")
            }
            let written = try session.run(
                "socai draft t.socai \(words) --codes codes.csv -o \(number).jsonl > /dev/null && "
                    + "if test -e \(number).jsonl; then socai import t.socai \(number).jsonl > /dev/null && "
                    + "cat \(number).jsonl; fi")
            #expect(written.status == 0 && !namesPerson(written.text), "\(words): \(written.errorText)")
        }
        #expect(try session.run("socai export t.socai").text.isEmpty == false)
        #expect(!namesPerson(try session.run("socai export t.socai").text))
        #if Excel
            #expect(
                namesPerson(String(decoding: try session.folder.read("codes.csv"), as: UTF8.self)),
                "the control: that file has them")
        #endif
        #expect(try session.run("stat -c %a codes.csv").text == "600\n")
    }

    @Test func theFormsSayTheSame() throws {
        let session = try session()
        _ = try session.folder.write(
            "list.csv",
            "Mã hộ,Họ và tên chủ hộ,Xã/Phường,Phân loại hộ,Số nhân khẩu\r\n=P7-0001,Mẫu A,Phường 7,Hộ nghèo,3\r\n"
                + "P7-0002,Mẫu B,Phường 99,Hộ nghèo,3\r\n")
        let words = "socai draft t.socai list.csv --as review --on 2022"
        let json = try session.run("\(words) --format json")
        let answer = try #require(try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
        for list in ["changes", "questions", "counts", "entries"] {
            let rows = try #require(answer[list] as? [[String: Any]])
            let lines = try session.run("\(words) --format csv --list \(list)").text.split(separator: "\r\n")
            #expect(lines.count == rows.count + 1 && !rows.isEmpty, "\(list)")
            for (row, line) in zip(rows, lines.dropFirst()) {
                for value in row.values where !(value is NSNull) {
                    let text = "\(value)".replacingOccurrences(of: "\"", with: "\"\"")
                    #expect(line.contains(text), "\(list): \(text)")
                }
            }
        }
        // A code that a spreadsheet takes for a formula has an apostrophe before it.
        #expect(try session.run("\(words) --format csv").text.contains(",'=P7-0001,") == true)
    }

    /// Drafts at the same time: every one that says that it wrote its entry has its persons in the office's own file.
    @Test func codesOfDraftsAtTheSameTimeAreKept() throws {
        let session = try session()
        for number in 1...6 {
            _ = try session.folder.write(
                "list-\(number).csv",
                "Họ và tên chủ hộ,Số CCCD,Xã/Phường,Phân loại hộ,Số nhân khẩu\r\n"
                    + "Mẫu A,00035600000\(number),Phường 7,Hộ nghèo,3\r\n")
        }
        let run = """
            for n in 1 2 3 4 5 6; do
              (socai draft t.socai list-$n.csv --as review --on 2022 --codes codes.csv -o e-$n.jsonl > /dev/null 2>&1;
               echo $? > status-$n) &
            done; wait; cat status-*; ls -A | grep partial
            """
        let statuses = try session.run(run).text.split(separator: "\n")
        #expect(statuses.count == 6 && statuses.contains("0") && Set(statuses).isSubset(of: ["0", "3"]), "\(statuses)")
        let codes = try session.run("cat codes.csv").text
        for number in 1...6 {
            let isWritten = try session.run("test -e e-\(number).jsonl").status == 0
            #expect(isWritten == (statuses[number - 1] == "0"))
            #expect(!isWritten || codes.contains("00035600000\(number),"), "\(number): \(codes)")
        }
    }

    /// A link to the office's own file stays a link.
    @Test func aLinkToTheCodesStaysALink() throws {
        let session = try session()
        _ = try session.folder.write(
            "list.csv",
            "Họ và tên chủ hộ,Số CCCD,Xã/Phường,Phân loại hộ,Số nhân khẩu\r\n"
                + "Mẫu A,000356000001,Phường 7,Hộ nghèo,3\r\n")
        let run = """
            mkdir real && (umask 077; printf 'identifier,code\\r\\n' > real/codes.csv) && ln -s real/codes.csv codes.csv
            socai draft t.socai list.csv --as review --on 2022 --codes codes.csv -o e.jsonl > /dev/null
            test -L codes.csv && grep -c 000356000001 real/codes.csv
            """
        #expect(try session.run(run).text == "1\n")
    }

    @Test func nothingIsWrittenUnasked() throws {
        let session = try session()
        _ = try session.folder.write(
            "list.csv",
            "Mã hộ,Họ và tên chủ hộ,Xã/Phường,Phân loại hộ,Số nhân khẩu\r\nA-1,Mẫu A,Phường 7,Hộ nghèo,3\r\n")
        let words = "socai draft t.socai list.csv --as review --on 2022"
        let before = try session.run("ls -A; cat t.socai | cksum")
        _ = try session.run("\(words) --codes codes.csv")
        #expect(try session.run("ls -A; cat t.socai | cksum").text == before.text)
        _ = try session.folder.write(
            "doubt.csv",
            "Mã hộ,Họ và tên chủ hộ,Ngày sinh,Xã/Phường,Phân loại hộ,Số nhân khẩu\r\nA-1,Mẫu A,1/2/1980,Phường 99,"
                + "Hộ nghèo,3\r\n")
        let held = try session.run(
            "socai draft t.socai doubt.csv --as review --on 2022 --codes codes.csv --strict -o e.jsonl; "
                + "ls e.jsonl codes.csv")
        #expect(held.text.contains("Nothing was written; questions: 1"))
        #expect(held.errorText.contains("e.jsonl") && held.errorText.contains("codes.csv"))
        let strict = try session.run("socai draft t.socai doubt.csv --as review --on 2022 --strict > /dev/null")
        #expect(strict.status == 1)
    }

    /// A yearly list whose households are the same under a new decision: the list for posting names that decision, and
    /// the movement of the year has no flow. The figures are those of the lists, which are written here.
    @Test func aYearOfConfirmations() throws {
        let session = try session()
        for (year, decision) in [(2021, "1/QĐ-UBND"), (2022, "2/QĐ-UBND")] {
            let rows = (1...5).map { number in
                "P7-000\(number),Mẫu \(number),Phường 7,\(number < 3 ? "Hộ nghèo" : "Hộ cận nghèo"),3,\(decision),"
                    + "15/12/\(year)"
            }
            _ = try session.folder.write(
                "list-\(year).csv",
                "Mã hộ,Họ và tên chủ hộ,Xã/Phường,Phân loại hộ,Số nhân khẩu,Số quyết định,Ngày quyết định\r\n"
                    + rows.joined(separator: "\r\n") + "\r\n")
            let words = "socai draft t.socai list-\(year).csv --as review --on \(year)"
            let drafted = try session.run("\(words) -o \(year).jsonl --format csv --list counts")
            let count = drafted.text.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",").prefix(2) }
            #expect(count == [[year == 2021 ? "new" : "renewed", "5"]])
            let imported = try session.run("socai import t.socai \(year).jsonl")
            #expect(imported.status == 0, "\(imported.errorText)")
            let again = try session.run("\(words) -o again.jsonl --strict; ls again.jsonl").text
            #expect(again.contains("The ledger says the same") && !again.contains("again.jsonl"))
        }
        let form = try session.run("socai form t.socai list --year 2022 -o posted.csv && cat posted.csv")
        #expect(
            form.text.split(separator: "\r\n").count { $0.contains("2/QĐ-UBND") } == 5
                && !form.text.contains("1/QĐ-UBND")
        )
        let answer = try session.run("socai movement t.socai --from 2022 --to 2022 --format json")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.output)) as? [String: Any])
        for (table, households) in zip(try #require(json["tables"] as? [[String: Any]]), [2, 3]) {
            let all = try #require(table["total"] as? [String: Any])
            for (side, value) in [("households", households), ("persons", households * 3)] {
                var figures = try #require(all[side] as? [String: Any])
                for end in ["opening", "closing"] {
                    #expect(figures.removeValue(forKey: end) as? Int == value, "\(side) \(end)")
                }
                #expect(figures.values.allSatisfy { ($0 as? Int ?? 0) == 0 }, "\(side): \(figures)")
            }
        }
    }
}
