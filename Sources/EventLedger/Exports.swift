// Importing this library gives the types of proofs that its calls take and return.

@_exported import TransparencyLog
