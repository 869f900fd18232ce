// The awards of a cut as tables, as JSON and as CSV. A revoked one stands in a column of its own.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai awards`.
struct AwardsAnswer: TableAnswer {
    /// The awards.
    let report: AwardReport
    /// Whether only revoked ones were asked for.
    let isRevokedOnly: Bool

    private var dimensions: [AwardDimension] { AwardDimension.allCases.filter(report.dimensions.contains) }

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("cut", report.cut, unitsOn: report.cut.effectiveOn)
        json.member("from", report.from)
        json.member("revokedOnly", isRevokedOnly)
        json.member("by", list: dimensions) { $0.string($1.rawValue) }
        json.member("total")
        json.beginObject()
        AwardsAnswer.append(report.total, to: &json)
        json.endObject()
        json.member("counts", list: report.rows) { json, row in
            json.beginObject()
            for dimension in dimensions {
                json.member(named: dimension.rawValue)
                if dimension == .year { json.int(row.group.year ?? 0) } else { json.string(row.group.word(dimension)) }
            }
            AwardsAnswer.append(row.count, to: &json)
            json.endObject()
        }
        if let awards = report.awards { json.member("awards", list: awards, AwardsAnswer.append) }
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private static func append(_ count: AwardCount, to json: inout JSONWriter) {
        json.member("inForce", count.inForce)
        json.member("revoked", count.revoked)
    }

    private static func append(_ json: inout JSONWriter, _ award: Award) {
        json.beginObject()
        json.member("reference", award.reference.description)
        json.member("effectiveOn", award.effectiveOn)
        json.member("recipientKind", award.fields.recipientKind.name)
        json.member("recipient", award.fields.recipient)
        json.member("form", award.fields.form)
        json.member("authority", award.fields.authority)
        json.member("unit", award.fields.unit)
        json.member("movement", award.fields.movement)
        json.member("achievement", award.fields.achievement)
        json.member("revoked")
        if let revocation = award.revocation {
            json.beginObject()
            json.member("by", revocation.reference.description)
            json.member("effectiveOn", revocation.effectiveOn)
            json.member("cause", revocation.cause)
            json.endObject()
        } else {
            json.null()
        }
        json.endObject()
    }

    /// The cut, and the first day of the span, behind the columns of each list.
    private var place: (names: [String], fields: [String?]) {
        let cut = CutColumns(report.cut, unitsOn: report.cut.effectiveOn)
        return (cut.names + ["from"], cut.fields + [report.from?.description])
    }

    /// One of the lists as CSV, since each has columns of its own.
    func csv(_ list: AwardList) -> String {
        switch list {
        case .counts: countsCSV
        case .awards: awardsCSV
        }
    }

    private var countsCSV: String {
        var csv = CSVText(dimensions.map(\.rawValue) + ["inForce", "revoked"] + place.names)
        for row in report.rows {
            csv.append(
                dimensions.map { row.group.word($0) } + ["\(row.count.inForce)", "\(row.count.revoked)"]
                    + place.fields)
        }
        return csv.text
    }

    private var awardsCSV: String {
        var csv = CSVText(
            [
                "reference", "effectiveOn", "recipientKind", "recipient", "form", "authority", "unit", "movement",
                "achievement", "revokedBy", "revokedOn", "revokedCause",
            ] + place.names)
        for award in report.awards ?? [] {
            let (fields, revocation) = (award.fields, award.revocation)
            csv.append(
                [
                    "\(award.reference)", "\(award.effectiveOn)", fields.recipientKind.name, fields.recipient,
                    fields.form, fields.authority, fields.unit, fields.movement, fields.achievement,
                    revocation?.reference.description, revocation?.effectiveOn.description, revocation?.cause,
                ] + place.fields)
        }
        return csv.text
    }
}

extension AwardsAnswer {
    func table(width: Int?) -> String {
        let span = report.from.map { "from \($0) to" } ?? "up to"
        let heading =
            "\(isRevokedOnly ? "Revoked awards" : "Awards") granted \(span) \(report.cut.effectiveOn), as known at "
            + "position \(report.cut.position)"
        var table = TextTable(
            dimensions.map { TextTable.Column(heading: EventWords.words($0.rawValue), isFlexible: $0 != .year) } + [
                TextTable.Column(heading: "in force", isNumber: true),
                TextTable.Column(heading: "revoked", isNumber: true),
            ])
        for row in report.rows {
            table.append(
                dimensions.map { TextTable.Cell(row.group.word($0)) } + [
                    TextTable.Cell(row.count.inForce), TextTable.Cell(row.count.revoked),
                ])
        }
        table.append(
            ["total"] + dimensions.dropFirst().map { _ in "" } + [
                TextTable.Cell(report.total.inForce), TextTable.Cell(report.total.revoked),
            ])
        let counts = Paragraph.text(heading, width: width) + "\n" + table.text(width: width)
        guard let awards = report.awards else { return counts }
        return counts + (awards.isEmpty ? "\nNone\n" : "\nOne by one\n\n" + list(awards).text(width: width))
    }

    private func list(_ awards: [Award]) -> TextTable {
        var table = TextTable([
            TextTable.Column(heading: "effective"), TextTable.Column(heading: "event", isFlexible: true),
            TextTable.Column(heading: "recipient", isFlexible: true), TextTable.Column(heading: "form"),
            TextTable.Column(heading: "authority", isFlexible: true), TextTable.Column(heading: "unit"),
            TextTable.Column(heading: "movement", isFlexible: true),
            TextTable.Column(heading: "achievement", isFlexible: true),
            TextTable.Column(heading: "revoked", isFlexible: true),
        ])
        for award in awards {
            let fields = award.fields
            let revoked = award.revocation.map { "\($0.effectiveOn) by \($0.reference): \($0.cause)" }
            table.append([
                TextTable.Cell("\(award.effectiveOn)"), TextTable.Cell("\(award.reference)"),
                TextTable.Cell("\(fields.recipientKind.name) \(fields.recipient)"), TextTable.Cell(fields.form),
                TextTable.Cell(fields.authority), TextTable.Cell(fields.unit ?? ""),
                TextTable.Cell(fields.movement ?? ""), TextTable.Cell(fields.achievement ?? ""),
                TextTable.Cell(revoked ?? ""),
            ])
        }
        return table
    }
}

extension AwardGroup {
    /// What the group has in a dimension.
    fileprivate func word(_ dimension: AwardDimension) -> String {
        switch dimension {
        case .form: form ?? ""
        case .recipientKind: recipientKind?.name ?? ""
        case .authority: authority ?? ""
        case .year: year.map { "\($0)" } ?? ""
        }
    }
}
