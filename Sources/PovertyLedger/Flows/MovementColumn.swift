// The columns of the official movement tables ("Diễn biến hộ nghèo" and its mirror for the near-poor): how households
// come into a class and leave it. The two classes share one list; each has seven flows of its own.

/// A flow of a movement table, between its opening and its closing.
public enum MovementColumn: String, CaseIterable, Hashable, Sendable {
    /// Left the poor for the near-poor (thoát nghèo, trở thành cận nghèo). Poor only.
    case exitedToNearPoor
    /// Left past the near-poor line (vượt chuẩn cận nghèo).
    case exitedPastNearPoor
    /// Became poor (trở thành hộ nghèo). Near-poor only.
    case fellToPoor
    /// Went for another reason: dissolved, or moved to another unit (khác giảm).
    case otherDecrease
    /// Came down from the near-poor (cận nghèo trở thành hộ nghèo). Poor only.
    case fellFromNearPoor
    /// Came up from the poor (hộ nghèo trở thành hộ cận nghèo). Near-poor only.
    case cameFromPoor
    /// Came back from above near-poor after a recognised exit (tái nghèo, tái cận nghèo).
    case relapsed
    /// Came for the first time (phát sinh mới). Poor only.
    case newlyPoor
    /// Came for the first time (phát sinh mới). Near-poor only.
    case newlyNearPoor
    /// Came for another reason: moved in or split off, or from another unit (khác tăng).
    case otherIncrease

    /// Whether households come by it.
    public var isIncrease: Bool {
        switch self {
        case .exitedToNearPoor, .exitedPastNearPoor, .fellToPoor, .otherDecrease: false
        case .fellFromNearPoor, .cameFromPoor, .relapsed, .newlyPoor, .newlyNearPoor, .otherIncrease: true
        }
    }

    /// The columns of a class in the order of its form; only the poor and the near-poor have one.
    public static func columns(of householdClass: HouseholdClass) -> [MovementColumn] {
        switch householdClass {
        case .poor:
            [
                .exitedToNearPoor, .exitedPastNearPoor, .otherDecrease, .fellFromNearPoor, .relapsed, .newlyPoor,
                .otherIncrease,
            ]
        case .nearPoor:
            [
                .fellToPoor, .exitedPastNearPoor, .otherDecrease, .cameFromPoor, .relapsed, .newlyNearPoor,
                .otherIncrease,
            ]
        default: []
        }
    }

    /// The column by which a flow enters a class.
    static func entering(_ householdClass: HouseholdClass, by flow: Flow) -> MovementColumn {
        if flow.isArrival { return .otherIncrease }
        let newly = householdClass == .poor ? MovementColumn.newlyPoor : .newlyNearPoor
        switch flow.before.householdClass {
        case .unclassified: return newly
        case .poor: return .cameFromPoor
        case .nearPoor: return .fellFromNearPoor
        default: return flow.isRelapse ? .relapsed : newly
        }
    }

    /// The column by which a flow leaves a class.
    static func leaving(_ householdClass: HouseholdClass, by flow: Flow) -> MovementColumn {
        guard flow.after.isPresent else { return .otherDecrease }
        switch flow.after.householdClass {
        case .poor: return .fellToPoor
        case .nearPoor: return .exitedToNearPoor
        default: return .exitedPastNearPoor
        }
    }
}
