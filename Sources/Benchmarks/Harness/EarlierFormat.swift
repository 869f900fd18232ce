// New ledgers of an earlier format, in which today's program records without what later formats added. They are for
// measuring: `socai` makes no such file, and `verify` finds the rows and tables of the later format in it.

import Glibc

enum EarlierFormat {
    private static let magic = Array("SoCaiLdg".utf8)

    /// Has the row of the format of a new ledger, which nobody has open, name an earlier version. What the later one
    /// added is left out from then on: its tables are there, empty, and are not opened.
    static func set(_ version: UInt8, of path: String) throws {
        let file = open(path, O_RDWR)
        guard file >= 0 else { throw BenchmarkError("\(path) can't be opened") }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = pread(file, &bytes, bytes.count, 0)
        // Copies of the row in pages that are not used any more are changed too.
        var rows = 0
        for start in 0..<max(0, count - magic.count) where bytes[start...].starts(with: magic) {
            guard pwrite(file, [version], 1, off_t(start + magic.count)) == 1 else {
                throw BenchmarkError("\(path) can't be written")
            }
            rows += 1
        }
        guard rows > 0 else { throw BenchmarkError("\(path) has no row of the format") }
    }
}
