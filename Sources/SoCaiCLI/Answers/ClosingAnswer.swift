// What a closing signed off as a table, as JSON and as CSV. People get the sums over all units, programs every account.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai close`.
struct ClosingAnswer: FormattedAnswer {
    /// The closing.
    let closing: Closing
    /// The checkpoint that was signed with it.
    var checkpoint: SignedCheckpoint?

    private var figures: ClosedFigures { closing.figures ?? ClosedFigures() }

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("closing", closing.reference.description)
        json.member("position", closing.cut.position)
        json.member("recordedAt", closing.recordedAt)
        json.member("effectiveOn", closing.effectiveOn.description)
        json.member("through", closing.through.description)
        json.member("figures")
        json.figures(figures)
        if let checkpoint {
            json.member("checkpoint")
            json.checkpoint(checkpoint)
        }
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        CountsAnswer(cut: closing.cut, unitsOn: closing.through, unit: nil, isByUnit: true, rows: figures.counts).csv
    }

    func table(width: Int?) -> String {
        var table = TextTable([
            TextTable.Column(heading: "class"), TextTable.Column(heading: "social\nprotection"),
            TextTable.Column(heading: "households", isNumber: true),
            TextTable.Column(heading: "persons", isNumber: true),
        ])
        for row in sums {
            table.append([
                row.account.householdClass.cell, row.account.socialProtection ? "yes" : "no",
                TextTable.Cell(row.tally.households), TextTable.Cell(row.tally.persons),
            ])
        }
        let total = sums.reduce(Tally.zero) { $0 + $1.tally }
        table.append(["total", "", TextTable.Cell(total.households), TextTable.Cell(total.persons)])
        let heading =
            "Closed the period through \(closing.through) by \(closing.reference), as known at position "
            + "\(closing.cut.position)"
        let (gifts, loans, awards) = (figures.gifts, figures.loans, figures.awards)
        let support =
            "Up to that day gifts: \(gifts.count), of \(gifts.amountVND) VND; loans: \(loans.count), of "
            + "\(loans.amountVND) VND; awards in force: \(awards.granted), revoked: \(awards.revoked)"
        return Paragraph.text(heading, width: width) + "\n" + table.text(width: width) + "\n"
            + Paragraph.text(support, width: width)
            + (checkpoint.map { "\n" + String(decoding: $0.bytes, as: UTF8.self) } ?? "")
    }

    /// The counts without units.
    private var sums: [Counts.Row] {
        var tallies: [Account: Tally] = [:]
        for row in figures.counts {
            let (householdClass, protection) = (row.account.householdClass, row.account.socialProtection)
            let account = Account(householdClass: householdClass, socialProtection: protection)
            tallies[account, default: .zero] += row.tally
        }
        return tallies.sorted { $0.key < $1.key }.map { Counts.Row(account: $0.key, tally: $0.value) }
    }
}
