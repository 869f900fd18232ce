// From proposals to entries: those of one decision are one entry, in the order of the list. An entry has no more events
// than the ledger takes.

import EventLedger
import PovertyLedger

/// Makes entries of proposals.
struct DraftEntries {
    let kind: ListKind
    var options: DraftOptions
    /// Who records.
    let actor: String
    /// The last day that was closed; nil where no period was.
    let closedThrough: Day?
    /// Two bytes that distinguish the list from another that states the same.
    let checksum: UInt16
    /// From 1: higher where the ledger has an entry with the id that follows from the content, which may be voided.
    var attempt = 1

    /// Whether an event changes a closed period.
    func touchesClosedPeriod(_ proposal: Proposal) -> Bool {
        guard let closedThrough else { return false }
        return proposal.events.contains { ($0.effectiveOn ?? .last) <= closedThrough }
    }

    /// The entries of proposals, and for each the proposals in the order of its events.
    func entries(_ proposals: [Proposal]) -> [(entry: Entry, proposals: [Int])] {
        var groups: [(document: String?, proposals: [Int], events: Int)] = []
        var open: [String?: Int] = [:]
        for (index, proposal) in proposals.enumerated() {
            let document = proposal.document ?? options.document
            if let group = open[document], groups[group].events + proposal.events.count <= NewEntry.maximumEvents {
                groups[group].proposals.append(index)
                groups[group].events += proposal.events.count
            } else {
                open[document] = groups.count
                groups.append((document, [index], proposal.events.count))
            }
        }
        return groups.enumerated().map { number, group in
            let members = group.proposals.map { proposals[$0] }
            var entry = Entry(
                id: "", actor: actor, document: group.document, reason: options.reason,
                restates: members.contains(where: touchesClosedPeriod) ? options.restates : nil,
                events: members.flatMap(\.events))
            entry.id = id(
                of: entry, number: number + 1, of: groups.count, hasGivenCodes: members.contains(where: \.isCodeGiven))
            return (entry, group.proposals)
        }
    }

    /// The id that was asked for, numbered where there are several; else one that follows from the content, so that the
    /// same draft has the same id and another has another.
    ///
    /// Codes that were given by this draft say nothing of who is meant: two lists of other persons can give the same
    /// ones, as by two files of codes. There the list itself is a part of what the id follows from.
    private func id(of entry: Entry, number: Int, of count: Int, hasGivenCodes: Bool) -> String {
        if let id = options.id { return count == 1 ? id : "\(id)-\(number)" }
        var writer = EntryWriter()
        writer.append(EntryLine(entry))
        var bytes = writer.bytes
        if hasGivenCodes { bytes += [UInt8(checksum >> 8), UInt8(checksum & 0xFF)] }
        let digest = bytes.withUnsafeBytes { Cryptography.sha256($0) }
        let again = attempt > 1 ? "-\(attempt)" : ""
        return "\(kind.rawValue)-\(options.day)-\(digest.hex.prefix(10))\(again)"
    }
}
