// Quotes a piece of input in a message: short, and without characters that a terminal would act on.

import EventLedger
import Files

/// Input quoted for a message.
package enum Excerpt {
    /// The longest piece shown, in Unicode scalars: a character may have any number of them.
    static let maximumScalars = 60

    /// The text in double quotes, cut after `maximumScalars`, safe to show.
    package static func quoted(_ text: String) -> String {
        let start = String(text.unicodeScalars.prefix(maximumScalars)).printable
        return "\"" + start + (text.unicodeScalars.dropFirst(maximumScalars).isEmpty ? "\"" : "…\"")
    }

    /// The bytes as text, likewise; bytes that are not UTF-8 show as U+FFFD.
    package static func quoted(_ bytes: some Collection<UInt8>) -> String {
        quoted(String(decoding: bytes.prefix(maximumScalars * 4 + 4), as: UTF8.self))
    }
}
