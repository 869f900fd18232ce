// The promise that every sentence a person sees is there in Vietnamese: each one in the sources has its words, with the
// same values, and the catalogue has nothing that no source says any more.

import Files
import Foundation
import Testing

@testable import VietnameseWords

@Suite struct VietnameseTests {
    /// The folders whose sentences people see.
    private static let folders = [
        "Files", "TransparencyLog", "Tables", "LMDB", "EventLedger", "JetStreamLog", "PovertyLedger",
        "PovertyReports", "OfficeLists/Drafting", "SoCaiCLI",
    ]

    private static func sources(_ folders: [String]) throws -> [(file: String, templates: [String])] {
        try folders.flatMap { folder in
            try Checkout.files(below: "Sources/\(folder)", endingIn: ".swift").map { file in
                (file, SourceSentences.templates(in: try Checkout.text(file)))
            }
        }
    }

    /// Whether a sentence has words; of what a verb does each paragraph has its own, and examples have none.
    private static func hasWords(_ template: String) -> Bool {
        VietnameseWords.words(for: template) != nil
            || template.split(separator: "\n").allSatisfy { line in
                line == "Example:" || line.hasPrefix("  ") || VietnameseWords.help(for: String(line)) != nil
            }
    }

    /// The places of a template.
    private static func places(_ template: String) -> [String] {
        template.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
            guard let end = part.firstIndex(of: "}"), let number = Int(part[..<end]) else { return nil }
            return "\(number)"
        }.sorted()
    }

    @Test func everySentenceHasItsWords() throws {
        var missing: [String] = []
        var count = 0
        for (file, templates) in try Self.sources(Self.folders) {
            for template in templates where !UntranslatedText.contains(template, in: file) {
                count += 1
                if !Self.hasWords(template) { missing.append("\(file): \(template)") }
            }
        }
        #expect(count > 1000)
        #expect(missing.isEmpty, "\(missing.count): \(missing.joined(separator: "\n"))")
    }

    /// What is counted in a sentence, one of it and several, as in `\(count, "entry", "entries")`.
    @Test func everythingCountedHasItsWords() throws {
        var counted: Set<String> = []
        for folder in Self.folders {
            for file in try Checkout.files(below: "Sources/\(folder)", endingIn: ".swift") {
                for match in try Checkout.text(file).matches(of: /\\\([^"\n]+, "([a-z ]+)", "([a-z ]+)"\)/) {
                    counted.formUnion([String(match.output.1), String(match.output.2)])
                }
            }
        }
        #expect(counted.isSuperset(of: ["entries", "line", "lines", "server"]))
        let missing = counted.filter { VietnameseWords.words(for: $0) == nil }.sorted()
        #expect(missing.isEmpty, "\(missing)")
    }

    @Test func theWordsHaveTheSameValues() {
        for (english, vietnamese) in VietnameseWords.all {
            #expect(Self.places(english) == Self.places(vietnamese), "\(english)")
            #expect(english.hasPrefix(" ") == vietnamese.hasPrefix(" "), "\(english)")
            #expect(english.hasSuffix(" ") == vietnamese.hasSuffix(" "), "\(english)")
            #expect(vietnamese == vietnamese.precomposedStringWithCanonicalMapping, "\(english)")
        }
    }

    @Test func nothingIsThereTwice() {
        var seen: Set<String> = []
        for part in VietnameseWords.parts {
            for english in part.keys { #expect(seen.insert(english).inserted, "\(english)") }
        }
    }

    @Test func nothingIsLeftOver() throws {
        var said: Set<String> = []
        for file in try Checkout.files(below: "Sources", endingIn: ".swift")
        where !file.hasPrefix("Sources/VietnameseWords/") {
            let text = try Checkout.text(file)
            for english in VietnameseWords.all.keys where !english.contains(" ") && text.contains("\"\(english)\"") {
                said.insert(english)
            }
            said.formUnion(SourceSentences.templates(in: text))
        }
        let left = Set(VietnameseWords.all.keys).subtracting(said)
        #expect(left.isEmpty, "\(left.sorted().joined(separator: "\n"))")
    }
}
