// All the generator remembers of a household: what it needs to know that the next event is valid, and no history.

/// Where a household stands; at most 32 bytes.
struct SyntheticHousehold {
    /// Days since 1970-01-01.
    var registeredOn: Int32
    /// From this day on (days since 1970-01-01) every decision known so far gives the class in force, so that confirming
    /// it on any later day leaves the timeline valid.
    var classSince: Int32
    /// Counts the decisions on the class and the voids of such; equal counts mean that nothing was decided in between.
    var judgements: UInt32 = 0
    /// The unit it was last placed in, as an index.
    var unit: UInt8
    var members: UInt8
    var householdClass = SyntheticClass.unclassified
    /// The sponsor's number, 0 for none.
    var sponsor: UInt8 = 0
    var socialProtection = false
    var isDissolved = false
}
