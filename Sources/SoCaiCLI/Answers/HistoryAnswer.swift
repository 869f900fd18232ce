// The history of a household as a table, as JSON and as CSV. Voided events are there, marked, with when and why.

import EventLedger
import PovertyLedger

/// The answer of `socai history`.
struct HistoryAnswer: FormattedAnswer {
    /// The household's code.
    let household: String
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset
    /// The position through which things were known.
    let position: Position
    /// Whether a past time was asked for.
    let isPast: Bool
    /// Its events in timeline order.
    let items: [HistoryItem]

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("household", household)
        json.member("events", list: items) { json, item in
            json.beginObject()
            json.member("reference", item.reference.description)
            json.member("position", item.position)
            json.member("recordedAt", item.recordedAt)
            json.member("claimedTime", item.claimedTime)
            json.member("actor", item.actor)
            json.member("document", item.document)
            json.member("reason", item.reason)
            json.member("event")
            json.event(item.event)
            json.member("voided")
            if let void = item.voidedBy {
                json.beginObject()
                json.member("by", void.description)
                json.member("recordedAt", item.voidedAt)
                json.member("claimedTime", item.voidClaimedTime)
                json.member("reason", item.voidReason)
                json.endObject()
            } else {
                json.null()
            }
            json.endObject()
        }
        json.member("known", position)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        var csv = CSVText([
            "reference", "position", "recordedAt", "actor", "document", "reason", "effectiveOn", "type", "event",
            "voidedBy", "voidedAt", "voidReason", "claimedTime", "voidClaimedTime", "known",
        ])
        for item in items {
            var event = JSONWriter()
            event.event(item.event)
            csv.append([
                "\(item.reference)", "\(item.position)", "\(item.recordedAt)", item.actor, item.document, item.reason,
                item.event.effectiveOn?.description, item.event.kind.name, event.text, item.voidedBy?.description,
                item.voidedAt?.description, item.voidReason, "\(item.claimedTime)",
                item.voidedBy.map { _ in "\(item.voidClaimedTime)" }, "\(position)",
            ])
        }
        return csv.text
    }

    func table(width: Int?) -> String {
        var table = TextTable([
            TextTable.Column(heading: "effective"), TextTable.Column(heading: "what", isFlexible: true),
            TextTable.Column(heading: "recorded"), TextTable.Column(heading: "event", isFlexible: true),
            TextTable.Column(heading: "document", isFlexible: true), TextTable.Column(heading: "by", isFlexible: true),
        ])
        for item in items {
            table.append([
                TextTable.Cell(item.event.effectiveOn?.description ?? ""),
                TextTable.Cell(lines: [EventWords.text(item.event)] + voided(item)),
                TextTable.Cell(ClaimedTime.cell(item.recordedAt, isClaimed: item.claimedTime, offset: offset)),
                TextTable.Cell("\(item.reference)"),
                TextTable.Cell(item.document ?? ""), TextTable.Cell(item.actor),
            ])
        }
        let heading = "History of household \(household)" + (isPast ? ", as known at position \(position)" : "")
        let hasClaimed = items.contains { $0.claimedTime || $0.voidClaimedTime }
        return Paragraph.text(heading, width: width) + "\n" + table.text(width: width)
            + ClaimedTime.legend(hasClaimed, width: width)
    }

    private func voided(_ item: HistoryItem) -> [String] {
        guard let void = item.voidedBy else { return [] }
        let day =
            item.voidedAt.map {
                " on " + ClaimedTime.cell($0, isClaimed: item.voidClaimedTime, offset: offset)
            } ?? ""
        return ["VOIDED\(day) by \(void)" + (item.voidReason.map { ": \($0)" } ?? "")]
    }
}
