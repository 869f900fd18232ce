// Checkpoints in answers: the tree, whose signatures are under it, and the note itself.

import EventLedger

extension Checkpoint {
    /// The tree: origin, size and root.
    package static var columns: [AnswerColumn<Checkpoint>] {
        [.text("origin", \.origin.text), .count("size", \.size), .code("root", \.root.base64)]
    }
}

extension SignedCheckpoint: LedgerAnswer {
    /// The tree, the names under it, and the note, which only JSON has, whole.
    public var columns: [AnswerColumn<SignedCheckpoint>] { Self.columns }

    package static var columns: [AnswerColumn<SignedCheckpoint>] {
        let signature: [AnswerColumn<NoteSignature>] = [.text("name", \.name.text), .code("key", \.hexID)]
        return [
            .part(\.checkpoint, Checkpoint.columns),
            .list("signatures", \.note.signatures, signature).onlyInJSON,
            .texts("signatures") { $0.note.signatures.map(\.name.text) }.notInJSON,
            .text("note") { String(decoding: $0.bytes, as: UTF8.self) }.onlyInJSON,
        ]
    }
}

extension NoteSignature {
    /// The id of the key that it claims, as eight hexadecimal digits.
    fileprivate var hexID: String {
        let digits = String(keyID, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}

/// A checkpoint and its valid signatures.
package struct VerifiedCheckpoint {
    package let checkpoint: Checkpoint
    package let signatures: [VerifiedSignature]

    package init(_ checkpoint: Checkpoint, _ signatures: [VerifiedSignature]) {
        self.checkpoint = checkpoint
        self.signatures = signatures
    }

    /// The tree, and who signed it; witnesses with their times.
    package static var columns: [AnswerColumn<VerifiedCheckpoint>] {
        let signature: [AnswerColumn<VerifiedSignature>] = [
            .text("name", \.key.name.text), .code("key", \.key.hexID), .instant("time", \.instant),
        ]
        return [
            .part(\.checkpoint, Checkpoint.columns),
            .list("signatures", \.signatures, signature).onlyInJSON,
            .texts("signatures") { $0.signatures.map { "\($0.key.name)+\($0.key.hexID)" } }.notInJSON,
        ]
    }
}

extension VerifiedSignature {
    /// The time of a witness's signature, by its own clock; nil for other signers, and for a time after the year 9999.
    package var instant: Instant? {
        time.flatMap { Int64($0).multipliedReportingOverflow(by: 1_000_000) }
            .flatMap { $0.overflow ? nil : Instant(microsecondsSinceEpoch: $0.partialValue) }
    }
}
