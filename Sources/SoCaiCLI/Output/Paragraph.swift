// A sentence above a table, broken into lines where a terminal is narrow.

import EventLedger
import Files

/// Sentences in tables.
enum Paragraph {
    /// The text with a line break, in lines of at most `width` columns; nil is any width.
    static func text(_ text: String, width: Int?) -> String {
        let text = text.printable
        let lines = width.map { LineBreaking.lines(of: text, width: max(20, $0)) } ?? [text]
        return lines.map { $0 + "\n" }.joined()
    }
}
