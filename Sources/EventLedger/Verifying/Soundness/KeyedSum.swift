// A sum over rows that does not depend on their order: what the entries lead to and what a table holds must give the same.
// It keeps two words, whatever the size of the ledger.

/// How many rows there are, and a wrapping sum of one mixed word a row.
struct KeyedSum: Equatable {
    private var count = 0
    private var sum: UInt64 = 0

    /// Takes in a row that is described by three words. Cost: two multiplications.
    @inline(__always)
    mutating func take(_ first: UInt64, _ second: UInt64, _ third: UInt64 = 0, by key: SumKey) {
        count &+= 1
        sum &+= key.mix(key.mix(first, second), third)
    }
}
