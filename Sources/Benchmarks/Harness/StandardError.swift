// Progress goes to standard error, so that standard output holds the table alone.

import Glibc

/// Standard error.
enum StandardError {
    /// Writes text at once.
    static func write(_ text: String) { fputs(text, stderr) }
}
