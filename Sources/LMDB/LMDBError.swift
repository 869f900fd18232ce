// The one error of this module: a code, what was being done, to which file, and a sentence of detail.
// It never carries C types, and it is never thrown for a programmer's mistake that memory safety rests on.

/// Says what failed in the store: what was tried, on which file, and what would be right.
public struct LMDBError: Error, Hashable, CustomStringConvertible, Sendable {
    /// The kind of failure; compare this, not the text.
    public let code: Code

    /// What was being done, as words that follow "cannot", such as `open`.
    public let operation: String

    /// The path of the data file, as the caller gave it.
    public let path: String

    /// What is wrong and what would be right, as a sentence without its full stop.
    public let detail: String

    /// Makes an error; an empty `detail` is replaced by the code's own explanation.
    public init(code: Code, operation: String, path: String, detail: String = "") {
        self.code = code
        self.operation = operation
        self.path = path
        self.detail = detail.isEmpty ? code.explanation : detail
    }

    /// One sentence: what, where, and what would be right.
    public var description: String { "cannot \(operation) '\(path)': \(detail)" }
}
