// The address of a log, and the one place that turns it into a log: a folder, so far. It opens nothing but what the
// address names, and knows nothing of what is in a log.

import ArgumentParser
import EventLedger
import PovertyLedger

/// A log as the user names it.
struct LogAddress: Hashable {
    /// The address as it was typed.
    let text: String

    /// Checks what can be checked without looking: an address is a folder, or one of a kind that this program has.
    init(_ text: String) throws {
        self.text = text
        if text.isEmpty { throw ValidationError(said("The address of the log is empty; it must name a folder")) }
        if text == "-" {
            throw ValidationError(said("A log can't be standard input or output (-); name a folder"))
        }
        if let scheme = text.firstRange(of: "://") {
            throw ValidationError(
                said(
                    "This program has no logs of the kind \(String(text[..<scheme.lowerBound])); name a folder"))
        }
    }

    /// The log, to be read, or to be appended to: then a folder is made where there is none.
    ///
    /// Throws what making the folder does.
    func log(appending isAppending: Bool = false) throws(LedgerError) -> NamedLog {
        let folder = FolderLog(at: text)
        if isAppending { try folder.makeFolder() }
        return NamedLog(text, folder)
    }
}
