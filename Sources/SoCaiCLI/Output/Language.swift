// The language that people read: what the command line says to them goes through `said`. What programs read, JSON, CSV
// and exit statuses, never depends on it.

import Files
import PovertyReports
import VietnameseWords

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension ReportLanguage {
    /// The option that names it, before or behind any verb.
    static let option = "--lang"

    /// The language of this process: what the option says, else that of the locale; English for every other language.
    static let current: ReportLanguage = {
        word(in: Array(CommandLine.arguments.dropFirst())).flatMap(ReportLanguage.init) ?? Locale.language
    }()

    /// What the option is given; nil where it is not there.
    private static func word(in words: [String]) -> String? {
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
        guard let named = word(in: words), !["chart", "report"].contains(words.first) else { return words }
        guard ReportLanguage(rawValue: named) != nil else {
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
    switch ReportLanguage.current {
    case .english: sentence.description
    case .vietnamese: sentence.said(in: VietnameseWords.words)
    }
}

/// What the environment says of language and characters: of several variables the first that is set, as programs do.
enum Locale {
    /// A variable that is set and not empty.
    static func value(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func first(_ names: [String]) -> String { names.lazy.compactMap(value).first ?? "" }

    /// Whether characters are those of UTF-8.
    static var isUTF8: Bool {
        let name = first(["LC_ALL", "LC_CTYPE", "LANG"]).lowercased()
        return name.hasSuffix("utf-8") || name.hasSuffix("utf8")
    }

    /// The language of messages.
    static var language: ReportLanguage {
        let name = first(["LC_ALL", "LC_MESSAGES", "LANG"])
        return name == "vi" || name.hasPrefix("vi_") || name.hasPrefix("vi.") ? .vietnamese : .english
    }
}
