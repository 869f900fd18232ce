// An evidence bundle as a table, as JSON and as CSV: what it covers, who signed it, and the poor and near-poor at each cut.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai bundle`, and of `socai check` for a bundle.
struct BundleAnswer: FormattedAnswer {
    /// The bundle.
    let bundle: EvidenceBundle
    /// The beginning of the sentence above the table.
    let heading: String
    /// Keys that were given and did not sign.
    var unused: [VerifierKey] = []

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("path", bundle.path)
        json.members(of: bundle)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        var csv = CSVText([
            "path", "origin", "size", "root", "effectiveOn", "position", "unitsOn", "class", "households", "persons",
        ])
        let tree = bundle.certificate.tree
        for figures in bundle.figures {
            for householdClass in BundleAnswer.classes {
                let tally = figures.counts.tally(of: householdClass)
                csv.append([
                    bundle.path, "\(tree.origin)", "\(tree.size)", tree.root.base64, "\(figures.cut.cut.effectiveOn)",
                    "\(figures.cut.cut.position)", "\(figures.cut.unitsOn)", householdClass.name,
                    "\(tally.households)", "\(tally.persons)",
                ])
            }
        }
        return csv.text
    }

    func table(width: Int?) -> String {
        var table = TextTable([
            TextTable.Column(heading: "cut", isFlexible: true),
            TextTable.Column(heading: "poor", isNumber: true), TextTable.Column(heading: "persons", isNumber: true),
            TextTable.Column(heading: "near-poor", isNumber: true),
            TextTable.Column(heading: "persons", isNumber: true),
        ])
        for figures in bundle.figures {
            let tallies = BundleAnswer.classes.map { figures.counts.tally(of: $0) }
            table.append(
                [TextTable.Cell("\(figures.cut.cut.effectiveOn)@#\(figures.cut.cut.position)")]
                    + tallies.flatMap { [TextTable.Cell($0.households), TextTable.Cell($0.persons)] })
        }
        let tree = bundle.certificate.tree
        let signers = bundle.signatures.map { "\($0.key.name) (key \($0.key.hexID))" }.joined(separator: ", ")
        let missing = unused.map { "; not signed by \($0.name) (key \($0.hexID))" }.joined()
        return Paragraph.text(
            "\(heading): \(CountedNoun.events(tree.size)) of \(tree.origin), signed by \(signers)\(missing)",
            width: width)
            + "\n" + table.text(width: width)
    }

    private static let classes = [HouseholdClass.poor, .nearPoor]
}

extension JSONWriter {
    /// Writes what a bundle shows.
    mutating func members(of bundle: EvidenceBundle) {
        checkpoint("checkpoint", bundle.certificate.tree, bundle.signatures)
        member("rules", bundle.certificate.rules)
        member("cuts", list: bundle.figures) { json, figures in
            json.beginObject()
            json.member("cut", figures.cut.cut, unitsOn: figures.cut.unitsOn)
            for (name, householdClass) in [("poor", HouseholdClass.poor), ("nearPoor", .nearPoor)] {
                let tally = figures.counts.tally(of: householdClass)
                json.member(named: name)
                json.beginObject()
                json.member("households", tally.households)
                json.member("persons", tally.persons)
                json.endObject()
            }
            json.endObject()
        }
    }
}
