// What stops a run: a tool that failed, a peer that answered something else. A benchmark with wrong answers is none.

/// A run that can't go on, and why.
struct BenchmarkError: Error, CustomStringConvertible {
    /// What went wrong.
    let description: String

    init(_ description: String) { self.description = description }
}
