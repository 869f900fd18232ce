// What the entries lead to in the derived tables, as one sum a table.

/// The sums that the entries and the derived tables must agree on.
struct DerivedSums: Equatable {
    /// Ids of entries with their positions.
    var entryIDs = KeyedSum()
    /// Items of timelines, with their streams.
    var items = KeyedSum()
    /// Voided events with their voids.
    var voids = KeyedSum()

    /// Takes in an item of a stream as a timeline holds it: two words.
    @inline(__always)
    mutating func takeItem(_ place: UInt64, _ fact: UInt64, category: UInt8, number: UInt32, by key: SumKey) {
        items.take(place, fact, UInt64(category) << 32 | UInt64(number), by: key)
    }
}
