// How two ledgers stand to each other as JSON and as CSV.

import EventLedger
import PovertyLedger

/// The answer of `socai compare`.
struct ComparisonAnswer: FormattedAnswer {
    /// The path of the first ledger.
    let ledger: String
    /// The path of the second.
    let other: String
    /// How they stand.
    let result: HouseholdLedgerComparison

    var comparison: LedgerComparison { result.comparison }

    /// Where they part; nil where they don't.
    var fork: LedgerFork? {
        if case .forked(let fork) = comparison.relation { fork } else { nil }
    }

    private var relation: String {
        switch comparison.relation {
        case .sameEntries: "sameEntries"
        case .past: "past"
        case .future: "future"
        case .forked: "forked"
        }
    }

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("equal", comparison.isEqual)
        json.member("relation", relation)
        json.member("common")
        json.beginObject()
        json.members(of: comparison.common)
        json.endObject()
        json.ledger("ledger", ledger, comparison.offset, comparison.end)
        json.ledger("other", other, comparison.otherOffset, comparison.otherEnd)
        json.member("sameTree")
        if let isSame = comparison.haveSameTree { json.bool(isSame) } else { json.null() }
        json.member("checkpointsBeyond", list: comparison.checkpointsBeyond) { json, checkpoint in
            json.beginObject()
            json.member("origin", checkpoint.origin.text)
            json.member("size", checkpoint.size)
            json.member("root", checkpoint.root.base64)
            json.endObject()
        }
        json.member("fork")
        if let fork {
            json.beginObject()
            json.member("position", fork.position)
            json.member("differences", list: fork.differences) { json, part in json.string(part.rawValue) }
            json.side("ledger", fork.side, result.event)
            json.side("other", fork.otherSide, result.otherEvent)
            json.endObject()
        } else {
            json.null()
        }
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        let sideColumns = ["Entry", "RecordedAt", "Actor", "Document", "Reference", "Event"]
        var csv = CSVText(
            ["equal", "relation", "position", "entries", "entry", "recordedAt", "ledgerUtcOffset", "ledgerPosition"]
                + ["otherUtcOffset", "otherPosition", "sameTree", "checkpointsBeyond", "forkPosition", "differences"]
                + ["ledger", "other"].flatMap { side in sideColumns.map { side + $0 } })
        let common = comparison.common
        csv.append(
            [
                "\(comparison.isEqual)", relation, "\(common.position)", "\(common.entries)", common.entry,
                common.recordedAt?.description, "\(comparison.offset)", "\(comparison.end.position)",
                "\(comparison.otherOffset)", "\(comparison.otherEnd.position)", comparison.haveSameTree.map { "\($0)" },
                comparison.checkpointsBeyond.map { "\($0.size)" }.joined(separator: " "), fork.map { "\($0.position)" },
                fork.map { $0.differences.map(\.rawValue).joined(separator: " ") },
            ] + cells(fork?.side, result.event) + cells(fork?.otherSide, result.otherEvent))
        return csv.text
    }

    private func cells(_ side: ForkSide?, _ event: Event?) -> [String?] {
        [
            side?.entry, side?.recordedAt.description, side?.actor, side?.document,
            side?.event?.reference.description,
            event.map(json),
        ]
    }

    /// An event as import reads it.
    func json(_ event: Event) -> String {
        var json = JSONWriter()
        json.event(event)
        return json.text
    }
}

extension JSONWriter {
    mutating func members(of mark: LedgerMark) {
        member("position", mark.position)
        member("entries", mark.entries)
        member("entry", mark.entry)
        member("recordedAt", mark.recordedAt)
        member("claimedTime", mark.claimedTime)
    }

    fileprivate mutating func ledger(_ name: StaticString, _ path: String, _ offset: UTCOffset, _ end: LedgerMark) {
        member(name)
        beginObject()
        member("path", path)
        member("utcOffset", offset.description)
        members(of: end)
        endObject()
    }

    fileprivate mutating func side(_ name: StaticString, _ side: ForkSide, _ event: Event?) {
        member(name)
        beginObject()
        member("entry", side.entry)
        member("firstPosition", side.positions.lowerBound)
        member("lastPosition", side.positions.upperBound)
        member("recordedAt", side.recordedAt)
        member("claimedTime", side.claimedTime)
        member("actor", side.actor)
        member("document", side.document)
        member("reason", side.reason)
        member("restates", side.restates)
        member("reference", side.event?.reference.description)
        member("event")
        if let event { self.event(event) } else { null() }
        endObject()
    }
}
