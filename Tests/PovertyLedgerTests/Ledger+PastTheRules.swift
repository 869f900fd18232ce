// Recording what the rules would refuse, for tests of what finds it later. No program outside this package can.

import EventLedger

extension Ledger {
    /// Records an entry that nobody judges.
    @discardableResult
    func recordPastTheRules(_ entry: NewEntry) throws(LedgerError) -> Receipt {
        try writeForDomain { (writer: inout Writer) throws(LedgerError) -> Receipt in try writer.record(entry) }
    }
}
