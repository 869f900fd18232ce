// `socai synthesize`: writes a made-up history as JSON Lines to standard output or a file, for trials and benchmarks.
// It opens no ledger. Bytes are handed to the system as they come: a history that an error cuts short stays cut short.

import ArgumentParser
import EventLedger
import SyntheticHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

struct SynthesizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synthesize",
        abstract: "Write a made-up history as JSON Lines, for trials and benchmarks.",
        discussion: """
            The same options always give the same bytes. The first entry states that the history is synthetic and how it \
            was made. The id of every entry starts with "synthetic-". Every event, in the order written, is valid under \
            the rules of the ledger.

            Example:
              socai synthesize --households 500 --events 20000 --seed 7 -o trial.jsonl
              socai init trial.socai
              socai import trial.socai trial.jsonl --keep-recorded-times
            """)

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The file to write; - is standard output. (default: -)", valueName: "file"),
        completion: .file())
    var output: String?

    @Option(parsing: .unconditional, help: "The largest number of households, 1 to 9999999.")
    var households = SynthesisOptions().households

    @Option(parsing: .unconditional, help: "The exact number of events, 20 to 100000000.")
    var events = SynthesisOptions().events

    @Option(help: "The seed of the random generator.")
    var seed = SynthesisOptions().seed

    @Option(
        help: ArgumentHelp("The first day. (default: \(SynthesisOptions().from))", valueName: "day"),
        transform: SynthesizeCommand.day)
    var from = SynthesisOptions().from

    @Option(
        help: ArgumentHelp("The last day. (default: \(SynthesisOptions().to))", valueName: "day"),
        transform: SynthesizeCommand.day)
    var to = SynthesisOptions().to

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Per cent of the events that take effect before the day of their document, without corrections.",
            valueName: "percent"))
    var backdated = SynthesisOptions().backdatedPercent

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Per cent of the events that are later voided and recorded again; at most every second entry corrects.",
            valueName: "percent"))
    var corrected = SynthesisOptions().correctedPercent

    @Flag(help: "Write one event per entry, instead of 1 to 400 (about 12 on average).")
    var oneEventEntries = false

    /// The history that was asked for.
    var options: SynthesisOptions {
        SynthesisOptions(
            households: households, events: events, seed: seed, from: from, to: to, backdatedPercent: backdated,
            correctedPercent: corrected, oneEventEntries: oneEventEntries)
    }

    func validate() throws {
        if let problem = options.problem { throw ValidationError("--" + said(problem)) }
        if output == "" { throw ValidationError(said("--output is empty; it must name a file")) }
    }

    func run() throws {
        let file = try SynthesisOutput(path: output == "-" ? nil : output)
        var bar = ProgressBar("synthesizing")
        defer { bar.clear() }
        var history = Synthesis(options)
        try history.write { bytes, written throws(SynthesisOutputError) in
            try file.write(bytes)
            bar.update(written, of: events, note: said("\(written) events"))
        }
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw ValidationError(said("\"\(text)\" is not a date; write YYYY-MM-DD")) }
        return day
    }
}

/// A file (or standard output) could not be opened or written.
struct SynthesisOutputError: Error, CustomStringConvertible {
    /// The path, or `standard output`.
    let path: String
    /// The system's number for what went wrong.
    let code: Int32

    var description: String { said("\(path) cannot be written: \(String(cString: strerror(code)))") }
}

/// An open file to write bytes to, closed when it goes away.
struct SynthesisOutput: ~Copyable {
    private let descriptor: Int32
    private let path: String?

    /// Opens a file anew, or takes standard output where the path is nil.
    init(path: String?) throws(SynthesisOutputError) {
        self.path = path
        guard let path else {
            descriptor = STDOUT_FILENO
            return
        }
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw SynthesisOutputError(path: path, code: errno) }
    }

    /// Writes all the bytes.
    func write(_ bytes: RawSpan) throws(SynthesisOutputError) {
        let failure = bytes.withUnsafeBytes { StandardDescriptor.write($0, to: descriptor) }
        if failure != 0 { throw SynthesisOutputError(path: path ?? said("standard output"), code: failure) }
    }

    deinit {
        if path != nil { _ = close(descriptor) }
    }
}
