// The promise: the state of the rules, folded in the order of the timeline, the packed slot of a count, folded in the
// order of recording, and a naive model agree on every household.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite struct HouseholdStateTests {
    @Test(arguments: 0..<20)
    func slotStateAndNaiveModelAgree(_ block: Int) throws {
        for seed in (block * 50)..<(block * 50 + 50) {
            var drawing = TimelineDrawing(random: SeededGenerator(seed: UInt64(seed)))
            let events = try drawing.events()
            // A count meets events in the order of recording, at any cut.
            for known in [events.count / 2, events.count] {
                for day in [3, 6, 12] as [Int32] {
                    let inside = events.filter { $0.head.position <= known && $0.head.effectiveDay <= day }
                    let naive = NaiveHouseholdState(inside)
                    let cut = Cut(effectiveOn: Day(daysSinceEpoch: day)!, position: known)
                    var fold = HouseholdFold(cut, households: 1)
                    for event in events { try fold.apply(event.head, payload: event.payload.span.bytes) }
                    #expect(NaiveHouseholdState(fold[0].state) == naive, "\(drawing.random), \(cut)")
                    #expect(fold[0].isPresent == naive.isPresent, "\(drawing.random)")
                    var state = HouseholdState()
                    for event in inside.sorted(by: TimelineDrawing.precedes) {
                        let step = HouseholdStep(event.head, payload: event.payload.span.bytes)
                        state.apply(try #require(step, "\(drawing.random)"))
                    }
                    #expect(NaiveHouseholdState(state) == naive, "\(drawing.random), \(cut)")
                }
            }
            // The rules accept the whole timeline, on summaries alone, and lead to the same state but for its members.
            let items = events.sorted(by: TimelineDrawing.precedes).map(\.item)
            var accepted = NaiveHouseholdState(try HouseholdState(folding: items))
            let naive = NaiveHouseholdState(events)
            accepted.members = naive.members
            #expect(accepted == naive, "\(drawing.random)")
        }
    }

    /// Docs/Format.md: a dissolution makes a household absent, without a class again; a registration makes it present.
    @Test func whatIsRegisteredAfterItsDissolutionBeginsAnew() {
        var state = HouseholdState()
        state.apply(.registered(unit: 1, members: 4))
        state.apply(.classified(.poor, socialProtection: true))
        state.apply(.dissolved)
        #expect(!state.isPresent)
        state.apply(.registered(unit: 2, members: 3))
        var anew = HouseholdState()
        anew.apply(.registered(unit: 2, members: 3))
        #expect(state == anew && state.isPresent && state.householdClass == .unclassified)
    }

    @Test func everyKindHasItsStep() throws {
        for kind in EventKind.allCases {
            let step = HouseholdStep(kind, summary: 0x12, members: 3)
            let expected: HouseholdStep? =
                switch kind {
                case .householdRegistered: .registered(unit: 0x12, members: 3)
                case .householdMoved: .moved(unit: 0x12)
                case .householdSizeChanged: .resized(members: 3)
                case .householdDissolved: .dissolved
                case .householdClassified: .classified(.nearPoor, socialProtection: false)
                case .householdExitedPoverty: .exited(from: .poor, to: .nearPoor, socialProtection: false)
                default: .other
                }
            #expect(step == expected, "\(kind.name)")
            #expect((step != .other) == HouseholdStep.changesState(kind.recordType), "\(kind.name)")
        }
        #expect(HouseholdStep(.householdClassified, summary: 7) == nil)
        #expect(HouseholdStep(.householdExitedPoverty, summary: 7 << 4 | 2) == nil)
    }

    @Test func anEventThatCannotBeWhatItsTypeSaysIsNoStep() throws {
        func step(_ kind: EventKind, summary: UInt32, _ payload: [UInt8]) -> HouseholdStep? {
            let head = EventHead(
                position: 9, effectiveDay: 0, category: 1, streamNumber: 0, type: kind.recordType, summary: summary)
            return HouseholdStep(head, payload: payload.span.bytes)
        }
        #expect(step(.householdSizeChanged, summary: 0, [5, 0, 0]) == nil)
        #expect(step(.householdSizeChanged, summary: 0, [5, 0, 0, 0]) == .resized(members: 5))
        // The event at position 9 may name a unit that is established later in its entry, which has at most 100,000
        // events.
        #expect(step(.householdMoved, summary: 100_009, []) == nil)
        #expect(step(.householdMoved, summary: .max, []) == nil)
        #expect(step(.householdMoved, summary: 100_008, []) == .moved(unit: 100_008))
    }
}

/// An event of the one household.
private struct DrawnEvent {
    let head: EventHead
    let payload: [UInt8]
    /// What it says, as drawn.
    let change: Change

