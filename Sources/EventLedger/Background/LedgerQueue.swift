// Queues for calls that wait: for the disk, for another writer, for a long replay. A thread of Swift's pool that waited
// so would be missing to every other task of the program. They know nothing of what they run.

import Dispatch
import Files

/// Runs calls one after another, on a thread that is not of Swift's pool.
struct LedgerQueue: Sendable {
    private let queue = DispatchQueue(label: "ledger.background")

    /// Runs `body` behind what was asked for before, while the task waits without a thread.
    ///
    /// It is run to its end also where the task is cancelled meanwhile: it may have
    /// recorded something. Throws what it throws.
    func run<Result: Sendable>(
        _ body: @escaping @Sendable () throws(LedgerError) -> Result
    ) async throws(LedgerError) -> Result {
        try await withCheckedContinuation { continuation in
            run(body) { continuation.resume(returning: $0) }
        }.get()
    }

    /// Runs `body` behind what was asked for before, and hands on what it gives or throws
    /// once all that it used is dropped.
    func run<Success: Sendable>(
        _ body: @escaping @Sendable () throws(LedgerError) -> Success,
        then: @escaping @Sendable (Result<Success, LedgerError>) -> Void
    ) {
        let call = BackgroundCall(body)
        queue.async { then(call.run()) }
    }
}

/// One call. It drops all that it used before its result is known, so that the open file does not outlive the call.
private final class BackgroundCall<Success: Sendable>: Sendable {
    typealias Body = @Sendable () throws(LedgerError) -> Success

    private let body: Guarded<Body?>

    init(_ body: @escaping Body) { self.body = Guarded(body) }

    /// Runs the body; only once.
    func run() -> Result<Success, LedgerError> {
        let body = body.withLock { $0.take() }
        return Result { () throws(LedgerError) in
            guard let body else { throw LedgerError(.storage, "the call was run before") }
            return try body()
        }
    }
}

/// The queues of an open ledger: for calls that write, for those of `record` that lead, and for those that read, which
/// wait for no writer.
struct LedgerQueues: Sendable {
    let writing = LedgerQueue()
    let recording = LedgerQueue()
    let reading = LedgerQueue()
}
