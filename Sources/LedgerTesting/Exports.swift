// Who imports this library has the ledgers that it tests.

@_exported import PovertyLedger
