// Wakes tasks that wait for the next commit to a ledger file, by any process. On Linux the system reports writes to
// the file; elsewhere nobody does, and they look now and then. It reads nothing of the file.

import Dispatch
import Files

/// The notice of writes to one open file, shared by all that wait in this process.
final class CommitNotice: Sendable {
    private struct State {
        /// How often something was written.
        var writes = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var lastNumber = 0
    }

    /// Whether the system reports writes.
    let reportsWrites: Bool
    private let state = Guarded(State())
    // Once it is active nothing but `cancel` is called on it, which every thread may.
    nonisolated(unsafe) private let source: (any DispatchSourceRead)?

    init(path: String) {
        guard let watch = FileWatch(path: path) else {
            (reportsWrites, source) = (false, nil)
            return
        }
        let source = DispatchSource.makeReadSource(
            fileDescriptor: watch.descriptor, queue: DispatchQueue(label: "ledger.commit.notice"))
        (reportsWrites, self.source) = (true, source)
        source.setEventHandler { [weak self] in
            watch.drain()
            self?.wake()
        }
        // The descriptor is the watch's, and lives until nothing waits at it any more.
        source.setCancelHandler { withExtendedLifetime(watch) {} }
        source.activate()
    }

    deinit { source?.cancel() }

    /// How often something was written: taken before looking, so that nothing is missed between looking and waiting.
    var writes: Int { state.withLock { $0.writes } }

    private func wake() {
        let waiting = state.withLock { state in
            state.writes += 1
            defer { state.waiting.removeAll() }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume() }
    }

    /// Returns once more was written than `seen`, when `delay` is over, or when the task is cancelled.
    func wait(beyond seen: Int, atMost delay: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait(beyond: seen) }
            group.addTask { try? await Task.sleep(for: delay) }
            await group.next()
            group.cancelAll()
        }
    }

    private func wait(beyond seen: Int) async {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mustWait = state.withLock { state in
                    // A canceller marks the task before it takes the lock.
                    guard state.writes == seen, !Task.isCancelled else { return false }
                    state.waiting[number] = continuation
                    return true
                }
                if !mustWait { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
        }
    }
}
