// Reads the messages of a log and parses them on a thread of its own, a few ahead of the one that judges and writes:
// the two halves of a fold take equally long. It judges nothing, and what it can't read it hands on as a failure in its
// place.

import Dispatch
import Files

/// The messages of a log behind a sequence, parsed ahead. One thread produces, one consumes.
final class ParsedMessages<Form: SegmentForm>: Sendable {
    /// What is in a message.
    enum Content: Sendable {
        case segment(Segment.Header, [SegmentEntry<Form.Rules.Proposal>])
        /// A checkpoint, and whether one of the trusted keys signed it.
        case checkpoint(SignedCheckpoint, isTrusted: Bool)
        /// Why it can't be read: of the message, or of the log.
        case failure(LedgerError)
    }

    /// A message with its place.
    struct Message: Sendable {
        let sequence: UInt64
        let content: Content
    }

    private struct State {
        var messages: [Message] = []
        var isEnded = false
        var isStopped = false
    }

    /// How many messages may wait, and what is asked of the log at once.
    private static var messagesAhead: Int { 4 }
    private static var pageMessages: Int { 64 }
    private static var pageBytes: Int { 2 << 20 }

    private let state = Guarded(State())
    // Both begin at 0: a semaphore that is freed below its first value ends the process.
    private let room = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)
    private let log: NamedLog
    private let form: Form
    private let keys: [VerifierKey]

    /// Starts reading. `stop` must be called when the consumer is done or gives up.
    init(_ log: NamedLog, after sequence: UInt64, _ form: Form, trusting keys: [VerifierKey]) {
        self.log = log
        self.form = form
        self.keys = keys
        for _ in 0..<Self.messagesAhead { room.signal() }
        DispatchQueue(label: "ledger.fold.parsing").async { [self] in read(after: sequence) }
    }

    /// The next message; nil behind the last one there was. Waits for the reading thread.
    func next() -> Message? {
        filled.wait()
        let message = state.withLock { $0.messages.isEmpty ? nil : $0.messages.removeFirst() }
        if message == nil { filled.signal() } else { room.signal() }
        return message
    }

    /// Ends the reading thread as soon as it would pass on its next message.
    func stop() {
        state.withLock { $0.isStopped = true }
        room.signal()
    }

    private func read(after first: UInt64) {
        var last = first
        while true {
            let page: [LogMessage]
            do throws(LedgerError) {
                page = try log.messages(after: last, limit: Self.pageMessages, maximumBytes: Self.pageBytes)
            } catch {
                _ = hand(Message(sequence: last + 1, content: .failure(error)))
                return end()
            }
            // What a transport delivers twice or in another order is the same log.
            let sorted = page.sorted { $0.sequence < $1.sequence }
            guard let newest = sorted.last, newest.sequence > last else { return end() }
            for message in sorted where message.sequence > last {
                last = message.sequence
                guard hand(Message(sequence: last, content: parse(message))) else { return }
            }
        }
    }

    private func parse(_ message: LogMessage) -> Content {
        do throws(LedgerError) {
            switch try ReplicationMessage(message.bytes) {
            case .segment(let segment):
                return .segment(segment.header, try form.entries(in: segment.body))
            case .checkpoint(let checkpoint):
                return .checkpoint(checkpoint, isTrusted: try isTrusted(checkpoint))
            }
        } catch { return .failure(LedgerError.unreadable(error)) }
    }

    /// Whether a trusted key signed a checkpoint, where any are given; throws `invalidSignature` where one of them did
    /// not make the signature that is said to be its own.
    private func isTrusted(_ checkpoint: SignedCheckpoint) throws(LedgerError) -> Bool {
        guard !keys.isEmpty else { return true }
        do throws(LedgerError) {
            _ = try checkpoint.note.verify(by: keys)
            return true
        } catch {
            guard error.code == .unsigned else { throw error }
            return false
        }
    }

    /// Passes a message on, waiting for room; false when the consumer gave up.
    private func hand(_ message: Message) -> Bool {
        room.wait()
        let isStopped = state.withLock { state in
            if !state.isStopped { state.messages.append(message) }
            return state.isStopped
        }
        if !isStopped { filled.signal() }
        return !isStopped
    }

    private func end() { filled.signal() }
}

extension LedgerError {
    /// The error for a message that says nothing readable: what is wrong with it, as one of the log.
    fileprivate static func unreadable(_ error: LedgerError) -> LedgerError {
        var place = error.place
        place.file = nil
        return LedgerError(.brokenLog, error.problem, remedy: error.remedy, at: place, conflicting: error.conflicting)
    }
}
