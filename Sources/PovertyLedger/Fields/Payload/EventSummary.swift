// The four bytes that the ledger keeps beside each event, so that the rules can fold a household's timeline without
// reading payloads. Their content depends on the kind; kinds not named here have 0.

/// Reads and makes the four bytes stored beside each event.
public enum EventSummary {
    @inlinable static var classBits: UInt32 { 0b111 }
    @inlinable static var socialProtectionBit: UInt32 { 0b1000 }
    @inlinable static var fromShift: UInt32 { 4 }

    /// The summary of an event: of one that places a household its unit's number, of one that decides a class the
    /// class, social protection and, for an exit, the class left; of a merger the number of the unit merged into, of a
    /// unit's attributes its parent's number plus one, of a closing its day. That of a void is set by the generic
    /// ledger.
    static func of<Context: EncodingContext>(
        _ body: EventBody, context: Context
    ) throws(FieldProblem) -> UInt32 {
        switch body {
        case .householdRegistered(let fields): try context.unitNumber(of: fields.unit, in: "unit")
        case .householdMoved(let fields): try context.unitNumber(of: fields.unit, in: "unit")
        case .householdClassified(let fields): bits(of: fields.class, fields.socialProtection)
        case .householdExitedPoverty(let fields): of(fields)
        case .unitMerged(let fields): try context.unitNumber(of: fields.into, in: "into")
        case .unitEstablished(let fields): try parent(fields.parent, context)
        case .unitChanged(let fields): try parent(fields.parent, context)
        case .periodClosed(let fields): UInt32(bitPattern: fields.through.daysSinceEpoch)
        default: 0
        }
    }

    private static func parent<Context: EncodingContext>(
        _ unit: String?, _ context: Context
    ) throws(FieldProblem) -> UInt32 {
        guard let unit else { return 0 }
        return try context.unitNumber(of: unit, in: "parent") &+ 1
    }

    /// The class that a `householdClassified` or `householdExitedPoverty` sets, or nil when the summary is damaged.
    @inlinable
    public static func householdClass(_ summary: UInt32) -> HouseholdClass? {
        HouseholdClass(rawValue: UInt8(truncatingIfNeeded: summary & classBits))
    }

    /// Whether a `householdClassified` or `householdExitedPoverty` sets social protection.
    @inlinable
    public static func socialProtection(_ summary: UInt32) -> Bool { summary & socialProtectionBit != 0 }

    /// The class that a `householdExitedPoverty` leaves, or nil when the summary is damaged.
    @inlinable
    public static func classLeft(_ summary: UInt32) -> HouseholdClass? {
        HouseholdClass(rawValue: UInt8(truncatingIfNeeded: summary >> fromShift & classBits))
    }

    /// The summary of an exit.
    static func of(_ exit: HouseholdExitedPoverty) -> UInt32 {
        bits(of: exit.to, exit.socialProtection, leaving: exit.from)
    }

    /// The summary of a class that was decided, and for an exit the class left.
    package static func bits(
        of householdClass: HouseholdClass, _ socialProtection: Bool, leaving from: HouseholdClass = .unclassified
    ) -> UInt32 {
        UInt32(householdClass.rawValue) | (socialProtection ? socialProtectionBit : 0)
            | UInt32(from.rawValue) << fromShift
    }
}
