// The folds behind targets that no balance can answer: households, incomes, gifts and sponsors on the days that
// targets are due, sums of gifts, and how exits ended. One pass over the events for all of them, and one over the
// timelines for exits; whoever makes other passes over both anyway can hand them to these folds too.

import EventLedger
import PovertyLedger

/// What is folded for the targets of plans. Hand it the events, then the exits of each household, then finish it.
struct TargetFolds: Projection {
    private var days: ByDay<TargetDayFold>
    private var resources: ResourceSums
    private var exits: ExitShares

    /// Folds for some targets that are due. Cost of the replay: one fold for all days, memory 48 bytes a household and
    /// day. Exits and gifts are listed only where that is asked: 40 bytes each.
    init(_ asked: CutView, _ targets: [Target], _ units: TargetUnits, isListing: Bool) {
        let (cut, count) = (asked.cut, asked.view.householdCount)
        days = ByDay(Set(targets.flatMap(\.foldedDays)).sorted()) {
            TargetDayFold(Cut(effectiveOn: $0, position: cut.position), households: count)
        }
        resources = ResourceSums(targets.filter { $0.kind == .resources }, units, isListing: isListing)
        exits = ExitShares(targets.filter { $0.kind == .lasting }, units, isListing: isListing)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        try days.apply(event, payload: payload)
    }

    /// Takes in the exits of a household.
    mutating func take(_ household: HouseholdExits) { exits.take(household) }

    /// The first day whose gifts are needed, in days since 1970-01-01.
    var firstGiftDay: Int32 { resources.firstDay }

    /// Ends the folds, after which figures are there.
    mutating func finish(_ aid: PlacedAidFold, _ placements: Placements) throws(LedgerError) {
        days.finish()
        try resources.add(aid, placements)
    }

    /// Makes the passes that are needed, and ends the folds. Cost: one replay, and one pass over the timelines for
    /// exits; memory for resources 32 bytes an aid event in their spans and 24 a move.
    mutating func run(_ asked: CutView) throws(LedgerError) {
        let cut = asked.cut
        let witness = TimelineWitness(category: StreamCategory.household.rawValue, through: cut.position)
        var fold = Both(
            self,
            Both(
                Each(resources.isEmpty ? [] : [PlacedAidFold(cut, from: firstGiftDay)]),
                Each(exits.isEmpty ? [] : [witness])))
        if !days.all.isEmpty || !resources.isEmpty || !exits.isEmpty {
            try asked.ledger.replay(through: cut.position, into: &fold)
        }
        self = fold.first
        for witness in fold.second.second.all {
            try asked.forEachHouseholdWithExits(witness) { exits.take($0) }
        }
        let aid = fold.second.first.all.first ?? PlacedAidFold(cut, from: firstGiftDay)
        try finish(aid, aid.placements)
    }

    /// The incomes of the households of some populations, each with what was folded of its ledger, on both days of a
    /// target.
    static func income(
        _ target: Target, _ populations: [(folds: TargetFolds, population: Population)]
    ) throws(LedgerError) -> TargetFigure {
        guard let first = target.firstDay, let before = try income(target, populations, on: first),
            let due = try income(target, populations, on: target.due)
        else { return .unknown(.incomes) }
        return .actual(.income(before: before, due: due))
    }

    /// The incomes of one day; nil where too few were assessed.
    private static func income(
        _ target: Target, _ populations: [(folds: TargetFolds, population: Population)], on day: Day
    ) throws(LedgerError) -> IncomeFigure? {
        var sample = IncomeSample()
        for (folds, population) in populations {
            guard let fold = folds.days[day]?.incomes else { return nil }
            for number in 0..<fold.households.count where population.includes(fold.households[number]) {
                sample.add(members: fold.households[number].members, income: fold.assessments.income(number))
            }
        }
        let (all, assessed) = (sample.all.households, sample.assessed.households)
        if let least = target.leastShare {
            guard Int128(assessed) * Int128(least.denominator) >= Int128(least.digits) * Int128(all) else { return nil }
        }
        guard let figures = try sample.figures(of: "the households of target \(target.id) on \(day)") else {
            return nil
        }
        let perPerson = target.statistic == .median ? figures.median : figures.perPerson
        return IncomeFigure(perPerson: perPerson, households: all, assessed: assessed)
    }

    /// The households of a population that got no gift in the span of a target.
    func leftBehind(_ target: Target, _ population: Population) -> Tally {
        let from = target.spanBegins
        guard let gifts = days[target.due]?.gifts else { return .zero }
        return tally(population, on: target.due) { !gifts.hasGift($0, from: from) }
    }

