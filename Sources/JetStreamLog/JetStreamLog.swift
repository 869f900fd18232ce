// A log that a cluster of NATS servers keeps: several machines have each message, and programs anywhere append and read.
// It carries the messages of one origin under a subject of its own. Without the trait `JetStream` there is nothing
// behind it but an error, so that the other libraries need no client of NATS.

import EventLedger
import Files

/// The messages that one origin publishes on a cluster of NATS JetStream.
///
/// A batch of up to 1,000 messages or 8 MB is appended as a whole or not at all; a larger one as several. What `append`
/// returns for is on the disks of most servers that keep the stream. Any thread may call, and each call waits; while no
/// server answers it tries again as long as the options say, and then throws `unreachable`. A connection that is lost
/// is made again without a call. Where the process dies in `append`, or it throws `unreachable`, `head` says how many of
/// the batches were kept; one that a server still has may be kept some time later.
public final class JetStreamLog: EntryLog {
    private let log: any EntryLog

    /// The most bytes of a message: what the servers and the stream take, without 512 bytes for headers.
    public var maximumMessageBytes: Int { log.maximumMessageBytes }

    /// Opens the log of an origin, and makes its stream where the options say so.
    ///
    /// Throws `unreachable`, `permissionDenied`; `invalidValue` for options that cannot be; `unsafeLog` where a stream
    /// or server is not set up to keep what it acknowledges; `damaged` where there is no stream; what reading a file of
    /// the login throws; `unsupportedFormat` where the library was built without the trait `JetStream`. Cost: a
    /// connection and a question, two of each where the servers are asked.
    public init(origin: String, _ options: JetStreamOptions) throws(LedgerError) {
        #if JetStream
            log = try StreamLog(origin: origin, options)
        #else
            throw JetStreamOptions.missing(options)
        #endif
    }

    /// The sequence of the last message; 0 while there is none.
    ///
    /// Throws `brokenLog` too, where the stream is another one than was opened, or lost messages. Cost: a question;
    /// the last message where it is a new one.
    public func head() throws(LedgerError) -> UInt64 { try log.head() }

    /// The messages behind a sequence, as any server has them; the leader is asked for the end.
    ///
    /// Throws as `head`, and `damaged` where no server has a message that must be there. Cost: a question for 1,000
    /// messages or 8 MB, and one at the end.
    public func messages(
        after sequence: UInt64, limit: Int, maximumBytes: Int
    ) throws(LedgerError) -> [LogMessage] {
        try log.messages(after: sequence, limit: limit, maximumBytes: maximumBytes)
    }

    /// Appends messages in their order, the first of them directly behind `sequence`.
    ///
    /// Throws what `EntryLog.append` does, and `invalidValue` for a message that is too large, before anything is sent.
    /// Cost: an answer for each batch.
    public func append(_ messages: [[UInt8]], after sequence: UInt64) throws(LedgerError) -> UInt64 {
        try log.append(messages, after: sequence)
    }

    /// Waits until there is a message behind `sequence`: the servers announce each that they keep, and are asked every
    /// two seconds besides.
    public func wait(beyond sequence: UInt64, atMost limit: Duration) throws(LedgerError) {
        try log.wait(beyond: sequence, atMost: limit)
    }
}

#if !JetStream
    extension JetStreamOptions {
        /// The error of a build without a client of NATS.
        static func missing(_ options: JetStreamOptions) -> LedgerError {
            LedgerError(
                .unsupportedFormat, "this build has no client of NATS",
                remedy: "use a folder, or build with the trait JetStream",
                file: options.addresses.joined(separator: ","))
        }
    }
#endif
