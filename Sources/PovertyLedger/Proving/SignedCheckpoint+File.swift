// Signed checkpoints in files of their own, as they are printed, mailed and published.

import EventLedger
import Files

extension SignedCheckpoint {
    /// Reads a signed checkpoint from a file, `-` for standard input; its signatures are not checked here.
    ///
    /// Throws `readFailed`, `fileTooLarge` (over 1,000,000 bytes, of which no more are read), `malformedProof` and
    /// `invalidSize`, with file and line.
    public init(path: String) throws(LedgerError) {
        let bytes = try WholeFile.checkpoint.bytes(at: path)
        do throws(LedgerError) {
            try self.init(bytes)
        } catch {
            throw error.with(file: WholeFile.name(of: path))
        }
    }

    /// Whether a file begins as a checkpoint does, with a line and a number; false for a file that can't be read. It
    /// shows only what kind of file was meant; reading a damaged one reports what is wrong.
    public static func isWritten(at path: String) -> Bool {
        // The longest origin, the longest number, and a newline after each.
        guard let start = try? WholeFile.checkpoint.start(of: path, atMost: KeyName.maximumBytes + 21) else {
            return false
        }
        let lines = start.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count == 3, !lines[0].isEmpty, !lines[1].isEmpty else { return false }
        return lines[1].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// The valid signatures of the given keys; `file` names the checkpoint in messages.
    ///
    /// Throws `invalidSignature`, `unsigned`, `invalidKey`. Cost: about 65 µs a signature.
    public func signatures(by keys: [VerifierKey], file: String) throws(LedgerError) -> [VerifiedSignature] {
        do throws(LedgerError) {
            return try verify(by: keys)
        } catch { throw error.with(file: WholeFile.name(of: file)) }
    }
}
