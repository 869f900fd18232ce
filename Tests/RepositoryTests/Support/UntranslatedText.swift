// Texts in the sources with a blank in them that are no sentences for people: formats that other programs read, what is in
// Vietnamese already, and what a programmer's mistake says. Each is named, so that a new sentence is not one of them.

/// Texts that have no words in another language.
enum UntranslatedText {
    /// Whether a literal of a file is one of them.
    static func contains(_ template: String, in file: String) -> Bool {
        files.contains { file.hasSuffix($0) } || helpWithValues.contains { template.hasPrefix($0) }
            || formats.contains(template) || mistakes.contains(template)
            || template.contains { "ạảấầẩậăắẵặẹẻẽếềệỉịọốồổộớờợụủứừửữựỳỵđĐ".contains($0) }
    }

    /// Pages in both languages, files that programs read, and logs.
    private static let files = [
        "Evidence/EvidencePage.swift", "Evidence/ReplayCertificate.swift", "Writing/PageSink.swift",
        "Writing/SheetText.swift", "Measures/Logger+Ledger.swift", "Charts/ChartWords.swift",
        "Charts/TrajectoryChart+SVG.swift",
        // What is looked up in tables of its own, or is the parser's.
        "Output/Headings.swift", "Output/HelpText.swift", "Output/HelpWords.swift", "SoCaiCLI/Program.swift",
    ]

    /// Help with values in it, which is found as it is printed: see `LanguageTests`.
    private static let helpWithValues = ["Each finding has its severity", "The first day. (", "The last day. ("]

    /// Parts of formats.
    private static let formats: Set<String> = [
        "cosignature/v1\ntime {1}\n", "extra {1}\n", "index {1}\n", "old {1}\n", "old ", "<!doctype html", "h:mm AM/PM",
        "h:mm:ss AM/PM", "m/d/yy h:mm", "#,##0 ;[Red](#,##0)", "Times New Roman", "JSON Lines",
        "ledger answer 1", "ledger answers 1", "recorded {1} {2} {3}{4}", " before", "{1}\nrefused {2}\n{3}\n",
        "refused {1} {2}",
        "ledger segment 1", "ledger segment ", "row ", "{1}\norigin {2}\ndomain {3}\nrules {4}\n",
        "offset {1}\nentries {2}\n", "before {1} {2}\nafter {3} {4}\n", "body {1} {2}\n\n",
        "SoCai poverty rules 1", "{1}socai: {2}\n", "command -v {1} >/dev/null || exit 127; {2}",
        // Said in a signal handler, where nothing can be looked up.
        "interrupted; nothing was written",
    ]

    /// What a `precondition` says.
    private static let mistakes: Set<String> = [
        "a message has bytes", "a root was noted for each segment", "a mutex without attributes can always be made",
        "a digest is copied from 32 bytes",
        "a tree of two leaves or more is split", "a node lies at a level of 0 to 62", "a node's leaves can be counted",
        "a tree only grows", "only tiles of level 0 have entries", "only tiles of level 0 have heads",
        "one hash for each bit set in the size", "a tree has at most 2⁶² leaves", "a row belongs to a sheet",
        "a transaction can't be written to inside a closure that reads from it", "changes are between some days",
        "a series has {1} accounts", "type 0 is kept for voids", "a witness vouches for its own category and position",
        "a number and a summary for each event", "bytes that are there are overwritten",
        "a digest is taken of bytes that are there", "one open table a name", "a chunk returns to an empty row",
        "a series has a day", "the verb names a list of its answer", "a workbook or a page is written into a file",
        "the table {1} shows {2}, which is not described", "a witness vouches for its own category",
        "the members of a household can't be read", "no field {1}", "a mean is of something",
        "what enters and leaves is the change", "a target is judged in a ledger",
        "balances come before targets are judged", "the units of every ledger are united", "a union has a ledger",
    ]
}
