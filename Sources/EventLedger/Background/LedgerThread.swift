// A thread for calls that wait: for the disk, for another writer, for a long replay. A thread of Swift's pool that waited so would
// be missing to every other task of the program. It knows nothing of what it runs.

import Dispatch
import Files
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Runs jobs one after another on a thread of its own, which is begun for the first and ends with this.
final class LedgerThread: Sendable {
    private let queue = JobQueue()
    private let hasBegun = Mutex(false)

    deinit { queue.end() }

    /// Runs `body` on the thread behind what was asked for before, while the task waits without a thread.
    ///
    /// It is run to its end also where the task is cancelled meanwhile: it may have recorded something. Throws what it throws, and
    /// `storage` where the system has no thread left.
    func run<Result: Sendable>(
        _ body: @escaping @Sendable () throws(LedgerError) -> Result
    ) async throws(LedgerError) -> Result {
        try begin()
        let result = await withCheckedContinuation { (continuation: CheckedContinuation<_, Never>) in
            queue.add { continuation.resume(returning: Swift.Result { () throws(LedgerError) in try body() }) }
        }
        return try result.get()
    }

    private func begin() throws(LedgerError) {
        let failure = hasBegun.withLock { hasBegun -> Int32 in
            guard !hasBegun else { return 0 }
            let failure = queue.startThread()
            hasBegun = failure == 0
            return failure
        }
        guard failure != 0 else { return }
        throw LedgerError(
            .storage, "no thread can be begun: \(String(cString: strerror(failure)))",
            remedy: "end other work of this process, then try again")
    }
}

/// What a thread shares with its owner: it ends once the owner is gone and nothing is left to do.
private final class JobQueue: Sendable {
    typealias Job = @Sendable () -> Void

    private let state = Mutex<[Job]>([])
    private let signal = DispatchSemaphore(value: 0)

    func add(_ job: @escaping Job) {
        state.withLock { $0.append(job) }
        signal.signal()
    }

    /// Lets the thread end behind the jobs that are there.
    func end() { signal.signal() }

    /// Runs what comes until the end.
    func run() {
        while true {
            signal.wait()
            let job = state.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            guard let job else { return }
            job()
        }
    }

    /// Starts a thread that runs the jobs; gives the number of the system's error, or 0.
    func startThread() -> Int32 {
        let context = Unmanaged.passRetained(self)
        let failure = startDetachedThread(context.toOpaque())
        if failure != 0 { context.release() }
        return failure
    }
}

private func startDetachedThread(_ context: UnsafeMutableRawPointer) -> Int32 {
    #if canImport(Darwin)
        var thread: pthread_t?
        let failure = pthread_create(&thread, nil, runJobs, context)
        if let thread { pthread_detach(thread) }
    #else
        var thread = pthread_t()
        let failure = pthread_create(&thread, nil, runJobs, context)
        if failure == 0 { pthread_detach(thread) }
    #endif
    return failure
}

#if canImport(Darwin)
    private func runJobs(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<JobQueue>.fromOpaque(context).takeRetainedValue().run()
        return nil
    }
#else
    private func runJobs(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let context { Unmanaged<JobQueue>.fromOpaque(context).takeRetainedValue().run() }
        return nil
    }
#endif

/// The threads of an open ledger: one that writes and one that reads, so that no read waits for a writer.
struct LedgerThreads: Sendable {
    let writing = LedgerThread()
    let reading = LedgerThread()
}
