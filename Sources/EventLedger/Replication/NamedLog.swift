// A log under the name by which people call it: what messages say of it, and what a mirror notes. Whatever reading it
// throws is one of two things here: what it has is broken, or it can't be read now.

import Files

/// A log that is pushed to or folded from, under a name.
public struct NamedLog: Sendable {
    /// The name, such as the path of a folder.
    public let name: String
    /// The log.
    public let log: any EntryLog

    /// A log under a name.
    public init(_ name: String, _ log: any EntryLog) {
        self.name = name
        self.log = log
    }

    /// The sequence of the last message. Throws `brokenLog` and `unreachable`.
    func head() throws(LedgerError) -> UInt64 {
        do throws(LedgerError) {
            return try log.head()
        } catch { throw failure(error) }
    }

    /// The messages behind a sequence. Throws `brokenLog` and `unreachable`.
    func messages(
        after sequence: UInt64, limit: Int, maximumBytes: Int
    ) throws(LedgerError) -> [LogMessage] {
        do throws(LedgerError) {
            return try log.messages(after: sequence, limit: limit, maximumBytes: maximumBytes)
        } catch { throw failure(error) }
    }

    /// The error for a log with the history of another than it is to have.
    func failure(ofHistory found: KeyName, not origin: KeyName) -> LedgerError {
        LedgerError(
            .brokenLog, "the log has the history of \(found.text), not of \(origin.text)",
            remedy: "name the log of \(origin.text), or a new one", file: name)
    }

    private func failure(_ error: LedgerError) -> LedgerError {
        var place = error.place
        if place.file == nil { place.file = name }
        let isBroken = error.code == .damaged || error.code == .brokenLog
        return LedgerError(
            isBroken ? .brokenLog : .unreachable, error.problem, remedy: error.remedy, at: place,
            conflicting: error.conflicting)
    }
}

extension NamedLog {
    /// The first segment behind a sequence, with its sequence: only its lines are read, not its body. Messages that are
    /// checkpoints, or can't be read, are passed over: who folds them reports them.
    func firstSegment(
        after sequence: UInt64
    ) throws(LedgerError) -> (sequence: UInt64, header: Segment.Header)? {
        var last = sequence
        while true {
            let page = try messages(after: last, limit: 1, maximumBytes: 1)
            guard let message = page.first, message.sequence > last else { return nil }
            if Segment.isSegment(message.bytes), let header = try? Segment.header(of: message.bytes) {
                return (message.sequence, header)
            }
            last = message.sequence
        }
    }

    /// The largest sequence behind which every segment satisfies no longer what those before it do: a search in halves,
    /// of twenty messages in a million. 0 where the first segment does not satisfy it.
    func lastSequence(
        where isBefore: (Segment.Header) throws(LedgerError) -> Bool
    ) throws(LedgerError) -> UInt64 {
        var (low, high) = (UInt64(0), try head())
        while low < high {
            let middle = low + (high - low + 1) / 2
            // Behind the last segment there are only checkpoints, which may be read twice.
            if let found = try firstSegment(after: middle - 1), try isBefore(found.header) {
                low = max(found.sequence, middle)
            } else {
                high = middle - 1
            }
        }
        return low
    }
}
