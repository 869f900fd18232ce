// A file for the length of one input, for readers that only take paths. It is gone with what lies beside it afterwards,
// unless the input ends the process.

import Foundation

/// A file of given bytes in the folder for temporary files.
final class ScratchFile {
    let path: String

    /// A path at which there is no file yet.
    init() { path = NSTemporaryDirectory() + "/socai-fuzz-" + UUID().uuidString }

    /// Writes the bytes into a new file.
    convenience init(_ bytes: [UInt8]) throws {
        self.init()
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            throw BrokenLaw("no file can be made at \(path)")
        }
    }

    deinit {
        for name in [path, path + "-lock"] { unlink(name) }
    }
}
