// Progress goes to standard error, so that standard output holds the findings alone. Both are written at once.

import Glibc

/// The two ways out.
enum Console {
    /// Writes a line to standard output.
    static func result(_ line: String) { write(line, to: 1) }

    /// Writes a line to standard error.
    static func progress(_ line: String) { write(line, to: 2) }

    private static func write(_ line: String, to descriptor: Int32) {
        let bytes = Array((line + "\n").utf8)
        _ = Glibc.write(descriptor, bytes, bytes.count)
    }
}
