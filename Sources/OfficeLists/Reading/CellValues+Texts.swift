// Texts that would be recorded as they are written: what is wrong with one is asked about at its cell, and the text is left
// out. These are all the checks of a text; what a code is besides is in `CellValues+Codes.swift`.

import EventLedger
import Files
import PovertyLedger
import Tables

extension CellValues {
    /// A text that is recorded as it is written; a question where it has something of a person, is garbled, or is too
    /// long.
    mutating func recorded(_ cell: TableCell, _ field: ListField) -> Stated<String>? {
        stated(cell, field).flatMap { recorded($0, field) }
    }

    /// The same of a text that was read.
    mutating func recorded(_ text: Stated<String>, _ field: ListField) -> Stated<String>? {
        guard !isGarbled(text.value, at: text.place, field), !isLong(text.value, at: text.place, field) else {
            return nil
        }
        guard let found = PersonalData.found(in: text.value, field.use) else { return text }
        let (problem, remedy) = found.problem("the text")
        ask(.personalData, at: text.place, field, "\(problem); \(remedy)")
        return nil
    }

    /// Whether a text was spoilt, which is asked then. Signs of a missing value are none of it.
    mutating func isGarbled(_ text: String, at place: CellPlace, _ field: ListField) -> Bool {
        guard GarbledText.isGarbled(text), !ListWords.isMissing(Spelling.cleaned(text)) else { return false }
        ask(
            .garbledText, at: place, field,
            "the text is garbled, as where a file is read in another encoding than it was written in; type it again, or "
                + "save the list anew as CSV UTF-8")
        return true
    }

    /// Whether a text has more bytes than the ledger takes, which is asked then.
    mutating func isLong(_ text: String, at place: CellPlace, _ field: ListField) -> Bool {
        guard text.utf8.count > field.maximumBytes else { return false }
        ask(
            .longText, at: place, field,
            "the text has \(text.utf8.count) bytes, and at most \(field.maximumBytes) are recorded; shorten it")
        return true
    }
}
