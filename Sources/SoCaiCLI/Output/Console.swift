// What is said beside results, on standard error. Nothing here ever fails: there is nobody to tell.

/// Messages to people.
enum Console {
    /// Says something, with the program's name before it. A private key that was given by mistake is never repeated: what is
    /// said here ends in logs.
    static func say(_ message: String) {
        _ = StandardDescriptor.error.write(Array("socai: \(withoutPrivateKeys(message))\n".utf8))
    }

    private static func withoutPrivateKeys(_ message: String) -> String {
        let start = "PRIVATE+KEY+"
        let parts = message.split(separator: start, omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(parts.first.map(String.init) ?? "") { text, part in
            text + start + "…" + part.drop { !" '\"\n".contains($0) }
        }
    }
}
