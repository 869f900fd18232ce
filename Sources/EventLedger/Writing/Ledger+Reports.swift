// What a writer reports to its program: that it waits for another, since a user who waits for longer than a second
// wants to know for whom, and that it is about to commit. It never gives up waiting, and reports at most once a wait.

import Dispatch
import Files
import LMDB

/// The process that a writer waits for.
public struct WriterInTheWay: Hashable, Sendable {
    /// Its process id; nil where the system does not say, as for a process of another container.
    public let process: Int?
    /// The name of its command as it calls itself; nil where the system does not say.
    public let command: String?
    /// Whether it is another thread of this process.
    public let isThisProcess: Bool
}

/// Is given the process that a writer waits for. Called on a thread of its own while the writer waits.
public typealias WaitReport = @Sendable (WriterInTheWay) -> Void

extension ReadableLedger {
    /// From now on a call that waits for another writer for as long as `delay` calls `report`, once.
    public func reportWaiting(after delay: Duration = .seconds(1), _ report: @escaping WaitReport) {
        store.waiting.withLock { $0 = WaitReporting(delay: delay, report: report) }
    }

    /// From now on `report` is called when what a call recorded is about to become visible, before its commit: what
    /// comes afterwards can't be stopped any more. Called on the thread that commits, once for calls that share a
    /// commit.
    public func reportCommitting(_ report: @escaping @Sendable () -> Void) {
        store.committing.withLock { $0 = report }
    }
}

/// When and to whom waiting is reported.
struct WaitReporting: Sendable {
    let delay: Duration
    let report: WaitReport

    /// The delay in whole milliseconds, at most a day.
    var milliseconds: Int {
        let (seconds, attoseconds) = delay.components
        return Int(min(max(seconds, 0), 86_400)) * 1_000 + Int(max(attoseconds, 0) / 1_000_000_000_000_000)
    }
}

/// One wait. It is over when the lock is had or can't be had; a report under way then is finished first.
final class Wait: Sendable {
    private let isOver = Guarded(false)

    func end() { isOver.withLock { $0 = true } }

    /// Runs `body` unless the wait is over.
    fileprivate func report(_ body: () -> Void) { isOver.withLock { if !$0 { body() } } }
}

extension LedgerStore {
    /// Waits until no other writer of any process holds the lock, and takes it; `begun` is the wait of a caller that
    /// waits already. Throws `readOnly` where nothing may be written.
    func lockWriters(goingOnWith begun: Wait? = nil) throws(LedgerError) -> WriterLock {
        try checkWritable()
        try checkNotWriting()
        do {
            if let lock = try environment.tryLockWriters() {
                begun?.end()
                return lock
            }
            let began = ContinuousClock.now
            let wait = begun ?? beginWait()
            defer { wait?.end() }
            let lock = try environment.lockWriters()
            let nanoseconds = LedgerMeasures.nanoseconds(since: began)
            measures.lockWaits.note(nanoseconds)
            log(.waited(nanoseconds: nanoseconds))
            return lock
        } catch { throw failure(error) }
    }

    /// Begins to wait for another writer, which is reported if it takes long; nil where it is reported to nobody.
    func beginWait() -> Wait? {
        guard let reporting = waiting.withLock({ $0 }) else { return nil }
        let wait = Wait()
        let deadline = DispatchTime.now() + .milliseconds(reporting.milliseconds)
        // The file is not kept open until then.
        DispatchQueue.global().asyncAfter(deadline: deadline) { [weak environment] in
            wait.report {
                guard let environment else { return }
                reporting.report(WriterInTheWay(environment.writerLockHolder()))
            }
        }
        return wait
    }
}

extension WriterInTheWay {
    init(_ holder: LockHolder?) {
        self.init(
            process: holder?.process, command: holder?.command, isThisProcess: holder?.isThisProcess ?? false)
    }
}