    enum Change {
        case registered(UInt32, UInt32)
        case moved(UInt32)
        case resized(UInt32)
        case decided(HouseholdClass, Bool)
        case dissolved
        case nothing
    }

    var item: TimelineItem {
        TimelineItem(
            position: head.position, type: head.type, effectiveDay: head.effectiveDay, summary: head.summary)
    }
}

/// Draws a timeline that keeps the rules, recorded in any order.
private struct TimelineDrawing {
    var random: SeededGenerator

    static func precedes(_ left: DrawnEvent, _ right: DrawnEvent) -> Bool {
        (left.head.effectiveDay, left.head.position) < (right.head.effectiveDay, right.head.position)
    }

    mutating func events() throws -> [DrawnEvent] {
        let drawn = try bodies()
        var positions = Array(1...drawn.count).map { $0 + 0x0200_0000 }
        positions.shuffle(using: &random)
        // On one day the timeline is in the order of recording.
        for day in Set(drawn.map(\.day)) {
            let places = drawn.indices.filter { drawn[$0].day == day }
            for (place, position) in zip(places, places.map { positions[$0] }.sorted()) { positions[place] = position }
        }
        var events: [DrawnEvent] = []
        for (index, event) in drawn.enumerated() {
            let head = EventHead(
                position: positions[index], effectiveDay: event.day, category: StreamCategory.household.rawValue,
                streamNumber: 0, type: event.body.kind.recordType,
                summary: try EventSummary.of(event.body, context: PayloadContext()))
            events.append(DrawnEvent(head: head, payload: try payload(of: event.body), change: event.change))
        }
        return events.sorted { $0.head.position < $1.head.position }
    }

    private mutating func bodies() throws -> [(day: Int32, body: EventBody, change: DrawnEvent.Change)] {
        var (day, unit, current): (Int32, String, HouseholdClass) = (1, unitName(), .unclassified)
        let units = PayloadContext.units
        let members = UInt32(random.number(1...9))
        let first = HouseholdRegistered(household: "H", unit: unit, members: members)
        var drawn = [(day, EventBody.householdRegistered(first), DrawnEvent.Change.registered(units[unit]!, members))]
        for _ in 0..<random.number(0...12) {
            day += Int32(random.number(0...2))
            let isProtected = random.chance(50)
            switch random.number(0...4) {
            case 0:
                let next = unitName()
                guard next != unit else { continue }
                unit = next
                drawn.append((day, .householdMoved(HouseholdMoved(household: "H", unit: unit)), .moved(units[unit]!)))
            case 1:
                let members = UInt32(random.number(1...9))
                let fields = HouseholdSizeChanged(household: "H", members: members)
                drawn.append((day, .householdSizeChanged(fields), .resized(members)))
            case 2:
                let fields = IncomeAssessed(household: "H", perPersonMonthlyVND: 1)
                drawn.append((day, .incomeAssessed(fields), .nothing))
            default:
                let to = random.one(of: TokenSet<HouseholdClass>.all.words)
                let isExit = HouseholdClass.povertyClasses.contains(current) && to.isBetter(than: current)
                let body: EventBody =
                    isExit
                    ? .householdExitedPoverty(
                        HouseholdExitedPoverty(
                            household: "H", from: current, to: to, socialProtection: isProtected))
                    : .householdClassified(
                        HouseholdClassified(household: "H", class: to, socialProtection: isProtected))
                drawn.append((day, body, .decided(to, isProtected)))
                current = to
            }
        }
        if random.chance(30) {
            let fields = HouseholdDissolved(household: "H", cause: .other)
            drawn.append((day, .householdDissolved(fields), .dissolved))
        }
        return drawn
    }

    private mutating func unitName() -> String { random.one(of: PayloadContext.units.keys.sorted()) }
}

/// The state as Docs/Format.md has it: there when it was registered and not dissolved; unit, members, class and
/// protection those that the last event says that sets them, by day and position.
private struct NaiveHouseholdState: Equatable {
    var isPresent = false
    var unit: UInt32 = 0
    var members: UInt32 = 0
    var householdClass = HouseholdClass.unclassified
    var socialProtection = false

    init(_ state: HouseholdState) {
        isPresent = state.isPresent
        (unit, members) = (state.unit, state.members)
        (householdClass, socialProtection) = (state.householdClass, state.socialProtection)
    }

    init(_ events: [DrawnEvent]) {
        var (isRegistered, isDissolved) = (false, false)
        for event in events.sorted(by: TimelineDrawing.precedes) {
            switch event.change {
            case .registered(let first, let number):
                isRegistered = true
                (unit, members) = (first, number)
            case .moved(let next): unit = next
            case .resized(let number): members = number
            case .decided(let decided, let isProtected): (householdClass, socialProtection) = (decided, isProtected)
            case .dissolved: isDissolved = true
            case .nothing: break
            }
        }
        isPresent = isRegistered && !isDissolved
    }
}
