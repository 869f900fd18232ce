// The other thread of a verification of the tree. It lets go of all that it used before it says that it is done, so that
// neither a look at the file nor the open file itself outlives the call that wanted it.

import Dispatch
import Synchronization

/// Helps with a tree on a thread of its own.
final class TreeHelper: Sendable {
    private let verifier: Mutex<TreeVerifier?>
    private let group = DispatchGroup()

    init(_ verifier: TreeVerifier) { self.verifier = Mutex(verifier) }

    /// Begins to work.
    func begin() {
        DispatchQueue(label: "socai.verify.tree").async(group: group) { [self] in help() }
    }

    /// Returns when the work is done.
    func wait() { group.wait() }

    private func help() { verifier.withLock { $0.take() }?.help() }
}
