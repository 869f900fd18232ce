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
            json.beginObject()
            json.member("origin")
            json.shown(checkpoint.checkpoint.origin.text)
            json.member("size")
            json.int(checkpoint.checkpoint.size)
            json.member("root")
            json.string(checkpoint.checkpoint.root.base64)
            json.member("note")
            json.beginArray()
            for line in String(decoding: checkpoint.bytes, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false)
            {
                json.shown(String(line))
            }
            json.endArray()
            json.endObject()
        } else {
            json.null()
        }
        json.endObject()
    }

    private func recordedDay(_ entry: EntryHead?) -> Int32? {
        entry.flatMap { Instant(microsecondsSinceEpoch: $0.recordedAt) }?.day(at: view.ledger.offset).daysSinceEpoch
    }
}
