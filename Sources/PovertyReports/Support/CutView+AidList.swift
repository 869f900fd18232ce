// Aid one by one, as an office lists it for those who ask who got what, from whom and by which document.

import EventLedger
import PovertyLedger

/// Aid of a list.
public struct ListedAid: Hashable, Sendable {
    /// The event, which names its entry.
    public let reference: EventReference
    /// The day it was given.
    public let effectiveOn: Day
    /// The document; nil where none was recorded.
    public let document: String?
    /// The unit that it counts in, by the units of the list's day; nil where a household was in none.
    public let unit: String?
    /// To whom, what, how much, by whom, out of what.
    public let fields: AidGiven
}

extension CutView {
    /// The aid given from a day to the cut's, both included, by day and position: all, or that which counts in one unit
    /// and all below it, as in `aid`.
    ///
    /// Throws `unknownUnit`. Cost: one replay, memory 32 bytes an aid event and 24 a move; and one search for each
    /// entry that recorded aid.
    public func aidList(since first: Day, unit: String? = nil) throws(LedgerError) -> [ListedAid] {
        try aidList(since: first, unit: unit, in: nil)
    }

    /// The same in a part of a union.
    func aidList(since first: Day, unit: String?, in part: UnionPart?) throws(LedgerError) -> [ListedAid] {
        let unit = try self.unit(called: unit, in: part)
        var fold = Both(PlacedAidFold(cut, from: first.daysSinceEpoch), UnitFold(knownThrough: cut.position))
        try ledger.replay(through: cut.position, into: &fold)
        let rows = rows(fold.second, unit, in: part)
        let placements = fold.first.placements
        var names = rowNames(in: part)
        var entry: RecordedEntry?
        var aid: [ListedAid] = []
        for item in fold.first.items {
            let place = item.unit(placements)
            if unit != nil {
                guard let place, rows.row(of: place) != nil else { continue }
            }
            if entry.map({ item.position > $0.lastPosition || item.position < $0.firstPosition }) ?? true {
                entry = try view.entry(holding: item.position)
            }
            guard let entry else { throw LedgerError.missingEvent(at: item.position) }
            let event = entry.events[item.position - entry.firstPosition]
            guard case .aidGiven(let fields) = try Event(event, reference: nil).body, let day = event.effectiveOn else {
                throw LedgerError.misfit(at: item.position)
            }
            aid.append(
                ListedAid(
                    reference: event.reference, effectiveOn: day, document: entry.document,
                    unit: try place.map { (place) throws(LedgerError) in try names[rows.root(of: place)] },
                    fields: fields))
        }
        // Positions come in order, and a sort by day that is stable keeps them so.
        return aid.enumerated().sorted { ($0.element.effectiveOn, $0.offset) < ($1.element.effectiveOn, $1.offset) }
            .map(\.element)
    }
}
