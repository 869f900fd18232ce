// Who imports this library has the ledger whose reports these are.

@_exported import PovertyLedger
