// The voided positions in order, walked beside the entries, so that replay knows of each event whether and by what it
// was voided without looking anything up and without holding them all.

import LMDB

@usableFromInline
struct VoidWalk: ~Copyable {
    /// The next voided position, or `Int.max` when there is none.
    @usableFromInline var voided: Position = .max
    /// The position of its void; `Int.max` when that is not visible.
    @usableFromInline var by: Position = .max
    private var scan: Scan
    private let store: LedgerStore
    private let visible: Position

    /// Starts at the first row of a scan over the table of voids; voids beyond `visible` are passed over.
    init(_ store: LedgerStore, _ scan: consuming Scan, visible: Position) throws(LedgerError) {
        self.store = store
        self.visible = visible
        self.scan = scan
        try advance()
    }

    /// The position of the void of an event at or behind the next voided position, `Int.max` for none; goes on.
    @usableFromInline
    mutating func take(_ position: Position) throws(LedgerError) -> Position {
        while voided < position { try advance() }
        guard voided == position else { return .max }
        let by = self.by
        try advance()
        return by
    }

    private mutating func advance() throws(LedgerError) {
        let found: Bool
        do {
            found = try scan.next()
        } catch { throw store.failure(error) }
        guard found else {
            voided = .max
            return
        }
        let pair = scan.withRecord { key, value in (LedgerTables.position(key), LedgerTables.position(value)) }
        guard let voided = pair.0, let by = pair.1, voided < by else {
            throw store.damaged("the row of a void can't be read", position: pair.0)
        }
        self.voided = voided
        // The void of an import that has not ended is nobody's knowledge yet.
        self.by = by <= visible ? by : .max
    }
}
