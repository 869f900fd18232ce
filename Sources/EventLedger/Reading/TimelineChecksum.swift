// A sum over the events of timelines that does not depend on their order: the raw records and the timelines derived from
// them must give the same. It finds damage, not forgery, as the digests of entries do.

/// A wrapping sum of one mixed word an event.
struct TimelineChecksum: Hashable {
    /// How many events were taken in.
    private(set) var count = 0
    private var sum: UInt64 = 0

    /// Takes in an event of a stream; `voidedBy` is the position of a void that is known, or `Int.max`.
    /// Cost: two multiplications.
    @inline(__always)
    mutating func take(
        position: Position, type: UInt16, effectiveDay: Int32, summary: UInt32, stream: UInt32, voidedBy: Position
    ) {
        let place = UInt64(truncatingIfNeeded: position) | UInt64(type) << 48
        let fact = UInt64(UInt32(bitPattern: effectiveDay)) | UInt64(summary) << 32
        let inner = TimelineChecksum.mix(place ^ 0x9E37_79B1_85EB_CA87, fact ^ 0xC2B2_AE3D_27D4_EB4F)
        let outer = UInt64(truncatingIfNeeded: voidedBy) ^ UInt64(stream) << 32
        count &+= 1
        sum &+= TimelineChecksum.mix(inner ^ 0x1656_67B1_9E37_79F9, outer ^ 0x85EB_CA77_C2B2_AE63)
    }

    /// The two halves of a product, laid over each other: every bit of both words decides about every bit of it.
    @inline(__always)
    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
