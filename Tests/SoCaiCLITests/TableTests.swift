// The pieces of tables on their own: widths of Vietnamese text in either Unicode form, alignment, breaking, quoting.

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

    @Test func linesAreBrokenBetweenWordsThenBehindHyphensThenAnywhere() {
        #expect(LineBreaking.lines(of: "one two three", width: 7) == ["one two", "three"])
        #expect(LineBreaking.lines(of: "2022-near-poor-reduction", width: 12) == ["2022-near-", "poor-", "reduction"])
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
        csv.append(["plain", nil])
        csv.append(["a,b", "say \"so\""])
        csv.append(["two\nlines", " blank "])
        #expect(csv.text == "a,b\r\nplain,\r\n\"a,b\",\"say \"\"so\"\"\"\r\ntwo\\u{A}lines, blank \r\n")
    }
}
