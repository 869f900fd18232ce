// The promise of the bridge: every term of every account is what the naive model counts, with the events behind it, and
// the laws that follow: bridges over years add up, and a void undoes exactly what its event did.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite("Contract of the bridge")
struct ContractBridgeTests {
    private func sides(_ seed: UInt64) throws -> ContractSides {
        var sides = try ContractSides(seed: seed, events: ContractSeeds.events)
        for step in sides.history.steps { guard try sides.offer(step) else { break } }
        return sides
    }

    @Test(arguments: ContractSeeds.shares)
    func everyTermIsThatOfTheModel(share: Int) throws {
        var compared = 0
        var terms: Set<BridgeTerm> = []
        for seed in ContractSeeds.of(share) {
            let sides = try sides(seed)
            var generator = CutGenerator(seed: seed, ledger: sides.model)
            var random = SeededGenerator(seed: seed)
            for _ in 0..<8 {
                let (first, second) = generator.pair()
                let unitsOn = generator.unitsOn()
                guard let from = try sides.resolve(first), let to = try sides.resolve(second) else { continue }
                let months = random.chance(50) ? random.number(0...14) : nil
                if from.effectiveOn > to.effectiveOn || from.position > to.position {
                    let error = #expect(throws: LedgerError.self) {
                        try sides.real.at(CutExpression(second)).bridgedDifference(
                            since: try sides.real.cut(CutExpression(first)))
                    }
                    #expect(error?.code == .invalidValue)
                    continue
                }
                compared += 1
                terms.formUnion(try compare(sides, (first, from), (second, to), unitsOn, months))
            }
        }
        #expect(compared > 5)
        // Together the histories reach every term there is; a share of them reaches most.
        #expect(terms.count > 18, "\(Set(BridgeTerm.allCases).subtracting(terms))")
    }

    private func compare(
        _ sides: ContractSides, _ first: (NaiveCutRequest, NaiveCut), _ second: (NaiveCutRequest, NaiveCut),
        _ unitsOn: Day?, _ months: Int?
    ) throws -> Set<BridgeTerm> {
        var terms: Set<BridgeTerm> = []
        for byUnit in [true, false] {
            let place = """
                \(sides.history), \(first.0) to \(second.0), units on \(unitsOn?.description ?? "-"), \
                by unit \(byUnit), look-back \(months ?? -1)
                """
            let difference = try sides.real.at(CutExpression(second.0), unitsOn: unitsOn).bridgedDifference(
                since: try sides.real.cut(CutExpression(first.0)), by: byUnit ? .unit : nil, lookBackMonths: months,
                listingEvents: true, listingHouseholds: true)
            let plain = try sides.real.at(CutExpression(second.0), unitsOn: unitsOn).difference(
                since: try sides.real.cut(CutExpression(first.0)), by: byUnit ? .unit : nil, listingHouseholds: true)
            #expect(difference.accounts == plain.accounts && difference.transitions == plain.transitions, "\(place)")
            #expect(difference.households == plain.households, "\(place)")
            let bridge = try #require(difference.bridge)
            let expected = sides.model.bridge(
                from: first.1, to: second.1, unitsOn: unitsOn ?? max(first.1.effectiveOn, second.1.effectiveOn),
                byUnit: byUnit, lookBackMonths: months)
            let rows = bridge.accounts.map { (NaiveAccount($0), NaiveBridgeRow($0)) }
            #expect(rows.map(\.0) == rows.map(\.0).sorted(), "\(place)")
            let found = Dictionary(rows, uniquingKeysWith: { first, _ in first })
            for account in Set(found.keys).union(expected.keys) {
                #expect(found[account] == expected[account], "\(place), \(account)")
            }
            check(bridge, "\(place)")
            for row in bridge.accounts { terms.formUnion(row.terms.map(\.term)) }
        }
        return terms
    }

    /// A class in all is the sum of its accounts, as far as the two ends and what became known go.
    private func check(_ bridge: Bridge, _ place: Comment) {
        for total in bridge.totals {
            let rows = bridge.accounts.filter { $0.householdClass == total.householdClass }
            #expect(rows.reduce(Tally.zero) { $0 + $1.opening } == total.opening, place)
            #expect(rows.reduce(Tally.zero) { $0 + $1.closing } == total.closing, place)
            for term in [BridgeTerm.late, .corrected, .newly, .relapsed, .fellFromNearPoor, .dissolved] {
                #expect(rows.reduce(Tally.zero) { $0 + $1[term] } == total[term], place)
            }
            for term in [BridgeTerm.socialProtectionIn, .socialProtectionOut, .boundaryIn, .boundaryOut, .movedOut] {
                #expect(total[term] == .zero, place)
            }
        }
    }

    @Test func bridgesOverYearsAddUp() throws {
        for seed in UInt64(701)...712 {
            let sides = try sides(seed)
            var generator = CutGenerator(seed: seed, ledger: sides.model)
            for _ in 0..<4 {
                let days = [generator.day(), generator.day(), generator.day()].sorted()
                let (unitsOn, known) = (generator.day(), KnownAt.position(sides.model.position))
                func bridge(_ from: Day, _ to: Day) throws -> Bridge {
                    try #require(
                        try sides.real.at(CutExpression(to, knownAt: known), unitsOn: unitsOn).bridgedDifference(
                            since: try sides.real.cut(CutExpression(from, knownAt: known)), by: .unit
                        ).bridge)
                }
                let (early, late) = (try bridge(days[0], days[1]), try bridge(days[1], days[2]))
                let whole = try bridge(days[0], days[2])
                let place: Comment = "\(sides.history), \(days), units on \(unitsOn)"
                #expect(sums(early, late) == sums(whole), place)
            }
        }
    }

    /// The terms of bridges by account, added up.
    private func sums(_ bridges: Bridge...) -> [NaiveAccount: [BridgeTerm: Tally]] {
        var sums: [NaiveAccount: [BridgeTerm: Tally]] = [:]
        for row in bridges.flatMap(\.accounts) {
            for term in row.terms { sums[NaiveAccount(row), default: [:]][term.term, default: .zero] += term.tally }
        }
        return sums.mapValues { $0.filter { $0.value != .zero } }.filter { !$0.value.isEmpty }
    }

    @Test func aVoidUndoesExactlyWhatItsEventDid() throws {
        var undone = 0
        for seed in UInt64(721)...732 {
            let sides = try sides(seed)
            var random = SeededGenerator(seed: seed)
            let before = try sides.real.ledger.lastPosition()
            for number in 0..<20 {
                let household = "H\(random.number(1...8))"
                let day = Day(daysSinceEpoch: ("2023-01-01" as Day).daysSinceEpoch + Int32(random.number(0...900)))
                let events: [Event] = [
                    .householdSizeChanged(household, members: 7, on: day!),
                    .householdClassified(household, as: .poor, on: day!, socialProtection: true),
                    .householdDissolved(household, cause: .other, on: day!),
                    .householdMoved(household, to: "phuong-1", on: day!),
                ]
                let entry = Entry(
                    id: "law-\(number)", actor: "UBND", restates: "x", events: [random.one(of: events)])
                guard (try? sides.real.record(entry)) != nil else { continue }
                let void = Event.eventVoided(reference("law-\(number)", 1), reason: "nhầm")
                try sides.real.record(Entry(id: "undo-\(number)", actor: "UBND", restates: "x", events: [void]))
                undone += 1
                for (from, to) in [("2022-01-01", "2025-12-31"), ("2023-06-01", "2024-05-31")] as [(Day, Day)] {
                    let place: Comment = "\(sides.history), \(entry)"
                    let movements = try [KnownAt.position(before), .now].map {
                        try sides.real.at(CutExpression(to, knownAt: $0)).movement(since: from).tables
                    }
                    #expect(movements[0] == movements[1], place)
                    let bridges = try [KnownAt.position(before), .now].map {
                        try sides.real.at(CutExpression(to, knownAt: $0)).bridgedDifference(
                            since: try sides.real.cut(CutExpression(from, knownAt: $0)), by: .unit
                        ).bridge
                    }
                    #expect(bridges[0] == bridges[1], place)
                }
            }
        }
        #expect(undone > 30)
    }
}

extension NaiveAccount {
    /// The account of a row of a bridge.
    init(_ row: BridgeRow) {
        self.init(unit: row.unit, row.householdClass, socialProtection: row.socialProtection ?? false)
    }
}

extension NaiveBridgeRow {
    /// A row of the real ledger in the model's words.
    init(_ row: BridgeRow) {
        self.init()
        opening = NaiveTally(row.opening)
        closing = NaiveTally(row.closing)
        for term in row.terms {
            if term.tally != .zero { terms[term.term.name] = NaiveTally(term.tally) }
            events[term.term.name] = (term.events ?? []).map(\.description).sorted()
        }
    }
}
