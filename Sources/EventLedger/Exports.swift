// Who imports this library has the types of proofs that its calls take and give.

@_exported import TransparencyLog
