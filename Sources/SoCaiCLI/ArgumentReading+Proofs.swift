// Reads the words that name the trusted keys and the event to prove.

import ArgumentParser
import EventLedger
import PovertyLedger

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension ArgumentReading {
    /// A key that signatures are checked with.
    static func verifierKey(_ text: String) throws -> VerifierKey {
        do throws(LedgerError) {
            return try VerifierKey(text)
        } catch {
            guard access(text, F_OK) == 0 else { throw ValidationError("\(error)") }
            throw ValidationError(
                "this is the name of a file; give the key itself: \"$(cat \(text))\" if the file has a verifier key, "
                    + "\"$(socai key show \(text))\" if it has a private key")
        }
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
