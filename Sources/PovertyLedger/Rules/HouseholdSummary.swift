// What the four summary bytes of a household's event say: enough to judge and to count without reading the payload.
// Docs/Format.md has the bits.

/// Reading the summaries that `EventBody.summary` writes.
enum HouseholdSummary {
    /// The class that a classification or an exit gives: bits 0–2.
    @inlinable
    static func householdClass(_ summary: UInt32) -> HouseholdClass {
        HouseholdClass(rawValue: UInt8(truncatingIfNeeded: summary & 7)) ?? .unclassified
    }

    /// Whether a classification or an exit puts the household under social protection: bit 3.
    @inlinable
    static func socialProtection(_ summary: UInt32) -> Bool { summary & 8 != 0 }

    /// The class that an exit leaves: bits 4–6.
    @inlinable
    static func from(_ summary: UInt32) -> HouseholdClass {
        HouseholdClass(rawValue: UInt8(truncatingIfNeeded: summary >> 4 & 7)) ?? .unclassified
    }

    /// The number of the unit that a registration or a move places the household in.
    @inlinable
    static func unit(_ summary: UInt32) -> UInt32 { summary }
}
