// The promise that every text of the page is there in both languages, that every key a script asks for is one, and that
// no text is left over.

import Foundation
import LedgerTestSupport
import Testing

@testable import LedgerPage

@Suite struct PageTextTests {
    private static let scripts = String(decoding: PageFrame.script, as: UTF8.self)
    private static let skeleton = String(decoding: PackageResources.page_html, as: UTF8.self)

    @Test func everyTextIsThereInBothLanguages() {
        let keys = PageText.catalogue.map(\.key)
        #expect(Set(keys).count == keys.count && keys.count > 200)
        for (key, text) in PageText.catalogue {
            let (vietnamese, english) = (text[.vietnamese], text[.english])
            #expect(!vietnamese.isEmpty && !english.isEmpty, "\(key)")
            let isSame = key.hasPrefix("command.") || ["yearOf", "findingsOf"].contains(key)
            #expect((vietnamese == english) == isSame, "\(key) is in one language")
            #expect(
                Self.places(vietnamese) == Self.places(english) || key.hasPrefix("target."), "\(key) has other places")
        }
    }

    private static func places(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) })
    }

    /// Keys that are written out, and the beginnings of those that end in a word of the data.
    @Test func everyKeyOfTheScriptsIsThere() throws {
        let keys = Set(PageText.catalogue.map(\.key))
        var used: Set<String> = []
        for match in Self.scripts.matches(of: /[tT]ext\("([\w.]+)"/) { used.insert(String(match.1)) }
        for match in Self.skeleton.matches(of: /data-(?:text|label)="([\w.]+)"/) { used.insert(String(match.1)) }
        #expect(used.subtracting(keys).isEmpty, "no text for \(used.subtracting(keys).sorted())")
        var beginnings: Set<String> = []
        for match in Self.scripts.matches(of: /`(\w+\.(?:[\w]+\.)?)\$\{/) { beginnings.insert(String(match.1)) }
        for beginning in beginnings { #expect(keys.contains { $0.hasPrefix(beginning) }, "\(beginning)") }
        let quoted = Set(Self.scripts.matches(of: /"([\w.]+)"/).map { String($0.1) })
        let endings = Set(Self.scripts.matches(of: /`\$\{\w+\}(\.\w+)`/).map { String($0.1) })
        let left = keys.subtracting(used).subtracting(quoted).filter { key in
            !beginnings.contains(where: key.hasPrefix) && !endings.contains(where: key.hasSuffix)
        }
        #expect(left.isEmpty, "nothing shows \(left.sorted())")
        #expect(used.count > 80 && beginnings.count > 10)
    }

    @Test func vocabulariesAreWhole() {
        let keys = Set(PageText.catalogue.map(\.key))
        let words =
            (AuditRule.allCases + AuditRule.ofUnion).map { "rule.\($0.rawValue)" }
            + Severity.allCases.map { "severity.\($0.rawValue)" }
            + AidKind.allCases.map { "aid.\($0.name)" } + DonorKind.allCases.map { "giver.\($0.name)" }
            + HouseholdClass.allCases.map { "class.\($0.rawValue)" } + TargetKind.allCases.map { "target.\($0.name)" }
            + Comparison.allCases.map { "comparison.\($0.name)" } + TargetCount.allCases.map { "of.\($0.name)" }
            + RevisionCause.allCases.map { "cause.\($0.rawValue)" } + Area.allCases.map { "area.\($0.name)" }
            + MovementColumn.columns(of: .poor).map { "flow.\($0.rawValue).1" }
            + MovementColumn.columns(of: .nearPoor).map { "flow.\($0.rawValue).2" }
        #expect(words.count > 80)
        for word in words { #expect(keys.contains(word), "\(word)") }
    }
}
