// The pieces of tables on their own: widths of Vietnamese text in either Unicode form, alignment, breaking, quoting.

import PovertyLedger
import Testing

@testable import SoCaiCLI

@Suite struct TableTests {
    @Test func widthIsThatOfATerminal() {
        let widths: [(String, Int)] = [
            ("", 0), ("abc", 3), ("hộ nghèo", 8), ("ho\u{302}\u{323} nghe\u{300}o", 8), ("中文", 4), ("a\u{200B}b", 2),
            ("👍", 2), ("e\u{301}", 1), ("ﾊ", 1), ("Ａ", 2),
        ]
        for (text, width) in widths { #expect(DisplayWidth.columns(of: text) == width, "\(text)") }
    }

    @Test func columnsLineUpInEitherUnicodeForm() {
        var table = TextTable([TextTable.Column(heading: "name"), TextTable.Column(heading: "n", isNumber: true)])
        table.append(["hộ nghèo", TextTable.Cell(7)])
        table.append(["ho\u{302}\u{323} nghe\u{300}o", TextTable.Cell(123)])
        table.append(["中", TextTable.Cell(-1)])
        let expected = """
            name        n
            --------  ---
            hộ nghèo    7
            ho\u{302}\u{323} nghe\u{300}o  123
            中         -1

            """
        #expect(table.text(width: nil).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test func shortFormsComeBeforeBreaking() {
        var table = TextTable([
            TextTable.Column(heading: "class"), TextTable.Column(heading: "words", isFlexible: true),
        ])
        table.append([TextTable.Cell("poor (hộ nghèo)", short: "poor"), "one two three four"])
        #expect(table.text(width: 40).contains("poor (hộ nghèo)  one two three four\n"))
        #expect(table.text(width: 30).contains("poor   one two three four\n"))
        #expect(table.text(width: 20).contains("poor   one two three\n       four\n"))
    }

    /// From ten columns of words, the least there are, to its own width of 41.
    @Test func noLineIsWiderThanTheTerminal() {
        var table = TextTable([
            TextTable.Column(heading: "class"), TextTable.Column(heading: "words", isFlexible: true),
            TextTable.Column(heading: "n", isNumber: true),
        ])
        table.append(["poor", "one two three four five six", TextTable.Cell(12_345)])
        for width in 24...45 {
            let lines = table.text(width: width).split(separator: "\n")
            #expect(lines.allSatisfy { DisplayWidth.columns(of: String($0)) <= width }, "\(width)")
            #expect((lines.count == 3) == (width >= 41), "\(width): \(lines.count) lines")
        }
    }

    /// Four columns of figures in two groups, of which only one fits beside the name.
    @Test func figuresStandInBlocksWhereTheyDoNotFit() {
        var table = TextTable(
            [TextTable.Column(heading: "unit")]
                + ["households\nopening", "\nclosing", "persons\nopening", "\nclosing"].map {
                    TextTable.Column(heading: $0, isNumber: true)
                })
        table.append(["phuong-1", TextTable.Cell(18), TextTable.Cell(4), TextTable.Cell(60), TextTable.Cell(11)])
        #expect(table.text(width: nil).split(separator: "\n").count == 4)
        #expect(table.text(width: 47) == table.text(width: nil))
        #expect(
            table.text(width: 36) == """
                unit      households
                             opening  closing
                --------  ----------  -------
                phuong-1          18        4

                unit      persons
                          opening  closing
                --------  -------  -------
                phuong-1       60       11

                """)
        // The groups themselves are divided next, each with the heading it had; nothing is left of a figure otherwise.
        #expect(
            table.text(width: 22) == """
                unit      households
                             opening
                --------  ----------
                phuong-1          18

                unit      households
                             closing
                --------  ----------
                phuong-1           4

                unit      persons
                          opening
                --------  -------
                phuong-1       60

                unit      persons
                          closing
                --------  -------
                phuong-1       11

                """)
        #expect(table.text(width: 15) == table.text(width: nil))
    }

    @Test func textsBecomeCardsWhereTheyDoNotFit() {
        let headings = ["day", "what\nhappened", "document", "by"]
        var table = TextTable(headings.map { TextTable.Column(heading: $0, isFlexible: true) })
        table.append(["2022-01-05", "class: poor after the periodic review", "12/QĐ-UBND", "UBND Phường 7"])
        table.append(["2022-03-05", "aid", "", "UBND Phường 7"])
        #expect(
            table.text(width: 36) == """
                day            2022-01-05
                what happened  class: poor after the
                               periodic review
                document       12/QĐ-UBND
                by             UBND Phường 7

                day            2022-03-05
                what happened  aid
                by             UBND Phường 7

                """)
        // No room for a text beside the names.
        #expect(table.text(width: 30).hasPrefix("day         what"))
    }

    @Test func cardsNameOneEventAfterTheOther() {
        let headings = ["household", "effective", "what", "document"]
        var table = TextTable(headings.map { TextTable.Column(heading: $0) })
        table.append([
            "P7-0022", TextTable.Cell(lines: ["2021-12-10", "2023-12-13"]),
            TextTable.Cell(lines: ["class: poor", "confirmed"]), TextTable.Cell(lines: ["1/QĐ-UBND", "36/QĐ-UBND"]),
        ])
        #expect(
            table.text(width: 40) == """
                household  P7-0022
                effective  2021-12-10
                what       class: poor
                document   1/QĐ-UBND
                effective  2023-12-13
                what       confirmed
                document   36/QĐ-UBND

                """)
    }

    /// A table is no longer read as one where a cell has more than six lines.
    @Test func highRowsBecomeCards() {
        for (words, areCards) in [(12, false), (13, true)] {
            let headings = ["day", "what"]
            var table = TextTable(headings.map { TextTable.Column(heading: $0, isFlexible: true) })
            let text = Array(repeating: "wordlong", count: words).joined(separator: " ")
            table.append(["2022-01-05", TextTable.Cell(text)])
            #expect(table.text(width: 30).hasPrefix("day   2022") == areCards, "\(words)")
        }
    }

    @Test func partsBehindCardsAreCards() {
        let columns = (0..<6).map { TextTable.Column(heading: "h\($0)", isFlexible: true) }
        var table = TextTable(columns)
        var parts = TextTable.Parts()
        table.append(columns.map { _ in TextTable.Cell("a-very-long-word-indeed") })
        let first = table.part(width: 60, behind: &parts)
        #expect(first.hasPrefix("h0  a-very-long-word-indeed\nh1"))
        table = TextTable(columns)
        table.append(columns.map { _ in "a" })
        #expect(table.part(width: 60, behind: &parts).hasPrefix("\nh0  a\nh1  a\n"))
        // On its own it would be a row.
        #expect(table.text(width: 60).contains("\na   a   a"))
    }

    /// Whatever the width: each figure is there, whole and as often as it was put in.
    @Test func noFigureIsEverCut() {
        let figures = [1_234_567, 42, -9_999_999_999, 0, 815_101, 38_160, 7, 2_838_200_000]
        for texts in 1...2 {
            var table = TextTable(
                ["what", "which"].prefix(texts).map { TextTable.Column(heading: $0, isFlexible: true) }
                    + figures.indices.map {
                        TextTable.Column(heading: "\($0 % 2 == 0 ? "group" : "")\nx", isNumber: true)
                    })
            for _ in 0..<3 {
                table.append((0..<texts).map { _ in "some words here" } + figures.map { TextTable.Cell($0) })
            }
            for width in 1...140 {
                let words = table.text(width: width).split { " \n".contains($0) }.map(String.init)
                for figure in figures { #expect(words.count { $0 == "\(figure)" } == 3, "\(width): \(figure)") }
            }
        }
    }

    @Test func linesAreBrokenBetweenWordsThenBehindHyphensThenAnywhere() {
        #expect(LineBreaking.lines(of: "one two three", width: 7) == ["one two", "three"])
        #expect(LineBreaking.lines(of: "2022-near-poor-reduction", width: 12) == ["2022-near-", "poor-", "reduction"])
        #expect(LineBreaking.lines(of: "by p7-2023-12#1", width: 12) == ["by", "p7-2023-12#1"])
        #expect(LineBreaking.lines(of: "abcdefgh", width: 3) == ["abc", "def", "gh"])
        #expect(LineBreaking.lines(of: "a\n\nb", width: 5) == ["a", "", "b"])
        #expect(LineBreaking.lines(of: "中文字", width: 4) == ["中文", "字"])
    }

    @Test func progressBarFitsEveryWidth() {
        for columns in 0...120 {
            for all in [nil, 0, 1000] as [Int?] {
                let line = ProgressBar.line("importing", 500, of: all, note: "123456 events", columns: columns)
                #expect(line.count < max(1, columns))
            }
        }
        #expect(
            ProgressBar.line("importing", 500, of: 1000, note: "7 events", columns: 50)
                == "importing  [##########..........]  50 %  7 events")
        #expect(ProgressBar.line("importing", 500, of: nil, note: "7 events", columns: 50) == "importing  7 events")
        #expect(ProgressBar.line("importing", 500, of: 1000, note: "7 events", columns: 8) == "50 %")
    }

    @Test func fieldsAreQuotedWhereTheyMustBe() {
        var csv = CSVText(["a", "b"])
        csv.append(["plain", ""])
        csv.append(["a,b", "say \"so\""])
        csv.append(["two\nlines", " blank "])
        #expect(csv.text == "a,b\r\nplain,\r\n\"a,b\",\"say \"\"so\"\"\"\r\ntwo\\u{A}lines, blank \r\n")
    }
}
