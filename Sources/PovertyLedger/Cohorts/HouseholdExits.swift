// The recognised exits of one household and how each ended, found by walking its timeline once. An exit ends when the
// household is in the class it left again, or in a worse one.

import EventLedger

/// An exit and its end.
struct RecognisedExit {
    let from: HouseholdClass
    let to: HouseholdClass
    let day: Int32
    let position: Position
    /// The number of the unit it stood in.
    let unit: UInt32
    /// When it was back, and the event that says so; nil while it is not.
    var back: (day: Int32, position: Position)?
}

/// The exits of a household so far, in timeline order.
struct HouseholdExits {
    /// All exits.
    private(set) var all: [RecognisedExit] = []
    /// Where in `all` the exit from each class stands that has not ended: there is at most one of each, since a household
    /// that leaves a class again was back in it.
    private var fromPoor: Int?
    private var fromNearPoor: Int?

    /// Forgets them and keeps the memory.
    mutating func removeAll() {
        all.removeAll(keepingCapacity: true)
        (fromPoor, fromNearPoor) = (nil, nil)
    }

    /// Takes in the next classification or exit of the timeline.
    mutating func take(_ item: TimelineItem, unit: UInt32) {
        let decided = EventSummary.householdClass(item.summary)
        if decided == .poor {
            end(fromPoor, item)
            fromPoor = nil
        }
        if decided == .poor || decided == .nearPoor {
            end(fromNearPoor, item)
            fromNearPoor = nil
        }
        guard item.type == EventKind.householdExitedPoverty.recordType, let to = decided,
            let from = EventSummary.classLeft(item.summary)
        else { return }
        if from == .poor { fromPoor = all.count } else { fromNearPoor = all.count }
        all.append(
            RecognisedExit(from: from, to: to, day: item.effectiveDay, position: item.position, unit: unit))
    }

    private mutating func end(_ exit: Int?, _ item: TimelineItem) {
        if let exit { all[exit].back = (item.effectiveDay, item.position) }
    }
}
