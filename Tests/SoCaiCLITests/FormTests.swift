// The promise of `socai form` against other programs: the figures of 7.2 and 7.3 are those that SQL counts from an export,
// reconcile agrees with every cell, LibreOffice calculates the same from the formulas alone, and openpyxl reads the same
// cells.

import LedgerTestSupport
import Testing

@testable import SoCaiCLI

@Suite(.timeLimit(.minutes(60))) struct FormTests {
    private static let sql = Repository.path("Tests/PovertyLedgerTests/SQL/figures_movement.py")
    private static let cells = Repository.path("Tests/SoCaiCLITests/Forms/form_cells.py")
    private static let words = ["7.2": "poor", "7.3": "nearPoor"]

    /// Runs a command that has to succeed.
    @discardableResult private func run(_ session: Session, _ command: String) throws -> String {
        let outcome = try session.run(command)
        try #require(outcome.status == 0, "\(command): \(outcome.text)\(outcome.errorText)")
        return outcome.text
    }

    @Test func movementsAreThoseOfSQL() throws {
        let session = try Session(withLedger: true)
        try session.export("bac-lieu.socai")
        for (year, unitsOn) in [(2022, nil), (2023, nil), (2024, nil), (2025, nil), (2025, "2024-12-31")] {
            let option = unitsOn.map { " --units-on \($0)" } ?? ""
            try run(session, "socai units bac-lieu.socai \(year) --format json > units.json")
            try run(
                session,
                "python3 '\(Self.sql)' export.jsonl movement 12583 --from \(year)-01-01 --to \(year)-12-31\(option) > sql.json"
            )
            for (form, word) in Self.words {
                let name = "\(form)-\(year)\(unitsOn ?? "").csv"
                try run(session, "socai form bac-lieu.socai \(form) --year \(year)\(option) -o \(name)")
                let found = try run(
                    session, "python3 '\(Self.cells)' movement \(name) sql.json units.json \(word)")
                let rows = year == 2025 && unitsOn == nil ? 3 : unitsOn == nil ? 10 : 13
                #expect(found == "compared \(rows * 18)\n", "\(name): \(found)")
            }
        }
    }

    /// The other forms and the lists, counted again by a fold in Python.
    @Test func otherFormsAreThoseOfAnotherFold() throws {
        let session = try Session(withLedger: true)
        try session.export("bac-lieu.socai")
        let fold = Repository.path("Tests/PovertyLedgerTests/SQL/figures_forms.py")
        for year in 2022...2025 {
            for form in ["7.1", "7.4", "7.5", "7.6", "7.7", "7.10", "list", "exits", "aid", "awards"] {
                try run(session, "rm -f f.csv; socai form bac-lieu.socai \(form) --year \(year) -o f.csv")
                let found = try run(session, "python3 '\(fold)' export.jsonl \(form) \(year) f.csv")
                let rows = form.hasPrefix("7.") ? (year == 2025 ? "3" : "10") : "[1-9]\\d+"
                #expect(try found.wholeMatch(of: Regex("compared \(rows)\n")) != nil, "\(form) \(year): \(found)")
            }
        }
        // By the units before a merger: totals are those that were reported before it.
        for form in ["7.1", "7.4", "7.10"] {
            try run(
                session, "rm -f f.csv; socai form bac-lieu.socai \(form) --year 2025 --units-on 2024-12-31 -o f.csv")
            let found = try run(session, "python3 '\(fold)' export.jsonl \(form) 2025 f.csv 2024-12-31")
            #expect(found == "compared 13\n", "\(form): \(found)")
        }
        #expect(
            try run(session, "socai form bac-lieu.socai 7.1 --year 2025 --units-on 2024-12-31 -o u.csv; cat u.csv")
                .contains("là số báo cáo trước ngày sáp nhập 01/07/2025"))
        // The control: a figure that is one too many.
        try run(
            session, "socai form bac-lieu.socai 7.4 --year 2023 -o g.csv && sed -i '/^1,Phường 1,/s/,1,1,/,2,1,/' g.csv"
        )
        #expect(try run(session, "python3 '\(fold)' export.jsonl 7.4 2023 g.csv").hasPrefix("Phường 1: "))
    }

    /// The fixture with a closing of each year: openings that were corrected afterwards.
    private static let closing =
        "socai init c.socai && awk -f Fixtures/transcripts/closed-years.awk Fixtures/bac-lieu-2022-2025/0*.jsonl"
        + " | socai import c.socai - --keep-recorded-times"

    @Test func reconcileAgreesWithEveryCell() throws {
        let session = try Session(withLedger: true)
        try run(session, Self.closing)
        for ledger in ["bac-lieu.socai", "c.socai"] {
            for year in 2022...2025 {
                for form in Self.words.keys {
                    let known = ledger == "c.socai" && year == 2023 ? " --known closing" : ""
                    try run(session, "rm -f f.csv; socai form \(ledger) \(form) --year \(year)\(known) -o f.csv")
                    let report = try run(session, "socai reconcile \(ledger) f.csv\(known)")
                    #expect(report.split(separator: "\n").count == 2, "\(ledger) \(form) \(year): \(report)")
                    let rows = year == 2025 ? 4 : 11
                    #expect(report.contains(" \(rows * 18) of \(rows * 18) figures agree"), "\(report)")
                }
            }
        }
        // The controls: a figure of a unit, of an area, of the total, and a correction that is not there.
        try run(session, "socai form c.socai 7.2 --year 2023 -o g.csv && socai reconcile c.socai g.csv")
        for change in [
            "/^,,Nhân khẩu,60,/s/,11\\r/,12\\r/", "/^I,/s/,50,/,51,/", "/^Tổng cộng/s/,52\\r/,53\\r/",
            "/^(\\*),Phường 3,Hộ/s/,1,/,2,/",
        ] {
            let outcome = try session.run(
                "sed '\(change)' g.csv > h.csv; ! cmp -s g.csv h.csv && socai reconcile c.socai h.csv")
            #expect(outcome.status == 1 && outcome.text.contains("line  of"), "\(change): \(outcome.text)")
        }
    }

    @Test func aPageAndATextHaveTheSameFigures() throws {
        let session = try Session(withLedger: true)
        try run(session, "socai form bac-lieu.socai 7.2 --year 2023 -o f.html")
        let page = try run(session, "cat f.html")
        for piece in [
            "lang=\"vi\"", "size: A4 landscape", "TỔNG HỢP DIỄN BIẾN HỘ NGHÈO TRONG NĂM 2023", ">198<",
            "'Times New Roman'",
        ] {
            #expect(page.contains(piece), "\(piece)")
        }
        #expect(try session.run("socai form bac-lieu.socai 7.2 --year 2023 -o f.html").status == 2)
        #expect(try session.run("ls").text.contains("-partial") == false)
    }

    @Test func namesComeFromTheOfficesFileAndGoNowhereElse() throws {
        let session = try Session(withLedger: true)
        _ = try session.folder.write("names.csv", "code,name,address\nP7-0022,Họ Tên Giả,Khóm Giả 1\n")
        try run(session, "socai form bac-lieu.socai list --year 2023 --names names.csv -o list.csv")
        let rows = try run(session, "grep P7-0022 list.csv; grep -c '^[0-9]' list.csv")
        #expect(rows.contains(",P7-0022,Họ Tên Giả,Khóm Giả 1,Phường 7,31822,,Hộ ") && rows.hasSuffix("441\n"))
        #expect(try run(session, "grep -c 'Họ Tên' bac-lieu.socai || true") == "0\n")
        _ = try session.folder.write("twice.csv", "code,name\nP7-0022,Một Tên\nP7-0022,Hai Tên\n")
        let outcome = try session.run("socai form bac-lieu.socai list --year 2023 --names twice.csv -o l.csv")
        #expect(outcome.status == 2 && outcome.errorText.contains("twice.csv:3") && !outcome.errorText.contains("Tên"))
    }

    /// The page with the names is for its owner alone, and goes when the program is interrupted, with what it started.
    @Test(arguments: ["SIGINT", "SIGTERM", "SIGHUP"]) func anInterruptedPDFLeavesNothing(_ signal: String) throws {
        let session = try Session(withLedger: true)
        let program = Repository.path("Tests/SoCaiCLITests/Forms/interrupted_pdf.py")
        try run(session, "mkdir 't t#1'")
        let found = try run(session, "python3 '\(program)' \(signal) bac-lieu.socai \"$PWD/t t#1\"")
        #expect(
            found == """
                mode 700 names 1
                ended \(signal) socai: interrupted; nothing was written
                left [] [] []

                """, "\(found)")
    }

    @Test func addressesOfPathsAreEncoded() {
        // The characters that an address may have as they are: RFC 3986, section 2.3, and the slash.
        #expect(PDFConverter.address("/tmp/a-b_c.d~9") == "file:///tmp/a-b_c.d~9")
        #expect(PDFConverter.address("/a b#c%20?d;é") == "file:///a%20b%23c%2520%3Fd%3B%C3%A9")
        #expect(PDFConverter.address("/\u{1}") == "file:///%01")
    }

    #if Excel
        private static let forms = ["7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "7.7", "7.10"]
        private static let lists = ["list", "exits", "aid", "awards"]

        /// A Python with openpyxl; nil where there is none.
        private static let openpyxl = ["python3", "/usr/bin/python3"].first { python in
            (try? Session().run("\(python) -c 'import openpyxl'").status) == 0
        }

        private static let hasText = (try? Session().run("command -v pdftotext").status) == 0

        private static let hasOffice = (try? Session().run("command -v soffice").status) == 0

        @Test(.enabled(if: hasOffice)) func libreOfficeCalculatesTheSame() throws {
            let session = try Session(withLedger: true)
            try run(session, Self.closing)
            for form in Self.forms {
                try run(
                    session,
                    "for kind in xlsx csv; do socai form c.socai \(form) --year 2023 -o \(form).$kind; done"
                        + " && python3 '\(Self.cells)' strip \(form).xlsx bare-\(form).xlsx")
            }
            try run(
                session,
                "soffice -env:UserInstallation=file://$PWD/profile --headless --convert-to "
                    + "'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false' --outdir calculated bare-*.xlsx")
            for form in Self.forms {
                let found = try run(
                    session, "python3 '\(Self.cells)' csv \(form).csv calculated/bare-\(form).csv")
                #expect(found.hasPrefix("compared ") && found.count < 14, "\(form): \(found)")
            }
        }

        @Test(.enabled(if: openpyxl != nil)) func openpyxlReadsTheSameCells() throws {
            let session = try Session(withLedger: true)
            let python = try #require(Self.openpyxl)
            for form in Self.forms + Self.lists {
                try run(
                    session,
                    "for kind in xlsx csv; do socai form bac-lieu.socai \(form) --year 2023 -o \(form).$kind; done")
                let found = try run(session, "\(python) '\(Self.cells)' openpyxl \(form).csv \(form).xlsx")
                let lines = found.split(separator: "\n")
                #expect(lines.count == 2 && lines[0].hasPrefix("compared "), "\(form): \(found)")
                #expect((lines.last == "formulas 0") == Self.lists.contains(form), "\(form): \(found)")
            }
        }

        /// In a folder whose name means something else in an address, too.
        @Test(.enabled(if: hasOffice)) func aConverterMakesThePDF() throws {
            let session = try Session(withLedger: true)
            for (index, folder) in ["plain", "a b#c%20d?e"].enumerated() {
                try run(
                    session,
                    "mkdir '\(folder)'; TMPDIR=\"$PWD/\(folder)\" socai form bac-lieu.socai 7.2 --year 2023 -o f\(index).pdf"
                )
                #expect(
                    try run(session, "head -c 5 f\(index).pdf; ls -A '\(folder)' | wc -l") == "%PDF-0\n", "\(folder)")
            }
            #expect(try run(session, "ls -A").split(separator: "\n").contains { $0.hasPrefix("a b") })
            #expect(try run(session, "ls -d *%20b* *c%2520d* 2> /dev/null || true").isEmpty)
        }

        @Test(.enabled(if: browser != nil)) func aBrowserMakesThePDF() throws {
            let session = try Session(withLedger: true)
            let browser = try #require(Self.browser)
            // A browser needs a wrapper to run as root.
            _ = try session.folder.write("chromium", "#!/bin/sh\nexec '\(browser)' --no-sandbox \"$@\"\n")
            try run(
                session,
                "chmod +x chromium; mkdir 'a b#c'; TMPDIR=\"$PWD/a b#c\" socai form bac-lieu.socai 7.2 --year 2023 "
                    + "-o f.pdf --pdf-with ./chromium")
            #expect(try run(session, "head -c 5 f.pdf; ls -A 'a b#c' | wc -l") == "%PDF-0\n")
            if Self.hasText { #expect(try run(session, "pdftotext f.pdf; cat f.txt").contains("TỔNG HỢP DIỄN BIẾN")) }
        }

        private static let browser = try? Session().run("command -v chromium").text
            .split(separator: "\n").first.map(String.init)

        /// Numbers are written as in Việt Nam, whatever the language of the machine.
        @Test(.enabled(if: hasOffice && hasText)) func aPDFHasTheNumbersOfVietNam() throws {
            let session = try Session(withLedger: true)
            try run(
                session,
                "LC_ALL=C.UTF-8 socai form bac-lieu.socai 7.1 --year 2023 --known 2024-01-15 -o f.pdf && pdftotext f.pdf"
            )
            // 38,882 households of the city and 0.08 per cent of their persons, as in the text file.
            let text = try run(session, "cat f.txt")
            #expect(text.contains("38.882") && text.contains("0,08"))
            #expect(!text.contains("38,882") && !text.contains("0.08"))
        }
    #else
        @Test func aWorkbookTakesTheTrait() throws {
            let session = try Session(withLedger: true)
            let outcome = try session.run("socai form bac-lieu.socai 7.2 --year 2023 -o f.xlsx")
            #expect(outcome.status == 2 && outcome.errorText.contains("without the part that writes workbooks"))
            #expect(try session.run("ls f.xlsx*").text.isEmpty)
            #expect(try session.run("socai form bac-lieu.socai 7.2 --year 2023 -o f.csv").status == 0)
        }
    #endif
}
