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
        let table = TextTable(
            "bundle", report.figures, [],
            [
                .own(.text("cut") { "\($0.cut.cut.effectiveOn)@#\($0.cut.cut.position)" }),
                .own(.count("poor") { $0.counts.tally(of: .poor).households }),
                .own(.count("persons") { $0.counts.tally(of: .poor).persons }),
                .own(.count("nearPoor") { $0.counts.tally(of: .nearPoor).households }),
                .own(.count("persons") { $0.counts.tally(of: .nearPoor).persons }),
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
