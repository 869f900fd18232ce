// The ledger adds the figures of a closing: they are folded inside the write transaction, from everything recorded
// before and from the closing's own entry, as far as it is in effect by the last day.

import EventLedger
import Files

extension EntryJudge {
    /// Adds to each closing of the entry, which was judged, the figures it closes. Cost: one replay a closing.
    ///
    /// Throws `figuresDiffer` when a closing was given other figures, `overflow` when a sum overflows.
    mutating func addFigures(_ ledger: inout WorkingLedger) throws(LedgerError) {
        guard !closings.isEmpty else { return }
        let own = try encoded(keepingTime: false).events
        for index in closings {
            guard case .periodClosed(let fields) = entry.events[index].body else { continue }
            let found = try figures(through: fields.through, own, index, &ledger)
            if let difference = fields.figures?.firstDifference(from: found) {
                throw error(
                    .figuresDiffer, index, "the figures are not those of the ledger: \(difference)",
                    "leave \"figures\" out and the ledger adds them; an import of an export needs all that was "
                        + "recorded before, in the same order")
            }
            figures[index] = found
        }
    }

    private mutating func figures(
        through day: Day, _ own: [NewEvent], _ index: Int, _ ledger: inout WorkingLedger
    ) throws(LedgerError) -> ClosedFigures {
        let cut = Cut(effectiveOn: day, position: firstPosition + own.count - 1)
        var fold = WithoutVoided(positions: voided, inner: ClosingFold(cut, households: 0))
        try ledger.replay(into: &fold)
        for (event, judged) in zip(own, events) where event.voids == nil {
            try fold.inner.apply(try EventHead(event, judged, ledger), payload: event.payload.span.bytes)
        }
        let accounts = fold.inner.accounts()
        var names: [UInt32: String] = [:]
        for number in accounts.keys {
            let name = try ledger.name(try ledger.open(category: StreamCategory.unit.rawValue, number: number)).id
            names[number] = name
            numbers.units[name] = number
        }
        do {
            return try fold.inner.figures(accounts, unitNames: names)
        } catch { throw error.with(entry: entry.id, event: index + 1, eventKind: .periodClosed) }
    }
}

extension EventHead {
    /// The head that an event of an entry will have; the ledger has given its stream a number.
    fileprivate init(_ event: NewEvent, _ judged: JudgedEvent, _ ledger: borrowing WorkingLedger) throws(LedgerError) {
        self.init(
            position: judged.item.position, effectiveDay: judged.item.effectiveDay, category: event.stream.category,
            streamNumber: try ledger.existingNumber(judged.handle) ?? 0, type: event.type, summary: event.summary)
    }
}

/// A projection that leaves out the events at some positions: those voided by an entry that is not recorded yet.
private struct WithoutVoided<Inner: Projection>: Projection {
    let positions: Set<Position>
    var inner: Inner

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        if positions.isEmpty || !positions.contains(event.position) { try inner.apply(event, payload: payload) }
    }
}
