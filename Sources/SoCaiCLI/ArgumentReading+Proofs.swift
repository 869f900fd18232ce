// Reads the words that say who is believed and which event is proved.

import ArgumentParser
import EventLedger
import PovertyLedger

extension ArgumentReading {
    /// A key that signatures are checked with.
    static func verifierKey(_ text: String) throws -> VerifierKey {
        do throws(LedgerError) {
            return try VerifierKey(text)
        } catch { throw ValidationError("\(error)") }
    }

    /// An event, by reference or position.
    static func event(_ text: String) throws -> EventName {
        guard let name = EventName(text) else {
            throw ValidationError(
                "\"\(text)\" names no event; write the id of its entry, # and its number there, such as p7-2023#4, or # and "
                    + "its position, such as '#7358'")
        }
        return name
    }
}
