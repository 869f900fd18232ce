// Runs of bytes behind their lengths, u16 big-endian, as entry bundles and files of heads have them.

/// Reads files of length-prefixed runs.
enum LengthPrefixed {
    /// Where the runs of a file lie, the last of them ending with it. Throws `refusedProof` for a file that is cut short.
    static func ranges(_ bytes: [UInt8], in file: String, _ path: String) throws(LedgerError) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let length = bytes.count - start < 2 ? Int.max : Int(bytes[start]) << 8 | Int(bytes[start + 1])
            guard length <= bytes.count - start - 2 else {
                throw FolderProblem.refused("\(file) is cut short", path)
            }
            ranges.append(start + 2..<start + 2 + length)
            start += 2 + length
        }
        return ranges
    }
}
