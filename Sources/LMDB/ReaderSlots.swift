// Counts the reader slots that are taken, from the only list LMDB gives: lines of text. It never frees a slot.
internal import CLMDB

/// The table of readers in the lock file.
enum ReaderSlots {
    /// Slots taken over all processes; nil where the environment has no lock file.
    static func count(in environment: OpaquePointer) -> Int? {
        var lines = Lines()
        _ = withUnsafeMutablePointer(to: &lines) { pointer in
            mdb_reader_list(
                environment,
                { message, context in
                    guard let message, let lines = context?.assumingMemoryBound(to: Lines.self) else { return 0 }
                    // "(no reader locks)" and "(no active readers)" are the two lines that are not a table.
                    if message[0] == CChar(bitPattern: UInt8(ascii: "(")) {
                        lines.pointee.isWithoutTable = message[4] == CChar(bitPattern: UInt8(ascii: "r"))
                    } else {
                        lines.pointee.count += 1
                    }
                    return 0
                }, pointer)
        }
        if lines.isWithoutTable { return nil }
        return max(0, lines.count - 1)
    }

    private struct Lines {
        /// With the heading.
        var count = 0
        var isWithoutTable = false
    }
}
