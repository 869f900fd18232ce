// One signature line of a note: `— name base64`, where the base64 is of the key's id, big-endian, and the signature.
// Lines of unknown keys and kinds are kept as they are.

/// A signature line.
public struct NoteSignature: Hashable, Sendable {
    /// The name of the key that signed.
    public let name: KeyName
    /// The id of the key that signed.
    public let keyID: UInt32
    /// The signature, as its kind has it; at least one byte.
    public let signature: [UInt8]

    /// A signature that was made elsewhere.
    public init(name: KeyName, keyID: UInt32, signature: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.signature = signature
    }

    /// The signature of a line without its newline. Throws `malformedProof`.
    public init(line: String) throws(LedgerError) {
        try self.init(line: Array(line.utf8)[...], number: nil)
    }

    /// The signature of a line without its newline; `number` is its place in the file.
    init(line: ArraySlice<UInt8>, number: Int?) throws(LedgerError) {
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual("—".utf8), let name = KeyName(utf8: parts[1]),
            let bytes = Base64.decode(parts[2]), bytes.count > 4
        else {
            throw ProofProblem.malformed(
                "this is not a signature line", remedy: "— name base64, with an em dash and single spaces", line: number
            )
        }
        self.init(name: name, keyID: VerifierKey.number(bytes.prefix(4)), signature: Array(bytes.dropFirst(4)))
    }

    /// The line as it stands in a note, without its newline.
    public var line: String {
        let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * UInt32($0))) }
        return "— \(name) \(Base64.encode(id + signature))"
    }

    /// Whether the line says that this key made it.
    func claims(_ key: VerifierKey) -> Bool { keyID == key.id && name == key.name }
}
