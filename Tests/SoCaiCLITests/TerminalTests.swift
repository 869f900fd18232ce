// What differs on a terminal: a progress bar on standard error, and tables that fit its width. `script` makes the
// terminal; where there is no `script` of util-linux these tests are left out.

import Foundation
import Testing

@testable import SoCaiCLI

private let hasScript = (try? Session().run("script --version | grep -q util-linux").status) == 0

@Suite(.enabled(if: hasScript), .timeLimit(.minutes(60))) struct TerminalTests {
    /// Runs a command in a terminal of so many columns and gives everything it wrote there.
    private func terminal(_ session: Session, _ columns: Int, _ command: String) throws -> String {
        try session.run("script -qefc 'export PAGER=cat; stty cols \(columns) rows 24; \(command)' /dev/null").text
            .replacing("\r\n", with: "\n")
    }

    @Test(arguments: [20, 60, 200]) func progressBarIsDrawnWithinTheWidthAndTakenAway(columns: Int) throws {
        let session = try Session()
        _ = try session.run("socai init t.socai && socai synthesize --events 15000 -o t.jsonl")
        let written = try terminal(session, columns, "socai import t.socai t.jsonl --keep-recorded-times")
        let bars = written.split(separator: "\r").filter { $0.contains("%") }
        #expect(!bars.isEmpty)
        for bar in bars { #expect(bar.replacing("\u{1B}[K", with: "").count < columns, "\(bar)") }
        #expect(columns < 60 || bars.contains { $0.contains("importing  [") && $0.contains("events") })
        // What stays on the screen is the result alone.
        let entries = try session.folder.read("t.jsonl").count { $0 == 0x0A }
        let result = "Recorded \(entries) entries with 15000 events; the last position is 15000\n"
        let last = written[written.range(of: "\r\u{1B}[K", options: .backwards)!.upperBound...]
        #expect(last.replacing("\n", with: " ") == result.replacing("\n", with: " "))
    }

    @Test func exportAndSynthesizeShowABarToo() throws {
        let session = try Session(withLedger: true)
        #expect(try terminal(session, 80, "socai export bac-lieu.socai > out.jsonl").contains("\rexporting  ["))
        #expect(try terminal(session, 80, "socai synthesize --events 20000 -o a").contains("\rsynthesizing  ["))
    }

    @Test func nothingIsDrawnWhereStandardErrorIsNoTerminal() throws {
        let session = try Session()
        _ = try session.run("socai init t.socai && socai synthesize --events 20000 -o t.jsonl")
        #expect(try session.run("socai import t.socai t.jsonl --keep-recorded-times").error.isEmpty)
        #expect(try session.run("socai export t.socai").error.isEmpty)
    }

    @Test func errorStandsOnALineOfItsOwnAfterABar() throws {
        let session = try Session()
        _ = try session.run("socai init t.socai; socai synthesize --events 15000 -o t.jsonl; echo x >> t.jsonl")
        let written = try terminal(session, 80, "socai import t.socai t.jsonl --keep-recorded-times")
        let lines = try session.folder.read("t.jsonl").count { $0 == 0x0A }
        #expect(written.hasSuffix("\r\u{1B}[Ksocai: t.jsonl:\(lines):1: unexpected x; here a value is wanted\n"))
    }

    @Test(arguments: [50, 60, 80, 100]) func tablesFitTheWidth(columns: Int) throws {
        let session = try Session(withLedger: true)
        let commands = [
            "replay L 2023-12-31", "replay L 2023-12-31 --by unit",
            "series L --from 2023 --to 2023 --every quarter --by unit", "diff L 2022 2023 --households",
            "diff L 2022 2023 --bridge --by unit", "trajectory L 2025", "movement L --from 2023 --to 2023",
            "explain L 2023 --class poor --social-protection no",
            "explain L 2022@2023-01-15 --class poor --change 2022",
            "audit L 2025-12-31 --limit 20", "cohort L 2025-12-31", "aid L 2023-12-31 --from 2023-01-01 --left-behind",
            "awards L 2025-12-31 --awards", "income L 2025-12-31 --by unit", "history L P7-0010", "units L 2025-12-31",
            "deprivations L 2023", "causes L 2023 --by unit", "list L 2023 --class poor", "sponsors L 2023",
            "aid L 2023-12-31 --by household,giver --from 2023-12-01", "log L", "verify L",
        ]
        for command in commands {
            let words = command.replacing(" L", with: " bac-lieu.socai")
            let lines = try terminal(session, columns, "socai \(words)").split(separator: "\n").map(String.init)
            let widest = lines.max { DisplayWidth.columns(of: $0) < DisplayWidth.columns(of: $1) } ?? ""
            #expect(lines.count >= 5, "\(command)")
            #expect(DisplayWidth.columns(of: widest) <= columns, "\(command): \(widest)")
        }
    }

    /// A pipe has no width, whatever the terminal beside it.
    @Test func whatIsPipedIsNotBroken() throws {
        let session = try Session(withLedger: true)
        let command = "socai history bac-lieu.socai P7-0010"
        let piped = try terminal(session, 60, "\(command) | cat")
        #expect(try piped == session.run(command).text)
        #expect(piped.split(separator: "\n").contains { $0.count > 200 })
    }

    @Test func vietnameseWordsAreLeftOutWhereThereIsNoRoom() throws {
        let session = try Session(withLedger: true)
        let command = "socai replay bac-lieu.socai 2023-12-31"
        #expect(try terminal(session, 100, command).contains("\nnear-poor (hộ cận nghèo)  "))
        #expect(try terminal(session, 60, command).contains("\nnear-poor      no  "))
        #expect(try session.run(command).text.contains("hộ cận nghèo"))
    }
}
