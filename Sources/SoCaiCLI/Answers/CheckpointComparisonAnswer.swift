// How a ledger compares with what was signed of it, in sentences, as JSON and as CSV.

import EventLedger
import PovertyLedger

/// The answer of `socai compare` with the file of a checkpoint.
struct CheckpointComparisonAnswer: FormattedAnswer, LedgerAnswer {
    /// The path of the ledger.
    let ledger: String
    /// The path of the checkpoint.
    let file: String
    /// How they compare.
    let comparison: CheckpointComparison
    /// The signatures that hold; nil where no keys were given.
    let signatures: [VerifiedSignature]?

    private var checkpoint: Checkpoint { comparison.checkpoint }

    var columns: [AnswerColumn<CheckpointComparisonAnswer>] {
        let end: [AnswerColumn<CheckpointComparisonAnswer>] = [
            .text("path", \.ledger), .part(\.comparison.end, LedgerMark.columns),
            .code("root", \.comparison.root?.base64), .texts("origins") { $0.comparison.origins.map(\.text) },
        ]
        return [
            .truth("covered", \.comparison.isCovered), .word("relation", \.comparison.relation.rawValue),
            .count("added", \.comparison.added), .count("missing", \.comparison.missing),
            .object("ledger", { $0 }, end) { ["position": "ledgerPosition", "root": "ledgerRoot"][$0] },
            .part(\.checkpoint, Checkpoint.columns).notInJSON, .truth("signaturesChecked") { $0.signatures != nil },
            .word("compared") { _ in CheckpointComparisonAnswer.compared },
            .object(
                "checkpoint", { VerifiedCheckpoint($0.checkpoint, $0.signatures ?? []) }, VerifiedCheckpoint.columns
            ).onlyInJSON,
        ]
    }

    func table(width: Int?) -> String {
        [sentence, signed, isOtherOrigin ? otherOrigin : nil, comparison.isCovered ? unread : nil].compactMap(\.self)
            .map { Paragraph.text($0, width: width) }.joined()
    }

    private var sentence: String {
        let (size, end) = (checkpoint.size, comparison.end.position)
        switch comparison.relation {
        case .equal:
            return "\(ledger) is what \(file) says: \(CountedNoun.events(size)), root \(checkpoint.root.base64)"
        case .grown:
            return "\(ledger) has grown since \(file): its first \(CountedNoun.events(size)) are what was signed, and "
                + "\(comparison.added) more \(comparison.added == 1 ? "is" : "are") there"
        case .behind:
            return "\(ledger) is behind \(file): \(CountedNoun.events(size)) were signed and it has \(end), so "
                + "\(comparison.missing) \(comparison.missing == 1 ? "is" : "are") missing. It is an older copy, such as a "
                + "backup that was restored, or it parted from what was signed; the checkpoint alone does not "
                + "show which"
        case .forked:
            return
                "\(ledger) is not what \(file) says: at size \(size) its root is \(comparison.root?.base64 ?? "") and not "
                + "\(checkpoint.root.base64). An event, its order or a secret differs, and the checkpoint does "
                + "not show where"
        }
    }

    private var signed: String {
        guard let signatures else {
            return "Whether \(checkpoint.origin) signed it was not checked; give its key with --verifier-key"
        }
        let names = signatures.map { signature in
            "\(signature.key.name)" + (signature.instant.map { " at \($0), by its own clock" } ?? "")
        }
        return "Signed by " + names.joined(separator: ", ")
    }

    /// What was compared with the checkpoint: the hashes that the ledger stores, not its entries.
    private static let compared = "storedHashes"

    private var unread: String {
        "Compared were the hashes that the ledger stores, not its entries; "
            + "socai verify \(ledger) --checkpoint makes them again from the entries"
    }

    private var isOtherOrigin: Bool {
        !comparison.isCovered && !comparison.origins.isEmpty && !comparison.origins.contains(checkpoint.origin)
    }

    private var otherOrigin: String {
        "The ledger keeps checkpoints of \(comparison.origins.map(\.text).joined(separator: ", ")) and none of "
            + "\(checkpoint.origin): this may be a checkpoint of another ledger"
    }
}
