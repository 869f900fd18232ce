// The memory behind a fold's households. A Swift array would ask on every write whether it is shared; this never is, so
// the fold writes in place. Every access is checked against the count.

/// Households by stream number, in memory of their own that lives as long as this object.
final class SlotTable {
    private(set) var slots: UnsafeMutablePointer<HouseholdSlot>
    private(set) var count: Int

    /// Room for so many households, none of them registered.
    init(count: Int) {
        self.count = count
        slots = .allocate(capacity: max(count, 1))
        slots.initialize(repeating: HouseholdSlot(), count: max(count, 1))
    }

    deinit { slots.deallocate() }

    /// Makes room for more households, half as many again as there are; the others stay as they are.
    func grow(to needed: Int) {
        let larger = max(needed, count + count / 2)
        let moved = UnsafeMutablePointer<HouseholdSlot>.allocate(capacity: larger)
        moved.moveInitialize(from: slots, count: count)
        (moved + count).initialize(repeating: HouseholdSlot(), count: larger - count)
        slots.deallocate()
        slots = moved
        count = larger
    }
}
