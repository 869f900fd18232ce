// An evidence bundle as a table: what it covers, who signed it, and the poor and near-poor at each cut.

import EventLedger
import PovertyReports

/// The answer of `socai bundle`, and of `socai check` for a bundle.
struct BundleAnswer: FormattedAnswer {
    /// The bundle.
    let report: EvidenceBundle
    /// The beginning of the sentence above the table.
    let heading: String
    /// Keys that were given and did not sign.
    var unused: [VerifierKey] = []

    func table(width: Int?) -> String {
        func count(_ name: String, _ number: @escaping (Counts) -> Int) -> TableColumn<EvidenceFigures> {
            .cell(name, .count) { "\(number($0.counts))" }
        }
        let table = TextTable(
            "bundle", report.figures, [],
            [
                .cell("cut", .text) { "\($0.cut.cut.effectiveOn)@#\($0.cut.cut.position)" },
                count("poor") { $0.tally(of: .poor).households }, count("persons") { $0.tally(of: .poor).persons },
                count("near-poor") { $0.tally(of: .nearPoor).households },
                count("persons") { $0.tally(of: .nearPoor).persons },
            ])
        let tree = report.certificate.tree
        let signers = report.signatures.map { "\($0.key.name) (key \($0.key.hexID))" }.joined(separator: ", ")
        let missing = unused.map { "; not signed by \($0.name) (key \($0.hexID))" }.joined()
        return Paragraph.text(
            "\(heading): \(CountedNoun.events(tree.size)) of \(tree.origin), signed by \(signers)\(missing)",
            width: width)
            + "\n" + table.text(width: width)
    }
}
