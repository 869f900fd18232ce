// Docs/Commands.md and the program are kept together: every console block of the page is run and must print what the
// page says, and every option in a verb's help stands in the verb's section.

import Testing

@testable import SoCaiCLI

@Suite(.timeLimit(.minutes(30))) struct CommandsPageTests {
    /// Every verb that help shows.
    private static let verbs = SoCai.configuration.subcommands.compactMap { verb in
        verb.configuration.shouldDisplay ? verb.configuration.commandName : nil
    }

    @Test func examplesPrintWhatThePageSays() throws {
        let session = try Session()
        var count = 0
        for block in try page().components(between: "```console\n", and: "```\n") {
            for example in block.split(separator: "$ ").map(String.init) {
                let lines = example.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                guard let command = lines.first else { continue }
                let outcome = try session.run("{ \(command)\n} 2>&1")
                let printed = outcome.text.replacing("\r\n", with: "\n").split(
                    separator: "\n", omittingEmptySubsequences: false)
                let shown = lines.dropFirst().filter { !$0.isEmpty }
                #expect(
                    matches(printed.map(String.init).filter { !$0.isEmpty }, shown),
                    "\(command) printed:\n\(outcome.text)")
                count += 1
            }
        }
        #expect(count >= 18)
    }

    @Test func everyOptionStandsInItsVerbsSection() throws {
        let session = try Session()
        let sections = try page().split(separator: "\n## ").map(String.init)
        for verb in CommandsPageTests.verbs {
            #expect(sections[0].contains("\n| [`\(verb)`](#\(verb)) | "), "\(verb) is not in the table")
            let section = try #require(sections.first { $0.hasPrefix(verb + "\n") }, "\(verb) has no section")
            let words = try session.run("socai \(verb) --help").text.split { " \n[],;|".contains($0) }
            for option in Set(words.filter { $0.hasPrefix("--") }).subtracting(["--help", "--version"]) {
                #expect(section.contains(option), "\(verb) \(option)")
            }
            #expect(words.contains("Example:"), "the help of \(verb) has no example")
        }
        let root = try session.run("socai --help").text
        for verb in CommandsPageTests.verbs { #expect(root.contains("\n  \(verb) ")) }
    }

    private func page() throws -> String { try Repository.text("Docs/Commands.md") }

    /// Whether lines are as shown, where `…` alone stands for any lines and at the end of one for its rest.
    private func matches(_ printed: [String], _ shown: [String]) -> Bool {
        guard let first = shown.first else { return printed.isEmpty }
        let rest = Array(shown.dropFirst())
        if first == "…" { return printed.indices.contains { matches(Array(printed[$0...]), rest) } || rest.isEmpty }
        guard let line = printed.first else { return false }
        let isSame = first.hasSuffix("…") ? line.hasPrefix(first.dropLast()) : line == first
        return isSame && matches(Array(printed.dropFirst()), rest)
    }
}

extension String {
    /// The pieces that stand between two marks.
    fileprivate func components(between start: String, and end: String) -> [String] {
        split(separator: start).dropFirst().compactMap { piece in
            piece.split(separator: end, omittingEmptySubsequences: false).first.map(String.init)
        }
    }
}
