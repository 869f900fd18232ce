// What a page says of the ledger that it was made from: the size and root of its tree, and the newest checkpoint that
// covers it or a part of it, as it was signed.

import PovertyReports

extension PageMaker {
    /// Size, root and signature.
    mutating func writeProof() throws(LedgerError) {
        json.member("proof")
        json.beginObject()
        json.member("entries")
        json.int(histories.entries.count)
        json.member("firstDay")
        json.intOrNull(recordedDay(histories.entries.first))
        json.member("lastDay")
        json.intOrNull(recordedDay(histories.entries.last))
        json.member("root")
        // Ledgers of the first format have no tree.
        let hasTree = view.ledger.formatVersion > 1
        if hasTree { json.string(try view.ledger.treeHead().root.base64) } else { json.null() }
        json.member("checkpoint")
        if hasTree, let checkpoint = try view.checkpoints().last {
            json.write(checkpoint)
        } else {
            json.null()
        }
        json.endObject()
    }

    private func recordedDay(_ entry: EntryHead?) -> Int32? {
        entry.flatMap { Instant(microsecondsSinceEpoch: $0.recordedAt) }?.day(at: view.ledger.offset).daysSinceEpoch
    }
}

extension JSONWriter {
    /// Writes a signed checkpoint: what it says, and its lines as they were signed.
    mutating func write(_ checkpoint: SignedCheckpoint) {
        beginObject()
        member("origin")
        shown(checkpoint.checkpoint.origin.text)
        member("size")
        int(checkpoint.checkpoint.size)
        member("root")
        string(checkpoint.checkpoint.root.base64)
        member("note")
        beginArray()
        let text = String(decoding: checkpoint.bytes, as: UTF8.self)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { shown(String(line)) }
        endArray()
        endObject()
    }
}
