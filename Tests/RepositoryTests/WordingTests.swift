// The promise that pages and help texts keep to plain technical English: the clearest phrases that Docs/Glossary.md
// avoids are in none of them. Code, program output in code blocks, and the glossary itself are not searched.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct WordingTests {
    /// A phrase to avoid, what to write, and a sentence that has it, by which the search is checked.
    private struct Phrase {
        let pattern: String
        let instead: String
        let example: String
    }

    private static let phrases = [
        Phrase(pattern: #"told|tells?"#, instead: "is reported, reports", example: "A key that did not sign is told."),
        Phrase(pattern: #"(comes?|came) to"#, instead: "equals", example: "The flows come to the closing."),
        Phrase(
            pattern: #"(held|holds?|holding)( \S+){0,8}? against"#, instead: "compares with",
            example: "It holds a number that somebody published against the ledger."),
        Phrase(pattern: #"stands?|stood"#, instead: "is, is assigned to", example: "A household stands in a unit."),
        Phrase(pattern: #"(who|what|which)ever"#, instead: "the noun", example: "Whoever has it reads on."),
        Phrase(pattern: #"there (is|are) not"#, instead: "does not exist", example: "A unit which there is not."),
        Phrase(pattern: #"(says?|said) of"#, instead: "describes", example: "What the entry says of it."),
        Phrase(pattern: #"lends?|lent"#, instead: "yields, gives access to", example: "A payload is lent."),
        Phrase(pattern: #"lets? in"#, instead: "admits", example: "The lock lets in one process."),
        Phrase(pattern: #"(goes|go|went) on"#, instead: "continues", example: "A backup once that goes on."),
        Phrase(pattern: #"unlooked"#, instead: "unchecked", example: "With its digest unlooked at."),
        Phrase(pattern: #"for good"#, instead: "permanently", example: "It is fixed for good."),
        Phrase(pattern: #"what else to"#, instead: "break down by", example: "What else to tell apart."),
    ]

    /// The phrases to avoid in a text, each with the words around it.
    private static func findings(in text: String) throws -> [String] {
        try phrases.flatMap { phrase in
            let search = try NSRegularExpression(pattern: "\\b(\(phrase.pattern))\\b", options: [.caseInsensitive])
            let matches = search.matches(in: text, range: NSRange(text.startIndex..., in: text))
            return matches.compactMap { (match) -> String? in
                guard let range = Range(match.range, in: text) else { return nil }
                let start = text.index(range.lowerBound, offsetBy: -40, limitedBy: text.startIndex) ?? text.startIndex
                let end = text.index(range.upperBound, offsetBy: 40, limitedBy: text.endIndex) ?? text.endIndex
                return "“\(text[range])” in “\(text[start..<end])”; write: \(phrase.instead)"
            }
        }
    }

    /// The paragraphs, rows and items of a page in one line each, without what is set in code.
    private static func paragraphs(of lines: [String]) -> [String] {
        var paragraphs = [""]
        for line in lines {
            let words = line.drop { $0 == " " }
            if words.isEmpty || ["|", "- ", "#"].contains(where: words.hasPrefix) { paragraphs.append("") }
            paragraphs[paragraphs.count - 1] += " " + words
        }
        return paragraphs.map { paragraph in
            paragraph.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .map { $0.offset.isMultiple(of: 2) ? String($0.element) : "…" }.joined()
        }
    }

    private static func pages() throws -> [String] {
        let pages =
            try Checkout.files(below: "Docs", endingIn: ".md")
            + Checkout.files(below: "Sources", endingIn: ".md").filter { $0.contains(".docc/") }
        return ["README.md"] + pages.filter { $0 != "Docs/Glossary.md" }
    }

    /// The help of a command and of all commands below it, by its words.
    private static func help(of command: String, in folder: TemporaryFolder) throws -> [String: String] {
        let help = try Checkout.run("\(command) --help", in: folder)
        try #require(help.status == 0, "\(command) has no help")
        var texts = [command: help.output]
        let lines = help.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for line in lines.drop(while: { $0 != "SUBCOMMANDS:" }).dropFirst().prefix(while: { !$0.isEmpty }) {
            // The name of a verb is set in by two blanks; its description starts further to the right.
            guard line.hasPrefix("  "), !line.hasPrefix("   "), let name = line.split(separator: " ").first else {
                continue
            }
            texts.merge(try Self.help(of: "\(command) \(name)", in: folder)) { first, _ in first }
        }
        return texts
    }

    @Test func pagesAvoidThem() throws {
        let pages = try Self.pages()
        #expect(pages.count > 25)
        for page in pages {
            for paragraph in Self.paragraphs(of: try Page(page).prose) {
                for finding in try Self.findings(in: paragraph) { Issue.record("\(page): \(finding)") }
            }
        }
    }

    @Test func helpTextsAvoidThem() throws {
        let texts = try Self.help(of: "socai", in: TemporaryFolder())
        #expect(texts.count > 30, "help was found of \(texts.keys.sorted())")
        for (command, text) in texts {
            let words = text.split { " \n".contains($0) }.joined(separator: " ")
            for finding in try Self.findings(in: words) { Issue.record("\(command) --help: \(finding)") }
        }
    }

    /// The control: each phrase is found in a page that has it, over the end of a line too, and not in code or as a
    /// part of another word.
    @Test func everyPhraseIsFoundWhereItIs() throws {
        for phrase in Self.phrases {
            for text in [phrase.example, phrase.example.replacing(" ", with: "\n  ")] {
                let lines = text.split(separator: "\n").map(String.init)
                let found = try Self.paragraphs(of: lines).flatMap { try Self.findings(in: $0) }
                #expect(found.contains { $0.hasSuffix("write: \(phrase.instead)") }, "\(phrase.pattern) in \(text)")
            }
            let code = Self.paragraphs(of: ["`\(phrase.example)`"])
            #expect(try code.flatMap { try Self.findings(in: $0) }.isEmpty)
        }
        let plain = "The standard understands it: a silent household, compared with a whole, has an outcome to report."
        #expect(try Self.findings(in: plain).isEmpty)
    }
}
