// What entries lead to by the rules of a domain, beside the states of streams: balances and the list of key events. Both
// are made again from the entries as verifying judges them, and compared with the tables. It names the first row that
// differs and reads no figure of it.

import LMDB

/// One comparison of what rules leave of entries, taken in one after the other.
struct FollowedComparison {
    /// A row that differs.
    struct Finding {
        let kind: VerificationKind
        let position: Position?
        let key: [UInt8]
        let problem: Sentence
    }

    private let store: LedgerStore
    private let keyEventTable: Table?
    private var book: BalanceBook
    private var rows: ComparedRows
    /// How many events are listed.
    private var listed = 0
    private var keyEventFinding: Finding?
    /// What went wrong that is no finding: it is thrown in the end.
    private var failure: LedgerError?

    /// A comparison of the tables as a transaction has them; nil where the ledger keeps nothing of the kind.
    init?(
        _ store: LedgerStore, skipping skipped: Set<String>, _ transaction: TransactionReader
    ) throws(LedgerError) {
        guard let table = store.tables.balances, try store.isFollowed(in: transaction),
            skipped.isDisjoint(with: LedgerTables.answerNames)
        else { return nil }
        self.store = store
        keyEventTable = store.tables.keyEvents
        book = BalanceBook(store, table, beginsAnew: true)
        rows = ComparedRows(store: store, table: table, balanceReader: transaction)
    }

    /// The first row of each table that differs.
    var findings: [Finding] { [rows.finding, keyEventFinding].compactMap(\.self) }

    /// Takes in what an entry posts, summed, whose last event is at a position. Behind the first row that differs nothing
    /// more is compared.
    mutating func take(_ postings: [Posting], at position: Position) {
        guard rows.finding == nil, failure == nil, !postings.isEmpty else { return }
        rows.position = position
        do throws(LedgerError) {
            try book.post(postings, at: position, to: &rows)
        } catch {
            guard error.code == .damaged || error.code == .overflow else { return failure = error }
            if rows.finding == nil { rows.note(BalanceKey(postings[0].series, .tail).bytes, error.problem) }
        }
    }

    /// Takes in what an entry leaves; `numbers` are those of the streams of its events.
    mutating func take(_ effects: EntryEffects, of entry: RecordedEntry, numbers: [UInt32]) {
        take(effects.postings, at: entry.lastPosition)
        for index in effects.keyEvents where numbers.indices.contains(index) && failure == nil {
            let event = entry.events[index]
            let row = KeyEventRow.bytes(
                TimelineItem(event), category: event.stream.category, number: numbers[index], voids: event.voids)
            listed += 1
            compare(row, ofEventAt: event.position)
        }
    }

    private mutating func compare(_ row: [UInt8], ofEventAt position: Position) {
        guard keyEventFinding == nil, let table = keyEventTable else { return }
        let key = LedgerTables.key(position)
        do throws(LedgerError) {
            let stored = try store.value(table, key, in: rows.balanceReader)
            guard stored != row else { return }
            keyEventFinding = Finding(
                kind: .keyEvents, position: position, key: key,
                problem: stored == nil ? "the event is missing from the list" : "the event is another in the list")
        } catch { failure = error }
    }

    /// Compares the ends of the series, and looks for rows that no entry leads to.
    mutating func finish() throws(LedgerError) {
        if let failure { throw failure }
        if let table = keyEventTable, keyEventFinding == nil {
            if try store.count(table, in: rows.balanceReader) != listed {
                keyEventFinding = Finding(
                    kind: .keyEvents, position: nil, key: [], problem: "the list has events that do not belong there")
            }
        }
        guard rows.finding == nil else { return }
        rows.position = nil
        try book.flush(to: &rows)
        guard rows.finding == nil, try store.count(rows.table, in: rows.balanceReader) != rows.count else { return }
        rows.note([], "the table has rows that no entry leads to")
    }
}

/// The stored rows, in the place of those that a book puts.
private struct ComparedRows: BalanceRows {
    let store: LedgerStore
    let table: Table
    let balanceReader: TransactionReader
    /// How many rows the entries lead to.
    var count = 0
    /// The last event of the entry that is taken in.
    var position: Position?
    private(set) var finding: FollowedComparison.Finding?

    init(store: LedgerStore, table: Table, balanceReader: TransactionReader) {
        self.store = store
        self.table = table
        self.balanceReader = balanceReader
    }

    mutating func note(_ key: [UInt8], _ problem: Sentence) {
        finding = FollowedComparison.Finding(kind: .balances, position: position, key: key, problem: problem)
    }

    mutating func put(_ key: [UInt8], _ row: [UInt8]) throws(LedgerError) {
        count += 1
        guard finding == nil else { return }
        let isRight: Bool?
        do {
            isRight = try balanceReader.withValue(table, key: key) { $0.hasBytes(of: row.span.bytes) }
        } catch { throw store.failure(error) }
        guard isRight != true else { return }
        note(
            key,
            isRight == nil ? "a row of the balances is missing" : "a row of the balances is not what entries post")
    }
}
