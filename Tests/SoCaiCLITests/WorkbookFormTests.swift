// The promise that `reconcile` reads the forms 7.2 and 7.3 in a workbook as it reads them in a text file, and that it
// names the sheet and the cell of what it can't read.

import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct WorkbookFormTests {
    /// Runs a command that has to succeed.
    @discardableResult private func run(_ session: Session, _ command: String) throws -> String {
        let outcome = try session.run(command)
        try #require(outcome.status == 0, "\(command): \(outcome.text)\(outcome.errorText)")
        return outcome.text
    }

    #if Excel
        private static let change = Repository.path("Tests/SoCaiCLITests/Forms/change_cells.py")

        /// A Python with openpyxl; nil where there is none.
        static let openpyxl = ["python3", "/usr/bin/python3"].first { python in
            (try? Session().run("\(python) -c 'import openpyxl'").status) == 0
        }

        private func change(_ session: Session, _ arguments: String) throws {
            let python = try #require(Self.openpyxl)
            try run(session, "\(python) '\(Self.change)' \(arguments)")
        }

        @Test func aWorkbookIsReadAsATextFile() throws {
            let session = try Session(withLedger: true)
            for (form, year) in [("7.2", 2022), ("7.2", 2023), ("7.3", 2024), ("7.3", 2025)] {
                try run(
                    session,
                    "rm -f f.*; for kind in csv xlsx; do socai form bac-lieu.socai \(form) --year \(year) -o f.$kind; done"
                )
                let (text, workbook) = (
                    try run(session, "socai reconcile bac-lieu.socai f.csv --format json"),
                    try run(session, "socai reconcile bac-lieu.socai f.xlsx --format json")
                )
                #expect(text == workbook.replacing("f.xlsx", with: "f.csv"), "\(form) \(year)")
                let summary = try run(session, "socai reconcile bac-lieu.socai f.xlsx")
                #expect(summary.contains("Against the ledger: \(year == 2025 ? 72 : 198) of"), "\(summary)")
            }
            #expect(try run(session, "socai reconcile --self-only f.xlsx").hasPrefix("Against itself: 66 of 66"))
        }

        @Test(.enabled(if: openpyxl != nil)) func aFigureThatDiffersIsNamedWithItsRow() throws {
            let session = try Session(withLedger: true)
            try run(session, "socai form bac-lieu.socai 7.2 --year 2023 -o f.xlsx")
            // Row 11 is the area, 13 Phường 1: 18 poor households at the beginning.
            try change(session, "set f.xlsx g.xlsx D13=19")
            let outcome = try session.run("socai reconcile bac-lieu.socai g.xlsx --format csv")
            #expect(outcome.status == 1)
            let lines = outcome.text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("13,") }
            #expect(lines.contains { $0.contains(",opening,ledger,19,18,1,") }, "\(outcome.text)")
        }

        @Test(.enabled(if: openpyxl != nil)) func whatCannotBeReadIsNamedWithItsCell() throws {
            let session = try Session(withLedger: true)
            try run(
                session,
                "for form in 7.1 7.2 7.3; do socai form bac-lieu.socai $form --year 2023 -o $form.xlsx; done")
            for (value, words) in [
                ("#REF!", "\"#REF!\" is not a whole number"), ("1.5", "\"1.5\" is not a whole number"),
                ("-3", "\"-3\" is not a whole number"), ("mười", "\"mười\" is not a whole number"),
            ] {
                try change(session, "set 7.2.xlsx bad.xlsx 'E13=\(value)'")
                let outcome = try session.run("socai reconcile bac-lieu.socai bad.xlsx; rm bad.xlsx")
                #expect(
                    outcome.errorText.hasPrefix("socai: bad.xlsx: sheet \"Mau 7.2\", cell E13: \(words)"),
                    "\(outcome.errorText)")
            }
            try change(session, "formulas 7.2.xlsx bare.xlsx")
            try change(session, "join 7.2.xlsx 7.3.xlsx both.xlsx")
            for (command, words) in [
                ("bare.xlsx", "bare.xlsx: sheet \"Mau 7.2\", cell D11: the formula has no value"),
                ("7.1.xlsx", "no sheet of the workbook has a form 7.2 or 7.3"),
                ("7.1.xlsx --sheet 1", "the sheet has no form 7.2 or 7.3"),
                ("7.2.xlsx --sheet 7.2", "there is no sheet \"7.2\"; its sheets are 1 \"Mau 7.2\""),
                (
                    "both.xlsx",
                    "2 sheets of the workbook have a form 7.2 or 7.3; name one of them: 1 \"Mau A\", 2 \"Mau B\""
                ),
            ] {
                let outcome = try session.run("socai reconcile bac-lieu.socai \(command)")
                #expect(outcome.status == 2 && outcome.errorText.contains(words), "\(command): \(outcome.errorText)")
            }
            for sheet in ["1", "2", "'Mau B'"] {
                let found = try run(session, "socai reconcile bac-lieu.socai both.xlsx --sheet \(sheet)")
                #expect(found.contains("Against the ledger: 198 of 198 figures agree"), "\(found)")
            }
        }

        /// A number that no workbook holds stops the form with its cell, and leaves no file.
        @Test func aTotalOfManyDigitsIsNamedWithItsCell() throws {
            let session = try Session(withLedger: true)
            let entry = """
                {"id":"t","actor":"UBND","events":[{"type":"householdTotalReported","unit":"phuong-1","households":\
                1234567890123456,"effectiveOn":"2023-12-31"}]}
                """
            _ = try session.folder.write("t.jsonl", entry + "\n")
            try run(session, "socai import bac-lieu.socai t.jsonl")
            // The sum of the area is above the ward's own row.
            let outcome = try session.run("socai form bac-lieu.socai 7.1 --year 2023 -o f.xlsx; ls | grep -c f.xlsx")
            #expect(outcome.text == "0\n")
            #expect(
                outcome.errorText.contains("f.xlsx: sheet \"Mau 7.1\", cell C11")
                    && outcome.errorText.contains("does not hold the number 12345678901"),
                "\(outcome.errorText)")
            try run(session, "socai form bac-lieu.socai 7.1 --year 2023 -o f.csv; grep -q ',1234567890123456,' f.csv")
        }

        /// An amount of as many digits is in a list as text, and the list goes back in.
        @Test(.enabled(if: openpyxl != nil)) func anAmountOfManyDigitsKeepsThem() throws {
            let session = try Session(withLedger: true)
            let entry = """
                {"id":"a","actor":"UBND","document":"1/QĐ","events":[{"type":"aidGiven","household":"P7-0022","kind":"cash",\
                "donor":"D","donorKind":"individual","amountVND":1234567890123456,"effectiveOn":"2023-03-01"}]}
                """
            _ = try session.folder.write("a.jsonl", entry + "\n")
            try run(
                session,
                "socai import bac-lieu.socai a.jsonl && socai form bac-lieu.socai aid --year 2023 -o aid.xlsx")
            let python = try #require(Self.openpyxl)
            let found = try run(
                session,
                "\(python) -c \"import openpyxl; print([c.value for r in openpyxl.load_workbook('aid.xlsx').worksheets[0]"
                    + ".iter_rows() for c in r if '1234567890123456' in str(c.value)])\"")
            #expect(found == "['1234567890123456']\n")
        }
    #else
        @Test func aWorkbookTakesTheTrait() throws {
            let session = try Session(withLedger: true)
            let outcome = try session.run("socai reconcile bac-lieu.socai Fixtures/office-lists/*1*.xlsx | head -1")
            #expect(outcome.errorText.contains("without the part that reads workbooks"))
        }
    #endif
}
