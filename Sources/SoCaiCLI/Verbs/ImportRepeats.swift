// What `socai import` says about grants and awards that it recorded and that another entry has too: two drafts of one
// list, made before either was imported, are two entries with one content. The audit finds them; nothing is refused,
// since both may have been given.

import EventLedger
import Files
import PovertyLedger
import PovertyReports

enum ImportRepeats {
    /// The most events of an import, and of a ledger, for which it is looked: an audit walks over all events.
    private static let (mostRecorded, mostEvents) = (10_000, Position(1_000_000))
    /// The most that are listed.
    private static let mostListed = 100_000

    /// A warning about the grants and awards behind a position that are in two entries; nil where there are none, and
    /// for large imports and ledgers. Throws what an audit does. Cost: three replays.
    static func warning(
        _ ledger: HouseholdLedger, _ report: ImportReport, after before: Position
    ) throws(LedgerError) -> Sentence? {
        guard report.events > 0, report.events <= mostRecorded, report.lastPosition <= mostEvents else { return nil }
        return try ledger.read { (view) throws(LedgerError) in
            var parameters = AuditParameters()
            parameters.rules = [.repeatedAid, .repeatedAward]
            parameters.listedPerRule = mostListed
            let audit = try view.at(Cut(effectiveOn: .last, position: report.lastPosition)).audit(parameters)
            var found: [Finding] = []
            for finding in audit.findings {
                guard let last = finding.events.last, let event = try view.ledger.event(last.reference),
                    event.position > before
                else { continue }
                found.append(finding)
            }
            guard let first = found.first, let one = first.events.first, let again = first.events.last else {
                return nil
            }
            return
                "recorded by this import and in the ledger twice now: \(found.count, "grant or award", "grants or awards"), the first "
                + "as \(one.reference) and \(again.reference); if it was given once, void one of the two (socai audit lists them)"
        }
    }
}
