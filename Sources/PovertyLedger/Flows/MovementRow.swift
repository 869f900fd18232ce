// One row of a movement table: a balance, what came and went, the balance again. The two ends are counted by themselves
// and never computed from the flows, so that the identity of the form says something.

/// The movement of one class in one unit, or in all of them, over a period; households and persons side by side.
public struct MovementRow: Hashable, Sendable {
    /// The balance on the day before the period.
    public internal(set) var opening = Tally.zero
    /// The balance on the last day of the period.
    public internal(set) var closing = Tally.zero
    /// Persons that came to households which stayed, less those that left them (a change in their members).
    public internal(set) var sizeChange = 0
    private var tallies = [Tally](repeating: .zero, count: MovementColumn.allCases.count)

    init() {}

    /// The households of a flow, one for each event, and their persons at that moment.
    public internal(set) subscript(column: MovementColumn) -> Tally {
        get { tallies[column.index] }
        set { tallies[column.index] = newValue }
    }

    /// What the opening and the flows come to: the closing, by the identity of the form (9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8).
    var expectedClosing: Tally {
        MovementColumn.allCases.reduce(opening + Tally(persons: sizeChange)) { sum, column in
            column.isIncrease ? sum + self[column] : sum - self[column]
        }
    }

    /// Whether nothing is in it.
    var isZero: Bool {
        opening == .zero && closing == .zero && sizeChange == 0 && tallies.allSatisfy { $0 == .zero }
    }
}

extension MovementColumn {
    /// The place among all columns.
    fileprivate var index: Int {
        switch self {
        case .exitedToNearPoor: 0
        case .exitedPastNearPoor: 1
        case .fellToPoor: 2
        case .otherDecrease: 3
        case .fellFromNearPoor: 4
        case .cameFromPoor: 5
        case .relapsed: 6
        case .newlyPoor: 7
        case .newlyNearPoor: 8
        case .otherIncrease: 9
        }
    }
}
