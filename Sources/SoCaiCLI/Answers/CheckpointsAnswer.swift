// Signed checkpoints as a table, as JSON and as CSV. The note itself is in JSON only, where it can be taken out whole.

import EventLedger
import PovertyLedger

/// The answer of `socai checkpoint list`, and of the verbs that sign one.
struct CheckpointsAnswer: FormattedAnswer {
    /// The checkpoints, in order.
    let checkpoints: [SignedCheckpoint]

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("checkpoints", list: checkpoints) { $0.checkpoint($1) }
        json.endObject()
        json.endLine()
        return json.bytes
    }

    /// One checkpoint as an object of its own.
    static func json(of checkpoint: SignedCheckpoint) -> [UInt8] {
        var json = JSONWriter()
        json.checkpoint(checkpoint)
        json.endLine()
        return json.bytes
    }

    var csv: String {
        var csv = CSVText(["origin", "size", "root", "signatures"])
        for signed in checkpoints {
            csv.append([
                signed.checkpoint.origin.text, "\(signed.checkpoint.size)", signed.checkpoint.root.base64,
                signed.names.joined(separator: " "),
            ])
        }
        return csv.text
    }

    func table(width: Int?) -> String {
        guard !checkpoints.isEmpty else { return "The ledger keeps no checkpoint; nothing was signed yet\n" }
        var table = TextTable([
            TextTable.Column(heading: "events", isNumber: true), TextTable.Column(heading: "origin", isFlexible: true),
            TextTable.Column(heading: "root"), TextTable.Column(heading: "signatures", isFlexible: true),
        ])
        for signed in checkpoints {
            table.append([
                TextTable.Cell(signed.checkpoint.size), TextTable.Cell(signed.checkpoint.origin.text),
                TextTable.Cell(signed.checkpoint.root.base64), TextTable.Cell(signed.names.joined(separator: " ")),
            ])
        }
        return table.text(width: width)
    }
}

extension SignedCheckpoint {
    /// Whose names the signatures bear, in the order of the lines.
    fileprivate var names: [String] { note.signatures.map(\.name.text) }
}

extension NoteSignature {
    /// The id of the key that it claims, as eight hexadecimal digits.
    fileprivate var hexID: String {
        let digits = String(keyID, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}

extension JSONWriter {
    /// Writes a signed checkpoint as an object.
    mutating func checkpoint(_ signed: SignedCheckpoint) {
        beginObject()
        member("origin", signed.checkpoint.origin.text)
        member("size", signed.checkpoint.size)
        member("root", signed.checkpoint.root.base64)
        member("signatures", list: signed.note.signatures) { json, signature in
            json.beginObject()
            json.member("name", signature.name.text)
            json.member("key", signature.hexID)
            json.endObject()
        }
        member("note", String(decoding: signed.bytes, as: UTF8.self))
        endObject()
    }
}
