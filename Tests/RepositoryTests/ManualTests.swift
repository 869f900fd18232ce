// The promise that what is installed beside the program can be made of its own help: a page of the manual for each verb
// in both languages, with every word of the help, and scripts that let shells complete verbs, options and files.

import ArgumentParser
import Foundation
import LedgerTestSupport
import Testing

@testable import SoCaiCLI

@Suite(.timeLimit(.minutes(60))) struct ManualTests {
    /// Every verb that the help lists, also those behind others, as the words by which it is run.
    private static let verbs: [[String]] = [[]] + below(SoCai.self, [])

    private static func below(_ command: any ParsableCommand.Type, _ words: [String]) -> [[String]] {
        command.configuration.subcommands.filter { $0.configuration.shouldDisplay }.flatMap { verb in
            let own = words + [verb.configuration.commandName ?? ""]
            return [own] + below(verb, own)
        }
    }

    private static func page(_ verb: [String], _ language: String) -> String {
        (language == "vi" ? "vi/" : "") + "man1/" + (["socai"] + verb).joined(separator: "-") + ".1"
    }

    private static func manual() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let script = Checkout.path("Sources/DebianPackage/manual.py")
        let outcome = try Checkout.run("python3 '\(script)' \"$(command -v socai)\" manual 2026-01-31", in: folder)
        try #require(outcome.status == 0, "\(outcome.output)")
        return folder
    }

    private static func text(_ page: String, in folder: TemporaryFolder) throws -> String {
        try String(contentsOfFile: folder.path + "/manual/" + page, encoding: .utf8)
    }

    /// The words of a text, with how often each is there.
    private static func words(_ text: some StringProtocol) -> [String: Int] {
        text.split { $0 == " " || $0 == "\n" }.reduce(into: [:]) { $0[String($1), default: 0] += 1 }
    }

    /// The words of the help: without the parser's titles, and without its last line, how to get the help of a verb.
    private static func wordsOfHelp(_ verb: [String], _ language: String, in folder: TemporaryFolder) throws
        -> [String: Int]
    {
        let command = (["socai"] + verb).joined(separator: " ")
        let outcome = try Checkout.run("\(command) --help --lang \(language)", in: folder)
        try #require(outcome.status == 0, "\(command): \(outcome.output)")
        let titles = [
            "OVERVIEW: ", "USAGE: ", "ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS:", "Example:", "TÓM TẮT: ", "CÁCH DÙNG: ",
            "THAM SỐ:", "TUỲ CHỌN:", "LỆNH CON:", "Ví dụ:",
        ]
        let lines = outcome.output.split(separator: "\n").filter { !$0.contains("'socai help ") }
        let said = lines.map { line in
            titles.first { line.hasPrefix($0) }.map { line.dropFirst($0.count) } ?? line
        }
        return words(said.joined(separator: "\n"))
    }

    /// The words that a reader of a page sees: without requests to the formatter, and with characters for their names.
    private static func wordsSeen(_ page: String) -> [String: Int] {
        var text = page.split(separator: "\n").filter { !$0.hasPrefix(".") }.joined(separator: "\n")
        for (name, character) in [
            ("\\fB", ""), ("\\fR", ""), ("\\&", ""), ("\\-", "-"), ("\\(aq", "'"), ("\\(ga", "`"), ("\\(ha", "^"),
            ("\\(ti", "~"), ("\\e", "\\"),
        ] { text = text.replacingOccurrences(of: name, with: character) }
        return words(text)
    }

    /// The words of one that the other has fewer of.
    private static func missing(_ all: [String: Int], in some: [String: Int]) -> [String] {
        all.filter { some[$0.key, default: 0] < $0.value }.keys.sorted()
    }

    @Test func everyVerbHasAPageWithAllItsHelp() throws {
        let folder = try Self.manual()
        #expect(Self.verbs.count > 40 && Self.verbs.contains(["key", "new"]))
        for (language, place) in [("en", "man1"), ("vi", "vi/man1")] {
            let pages = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/manual/\(place)")
            #expect(pages.map { "\(place)/\($0)" }.sorted() == Self.verbs.map { Self.page($0, language) }.sorted())
            for verb in Self.verbs {
                let page = try Self.text(Self.page(verb, language), in: folder)
                let missing = try Self.missing(
                    Self.wordsOfHelp(verb, language, in: folder), in: Self.wordsSeen(page))
                #expect(missing.isEmpty, "\(Self.page(verb, language)): \(missing)")
            }
        }
    }

    /// The comparison notices an option that a page does not have, and a page of another verb.
    @Test func aPageWithoutAnOptionIsNoticed() throws {
        let folder = try Self.manual()
        let page = try Self.text("man1/socai-counts.1", in: folder)
        let help = try Self.wordsOfHelp(["counts"], "en", in: folder)
        let without = page.replacingOccurrences(of: "\\fB\\-\\-units\\-on <day>\\fR", with: "")
        #expect(page != without && Self.missing(help, in: Self.wordsSeen(without)) == ["--units-on", "<day>"])
        #expect(!Self.missing(help, in: Self.wordsSeen(try Self.text("man1/socai-replay.1", in: folder))).isEmpty)
    }

    /// The formatter of the manual says nothing of any page.
    @Test(.enabled(if: Tool.isNeeded("groff"))) func everyPageIsFormattedWithoutAWarning() throws {
        let folder = try Self.manual()
        let format = "groff -man -K utf8 -T utf8 -ww -z"
        for verb in Self.verbs {
            for language in ["en", "vi"] {
                let outcome = try Checkout.run("\(format) 'manual/\(Self.page(verb, language))'", in: folder)
                #expect(outcome.status == 0 && outcome.output.isEmpty, "\(verb): \(outcome.output)")
            }
        }
        let wrong = try Checkout.run("printf '.TH A 1\\n.SH NAME\\n\\\\(xq\\n' | \(format)", in: folder)
        #expect(wrong.output.contains("warning"), "\(wrong.output)")
    }
}

