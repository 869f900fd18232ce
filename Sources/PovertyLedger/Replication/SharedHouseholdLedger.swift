// A ledger of households that several machines record into: the generic one, with the form and the rules of this domain.

import EventLedger

/// A ledger of households of which every machine has a copy, and into which all of them record through one log: see
/// `SharedLedger`.
public final class SharedHouseholdLedger: Sendable {
    /// The ledger, into which everybody records: each call that records goes through the log.
    public let ledger: HouseholdLedger
    private let shared: SharedLedger<HouseholdForm>

    /// Opens this machine's copy in the file at a path, which is made where there is none, and catches up with the log:
    /// see `SharedLedger.init`.
    public init(
        at path: String, through log: NamedLog, origin: KeyName? = nil, offset: UTCOffset = .vietnam,
        clock: @escaping LedgerClock = SystemClock.now
    ) throws(LedgerError) {
        shared = try SharedLedger(
            at: path, form: HouseholdForm(), through: log, origin: origin, offset: offset, clock: clock)
        ledger = HouseholdLedger(ruled: shared.ledger)
    }

    /// Folds what others have recorded: see `LedgerMirror.fold`.
    public func catchUp() throws(LedgerError) { try shared.catchUp() }
}
