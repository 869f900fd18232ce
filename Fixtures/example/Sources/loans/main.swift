import EventLedger

extension LedgerError.Code {
    static let loanRefused = Self(rawValue: "loanRefused")
}

/// The rules of another domain, whose types, categories and payloads are its own: a book is lent to one reader at a time.
struct Loans: LedgerRules {
    static let lent: UInt16 = 1
    static let returned: UInt16 = 2
    let domain = LedgerDomain("library-loans")

    func judge(_ entry: NewEntry, on ledger: inout WorkingLedger) throws(LedgerError) -> JudgedEntry {
        let judged = try JudgedEntry(entry, on: &ledger)
        for (index, event) in entry.events.enumerated() where event.voids == nil {
            let before = entry.events[..<index].last { $0.stream == event.stream && $0.voids == nil }?.type
            let recorded = try ledger.timeline(judged.streams[index]).last { $0.type != 0 && $0.voidedBy == .max }?.type
            let isLent = (before ?? recorded) == Loans.lent
            guard isLent == (event.type == Loans.returned) else {
                throw LedgerError(
                    .loanRefused, "\(event.stream.id) is \(isLent ? "lent" : "not lent")", entry: entry.id,
                    event: index + 1)
            }
        }
        return judged
    }
}

func entry(_ id: String, _ type: UInt16, _ book: String, on day: Day = "2023-06-01") -> NewEntry {
    let event = NewEvent(stream: StreamName(category: 1, id: book), type: type, effectiveOn: day, payload: [])
    return NewEntry(id: id, actor: "desk", events: [event])
}

let ledger = try DomainLedger(at: "loans.socai", rules: Loans())
try ledger.record(entry("l-1", Loans.lent, "book-1"))
do {
    // Several entries in one transaction: all of them or none.
    try ledger.write { (writer: inout DomainWriter<Loans>) throws(LedgerError) in
        try writer.record(entry("l-2", Loans.returned, "book-1"))
        try writer.record(entry("l-3", Loans.returned, "book-2"))
    }
} catch { print("refused: \(error)") }
try ledger.record(entry("l-4", Loans.returned, "book-1", on: "2023-06-09"))
print("recorded: \(try ledger.entries(limit: 9).map(\.id))")
print("every entry keeps the rules: \(try ledger.verify().isSound)")
for day: Day in ["2023-06-08", "2023-06-09"] { print("out on \(day): \(try booksOut(ledger, on: day))") }
