// Has the disk begin with the pages of a long commit while LMDB is still handing them over: LMDB itself asks for it only
// when it waits for all of them. It makes nothing durable, and a short commit does without.
internal import CFiles
import Dispatch
import Synchronization

/// A thread that asks the system to write out, again and again, until it is ended. Where no thread is free for it, it
/// does nothing: nobody waits for one.
final class WriteAhead: Sendable {
    private enum Phase {
        case waiting
        case working
        case over
    }

    private let phase = Mutex(Phase.waiting)
    private let isOver = DispatchSemaphore(value: 0)
    private let hasEnded = DispatchSemaphore(value: 0)

    /// Begins for the file of a descriptor.
    init(descriptor: Int32) {
        DispatchQueue(label: "ledger.writing-ahead").async { [self] in
            guard enter(.working) == .waiting else { return }
            while isOver.wait(timeout: .now() + .milliseconds(10)) == .timedOut { socai_begin_writing(descriptor) }
            hasEnded.signal()
        }
    }

    /// Ends it; the descriptor is not used any more when this returns.
    func end() {
        guard enter(.over) == .working else { return }
        isOver.signal()
        hasEnded.wait()
    }

    /// Enters a phase, unless it is over; gives the one before.
    private func enter(_ next: Phase) -> Phase {
        phase.withLock { phase in
            defer { if phase != .over { phase = next } }
            return phase
        }
    }
}
