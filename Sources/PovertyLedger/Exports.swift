// Who imports this library has the generic ledger's types that its calls take and give.

@_exported import EventLedger
