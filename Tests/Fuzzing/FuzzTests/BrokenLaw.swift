// What is thrown when an input breaks a law. It carries the words only.

/// A law that does not hold for an input.
struct BrokenLaw: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// Throws the law unless it holds.
    static func unless(_ holds: Bool, _ law: @autoclosure () -> String) throws(BrokenLaw) {
        guard holds else { throw BrokenLaw(law()) }
    }
}
