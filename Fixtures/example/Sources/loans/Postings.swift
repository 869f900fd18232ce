import EventLedger

/// How many books are out, at any day and as known at any position: account 0 of series 0.
extension Loans {
    /// Posts a book that is out, and takes it off when it is back. What an event posts depends on no other event, so a void
    /// takes back just that.
    func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger, posting: inout Postings
    ) throws(LedgerError) -> StreamSnapshot? {
        let timeline = try addition.timeline(on: ledger)
        for item in addition.items {
            let isVoid = item.type == 0
            guard let event = isVoid ? timeline.first(where: { $0.voidedBy == item.position }) : item,
                let day = Day(daysSinceEpoch: event.effectiveDay)
            else { continue }
            posting.post(Posting(series: 0, account: 0, on: day, (event.type == Loans.lent) != isVoid ? 1 : -1))
        }
        return nil
    }
}

/// The number of books that are out at a day, as known now.
func booksOut(_ ledger: DomainLedger<Loans>, on day: Day) throws(LedgerError) -> Int64 {
    try ledger.read { view throws(LedgerError) in try view.balances(of: 0, on: day).first?.first ?? 0 }
}
