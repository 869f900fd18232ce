// Go's transparency log as a program that is run once a round. Its own clock times the tree, so that neither its start
// nor reading the file counts.

import EventLedger

/// The Go program of Peers/tlog.
struct TreePeer {
    let program: String

    /// The tree over the leaves of a file.
    func build(_ file: String) throws -> (head: TreeHead, seconds: Double) {
        let parts = try ChildProcess.output(program, [file]).split(whereSeparator: { $0 == "\t" || $0 == "\n" })
        guard parts.count == 3, let seconds = Double(parts[0]), let size = Int(parts[1]),
            let root = Digest(base64: String(parts[2]))
        else { throw BenchmarkError("Go's tlog did not answer") }
        return (TreeHead(size: size, root: root), seconds)
    }
}
