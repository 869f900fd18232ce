// Resolves a cut expression to a position, by the times at which entries were recorded.

import EventLedger

extension HouseholdView {
    /// The cut that an expression means in this ledger now.
    ///
    /// Throws `invalidPosition`, naming the two nearest, for a position inside an entry, and `notFound` when the period
    /// was not closed.
    public func cut(_ expression: CutExpression) throws(LedgerError) -> Cut {
        let day = expression.effectiveOn
        let position: Position
        switch expression.knownAt {
        case .now: position = ledger.lastPosition
        case .day(let known):
            position = try ledger.position(knownOn: known)
        case .instant(let instant):
            position = try ledger.position(knownAt: instant)
        case .position(let given):
            try ledger.checkEndOfEntry(given)
            position = given
        case .closing:
            position = try closing(of: day, remedy: "say what was known by a day, an instant or a position")
        case .positions:
            throw LedgerError(
                .invalidPosition, "this is one ledger, and a position is given for each of several offices",
                remedy: "write one position, such as #48211, or ask the union of these offices", file: ledger.path)
        }
        return Cut(effectiveOn: day, position: position)
    }

    /// The last position known at some time, without a day to cut at: `closing` is then the last closing.
    ///
    /// Throws what `cut` throws, and `notFound` for `closing` when no period was closed.
    public func position(knownAt known: KnownAt) throws(LedgerError) -> Position {
        guard known == .closing else { return try cut(CutExpression(.last, knownAt: known)).position }
        let closings = try ledger.record(of: StreamCategory.closings, knownThrough: .max)
        let last = closings.last { $0.type == EventKind.periodClosed.recordType }?.position
        guard let last, let entry = try ledger.positions(ofEntryHolding: last) else {
            throw LedgerError(
                .notFound, "no period is closed yet",
                remedy: "say what was known by a day, an instant or a position", file: ledger.path)
        }
        return entry.upperBound
    }

    /// The last position of the entry that closed the period a day falls in; `remedy` is that of the error where none
    /// was closed.
    package func closing(of day: Day, remedy: Sentence) throws(LedgerError) -> Position {
        let items = try ledger.record(of: StreamCategory.closings, knownThrough: .max)
        let closing = items.first {
            $0.type == EventKind.periodClosed.recordType && Int32(bitPattern: $0.summary) >= day.daysSinceEpoch
        }
        guard let closing, let entry = try ledger.positions(ofEntryHolding: closing.position) else {
            let last = items.last.flatMap { Day(daysSinceEpoch: Int32(bitPattern: $0.summary)) }
            let closed = last.map { "the last closed day is \($0)" } ?? "no period is closed yet"
            throw LedgerError(
                .notFound, "no period that \(day) falls in was closed; \(closed)", remedy: remedy,
                file: ledger.path)
        }
        return entry.upperBound
    }
}
