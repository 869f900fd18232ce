// Has the disk begin with the pages of a long commit while LMDB is still handing them over: LMDB itself asks for it only
// when it waits for all of them. It makes nothing durable, and a short commit does without.
internal import CFiles
import Dispatch

/// A thread that asks the system to write out, again and again, until it is ended.
final class WriteAhead: Sendable {
    private let isOver = DispatchSemaphore(value: 0)
    private let work = DispatchGroup()

    /// Begins for the file of a descriptor.
    init(descriptor: Int32) {
        DispatchQueue(label: "ledger.writing-ahead").async(group: work) { [isOver] in
            while isOver.wait(timeout: .now() + .milliseconds(10)) == .timedOut { socai_begin_writing(descriptor) }
        }
    }

    /// Ends it; the descriptor is not used any more when this returns.
    func end() {
        isOver.signal()
        work.wait()
    }
}
