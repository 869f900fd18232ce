// Sums of what entries lead to in the derived tables, and of what the tables hold: equal sums under a secret key mean
// equal tables. They name nothing that differs.

// The key of the sums by which verifying compares tables: two words drawn anew for each verification, so that
// nobody can make a file of which two different tables give the same sum. It proves nothing to others.

/// Mixes words and bytes into one word, by a secret.
struct SumKey: Sendable {
    private let first: UInt64
    private let second: UInt64

    /// The key of two words, which are secret from the maker of the file.
    init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second
    }

    /// A key that nobody knows.
    static func random() -> SumKey { SumKey(.random(in: .min ... .max), .random(in: .min ... .max)) }

    /// The two halves of a product, laid over each other: every bit of both words decides about every bit of it.
    @inline(__always)
    func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = (left ^ first).multipliedFullWidth(by: right ^ second)
        return product.high ^ product.low
    }

    /// One word for a run of bytes. Cost: one multiplication for eight bytes; no allocation.
    func hash(_ bytes: RawSpan) -> UInt64 {
        let count = bytes.byteCount
        var hash = UInt64(truncatingIfNeeded: count)
        var offset = 0
        while offset &+ 8 <= count {
            hash = mix(hash, bytes.loadUnchecked(offset, as: UInt64.self))
            offset &+= 8
        }
        guard offset < count else { return mix(hash, 0) }
        var rest: UInt64 = 0
        while offset < count {
            rest = rest << 8 | UInt64(bytes.loadUnchecked(offset, as: UInt8.self))
            offset &+= 1
        }
        return mix(mix(hash, rest), 0)
    }
}

// A sum over rows that does not depend on their order: what the entries lead to and what a table holds must give the
// same. It keeps two words, whatever the size of the ledger.

/// How many rows there are, and a wrapping sum of one mixed word a row.
struct KeyedSum: Equatable {
    private(set) var count = 0
    private var sum: UInt64 = 0

    /// Takes in a row that is described by three words. Cost: two multiplications.
    @inline(__always)
    mutating func take(_ first: UInt64, _ second: UInt64, _ third: UInt64 = 0, by key: SumKey) {
        count &+= 1
        sum &+= key.mix(key.mix(first, second), third)
    }
}

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

// The sum over the items of timelines, taken where they lie in their rows.

/// Sums over the timelines of one stream after another.
struct TimelineSum {
    private let key: SumKey
    private let last: UInt64
    private var category: UInt8 = 0
    private var number: UInt32 = 0
    /// The first word of each item of the stream: its position and its type.
    private var places: [UInt64] = []
    private static let position: UInt64 = 0xFFFF_FFFF_FFFF

    /// Of all items.
    private(set) var items = KeyedSum()
    /// Of the voids among them, each with the position of the event that it names.
    private(set) var voids = KeyedSum()

    /// Sums of the items through a position; what lies behind it is passed over.
    init(_ key: SumKey, through last: Position) {
        self.key = key
        self.last = UInt64(last)
    }

    /// Goes to the next stream.
    mutating func begin(_ category: UInt8, _ number: UInt32) {
        self.category = category
        self.number = number
        places.removeAll(keepingCapacity: true)
    }

    /// Takes in the next items of the stream, whose bytes are there; false when their positions do not ascend, or a
    /// void does not name an event before it that is none.
    mutating func take(_ bytes: RawSpan, from start: Int, _ count: Int) -> Bool {
        var previous = (places.last ?? 0) & Self.position
        var isRight = true
        for index in 0..<count {
            let offset = start &+ index &* TimelineItem.byteCount
            let place = bytes.loadUnchecked(offset, as: UInt64.self)
            let fact = bytes.loadUnchecked(offset &+ 8, as: UInt64.self)
            if place & Self.position <= previous { isRight = false }
            previous = place & Self.position
            if place >> 48 == UInt64(EventHead.voidType) {
                let version = Int(fact >> 32)
                if version >= 1, version <= places.count, places[version - 1] >> 48 != UInt64(EventHead.voidType) {
                    if previous <= last { voids.take(places[version - 1] & Self.position, previous, by: key) }
                } else {
                    isRight = false
                }
            }
            if previous <= last { items.take(place, fact, UInt64(category) << 32 | UInt64(number), by: key) }
            places.append(place)
        }
        return isRight
    }
}
