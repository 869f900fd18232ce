// What one event did to one household: where it stood before and where after, in the order of its timeline. Movement
// tables and bridges are sums of these and of nothing else.

import EventLedger

/// A step of a household from one standing to the next.
struct Flow {
    /// The number of the household.
    let household: UInt32
    /// The event that did it.
    let position: Position
    /// Where the household stood before.
    let before: Standing
    /// Where it stands afterwards.
    let after: Standing
    /// Whether it came back into a class it had left by a recognised exit, from above near-poor (tái nghèo).
    let isRelapse: Bool
    /// Whether it brought along its first class from elsewhere: it had moved in, or split off another household.
    let isArrival: Bool
    /// Whether it stands elsewhere because the boundary of its unit changed.
    let isBoundaryChange: Bool
}

/// A sum of flows. It is handed every flow of a window, household by household, each in timeline order.
protocol FlowSum {
    /// Takes in the next flow.
    mutating func add(_ flow: Flow)
}
