// Writing a draft: the entries as JSON Lines in a new file, and the office's own file of who is in which household. The
// latter comes first: a code that nobody uses yet is harmless, a household that is registered twice is not.

import EventLedger
import Files

extension Draft {
    /// Writes the entries into a new file, and what the office's own file gains; without entries only the latter.
    ///
    /// When this returns both are on the disk. If the process dies before, the office's own file may have codes that no
    /// entry uses yet: the next draft gives them to the same households. Throws `fileExists` where there is a file
    /// already, `noSuchFile` (the folder), `fileReplaced`, `permissionDenied`, `noSpace`, `storage`.
    public func write(to path: String) throws(LedgerError) {
        let file = entries.isEmpty ? nil : try StagedFile(for: path)
        if let file { try file.write(lines) }
        if let codes, codes.isToBeWritten { try codes.write() }
        try file?.publish()
    }
}
