// Who imports this library has the error that it throws.

@_exported import struct Files.LedgerError
@_exported import struct Files.Sentence