    /// The households of a population that have a sponsor, and all of them.
    func sponsored(_ target: Target, _ population: Population) -> (sponsored: Tally, all: Tally) {
        guard let sponsors = days[target.due]?.sponsors else { return (.zero, .zero) }
        let sponsored = tally(population, on: target.due) { sponsors.isSponsored($0) }
        return (sponsored, tally(population, on: target.due) { _ in true })
    }

    private func tally(_ population: Population, on day: Day, where isCounted: (Int) -> Bool) -> Tally {
        guard let fold = households(on: day) else { return .zero }
        var sum = Tally.zero
        for number in 0..<fold.count where population.includes(fold[number]) && isCounted(number) {
            sum += Tally(households: 1, persons: Int(fold[number].members))
        }
        return sum
    }

    /// The sum of the gifts of a target. Throws `overflow` for one that is no figure.
    func resources(_ target: Target) throws(LedgerError) -> Int64 {
        try resources.sum(of: target)
    }

    // What figures are made of, for explanations.

    /// The households of a day on which something of them was needed.
    func households(on day: Day) -> HouseholdFold? { days[day]?.incomes.households }

    /// The latest income of a household by a day.
    func income(of household: Int, on day: Day) -> Int64? { days[day]?.incomes.assessments.income(household) }

    /// Whether a household got a gift in the span of a target.
    func hasGift(_ household: Int, _ target: Target) -> Bool {
        days[target.due]?.gifts.hasGift(household, from: target.spanBegins) ?? false
    }

    /// Whether a household has a sponsor on a day.
    func isSponsored(_ household: Int, on day: Day) -> Bool { days[day]?.sponsors.isSponsored(household) ?? false }

    /// The positions of the gifts of a target, where they were listed.
    func gifts(of target: Target) -> [Position] { resources.positions(of: target) }

    /// The exits of a target and whether each lasted, where they were listed.
    func exits(of target: Target) -> [(exit: RecognisedExit, isLasting: Bool)] { exits.exits(of: target) }

    /// The exits of a target that lasted, and all that are looked at.
    func lasting(_ target: Target) -> (part: Int64, of: Int64) { exits.share(of: target) }
}

extension Target {
    /// The days of which households are folded for the target.
    fileprivate var foldedDays: [Day] {
        switch kind {
        case .income: [firstDay ?? due, due]
        case .leftBehind, .sponsored: [due]
        case .reduction, .stock, .rate, .increase, .lasting, .resources: []
        }
    }

    /// The first day of a span, in days since 1970-01-01.
    var spanBegins: Int32 { (firstDay ?? due).daysSinceEpoch }
}

/// What a household is, has and got by one day.
private struct TargetDayFold: CarriedFold {
    private(set) var incomes: IncomeFold
    private(set) var sponsors: SponsorFold
    private(set) var gifts: LatestGiftFold

    init(_ cut: Cut, households: Int) {
        incomes = IncomeFold(cut, households: households)
        sponsors = SponsorFold(cut, households: households)
        gifts = LatestGiftFold(cut, households: households)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        try incomes.apply(event, payload: payload)
        guard !HouseholdStep.changesState(event.type) else { return }
        try sponsors.apply(event, payload: payload)
        try gifts.apply(event, payload: payload)
    }

    mutating func carry(from earlier: TargetDayFold) {
        incomes.carry(from: earlier.incomes)
        sponsors.carry(from: earlier.sponsors)
        gifts.carry(from: earlier.gifts)
    }
}

/// The day of the latest gift that each household got inside a cut: 4 bytes each.
private struct LatestGiftFold: CarriedFold {
    let cut: Cut
    private var latest: [Int32]

    init(_ cut: Cut, households: Int) {
        self.cut = cut
        latest = Array(repeating: .min, count: households)
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == EventKind.aidGiven.recordType, event.category == StreamCategory.household.rawValue,
            event.isInside(cut)
        else { return }
        let number = Int(event.streamNumber)
        guard let aid = AidGiven.View(payload), number < event.position else {
            throw LedgerError.misfit(at: event.position)
        }
        guard !aid.isLoan else { return }
        if number >= latest.count { grow(to: max(number + 1, latest.count * 3 / 2)) }
        latest[number] = max(latest[number], event.effectiveDay)
    }

    private mutating func grow(to count: Int) {
        latest.append(contentsOf: repeatElement(.min, count: count - latest.count))
    }

    mutating func carry(from earlier: LatestGiftFold) {
        if earlier.latest.count > latest.count { grow(to: earlier.latest.count) }
        for number in earlier.latest.indices { latest[number] = max(latest[number], earlier.latest[number]) }
    }

    /// Whether a household got a gift on a day or later.
    func hasGift(_ household: Int, from day: Int32) -> Bool { household < latest.count && latest[household] >= day }
}
