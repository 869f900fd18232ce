// Help texts at every width: what is said stays the same, examples can be copied, and no line is too long.

import ArgumentParser
import Testing

@testable import SoCaiCLI

@Suite struct HelpTextTests {
    /// Every verb, also those behind others.
    private static let verbs: [any ParsableCommand.Type] = SoCai.configuration.subcommands.flatMap { verb in
        [verb] + verb.configuration.subcommands
    }

    private func help(of verb: any ParsableCommand.Type) -> String { verb.helpMessage(columns: 100_000) }

    /// The commands of a help text, which a shell would run.
    private func commands(_ help: String) -> [String] {
        help.replacing(" \\\n    ", with: " ").split(separator: "\n").map(String.init)
            .prefix { !$0.hasPrefix("USAGE: ") }.filter { $0.hasPrefix("  ") }
    }

    @Test(arguments: [50, 60, 80, 100, 200]) func everyLineFitsAndEveryExampleIsWhole(width: Int) throws {
        #expect(HelpTextTests.verbs.count > 30)
        var examples = 0
        for verb in HelpTextTests.verbs {
            let unbroken = help(of: verb)
            let broken = HelpText.wrapped(unbroken, width: width)
            for line in broken.split(separator: "\n") {
                // One word that is longer than the line is all that may be.
                let isOneWord = !line.drop { $0 == " " }.contains(" ")
                #expect(DisplayWidth.columns(of: String(line)) < width || isOneWord, "\(verb) at \(width): \(line)")
            }
            #expect(commands(broken) == commands(unbroken))
            examples += commands(unbroken).count
            let words = broken.replacing(" \\\n", with: "\n").split { " \n".contains($0) }
            #expect(words == unbroken.split { " \n".contains($0) }, "\(verb) at \(width)")
        }
        #expect(examples > 40)
    }

    @Test func whatIsQuotedAndTheValueOfAnOptionStayTogether() {
        let help =
            "OVERVIEW: x\n\n  socai close a.socai --actor \"UBND TP. Bac Lieu\" --document 12/BC-UBND\n\nUSAGE: socai close"
        #expect(
            HelpText.wrapped(help, width: 50) == """
                OVERVIEW: x

                  socai close a.socai \\
                    --actor "UBND TP. Bac Lieu" \\
                    --document 12/BC-UBND

                USAGE: socai close
                """)
    }
}
