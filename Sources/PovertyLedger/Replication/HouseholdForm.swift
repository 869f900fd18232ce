// The entries of households as they travel: the lines of an export with secrets, which is a whole copy. They are read
// and written here, and judged by the rules of the domain like all others.

import EventLedger

/// The form of segments of this domain.
public struct HouseholdForm: SegmentForm {
    /// The rules under which a mirror judges each entry again.
    public let rules = HouseholdRules()

    /// The form.
    public init() {}

    /// A line of JSON for each entry, with its position, its recorded time and its secret.
    public func lines<Lookup: EntryLookup & ~Copyable>(
        of entries: [RecordedEntry], in ledger: borrowing Lookup
    ) throws(LedgerError) -> [[UInt8]] {
        var writer = EntryWriter()
        var lines: [[UInt8]] = []
        lines.reserveCapacity(entries.count)
        for recorded in entries {
            writer.append(
                EntryLine(
                    try Entry(recorded, in: ledger), position: Int64(recorded.firstPosition),
                    claimedTime: recorded.claimedTime, secret: try ledger.secret(ofEntryAt: recorded.firstPosition)))
            lines.append(writer.bytes)
            writer.removeAll()
        }
        return lines
    }

    /// Reads lines of JSON, each of which has a position, a recorded time and a secret.
    public func entries(in body: [UInt8]) throws(LedgerError) -> [SegmentEntry<HouseholdProposal>] {
        var reader = EntryReader()
        var entries: [SegmentEntry<HouseholdProposal>] = []
        var line: [UInt8] = []
        var start = 0
        while start < body.count {
            let end = body[start...].firstIndex(of: UInt8(ascii: "\n"))
            line.removeAll(keepingCapacity: true)
            line += body[start..<(end ?? body.count)]
            do throws(LedgerError) {
                guard let end else {
                    throw LedgerError(.invalidValue, "the last line does not end", remedy: "every entry is a line")
                }
                entries.append(try HouseholdForm.entry(try reader.read(line)))
                start = end + 1
            } catch { throw error.with(file: nil, line: entries.count + 1) }
        }
        return entries
    }

    private static func entry(_ line: EntryLine) throws(LedgerError) -> SegmentEntry<HouseholdProposal> {
        guard let position = line.position, let recordedAt = line.entry.recordedAt, line.secret != nil else {
            throw LedgerError(
                .invalidValue, "the entry has no position, no recorded time or no secret",
                remedy: "a segment has the lines of an export with secrets", entry: line.entry.id)
        }
        var proposal = HouseholdProposal(try PreparedEntry(line))
        proposal.keepsRecordedTime = true
        proposal.keepsIdentifiers = true
        // Closings of older programs have no figures, and get none here.
        proposal.addsFigures = line.entry.events.contains(where: \.hasFigures)
        return SegmentEntry(
            proposal, id: line.entry.id, present: line.claimedTime ? nil : recordedAt,
            firstPosition: Position(position), eventCount: line.entry.events.count)
    }
}
