// How a ledger stands to what was signed of it, as a table, as JSON and as CSV.

import EventLedger
import PovertyLedger

/// The answer of `socai compare` with the file of a checkpoint.
struct CheckpointComparisonAnswer: FormattedAnswer {
    /// The path of the ledger.
    let ledger: String
    /// The path of the checkpoint.
    let file: String
    /// How they stand.
    let comparison: CheckpointComparison
    /// The signatures that hold; nil where no keys were given.
    let signatures: [VerifiedSignature]?

    private var checkpoint: Checkpoint { comparison.checkpoint }

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("covered", comparison.isCovered)
        json.member("relation", comparison.relation.rawValue)
        json.member("added", comparison.added)
        json.member("missing", comparison.missing)
        json.member("ledger")
        json.beginObject()
        json.member("path", ledger)
        json.members(of: comparison.end)
        json.member("root", comparison.root?.base64)
        json.member("origins", list: comparison.origins) { json, origin in json.string(origin.text) }
        json.endObject()
        json.member("signaturesChecked", signatures != nil)
        json.member("compared", CheckpointComparisonAnswer.compared)
        json.checkpoint("checkpoint", checkpoint, signatures ?? [])
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        var csv = CSVText([
            "covered", "relation", "added", "missing", "ledgerPosition", "ledgerRoot", "origin", "size", "root",
            "signaturesChecked", "compared",
        ])
        csv.append([
            "\(comparison.isCovered)", comparison.relation.rawValue, "\(comparison.added)", "\(comparison.missing)",
            "\(comparison.end.position)", comparison.root?.base64, "\(checkpoint.origin)", "\(checkpoint.size)",
            checkpoint.root.base64, "\(signatures != nil)", CheckpointComparisonAnswer.compared,
        ])
        return csv.text
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
                + "backup that was restored, or it parted from what was signed; the checkpoint alone can't tell which"
        case .forked:
            return
                "\(ledger) is not what \(file) says: at size \(size) its root is \(comparison.root?.base64 ?? "") and not "
                + "\(checkpoint.root.base64). An event, its order or a secret differs, and the checkpoint can't tell where"
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

    /// What was held against the checkpoint: the hashes that the ledger stores, not its entries.
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
