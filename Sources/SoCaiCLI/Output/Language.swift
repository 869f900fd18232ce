// The language that people read: what the command line says to them goes through `said`. What programs read, JSON, CSV
// and exit statuses, never depends on it.

import Files
import VietnameseWords

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A language of the program.
enum Language: String, CaseIterable {
    case english = "en"
    case vietnamese = "vi"

    /// The option that names it, before or behind any verb.
    static let option = "--lang"

    /// The language of this process: what the option says, else the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that
    /// is set, as programs do; English for every other language.
    static let current = Language(
        words: Array(CommandLine.arguments.dropFirst()), variable: { getenv($0).map { String(cString: $0) } })

    init(words: [String], variable: (String) -> String?) {
        if let named = Language.named(in: words), let language = Language(rawValue: named) {
            self = language
            return
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } ?? ""
        self = locale == "vi" || locale.hasPrefix("vi_") || locale.hasPrefix("vi.") ? .vietnamese : .english
    }

    /// What the option is given; nil where it is not there.
    private static func named(in words: [String]) -> String? {
        for (index, word) in words.enumerated() {
            if word == "--" { return nil }
            if word == option { return index + 1 < words.count ? words[index + 1] : "" }
            if word.hasPrefix(option + "=") { return String(word.dropFirst(option.count + 1)) }
        }
        return nil
    }

    /// The words of a command without the option. Throws where it names no language.
    static func withoutOption(_ words: [String]) throws(LedgerError) -> [String] {
        // What is made for others is in a language of its own: there the option is the verb's.
        guard let named = Language.named(in: words), !["chart", "report"].contains(words.first) else { return words }
        guard Language(rawValue: named) != nil else {
            throw LedgerError(
                .invalidValue, "\(option) is \"\(named)\", which is no language of this program",
                remedy: "write vi (tiếng Việt) or en (English)")
        }
        guard let index = words.firstIndex(where: { $0 == option || $0.hasPrefix(option + "=") }) else { return words }
        var rest = words
        rest.removeSubrange(index...(words[index] == option ? index + 1 : index))
        // It may be there once only; what is left is the parser's to refuse.
        return rest
    }
}

/// A sentence in the language of this process.
func said(_ sentence: Sentence) -> String {
    switch Language.current {
    case .english: sentence.description
    case .vietnamese: sentence.said(in: VietnameseWords.words)
    }
}
