// Docs/Commands.md and the program are kept together: every console block of the page is run and must print what the
// page says, and every option in a verb's help stands in the verb's section.

import Testing

@testable import SoCaiCLI

@Suite(.timeLimit(.minutes(60))) struct CommandsPageTests {
    /// Every verb that help shows.
    private static let verbs = SoCai.configuration.subcommands.compactMap { verb in
        verb.configuration.shouldDisplay ? verb.configuration.commandName : nil
    }

    @Test func examplesPrintWhatThePageSays() throws {
        let session = try Session()
        let examples = ConsoleExample.all(in: try page())
        for example in examples { try example.expect(in: session) }
        #expect(examples.count >= 18)
    }

    @Test func everyOptionStandsInItsVerbsSection() throws {
        let session = try Session()
        let sections = try page().split(separator: "\n## ").map(String.init)
        // What all reports have is said once.
        let common = try #require(sections.first { $0.hasPrefix("Common to all verbs\n") })
        for verb in CommandsPageTests.verbs {
            #expect(sections[0].contains("\n| [`\(verb)`](#\(verb)) | "), "\(verb) is not in the table")
            let section = try #require(sections.first { $0.hasPrefix(verb + "\n") }, "\(verb) has no section")
            let words = try session.run("socai \(verb) --help").text.split { " \n[],;|".contains($0) }
            for option in Set(words.filter { $0.hasPrefix("--") }).subtracting(["--help", "--version"]) {
                #expect(section.contains(option) || common.contains("`\(option)"), "\(verb) \(option)")
            }
            #expect(words.contains("Example:"), "the help of \(verb) has no example")
        }
        let root = try session.run("socai --help").text
        for verb in CommandsPageTests.verbs { #expect(root.contains("\n  \(verb) ")) }
    }

    private func page() throws -> String { try Repository.text("Docs/Commands.md") }
}
