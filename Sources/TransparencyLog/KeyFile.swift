// The file of a private key: one line, for its owner only. It is made once and never changed; beside it lies the memory
// of what was signed with it. Neither is ever written into a ledger.
//
//   FILE                        PRIVATE+KEY+name+id+base64, and a newline
//   FILE.signed                 see SigningMemory

import Files

/// A private key in a file that only its owner may read.
public struct KeyFile: Sendable {
    /// Its path; where a symbolic link was given, where that leads, so that one key has one memory.
    public let path: String
    /// The key. Whoever signs checkpoints of a growing ledger signs with `SigningMemory` instead.
    public let signingKey: SigningKey
    /// The public key, for everyone who checks.
    public var verifierKey: VerifierKey { signingKey.verifierKey }
    /// Where what was signed with the key is remembered.
    public var memoryPath: String { path + ".signed" }

    package static let what: Sentence = "private key"
    private static let maximumBytes = 1024

    /// Reads the key of a file.
    ///
    /// Throws `noSuchFile`, `invalidKey` for what is no key or no regular file, `exposedKey` for a file of another user
    /// or one to which group or others have any right, `permissionDenied`, `storage`. No error holds a part of the key.
    public init(at path: String) throws(LedgerError) {
        self.path = try KeyFile.followed(path)
        let bytes = try PrivateFile(self.path, what: KeyFile.what).bytes(maximumBytes: KeyFile.maximumBytes)
        let text = bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
        do throws(LedgerError) {
            // A text that is too long is no key either.
            signingKey = try SigningKey(privateText: String(decoding: text, as: UTF8.self))
        } catch {
            throw LedgerError(error.code, error.problem, remedy: error.remedy, file: self.path)
        }
    }

    /// Where a symbolic link leads; any other path as it is.
    private static func followed(_ path: String) throws(LedgerError) -> String {
        do throws(SystemError) {
            let isLink = try FileStatus(path: path, followingLinks: false).identity != FileStatus(path: path).identity
            return isLink ? try System.resolved(path) : path
        } catch {
            guard error.number == SystemError.noSuchFile || error.number == SystemError.notDirectory else {
                throw error.storage("find the private key", path)
            }
            throw LedgerError(
                .noSuchFile, "there is no such private key", remedy: "make a key first, or name the file of one",
                file: path)
        }
    }

    /// Makes a file for a key, readable by this user only, and the memory beside it; the
    /// disk has both when this returns.
    ///
    /// Throws `fileExists` when the name is taken, `noSuchFile` when the folder is not there, `permissionDenied`,
    /// `noSpace`, `storage`. If the process dies here there may be a memory without a key, which the next call takes as
    /// it is, or a part of a key, which is never taken for one.
    public init(creating path: String, for key: SigningKey) throws(LedgerError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw LedgerError(.noSuchFile, "a path is not empty and has no NUL byte", remedy: "name a file", file: path)
        }
        if (try? FileStatus(path: path, followingLinks: false)) != nil { throw PrivateFile.taken(path) }
        // The memory of an earlier key of that file stays: it may have signed for the same origin.
        do throws(LedgerError) {
            try PrivateFile.create(path + ".signed", [], what: SigningMemory.what)
        } catch {
            guard error.code != .noSuchFile else {
                throw LedgerError(.noSuchFile, "there is no such folder", remedy: "make the folder first", file: path)
            }
            guard error.code == .fileExists else { throw error }
        }
        try PrivateFile.create(path, Array((key.privateText + "\n").utf8), what: KeyFile.what)
        // A file that was just made is no link, and holds this key: reading it again could only fail once it is there.
        self.path = path
        signingKey = key
    }

    /// The name that a key's file has unless another is asked for: `example.com-ledger.key` for `example.com/ledger`.
    public static func fileName(for name: KeyName) -> String {
        String(name.text.map { $0 == "/" ? "-" : $0 }) + ".key"
    }
}

extension SigningKey {
    /// A new key from the system's generator of random numbers.
    ///
    /// Throws `invalidKey` when the system's cryptography refuses, which it has no reason to.
    public static func random(name: KeyName) throws(LedgerError) -> SigningKey {
        var generator = SystemRandomNumberGenerator()
        let seed = (0..<Cryptography.keyBytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        guard let key = SigningKey(name: name, seed: seed) else {
            throw LedgerError(.invalidKey, "no key could be made", remedy: "look at the system's cryptography")
        }
        return key
    }
}
