// What is said beside results, on standard error. Nothing here ever fails: there is nobody to tell.

/// Messages to people.
enum Console {
    /// Says something, with the program's name before it.
    static func say(_ message: String) {
        _ = StandardDescriptor.error.write(Array("socai: \(message)\n".utf8))
    }
}
