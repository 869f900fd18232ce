// What carries the entries of one ledger to other machines: a log of messages, each a segment or a checkpoint, appended
// behind what the writer expects and read by anybody. It is transport and sequencer, never the truth: what is read from
// it is checked against roots before it is committed. It says nothing of what is in a message, or of how it travels.

/// A message of a log, and its place there.
public struct LogMessage: Hashable, Sendable {
    /// Where it is in the log: larger than that of every message before it, not always by one.
    public let sequence: UInt64
    /// What was appended.
    public let bytes: [UInt8]

    /// A message as a log keeps it.
    public init(sequence: UInt64, bytes: [UInt8]) {
        self.sequence = sequence
        self.bytes = bytes
    }
}

/// The messages that one ledger publishes, in the order in which they were appended.
///
/// Calls wait for the disk or the network where they are; tasks call them from a thread of their own. What an
/// implementation keeps is what was appended, or it throws; it may lose everything, since a log is made again from the
/// ledger.
public protocol EntryLog: Sendable {
    /// The most bytes of a message.
    var maximumMessageBytes: Int { get }

    /// The sequence of the last message; 0 while there is none. Throws `unreachable`, `damaged`, `permissionDenied`.
    func head() throws(LedgerError) -> UInt64

    /// The messages behind a sequence, oldest first: at most that many, and none that would make more than
    /// `maximumBytes` together, but always one where there is one. Throws as `head`.
    func messages(
        after sequence: UInt64, limit: Int, maximumBytes: Int
    ) throws(LedgerError) -> [LogMessage]

    /// Appends messages in their order, the first of them directly behind `sequence`, and gives the sequence of the
    /// last.
    ///
    /// When it returns they are all kept as durably as the log promises. Throws `versionConflict` where another message
    /// is behind `sequence`, and `noSpace`, `unreachable`, `permissionDenied`. Where it throws, or the process dies,
    /// the first of them may have been appended, in their order: `head` says how many.
    func append(_ messages: [[UInt8]], after sequence: UInt64) throws(LedgerError) -> UInt64

    /// Waits until there is a message behind `sequence`, but not for longer than `atMost`; it may return earlier.
    func wait(beyond sequence: UInt64, atMost: Duration) throws(LedgerError)
}

extension LedgerError.Code {
    /// A log, a server or a folder cannot be reached now. Trying the same later may succeed.
    public static let unreachable = Self(rawValue: "unreachable")
    /// What a log carries does not continue the ledger it is folded into: a gap, another history, a changed byte.
    public static let brokenLog = Self(rawValue: "brokenLog")
}
