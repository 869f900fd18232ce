// The sum over the items of timelines, taken where they lie in their rows.

/// Sums over the timelines of one stream after another.
struct TimelineSum {
    private let key: SumKey
    private var category: UInt8 = 0
    private var number: UInt32 = 0
    /// The first word of each item of the stream: its position and its type.
    private var places: [UInt64] = []
    private static let position: UInt64 = 0xFFFF_FFFF_FFFF

    /// Of all items.
    private(set) var items = KeyedSum()
    /// Of the voids among them, each with the position of the event that it names.
    private(set) var voids = KeyedSum()

    init(_ key: SumKey) { self.key = key }

    /// Goes to the next stream.
    mutating func begin(_ category: UInt8, _ number: UInt32) {
        self.category = category
        self.number = number
        places.removeAll(keepingCapacity: true)
    }

    /// Takes in the next items of the stream, whose bytes are there; false when their positions do not ascend, or a void
    /// does not name an event before it that is none.
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
                    voids.take(places[version - 1] & Self.position, previous, by: key)
                } else {
                    isRight = false
                }
            }
            items.take(place, fact, UInt64(category) << 32 | UInt64(number), by: key)
            places.append(place)
        }
        return isRight
    }
}
