// What a proof proves in words for people: who signed, what tree, which place in it, and what stands there. It says what is
// proved and no more: that something was recorded, not that it is true.

import EventLedger
import PovertyLedger

extension CheckAnswer {
    func table(width: Int?) -> String {
        switch outcome {
        case .event(let proved): table(proved, width)
        case .growth(let proved): table(proved, width)
        case .bundle(let bundle):
            BundleAnswer(
                bundle: bundle, heading: "\(file) holds, its figures were counted again",
                unused: unused(bundle.signatures)
            ).table(width: width)
        case .refused(let error): Paragraph.text("\(file) does not hold: \(error.problem)", width: width)
        }
    }

    private func table(_ proved: ProvedEvent, _ width: Int?) -> String {
        let (checkpoint, source) = (proved.checkpoint, proved.source)
        var table = CheckAnswer.emptyTable
        CheckAnswer.append("tree", checkpoint, proved.signatures, to: &table)
        append(unused(proved.signatures), to: &table)
        var rows: [(String, String?)] = [
            ("position", "\(source.position)"), ("event", "\(source.reference)"), ("about", proved.about),
            ("recorded", ClaimedTime.text(source.recordedAt, isClaimed: source.claimedTime)), ("by", source.actor),
            ("document", source.document), ("reason", source.reason), ("restates", proved.restates),
            ("what", proved.eventJSON),
        ]
        if let position = proved.refersTo {
            rows.append(("", "#\(position) is the event at position \(position), which this proof does not show"))
        }
        for case (let name, let text?) in rows { table.append([TextTable.Cell(name), TextTable.Cell(text)]) }
        return Paragraph.text(
            "\(file) holds: this event stands at position \(source.position) of \(checkpoint.origin), in the tree of "
                + "\(CountedNoun.events(checkpoint.size)) that was signed", width: width)
            + "\n" + table.text(width: width)
    }

    private func table(_ proved: ProvedGrowth, _ width: Int?) -> String {
        var table = CheckAnswer.emptyTable
        CheckAnswer.append("older tree", proved.old, proved.oldSignatures, to: &table)
        CheckAnswer.append("newer tree", proved.new, proved.newSignatures, to: &table)
        append(unused(proved.newSignatures), to: &table)
        let sentence =
            proved.added == 0
            ? "both checkpoints of \(proved.new.origin) are of the same \(CountedNoun.events(proved.new.size))"
            : "\(proved.new.origin) has only grown, from \(CountedNoun.events(proved.old.size)) to \(proved.new.size); all "
                + "that the older checkpoint covers is there unchanged and in the same order"
        return Paragraph.text("\(file) holds: \(sentence)", width: width) + "\n" + table.text(width: width)
    }

    private func append(_ unused: [VerifierKey], to table: inout TextTable) {
        for key in unused {
            table.append(["not signed by", TextTable.Cell("\(key.name) (key \(key.hexID))")])
        }
    }

    private static var emptyTable: TextTable {
        TextTable([TextTable.Column(heading: ""), TextTable.Column(heading: "what is proved", isFlexible: true)])
    }

    private static func append(
        _ name: String, _ checkpoint: Checkpoint, _ signatures: [VerifiedSignature], to table: inout TextTable
    ) {
        table.append([
            TextTable.Cell(name), TextTable.Cell("\(CountedNoun.events(checkpoint.size)) of \(checkpoint.origin)"),
        ])
        table.append(["root", TextTable.Cell(checkpoint.root.base64)])
        for signature in signatures {
            let isWitness = signature.key.kind == .cosignature
            let time = signature.instant.map { " at \($0), by its own clock" } ?? ""
            table.append([
                isWitness ? "witness" : "signed by",
                TextTable.Cell("\(signature.key.name) (key \(signature.key.hexID))" + time),
            ])
        }
    }
}
