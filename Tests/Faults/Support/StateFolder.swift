// An empty folder for one state, in memory where the system has such a place: thousands are made and removed.

import Foundation

/// A new folder that is removed with all it holds when the value is let go.
final class StateFolder {
    let path: String

    init() throws {
        let shared = "/dev/shm"
        let base = access(shared, W_OK) == 0 ? shared : FileManager.default.temporaryDirectory.path
        path = "\(base)/socai-state-\(UUID().uuidString)"
        guard mkdir(path, 0o700) == 0 else { throw FaultSceneFailure(text: "\(path): \(errno)") }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
