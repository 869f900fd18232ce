// Re-exports the types of the generic ledger that the calls of this library take and return.

@_exported import EventLedger
