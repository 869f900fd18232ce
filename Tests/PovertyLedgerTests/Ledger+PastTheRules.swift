// Recording what the rules would refuse, for tests of what finds it later. No program outside this package can.

@testable import EventLedger

extension ReadableLedger {
    /// Records an entry that nobody judges.
    @discardableResult
    func recordPastTheRules(_ entry: NewEntry) throws(LedgerError) -> Receipt {
        try writePastTheRules { (writer: inout Writer) throws(LedgerError) -> Receipt in try writer.record(entry) }
    }

    /// Runs `body` with a writer of the ledger below the rules.
    @discardableResult
    func writePastTheRules<Result>(
        _ body: (inout Writer) throws(LedgerError) -> Result
    ) throws(LedgerError) -> Result {
        try store.write(allowingTimesAheadOfClock: false, body)
    }
}
