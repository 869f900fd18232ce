// Importing this library gives the ledger whose reports these are.

@_exported import PovertyLedger
