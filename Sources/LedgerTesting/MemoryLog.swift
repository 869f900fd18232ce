// A log in memory, for tests of programs that push and mirror. On request it does what transports do at their worst:
// answers get lost, messages come twice, in another order, changed or not at all, and nobody can be reached for a
// while.

import EventLedger
import Synchronization

/// A log of messages in memory.
public final class MemoryLog: EntryLog {
    /// What can go wrong in a call.
    public enum Fault: Hashable, Sendable, CaseIterable {
        /// Nobody can be reached.
        case unreachable
        /// Everything is appended, and nobody says so.
        case lostAnswer
        /// Only the first messages are appended, and nobody says so.
        case partialAppend
        /// A message is delivered twice.
        case duplicated
        /// Messages are delivered in another order.
        case reordered
        /// A message is not delivered.
        case missing
        /// A bit of a message is another.
        case flipped
        /// The end of a message is missing.
        case cutShort
    }

    /// Decides whether a fault happens in a call: nil where it does not, else any number, from which its place follows.
    public typealias Faults = @Sendable (Fault) -> Int?

    /// The most bytes of a message.
    public let maximumMessageBytes: Int
    private let faults: Faults
    private let kept: Mutex<[[UInt8]]>

    /// A log with messages; without `faults` nothing ever goes wrong.
    public init(
        _ messages: [[UInt8]] = [], maximumMessageBytes: Int = 1 << 20, faults: @escaping Faults = { _ in nil }
    ) {
        self.maximumMessageBytes = maximumMessageBytes
        self.faults = faults
        kept = Mutex(messages)
    }

    /// The messages as they are kept, whatever calls deliver.
    public var messages: [[UInt8]] {
        get { kept.withLock { $0 } }
        set { kept.withLock { $0 = newValue } }
    }

    private func checkReachable() throws(LedgerError) {
        guard faults(.unreachable) != nil else { return }
        throw LedgerError(.unreachable, "the log can't be reached", remedy: "try again later")
    }

    /// The sequence of the last message.
    public func head() throws(LedgerError) -> UInt64 {
        try checkReachable()
        return UInt64(kept.withLock { $0.count })
    }

    /// The messages behind a sequence, as they are kept but for faults.
    public func messages(
        after sequence: UInt64, limit: Int, maximumBytes: Int
    ) throws(LedgerError) -> [LogMessage] {
        try checkReachable()
        let all = kept.withLock { $0 }
        var page: [LogMessage] = []
        var bytes = 0
        for (index, message) in all.enumerated().dropFirst(Int(clamping: sequence)) {
            guard page.isEmpty || page.count < limit && bytes + message.count <= maximumBytes else { break }
            bytes += message.count
            page.append(LogMessage(sequence: UInt64(index + 1), bytes: message))
        }
        return spoiled(page)
    }

    private func spoiled(_ page: [LogMessage]) -> [LogMessage] {
        guard !page.isEmpty else { return page }
        var page = page
        if let number = faults(.flipped) {
            let index = page.index(number)
            var bytes = page[index].bytes
            if !bytes.isEmpty { bytes[bytes.index(number / 8)] ^= 1 << UInt8(number.magnitude % 8) }
            page[index] = LogMessage(sequence: page[index].sequence, bytes: bytes)
        }
        if let number = faults(.cutShort) {
            let index = page.index(number)
            let bytes = page[index].bytes
            page[index] = LogMessage(
                sequence: page[index].sequence, bytes: bytes.isEmpty ? [] : Array(bytes[..<bytes.index(number)]))
        }
        if let number = faults(.duplicated) { page.append(page[page.index(number)]) }
        if let number = faults(.reordered) { page.swapAt(page.index(number), 0) }
        if let number = faults(.missing) { page.remove(at: page.index(number)) }
        return page
    }

    /// Appends messages behind a sequence.
    public func append(_ messages: [[UInt8]], after sequence: UInt64) throws(LedgerError) -> UInt64 {
        try checkReachable()
        let part = faults(.partialAppend).map { messages.isEmpty ? 0 : messages.index($0) }
        let isConflict = kept.withLock { kept in
            guard UInt64(kept.count) == sequence else { return true }
            kept += messages.prefix(part ?? messages.count)
            return false
        }
        guard !isConflict else {
            throw LedgerError(
                .versionConflict, "there is another message behind it", remedy: "read the end of the log again")
        }
        guard part == nil, faults(.lostAnswer) == nil else {
            throw LedgerError(.unreachable, "the answer of the log was lost", remedy: "try again later")
        }
        return sequence + UInt64(messages.count)
    }

    /// Returns at once where there is a message, or else after a short while.
    public func wait(beyond sequence: UInt64, atMost: Duration) throws(LedgerError) {
        let deadline = ContinuousClock.now + atMost
        while kept.withLock({ UInt64($0.count) }) <= sequence, ContinuousClock.now < deadline {}
    }
}

extension Array {
    /// An index of an array that is not empty, for any number.
    fileprivate func index(_ number: Int) -> Int { Int(number.magnitude % UInt(count)) }
}
