// The promise that the command line keeps to what people are used to: a ledger named by the environment, files of any
// form from one description, a pager for what is longer than the screen, pictures that are what the pages show.

import Foundation
import LedgerTestSupport
import Testing

@testable import SoCaiCLI

private let hasReader = (try? Session().run("/usr/bin/python3 -c 'import openpyxl'").status) == 0
private let hasScript = (try? Session().run("script --version | grep -q util-linux").status) == 0

@Suite(.timeLimit(.minutes(60))) struct HabitTests {
    private func terminal(_ session: Session, rows: Int = 24, _ command: String) throws -> String {
        try session.run("script -qefc 'stty cols 80 rows \(rows); \(command)' /dev/null").text
            .replacing("\r\n", with: "\n")
    }

    /// Every verb that works on a ledger does the same with the variable as with the argument.
    @Test(arguments: [
        "counts L 2023", "replay L 2023 --by unit", "series L --from 2022 --to 2025 --every year", "diff L 2022 2023",
        "trajectory L", "trajectory L --by unit 2023", "chart L 2024", "movement L --from 2022 --to 2022",
        "revisions L",
        "explain L 2023 --class poor", "audit L 2025", "cohort L 2025", "deprivations L 2023", "causes L 2023",
        "list L 2023",
        "aid L 2023", "sponsors L 2023", "awards L 2023", "fund L --from 2022 --to 2022", "income L 2023",
        "review L --from 2022 --to 2022", "history L P7-0010", "units L", "log L --from 2025", "info L", "verify L",
        "export L", "checkpoint list L", "reconcile L table.csv", "compare L other.socai", "backup L copy.socai",
        "form L list --year 2023 -o list.csv",
    ]) func theLedgerOfTheEnvironmentIsTheSame(_ words: String) throws {
        let session = try Session(withLedger: true)
        _ = try session.run("socai init other.socai; cp Fixtures/national-2023/table.csv table.csv")
        let named = try session.run("socai \(words.replacing(" L", with: " bac-lieu.socai"))")
        _ = try session.run("rm -f copy.socai list.csv")
        let left = try session.run(
            "socai \(words.replacing(" L", with: ""))", environment: ["SOCAI_LEDGER": "bac-lieu.socai"])
        #expect(named.status == left.status, "\(left.errorText)")
        #expect(named.text == left.text && !named.text.isEmpty, "\(words): \(left.errorText)")
        #expect(named.errorText == left.errorText)
    }

    /// A file is as the same answer on standard output; a workbook and a page have the rows of CSV.
    @Test(.enabled(if: hasReader)) func aWorkbookHasTheCellsOfCSV() throws {
        #if Excel
            let session = try Session(withLedger: true)
            _ = try session.folder.write("sheets.py", Self.reader)
            for (words, sheet) in [
                ("counts bac-lieu.socai 2023 --by unit", "counts"), ("trajectory bac-lieu.socai 2025", "targets"),
                ("list bac-lieu.socai 2023", "households"), ("log bac-lieu.socai --from 2025", "entries"),
                ("info bac-lieu.socai", "book"),
            ] {
                let outcome = try session.run(
                    """
                    rm -f book.xlsx book.csv; socai \(words) -o book.xlsx && socai \(words) -o book.csv --format csv \
                    && /usr/bin/python3 sheets.py book.xlsx \(sheet) book.csv && stat -c %a book.xlsx
                    """)
                #expect(outcome.status == 0, "\(words): \(outcome.text) \(outcome.errorText)")
                #expect(outcome.text.hasSuffix("same\n640\n"), "\(words): \(outcome.text)")
            }
        #endif
    }

    /// Compares a sheet with CSV: as many rows, and the same cells as text.
    private static let reader = """
        import csv, datetime, sys
        import openpyxl
        book, sheet, path = sys.argv[1:]
        rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(book)[sheet].iter_rows()]
        def text(value):
            if value is None: return ""
            if isinstance(value, bool): return str(value).lower()
            if isinstance(value, datetime.datetime): return value.strftime("%Y-%m-%d")
            return str(value)
        table = list(csv.reader(open(path, encoding="utf-8", newline="")))
        cells = [[text(value) for value in row] for row in rows[1:]]
        plain = [[field[1:] if field[:1] == "'" else field for field in row] for row in table[1:]]
        assert len(cells) == len(plain) > 0, (len(cells), len(plain))
        for got, wanted in zip(cells, plain):
            assert got == wanted, (got, wanted)
        print("same")
        """

    @Test(.enabled(if: hasScript)) func whatIsLongerThanTheScreenIsPaged() throws {
        let session = try Session(withLedger: true)
        let command = "socai units bac-lieu.socai"
        let whole = try session.run("stty() { :; }; \(command)").text
        let lines = whole.split(separator: "\n").count
        let paged = try terminal(session, rows: 10, "PAGER=\"cat > paged\" \(command)")
        #expect(paged.isEmpty, "\(paged)")
        #expect(String(decoding: try session.folder.read("paged"), as: UTF8.self).split(separator: "\n").count >= lines)
        // What fits, what is not for people, and what the user wants without a pager goes straight to the terminal.
        for words in [
            "PAGER=\"cat > no\" \(command) --no-pager", "PAGER=\"cat > no\" \(command) --plain",
            "PAGER=\"cat > no\" \(command) --format csv", "PAGER= \(command)", "PAGER=no-such-pager \(command)",
            "PAGER=\"cat > no\" socai info bac-lieu.socai --format json",
        ] { #expect(!(try terminal(session, rows: 10, words).isEmpty), "\(words)") }
        #expect(try terminal(session, rows: 200, "PAGER=\"cat > no\" \(command)").contains("phuong-7"))
        #expect(throws: (any Error).self) { try session.folder.read("no") }
        // A pager that ends early is no error, and the status is that of the verb.
        #expect(try terminal(session, rows: 10, "PAGER=true \(command); echo status $?").contains("status 0"))
        // A pipe has none.
        #expect(try terminal(session, rows: 10, "PAGER=\"cat > no\" \(command) | cat") == whole)
    }

    @Test(.enabled(if: hasScript)) func coloursAreForTerminalsThatWantThem() throws {
        let session = try Session(withLedger: true)
        let command = "socai chart bac-lieu.socai 2025 --no-pager"
        let red = "\u{1B}[31m"
        #expect(try terminal(session, rows: 60, command).contains(red))
        #expect(try !session.run(command).text.contains(red))
        for words in [
            "NO_COLOR=1 \(command)", "TERM=dumb \(command)", "\(command) --plain", "\(command) -o a.txt; cat a.txt",
        ] {
            #expect(try !terminal(session, rows: 60, words).contains("\u{1B}["), "\(words)")
        }
        #expect(try terminal(session, rows: 60, "NO_COLOR= \(command)").contains(red))
        #expect(
            try terminal(session, rows: 60, "LC_ALL=C.UTF-8 \(command)").unicodeScalars.contains {
                $0.value >= 0x2800 && $0.value < 0x2900
            })
        #expect(try terminal(session, rows: 60, "LC_ALL=C.UTF-8 \(command) --plain").utf8.allSatisfy { $0 < 0x80 })
    }

    /// The pictures of the pages are what the program draws from the fixture.
    @Test(arguments: [("trajectory.svg", "en"), ("quy-dao.svg", "vi")])
    func picturesAreDrawnFromTheFixture(_ name: String, _ language: String) throws {
        let session = try Session(withLedger: true)
        let outcome = try session.run("socai chart bac-lieu.socai 2025 --lang \(language) -o \(name)")
        #expect(outcome.status == 0, "\(outcome.errorText)")
        let drawn = try session.folder.read(name)
        let path = Repository.path("Docs/Pictures/\(name)")
        let shown = FileManager.default.contents(atPath: path).map { [UInt8]($0) }
        if shown != drawn, ProcessInfo.processInfo.environment["SOCAI_UPDATE_TRANSCRIPTS"] != nil {
            try Data(drawn).write(to: URL(fileURLWithPath: path))
        }
        #expect(shown == drawn, "\(path) is not what the program draws")
        // It is well formed, and says in words what it shows: the figures that the book of the fixture has.
        let check = """
            import sys, xml.etree.ElementTree as tree
            root = tree.parse(sys.argv[1]).getroot()
            space = "{http://www.w3.org/2000/svg}"
            assert root.tag == space + "svg" and root.get("role") == "img"
            ids = root.get("aria-labelledby").split()
            texts = {e.get("id"): e.text for e in root if e.tag in (space + "title", space + "desc")}
            assert sorted(texts) == sorted(ids)
            print(texts["description"])
            """
        _ = try session.folder.write("check.py", check)
        let description = try session.run("python3 check.py \(name)").text
        let expected =
            language == "en" ? "2022-12-31: 198 poor, 671 near-poor." : "31/12/2022: 198 hộ nghèo, 671 hộ cận nghèo."
        #expect(description.contains(expected), "\(description)")
    }
}
