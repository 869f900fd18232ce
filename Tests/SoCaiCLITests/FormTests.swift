// The promise of `socai form` against other programs: the figures of 7.2 and 7.3 are those that SQL counts from an export,
// reconcile agrees with every cell, LibreOffice calculates the same from the formulas alone, and openpyxl reads the same
// cells.

import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(30))) struct FormTests {
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
                let isList = Self.lists.contains(form) || form == "7.5" || form == "7.7"
                #expect((lines.last == "formulas 0") == isList || form.hasPrefix("7."), "\(form): \(found)")
            }
        }

        @Test(.enabled(if: hasOffice)) func aConverterMakesThePDF() throws {
            let session = try Session(withLedger: true)
            try run(session, "TMPDIR=$PWD socai form bac-lieu.socai 7.2 --year 2023 -o f.pdf")
            #expect(try run(session, "head -c 5 f.pdf; ls -d socai-form-* 2> /dev/null | wc -l") == "%PDF-0\n")
        }

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
