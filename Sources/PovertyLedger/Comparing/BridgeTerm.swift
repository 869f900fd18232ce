// The terms of a bridge between two cuts: everything that can lead from one balance to another. Each is a sum of events
// in timeline order, one for each, and never a remainder.

/// A term of a bridge.
public enum BridgeTerm: Int, CaseIterable, Hashable, Sendable {
    /// What became known of the opening day after the first cut, by entries that only report.
    case late
    /// What became known of the opening day after the first cut, by entries that void.
    case corrected
    /// Came into the register, unclassified.
    case registered
    /// Came into the class for the first time.
    case newly
    /// Came back into the class, after a recognised exit, from above near-poor.
    case relapsed
    /// Came down from the near-poor to the poor.
    case fellFromNearPoor
    /// Came up from the poor to the near-poor.
    case cameFromPoor
    /// Came from a worse class into one above near-poor.
    case cameFromWorse
    /// Came from a better class into one above near-poor.
    case cameFromBetter
    /// Came from elsewhere: from another unit, or with its first class after moving in or splitting off.
    case movedIn
    /// Came from another unit because a boundary changed.
    case boundaryIn
    /// Came under the social protection of this account, or out of that of another, with its class.
    case socialProtectionIn
    /// Left the unclassified with its first class.
    case classified
    /// Left the poor for the near-poor.
    case exitedToNearPoor
    /// Left the poor or the near-poor past the near-poor line.
    case exitedPastNearPoor
    /// Left the near-poor for the poor.
    case fellToPoor
    /// Left a class above near-poor for a better one.
    case leftForBetter
    /// Left a class above near-poor for a worse one.
    case leftForWorse
    /// Went to another unit.
    case movedOut
    /// Went to another unit because a boundary changed.
    case boundaryOut
    /// Left the register.
    case dissolved
    /// Kept its class and left this account because its social protection changed.
    case socialProtectionOut
    /// Persons that came to households which stayed, less those that left them.
    case sizeChange

    /// The word of the JSON form: the name of the case.
    public var name: String { "\(self)" }

    /// The term by which a flow enters an account from another.
    static func entering(_ flow: Flow) -> BridgeTerm {
        let (before, after) = (flow.before, flow.after)
        guard before.isPresent else { return flow.isArrival ? .movedIn : .registered }
        guard before.householdClass != after.householdClass else {
            guard before.unit == after.unit else { return flow.isBoundaryChange ? .boundaryIn : .movedIn }
            return .socialProtectionIn
        }
        if before.householdClass == .unclassified { return flow.isArrival ? .movedIn : .newly }
        switch (before.householdClass, after.householdClass) {
        case (.nearPoor, .poor): return .fellFromNearPoor
        case (.poor, .nearPoor): return .cameFromPoor
        case (_, .poor), (_, .nearPoor): return flow.isRelapse ? .relapsed : .newly
        default: return after.householdClass.isBetter(than: before.householdClass) ? .cameFromWorse : .cameFromBetter
        }
    }

    /// The term by which a flow leaves an account for another.
    static func leaving(_ flow: Flow) -> BridgeTerm {
        let (before, after) = (flow.before, flow.after)
        guard after.isPresent else { return .dissolved }
        guard before.householdClass != after.householdClass else {
            guard before.unit == after.unit else { return flow.isBoundaryChange ? .boundaryOut : .movedOut }
            return .socialProtectionOut
        }
        switch (before.householdClass, after.householdClass) {
        case (.unclassified, _): return .classified
        case (.poor, .nearPoor): return .exitedToNearPoor
        case (.nearPoor, .poor): return .fellToPoor
        case (.poor, _), (.nearPoor, _): return .exitedPastNearPoor
        default: return after.householdClass.isBetter(than: before.householdClass) ? .leftForBetter : .leftForWorse
        }
    }
}
