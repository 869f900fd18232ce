// A published table held against the ledger and itself, as JSON and as CSV; `ReconciliationAnswer+Table` has the table.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai reconcile`.
struct ReconciliationAnswer: FormattedAnswer {
    /// The published table.
    let table: PublishedTable
    /// What came of it.
    let result: Reconciliation
    /// Whether no ledger was asked.
    let isSelfOnly: Bool

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("table", table.file)
        json.member("selfChecks")
        json.beginObject()
        json.member("made", result.selfChecks)
        json.member("hold", result.selfChecksThatHold)
        json.member("notMade", list: result.unmadeChecks) { json, unmade in
            json.beginObject()
            json.member("check", unmade.check.rawValue)
            json.member("line", unmade.line)
            json.member("missing", list: unmade.missing) { $0.string($1) }
            json.endObject()
        }
        json.endObject()
        json.member("figures")
        json.beginObject()
        json.member("held", result.figures)
        json.member("agree", result.figuresThatAgree)
        json.member("notHeld", result.figuresNotHeld)
        json.member("ratesOfLedgerTotal", result.ratesOfLedgerTotal)
        json.endObject()
        json.member("differences", list: result.differences, ReconciliationAnswer.append)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private static func append(_ json: inout JSONWriter, _ row: TableDifference) {
        let days = days(of: row.row.span)
        json.beginObject()
        json.member("line", row.row.line)
        json.member("day", days[0])
        json.member("from", days[1])
        json.member("to", days[2])
        json.member("unit", row.row.filter.unit)
        json.member("class", row.row.householdClass.name)
        json.member("socialProtection", row.row.filter.socialProtection)
        json.member("column", row.column)
        json.member("check", row.check.rawValue)
        json.member("published")
        json.range(row.published)
        json.member("expected")
        json.range(row.expected)
        json.member("difference", row.size)
        json.member("otherLine")
        if let line = row.otherLine { json.int(line) } else { json.null() }
        json.member("explanations", list: row.explanations) { $0.explanation($1) }
        json.member("near", list: row.near) { $0.nearReading($1) }
        json.endObject()
    }

    /// Day, from and to, of which a row has one or two.
    private static func days(of span: PublishedSpan) -> [String?] {
        switch span {
        case .day(let day): ["\(day)", nil, nil]
        case .period(let from, let to): [nil, "\(from)", "\(to)"]
        }
    }

    var csv: String {
        var csv = CSVText([
            "line", "day", "from", "to", "unit", "class", "socialProtection", "column", "check", "published",
            "expected", "difference", "otherLine", "explanations",
        ])
        for row in result.differences {
            csv.append(
                ["\(row.row.line)"] + ReconciliationAnswer.days(of: row.row.span) + [
                    row.row.filter.unit, row.row.householdClass.name,
                    row.row.filter.socialProtection.map { "\($0)" }, row.column, row.check.rawValue,
                    ReconciliationAnswer.text(row.published), ReconciliationAnswer.text(row.expected), "\(row.size)",
                    row.otherLine.map { "\($0)" }, row.readings.joined(separator: "; "),
                ])
        }
        return csv.text
    }

    /// `815101`, or `27771755..27866700`.
    static func text(_ range: ClosedRange<Int>) -> String {
        range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)..\(range.upperBound)"
    }
}

extension TableDifference {
    /// Everything that gives exactly the published figure, in words: what offices are known to write first.
    var readings: [String] { near.map(\.words) + explanations.map(\.words) }
}

extension NearReading {
    /// What was written instead, in words.
    var words: String {
        switch self {
        case .withoutOtherColumns: "the closing without columns 4 and 8"
        case .target(let plan, let id): "what target \(id) of plan \(plan) asks for"
        }
    }
}

extension JSONWriter {
    /// Writes what was written instead as an object.
    fileprivate mutating func nearReading(_ reading: NearReading) {
        beginObject()
        switch reading {
        case .withoutOtherColumns: member("reading", "withoutOtherColumns")
        case .target(let plan, let id):
            member("reading", "target")
            member("plan", plan)
            member("target", id)
        }
        endObject()
    }

    /// Writes one number, or the least and the most of a range as a list of two.
    fileprivate mutating func range(_ range: ClosedRange<Int>) {
        guard range.lowerBound != range.upperBound else { return int(range.lowerBound) }
        beginArray()
        int(range.lowerBound)
        int(range.upperBound)
        endArray()
    }
}
