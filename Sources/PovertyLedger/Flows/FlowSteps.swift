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
