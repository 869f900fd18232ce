// What a command of a session left behind: its two outputs and its exit status.

/// The outcome of one command.
struct Outcome {
    /// Standard output.
    let output: [UInt8]
    /// Standard error.
    let error: [UInt8]
    /// The exit status; 128 and the signal's number where a signal ended it.
    let status: Int32

    /// Standard output as text.
    var text: String { String(decoding: output, as: UTF8.self) }

    /// Standard error as text.
    var errorText: String { String(decoding: error, as: UTF8.self) }
}
