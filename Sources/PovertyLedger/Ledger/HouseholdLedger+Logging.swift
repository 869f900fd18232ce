// Opening a ledger of households with the logger of its program. Compiled with the trait `Logging` only; what is logged
// is written in `EventLedger`, which knows of no household.

#if Logging
    import EventLedger
    public import Logging

    extension HouseholdLedger {
        /// Opens the ledger at a path, or creates it, and logs what it does: see `init(at:mode:offset:clock:)` and, for
        /// levels and metadata, `Ledger.init(at:mode:offset:clock:logger:)`. Nothing that was recorded is ever logged.
        public convenience init(
            at path: String, mode: OpenMode = .createIfMissing, offset: UTCOffset = .vietnam,
            clock: @escaping LedgerClock = SystemClock.now, logger: Logger
        ) throws(LedgerError) {
            self.init(
                ruled: try DomainLedger(
                    at: path, mode: mode, rules: HouseholdRules(), offset: offset, clock: clock, logger: logger))
        }
    }
#endif
