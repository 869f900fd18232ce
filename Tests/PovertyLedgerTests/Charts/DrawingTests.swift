// The promise that a drawing fits its width and puts each figure where it belongs: rows and columns of a small chart
// counted by hand, and the places in an SVG file computed from its axes.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@testable import PovertyReports

@Suite("Drawings of charts")
struct DrawingTests {
    private static let chart = TrajectoryChartTests.chart(
        [
            ("2021-12-31", poor: 295, nearPoor: 976), ("2022-06-30", poor: 280, nearPoor: 930),
            ("2022-12-31", poor: 198, nearPoor: 671),
        ],
        [("2022-12-31", .poor, 195, .missed), ("2022-12-31", .nearPoor, 676, .met), ("2023-12-31", .poor, 50, .notDue)])

    @Test("Every width holds the drawing, in every style", arguments: ReportLanguage.allCases)
    func everyWidth(language: ReportLanguage) {
        for columns in 30...210 {
            for isASCII in [false, true] {
                let style = TextChartStyle(columns: columns, isASCII: isASCII, language: language)
                let text = Self.chart.text(style)
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                let room = min(max(columns, 40), 200)
                #expect(lines.allSatisfy { $0.count <= room }, "\(columns)")
                #expect(lines.count >= style.rows + 4 && text.hasSuffix("\n"))
                #expect(!isASCII || text.utf8.allSatisfy { $0 < 0x80 }, "\(text)")
                #expect(!text.contains("\u{1B}"))
                // Something of each line is drawn, and each is named.
                let names = language == .english ? ["near-poor", "poor"] : isASCII ? ["can ngheo"] : ["cận nghèo"]
                #expect(names.allSatisfy { name in lines.contains { $0.hasSuffix(" " + name) } }, "\(text)")
                #expect(
                    isASCII
                        ? text.contains("*") && text.contains("+")
                        : text.unicodeScalars.contains { $0.value > 0x2800 && $0.value < 0x2900 })
            }
        }
    }

    @Test("Colours are added, and change nothing else")
    func colours() {
        let coloured = Self.chart.text(TextChartStyle(isColoured: true))
        #expect(coloured.contains("\u{1B}[31m") && coloured.contains("\u{1B}[34m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9]*m/, with: "") == Self.chart.text())
    }

    /// Ten rows from 10 down to 1 above the row of 0, and a column a month.
    @Test("Figures are in the rows and columns that they belong to")
    func places() throws {
        let chart = TrajectoryChartTests.chart(
            [
                ("2021-12-31", poor: 0, nearPoor: 10), ("2022-12-31", poor: 0, nearPoor: 10),
                ("2022-12-31", poor: 5, nearPoor: 10),
            ],
            [("2022-12-31", .poor, 2, .missed)])
        let lines = chart.text(TextChartStyle(columns: 40, rows: 11, isASCII: true)).split(separator: "\n").map(
            String.init)
        let rows = Array(lines.drop { !$0.hasPrefix("10+") }.prefix(11))
        try #require(rows.count == 11)
        #expect(
            rows.map { $0.prefix(3) } == ["10+", "  |", " 8+", "  |", " 6+", "  |", " 4+", "  |", " 2+", "  |", " 0+"])
        // 40 columns less 3 for the axis and 10 for the names.
        #expect(rows[0] == "10+" + String(repeating: "+", count: 27) + " near-poor")
        #expect(rows[10] == " 0+" + String(repeating: "*", count: 27))
        #expect(rows[5].hasSuffix("* poor") && rows[5].count == 3 + 27 + 5)
        // The mark of the target is over the line.
        #expect(rows[8].last == "X" && rows[8].count == 3 + 27)
        #expect(rows[7].last == "*")
    }

    @Test("Braille dots are those of their places")
    func dots() throws {
        var canvas = DotCanvas(columns: 1, rows: 1, isFine: true)
        // Unicode numbers the dots 1, 2, 3, 7 down the left column and 4, 5, 6, 8 down the right one.
        let bits: [(Int, Int, UInt32)] = [
            (0, 3, 0x01), (0, 2, 0x02), (0, 1, 0x04), (1, 3, 0x08), (1, 2, 0x10), (1, 1, 0x20), (0, 0, 0x40),
            (1, 0, 0x80),
        ]
        var sum: UInt32 = 0
        for (x, y, bit) in bits {
            canvas.set(x, y, line: 0)
            sum |= bit
            #expect(canvas.cell(0, 0, signs: [])?.sign.unicodeScalars.first?.value == 0x2800 + sum)
        }
        canvas.set(2, 0, line: 1)
        canvas.set(0, -1, line: 1)
        #expect(canvas.cell(0, 0, signs: [])?.line == 0)
    }

    @Test("A line has a dot in every column that it crosses, and ends where it should")
    func straightLines() {
        var random = SeededGenerator(seed: 9)
        for _ in 0..<500 {
            var canvas = DotCanvas(columns: 20, rows: 12, isFine: false)
            let (a, b) = (
                (x: random.number(0...19), y: random.number(0...11)),
                (x: random.number(0...19), y: random.number(0...11))
            )
            canvas.draw(from: a, to: b, line: 0)
            func isSet(_ x: Int, _ y: Int) -> Bool { canvas.cell(x, 11 - y, signs: ["*"]) != nil }
            #expect(isSet(a.x, a.y) && isSet(b.x, b.y))
            for x in min(a.x, b.x)...max(a.x, b.x) {
                let drawn = (0...11).filter { isSet(x, $0) }
                #expect(!drawn.isEmpty)
                guard a.x != b.x else { continue }
                // At most one dot from the exact line where it is flat.
                let exact = Double(a.y) + Double(b.y - a.y) * Double(x - a.x) / Double(b.x - a.x)
                #expect(drawn.contains { abs(Double($0) - exact) <= 1 }, "\(a) \(b) at \(x)")
            }
            #expect(
                (0..<20).allSatisfy { x in
                    (min(a.x, b.x)...max(a.x, b.x)).contains(x) || (0...11).allSatisfy { !isSet(x, $0) }
                })
        }
    }

    @Test("Every verdict has a mark of its own, and is explained")
    func verdicts() {
        let days: [Day] = ["2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31"]
        let verdicts: [Verdict] = [.met, .missed, .notDue, .unknown]
        let chart = TrajectoryChartTests.chart(
            [("2021-12-31", poor: 3, nearPoor: 3), ("2022-12-31", poor: 3, nearPoor: 3)],
            zip(days, verdicts).map { ($0, .poor, 9, $1) })
        for (isASCII, signs) in [(false, "◆◇○□"), (true, "OX?~")] {
            let text = chart.text(TextChartStyle(isASCII: isASCII))
            for (sign, words) in zip(signs, ["met", "missed", "not due yet", "whose figure is unknown"]) {
                #expect(text.count { $0 == sign } == 2 && text.contains("\(sign) target \(words)"), "\(sign)")
            }
        }
        let svg = chart.svg(in: .vietnamese)
        #expect(svg.ranges(of: "<path ").count == 4 && svg.ranges(of: "<circle ").count == 4)
        #expect(svg.contains("chỉ tiêu chưa rõ số liệu") && svg.contains("stroke-dasharray=\"3 2\""))
    }

    /// The axes of the file: 64 to 700 across, 340 to 56 up; a year of 365 days, and 1,000 households.
    @Test("The places in the file follow from its axes")
    func svgPlaces() throws {
        let chart = TrajectoryChartTests.chart(
            [("2021-12-31", poor: 250, nearPoor: 1_000), ("2022-12-31", poor: 0, nearPoor: 500)],
            [("2022-12-31", .poor, 250, .met), ("2022-12-31", .nearPoor, 750, .missed)])
        let svg = chart.svg()
        // A quarter of 284 is 71, a half 142.
        #expect(svg.contains("<polyline points=\"64,56 700,198\""))
        #expect(svg.contains("<polyline points=\"64,269 700,340\""))
        #expect(svg.contains("<path d=\"M700 262L707 269L700 276L693 269Z\" fill=\"#a4262c\""))
        #expect(svg.contains("<path d=\"M700 120L707 127L700 134L693 127Z\" fill=\"#ffffff\" stroke=\"#1f5c8b\""))
        #expect(
            svg.contains(
                "<desc id=\"description\">2021-12-31: 250 poor, 1,000 near-poor. 2022-12-31: 0 poor, 500 near-poor. "))
        #expect(svg.contains("2022-12-31, near-poor: target missed, 750.</desc>"))
        let vietnamese = chart.svg(in: .vietnamese)
        #expect(
            vietnamese.contains("31/12/2021: 250 hộ nghèo, 1.000 hộ cận nghèo.") && vietnamese.contains("lang=\"vi\""))
        #expect(vietnamese.contains("<polyline points=\"64,56 700,198\""))
    }
}
