// The walk of one household through a window: its steps in timeline order, each turned into what it changed.

import EventLedger
import PovertyLedger

/// A household on its way through a window.
struct FlowWalk {
    private let window: FlowWindow
    private let household: UInt32
    private var past: FlowPast
    private var state: HouseholdState
    private var standing: Standing

    /// Starts where the household was before the window.
    init(_ household: Int, from slot: HouseholdSlot, _ past: FlowPast, _ window: FlowWindow) {
        self.window = window
        self.household = UInt32(truncatingIfNeeded: household)
        self.past = past
        state = slot.state
        standing = state.standing
    }

    /// Takes the next step and answers with what it changed; nil when that is nothing.
    mutating func take(_ next: FlowStep) -> Flow? {
        guard let step = next.step(members: state.members) else { return nil }
        let before = standing
        state.apply(step)
        standing = state.standing
        let after = standing
        var isRelapse = false
        var isArrival = false
        var isBoundaryChange = false
        switch step {
        case .registered:
            past.register(cause: next.cause)
            isArrival = past.isArrival
        case .moved: isBoundaryChange = MoveCause(rawValue: next.cause) == .boundaryChange
        case .classified(let householdClass, _), .exited(_, let householdClass, _):
            isArrival = before.householdClass == .unclassified && past.isArrival
            isRelapse =
                before.householdClass.isBetter(than: .nearPoor)
                && window.isRelapse(leftOn: past.left(householdClass), backOn: next.day)
            if case .exited(let from, _, _) = step { past.exit(from: from, on: next.day) }
        case .resized, .dissolved, .other: break
        }
        guard after != before, before.isPresent || after.isPresent else { return nil }
        return Flow(
            household: household, position: next.position, before: before, after: after, isRelapse: isRelapse,
            isArrival: isArrival, isBoundaryChange: isBoundaryChange)
    }
}

// The steps of a window, gathered in the order of recording and given back household by household. Their memory has a
// fixed size: when it is full, the households with the higher numbers are left for another pass over the events.

/// The steps of the households in a range of numbers.
final class FlowSteps {
    /// The households whose steps are kept; the range shrinks from above when there is no more room.
    private(set) var households: Range<Int>
    private var last: [UInt32]
    private var steps: UnsafeMutablePointer<FlowStep>
    private var capacity: Int
    private var count = 0

    /// 24 MB of steps: with what making room needs, within the 32 MiB that an answer may take beside the households.
    static let usualCapacity = 1_200_000

    /// Keeps the steps of some households, with room for `capacity` of them. Memory that is not used is never touched.
    init(of households: Range<Int>, capacity: Int) {
        self.households = households
        self.capacity = max(capacity, 1)
        last = [UInt32](repeating: 0, count: households.count)
        steps = .allocate(capacity: self.capacity)
    }

    deinit { steps.deallocate() }

    /// Adds the next step of a household, unless it is left for another pass.
    func append(_ household: Int, _ step: (_ previous: UInt32) -> FlowStep) {
        while count == capacity, households.contains(household) { makeRoom() }
        guard households.contains(household) else { return }
        let index = household - households.lowerBound
        (steps + count).initialize(to: step(last[index]))
        count += 1
        last[index] = UInt32(count)
    }

    /// The steps of a household in the order of its timeline.
    func timeline(of household: Int, _ timeline: inout [FlowStep]) {
        timeline.removeAll(keepingCapacity: true)
        var place = last[household - households.lowerBound]
        while place != 0 {
            let step = steps[Int(place) - 1]
            timeline.append(step)
            place = step.previous
        }
        timeline.reverse()
        timeline.sort(by: FlowStep.precedes)
    }

    /// Leaves the upper half of the households for another pass; a single household gets the room that it needs.
    private func makeRoom() {
        guard households.count > 1 else { return grow() }
        let kept = households.lowerBound..<(households.lowerBound + households.count / 2)
        var marked = [Bool](repeating: false, count: count)
        for household in kept {
            var place = last[household - households.lowerBound]
            while place != 0 {
                marked[Int(place) - 1] = true
                place = steps[Int(place) - 1].previous
            }
        }
        var moved = [UInt32](repeating: 0, count: count)
        var next = 0
        for index in 0..<count where marked[index] {
            var step = steps[index]
            if step.previous != 0 { step.previous = moved[Int(step.previous) - 1] }
            steps[next] = step
            next += 1
            moved[index] = UInt32(next)
        }
        last.removeLast(households.count - kept.count)
        for index in last.indices where last[index] != 0 { last[index] = moved[Int(last[index]) - 1] }
        households = kept
        count = next
    }

    private func grow() {
        let larger = UnsafeMutablePointer<FlowStep>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: steps, count: count)
        steps.deallocate()
        steps = larger
        capacity *= 2
    }
}

// What one event did to one household: where it was before and where after, in the order of its timeline. Movement
// tables and bridges are sums of these and of nothing else.

/// A step of a household from one standing to the next.
struct Flow {
    /// The number of the household.
    let household: UInt32
    /// The event that did it.
    let position: Position
    /// Where the household was before.
    let before: Standing
    /// Where it is afterwards.
    let after: Standing
    /// Whether it came back into a class it had left by a recognised exit, from above near-poor (tái nghèo).
    let isRelapse: Bool
    /// Whether it brought along its first class from elsewhere: it had moved in, or split off another household.
    let isArrival: Bool
    /// Whether it is elsewhere because the boundary of its unit changed.
    let isBoundaryChange: Bool
}

/// A sum of flows. It is handed every flow of a window, household by household, each in timeline order.
protocol FlowSum {
    /// Takes in the next flow.
    mutating func add(_ flow: Flow)
}

// Where a household is at one point of its timeline: what flows lead from and to. It knows no other household.

/// The place of a household between two events: absent, or in a unit with a class and members.
struct Standing: Hashable {
    /// Whether it is in the register.
    var isPresent = false
    /// The number of its unit.
    var unit: UInt32 = 0
    /// Its members.
    var members: UInt32 = 0
    /// Its class.
    var householdClass = HouseholdClass.unclassified
    /// Whether it is under social protection.
    var socialProtection = false

    /// The place of nobody: before registration and after dissolution.
    static let absent = Standing()
}

extension HouseholdState {
    /// Where the household is; nobody's place where it is not in the register.
    var standing: Standing {
        guard isPresent else { return .absent }
        return Standing(
            isPresent: true, unit: unit, members: members, householdClass: householdClass,
            socialProtection: socialProtection)
    }
}

extension HouseholdSlot {
    /// Where the household is, as folded.
    var standing: Standing { state.standing }
}