@Suite(.timeLimit(.minutes(60))) struct CompletionTests {
    /// What bash offers for the last word of each line.
    private func offered(_ lines: [String]) throws -> [[String]] {
        let folder = try TemporaryFolder()
        _ = try folder.write("ledger-a.socai", "")
        let script = try folder.write(
            "offer.bash",
            """
            . <(socai --generate-completion-script bash)
            for COMP_LINE; do
                COMP_POINT=${#COMP_LINE}
                read -ra COMP_WORDS <<< "$COMP_LINE"
                [[ $COMP_LINE != *" " ]] || COMP_WORDS+=("")
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
                _socai socai "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
                echo "offered: ${COMPREPLY[*]}"
            done
            """)
        let quoted = lines.map { "'\($0)'" }.joined(separator: " ")
        let outcome = try Checkout.run("bash '\(script)' \(quoted)", in: folder)
        return outcome.output.split(separator: "\n").filter { $0.hasPrefix("offered:") }.map {
            $0.split(separator: " ").dropFirst().map(String.init)
        }
    }

    @Test func bashCompletesVerbsOptionsAndFiles() throws {
        let verbs = SoCai.configuration.subcommands.filter { $0.configuration.shouldDisplay }
        let names = verbs.compactMap { $0.configuration.commandName }
        let offered = try offered(
            ["socai ", "socai co", "socai key ", "socai counts led", "socai counts x 2023 --un"]
                + names.map { "socai \($0) --" })
        try #require(offered.count == 5 + names.count)
        #expect(offered[0].filter { !$0.hasPrefix("-") && $0 != "help" } == names)
        #expect(offered[1] == ["counts", "cohort", "compare"])
        #expect(Set(offered[2]).isSuperset(of: ["new", "show"]))
        #expect(offered[3] == ["ledger-a.socai"])
        #expect(offered[4] == ["--unit", "--units-on"])
        for (verb, options) in zip(verbs, offered.dropFirst(5)) where verb.configuration.subcommands.isEmpty {
            let usage =
                verb.helpMessage(columns: 100_000).split(separator: "\n").first { $0.hasPrefix("USAGE: ") } ?? ""
            let named = usage.split { " []|()".contains($0) }.filter { $0.hasPrefix("--") }.map(String.init)
            #expect(
                Set(options).isSuperset(of: named),
                "\(verb): \(Set(named).subtracting(options))")
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func theShellAcceptsItsScript(shell: String) throws {
        guard Tool.isNeeded(shell) else { return }
        let folder = try TemporaryFolder()
        let outcome = try Checkout.run(
            "socai --generate-completion-script \(shell) > script && \(shell) -n script", in: folder)
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.output)")
        let wrong = try Checkout.run("echo 'if true' > half && \(shell) -n half", in: folder)
        #expect(wrong.status != 0, "a script that breaks off")
    }
}

/// Programs that a test asks where they are installed.
private enum Tool {
    /// Whether it is there, or has to be: on a machine for tests a missing tool is a failed test.
    static func isNeeded(_ name: String) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        if environment["CI"] != nil { return true }
        return (environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
        }
    }
}
