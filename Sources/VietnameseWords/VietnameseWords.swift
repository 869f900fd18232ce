// The Vietnamese of the sentences in the sources, for `Sentence.said(in:)`. Each file has those of one part of the
// program, the English beside the Vietnamese. It knows no other library, and never says anything itself.

/// What sentences read in Vietnamese, as an official would write them.
public enum VietnameseWords {
    /// The Vietnamese of a sentence whose template in English is given, with the same places for values, or of a word of
    /// a vocabulary; nil where there is none. Cost: a look at tables that are made once.
    public static func words(for template: String) -> String? { all[template] ?? word(template) }

    /// The heading of a column of a table; nil where it has none of its own.
    public static func heading(of column: String, in table: String) -> String? {
        find("\(table).\(column)", in: headings) ?? find(column, in: headings)
    }

    /// A word of a vocabulary, as it stands in a column; nil where there is none.
    public static func word(_ word: String, in column: String? = nil) -> String? {
        column.flatMap { find("\($0).\(word)", in: vocabularies) } ?? find(word, in: vocabularies)
    }

    /// The help of a verb or an option, by its text in English; nil where there is none.
    public static func help(for text: String) -> String? { find(text, in: helpTexts) }

    private static let helpTexts = [verbHelp, optionHelp]
    private static let headings = [columns, tableColumns]
    private static let vocabularies = [eventTypes, vocabulary, columnVocabulary, unionVocabulary]

    private static func find(_ key: String, in parts: [[String: String]]) -> String? {
        parts.lazy.compactMap { $0[key] }.first
    }

    /// Every sentence.
    static let all: [String: String] = {
        var all: [String: String] = [:]
        for part in parts { all.merge(part) { first, _ in first } }
        return all
    }()

    /// The parts, each without what one before it has.
    static let parts: [[String: String]] = [
        files, proofs, tables, store, clusters, ledgerVerifying, ledger, replication, eventFields, rules, interchange,
        poverty,
        findings,
        reconciling, reports, lists, drafts, contradictions, forms, arguments, output, verbsRecording, verbsProving,
        verbsReporting,
        unions,
    ]
}
