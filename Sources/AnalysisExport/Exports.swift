// What the calls of this target mention, so that importing it alone is enough.

@_exported import PovertyLedger
