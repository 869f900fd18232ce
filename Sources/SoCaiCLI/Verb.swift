// What every verb is: options that were checked before anything is opened, and one action that ends in a status.

import ArgumentParser

/// A verb of the command line.
protocol Verb: ParsableCommand {
    /// Does it, writes results to `output`, and says how it ended; `LedgerError` when it failed.
    func perform(_ output: inout Output) throws -> ExitStatus
}

/// What the process ends with.
enum ExitStatus: Int32 {
    /// It was done.
    case done = 0
    /// It was done, and something was found.
    case finding = 1
    /// The input or the words were wrong.
    case badInput = 2
    /// The disk, a lock or another part of the system failed.
    case systemFailed = 3
    /// Ctrl-C, as shells number it.
    case interrupted = 130
}
