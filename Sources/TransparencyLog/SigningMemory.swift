// What was signed with a key last, beside the key and outside every ledger: a ledger that was
// restored from an old copy does not know what its later self had signed, the key's memory does. It
// is on the disk before a signature is given out.
//
//   origin size base64-of-root  one line an origin, each ended by a newline; a key that signed nothing has an empty file

import Files

/// The memory of a key, held by one process and thread at a time.
///
/// A copy of a key has a memory of its own: keep one file, and move both together.
public struct SigningMemory: ~Copyable {
    /// The last checkpoint that was signed for each origin.
    public private(set) var checkpoints: [Checkpoint]

    package static let what: Sentence = "memory of what was signed"
    private static let maximumBytes = 1 << 20
    /// The public key of the key whose memory it is; its name is the origin of what it signs.
    public var verifierKey: VerifierKey { key.verifierKey }

    private let key: SigningKey
    private let path: String
    private let lock: PrivateFile

    /// Waits until nobody else signs with the key, and reads its memory.
    ///
    /// Throws `refusedSigning` when the memory is gone or can't be read, `exposedKey` when others may read or
    /// change it, `permissionDenied`, `storage`.
    public init(of file: KeyFile) throws(LedgerError) {
        let held = try PrivateFile(file.path, what: KeyFile.what)
        try held.lock()
        checkpoints = try SigningMemory.read(file.memoryPath)
        key = file.signingKey
        path = file.memoryPath
        lock = held
    }

    /// Throws `refusedSigning` unless the checkpoint continues what was signed for its origin: it is not smaller, and a
    /// proof of consistency leads from the remembered root to its own. `consistency` gives that proof, from one size to
    /// another; that the log had the remembered root once is not enough, since the log may have another root too.
    public func check(
        _ checkpoint: Checkpoint, consistency: (Int, Int) throws(LedgerError) -> ConsistencyProof
    ) throws(LedgerError) {
        guard let last = checkpoints.first(where: { $0.origin == checkpoint.origin }) else { return }
        guard last.size <= checkpoint.size else {
            throw refusal("the key signed size \(last.size) already, and the ledger has \(checkpoint.size)")
        }
        do {
            try consistency(last.size, checkpoint.size).check(oldRoot: last.root, newRoot: checkpoint.root)
        } catch {
            guard error.code == .refusedProof else { throw error }
            throw refusal("the key signed another history at size \(last.size)")
        }
    }

    /// Signs a checkpoint that `check` lets pass, remembering it first.
    ///
    /// If the process dies here the memory says what it said, or that this was signed: signing the same again is
    /// allowed. Throws as `check`, `invalidKey` for an origin that is not the key's name, `noSpace`, `storage`. Cost:
    /// two waits for the disk; none when the same was signed last.
    public mutating func sign(
        _ checkpoint: Checkpoint, consistency: (Int, Int) throws(LedgerError) -> ConsistencyProof
    ) throws(LedgerError) -> SignedCheckpoint {
        try check(checkpoint, consistency: consistency)
        // Made before the memory is changed, so that a key of another name leaves no trace; given out after it.
        let signed = try SignedCheckpoint(checkpoint, signedBy: key)
        if !checkpoints.contains(checkpoint) {
            let others = checkpoints.filter { $0.origin != checkpoint.origin }
            let lines = (others + [checkpoint]).map { "\($0.origin) \($0.size) \($0.root.base64)\n" }
            try PrivateFile.replace(path, Array(lines.joined().utf8), what: SigningMemory.what)
            checkpoints = others + [checkpoint]
        }
        return signed
    }

    private static func read(_ path: String) throws(LedgerError) -> [Checkpoint] {
        let bytes: [UInt8]
        do throws(LedgerError) {
            bytes = try PrivateFile(path, what: what).bytes(maximumBytes: maximumBytes)
        } catch {
            guard error.code == .noSuchFile else { throw error }
            throw LedgerError(
                .refusedSigning, "the memory of what was signed with the key is not there",
                remedy:
                    "put it back beside the key; if the key never signed, make an empty file that only you may read",
                file: path)
        }
        guard bytes.count <= maximumBytes, bytes.isEmpty || bytes.last == UInt8(ascii: "\n") else {
            throw unreadable(path, line: nil)
        }
        var checkpoints: [Checkpoint] = []
        let lines = bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where !bytes.isEmpty {
            guard let checkpoint = checkpoint(ofLine: line),
                !checkpoints.contains(where: { $0.origin == checkpoint.origin })
            else { throw unreadable(path, line: number + 1) }
            checkpoints.append(checkpoint)
        }
        return checkpoints
    }

    private static func checkpoint(ofLine line: ArraySlice<UInt8>) -> Checkpoint? {
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 3, let origin = KeyName(utf8: parts[0]), let size = Decimal.decode(parts[1]),
            let root = Base64.decode(parts[2]).flatMap({ Digest($0) })
        else { return nil }
        return try? Checkpoint(origin: origin, size: size, root: root)
    }

    private static func unreadable(_ path: String, line: Int?) -> LedgerError {
        LedgerError(
            .refusedSigning, "the memory of what was signed with the key can't be read",
            remedy: "put it back as it was; if it is lost, go on with a new key and a new origin", file: path,
            line: line)
    }

    private func refusal(_ problem: Sentence) -> LedgerError {
        LedgerError(
            .refusedSigning, problem,
            remedy: "a key signs one growing ledger; if this one was restored from an older copy, or a copy of it was "
                + "signed, go on with a new key and a new origin", file: path)
    }
}
