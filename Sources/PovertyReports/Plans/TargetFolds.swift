// The folds behind targets that no balance can answer: incomes, gifts and sponsors on the days that targets are due, sums
// of gifts, and how exits ended. One pass over the events for all of them, and one over the timelines for exits.

import EventLedger
import PovertyLedger

/// What was folded for the targets of plans.
struct TargetFolds {
    /// The households and their incomes on days that targets compare incomes of.
    private let incomes: [Day: IncomeFold]
    /// The households on days that other targets are due.
    private let households: [Day: HouseholdFold]
    private let sponsors: [Day: SponsorFold]
    private let gifts: [GiftSpan: AidMarkFold]
    private let resources: [ResourceFold]
    private let exits: ExitFold

    /// Folds for some targets that are due. Cost: one replay where there is one that needs it, and 40 bytes a household
    /// and day; two more for lasting exits, one more for resources of some units. Exits and gifts are listed only where
    /// that is asked: 40 bytes each.
    init(
        _ asked: CutView, _ targets: [Target], _ units: TargetUnits, isListing: Bool
    ) throws(LedgerError) {
        func cut(_ day: Day) -> Cut { Cut(effectiveOn: day, position: asked.cut.position) }
        let count = asked.view.householdCount
        let incomeDays = Set(targets.filter { $0.kind == .income }.flatMap { [$0.due, $0.firstDay ?? $0.due] }).sorted()
        let sponsorDays = Set(targets.filter { $0.kind == .sponsored }.map(\.due)).sorted()
        let spans = Set(targets.filter { $0.kind == .leftBehind }.map(GiftSpan.init)).sorted { $0.due < $1.due }
        let dueDays = Set(sponsorDays + spans.map(\.due)).sorted()
        let sums = targets.filter { $0.kind == .resources }
        let places = try sums.contains { $0.filter != nil } ? asked.view.placements(asked.cut).placements : nil
        var fold = Both(
            Both(
                Each(incomeDays.map { IncomeFold(cut($0), households: count) }),
                Each(dueDays.map { HouseholdFold(cut($0), households: count) })),
            Both(
                Both(
                    Each(sponsorDays.map { SponsorFold(cut($0), households: count) }),
                    Each(spans.map { AidMarkFold(cut($0.due), from: $0.from.daysSinceEpoch, households: count) })),
                Each(sums.map { ResourceFold($0, asked.cut.position, places, units, isListing: isListing) })))
        if !incomeDays.isEmpty || !dueDays.isEmpty || !sums.isEmpty {
            try asked.ledger.replay(through: asked.cut.position, into: &fold)
        }
        func byDay<Fold>(_ days: [Day], _ folds: [Fold]) -> [Day: Fold] {
            Dictionary(zip(days, folds)) { first, _ in first }
        }
        incomes = byDay(incomeDays, fold.first.first.all)
        households = byDay(dueDays, fold.first.second.all)
        sponsors = byDay(sponsorDays, fold.second.first.first.all)
        gifts = Dictionary(zip(spans, fold.second.first.second.all)) { first, _ in first }
        resources = fold.second.second.all
        var exits = ExitFold(targets.filter { $0.kind == .lasting }, units, isListing: isListing)
        try exits.walk(asked)
        self.exits = exits
    }

    /// The incomes of the households of a population on both days of a target.
    func income(_ target: Target, _ population: Population) throws(LedgerError) -> TargetFigure {
        guard let first = target.firstDay, let before = try income(target, population, on: first),
            let due = try income(target, population, on: target.due)
        else { return .unknown(.incomes) }
        return .actual(.income(before: before, due: due))
    }

    /// The incomes of one day; nil where too few were assessed.
    private func income(
        _ target: Target, _ population: Population, on day: Day
    ) throws(LedgerError) -> IncomeFigure? {
        guard let fold = incomes[day] else { return nil }
        var sample = IncomeSample()
        for number in 0..<fold.households.count where population.includes(fold.households[number]) {
            sample.add(members: fold.households[number].members, income: fold.assessments.income(number))
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
        tally(population, on: target.due) { !hasGift($0, target) }
    }

    /// The households of a population that have a sponsor, and all of them.
    func sponsored(_ target: Target, _ population: Population) -> (sponsored: Tally, all: Tally) {
        let sponsored = tally(population, on: target.due) { isSponsored($0, on: target.due) }
        return (sponsored, tally(population, on: target.due) { _ in true })
    }

    private func tally(_ population: Population, on day: Day, where isCounted: (Int) -> Bool) -> Tally {
        guard let fold = households[day] else { return .zero }
        var sum = Tally.zero
        for number in 0..<fold.count where population.includes(fold[number]) && isCounted(number) {
            sum += Tally(households: 1, persons: Int(fold[number].members))
        }
        return sum
    }

    /// The sum of the gifts of a target. Throws `overflow` for one that is no figure.
    func resources(_ target: Target) throws(LedgerError) -> Int64 {
        try resources.first { $0.target == target }?.sum() ?? 0
    }

    // What figures are made of, for explanations.

    /// The households of a day on which something of them was needed.
    func households(on day: Day) -> HouseholdFold? { incomes[day]?.households ?? households[day] }

    /// The latest income of a household by a day.
    func income(of household: Int, on day: Day) -> Int64? { incomes[day]?.assessments.income(household) }

    /// Whether a household got a gift in the span of a target.
    func hasGift(_ household: Int, _ target: Target) -> Bool { gifts[GiftSpan(target)]?.hasGift(household) ?? false }

    /// Whether a household has a sponsor on a day.
    func isSponsored(_ household: Int, on day: Day) -> Bool { sponsors[day]?.isSponsored(household) ?? false }

    /// The positions of the gifts of a target, where they were listed.
    func gifts(of target: Target) -> [Position] { resources.first { $0.target == target }?.positions ?? [] }

    /// The exits of a target and whether each lasted, where they were listed.
    func exits(of target: Target) -> [(exit: RecognisedExit, isLasting: Bool)] { exits.judged(target) }

    /// The exits of a target that lasted, and all that are looked at.
    func lasting(_ target: Target) -> (part: Int64, of: Int64) { exits.share(of: target) }
}

/// The span in which gifts are looked for.
private struct GiftSpan: Hashable {
    let from: Day
    let due: Day

    init(_ target: Target) {
        due = target.due
        from = target.firstDay ?? target.due
    }
}

/// The gifts of one target inside its span.
private struct ResourceFold: Projection {
    let target: Target
    private let cut: Cut
    private let firstDay: Int32
    private let programmes: [[UInt8]]
    /// Where households were; nil where the target counts in all units.
    private let placements: Placements?
    private let units: TargetUnits
    private var gifts: Int64 = 0
    private var amountVND: Int128 = 0
    private let isListing: Bool
    /// The gifts, where they are listed.
    private(set) var positions: [Position] = []

    init(
        _ target: Target, _ position: Position, _ placements: Placements?, _ units: TargetUnits, isListing: Bool
    ) {
        self.target = target
        self.isListing = isListing
        cut = Cut(effectiveOn: target.due, position: position)
        firstDay = (target.firstDay ?? target.due).daysSinceEpoch
        programmes = target.programmes.map { Array($0.utf8) }
        self.placements = target.filter == nil ? nil : placements
        self.units = units
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == ResourceFold.aidGiven, event.effectiveDay >= firstDay, event.isInside(cut) else { return }
        try add(event, payload)
    }

    private static var aidGiven: UInt16 { EventKind.aidGiven.recordType }

    private mutating func add(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        guard let aid = AidGiven.View(payload), Int(event.streamNumber) < event.position, let giver = aid.donorKind
        else { throw LedgerError.misfit(at: event.position) }
        guard !aid.isLoan, target.givers.isEmpty || target.givers.contains(giver), isOfProgramme(aid) else { return }
        if let placements {
            guard let place = placements.unit(of: event), units.includes(place, target) else { return }
        }
        gifts += 1
        amountVND += Int128(aid.amountVND ?? 0)
        if isListing { positions.append(event.position) }
    }

    private func isOfProgramme(_ aid: borrowing AidGiven.View) -> Bool {
        guard !programmes.isEmpty else { return true }
        guard let programme = aid.programme else { return false }
        return programme.withUnsafeBytes { bytes in programmes.contains { $0.elementsEqual(bytes) } }
    }

    /// The sum. Throws `overflow` where it is no figure.
    func sum() throws(LedgerError) -> Int64 {
        guard target.of == .amountVND else { return gifts }
        guard let figure = Int64(exactly: amountVND) else {
            throw LedgerError(
                .overflow, "the amounts of the \(gifts) gifts of target \(target.id) add up to \(amountVND) VND",
                remedy: "a sum has at most \(Int64.max) VND; find the amount that is wrong and void its event")
        }
        return figure
    }
}

/// How the exits that targets look at ended: one walk over the timelines for all of them.
private struct ExitFold {
    private let targets: [Target]
    private let units: TargetUnits
    private var shares: [(lasting: Int64, back: Int64)]
    private var exits = HouseholdExits()
    private let isListing: Bool
    /// For each target its exits and whether each lasted, where they are listed.
    private var listed: [[(exit: RecognisedExit, isLasting: Bool)]]

    init(_ targets: [Target], _ units: TargetUnits, isListing: Bool) {
        self.targets = targets
        self.isListing = isListing
        listed = Array(repeating: [], count: targets.count)
        self.units = units
        shares = Array(repeating: (0, 0), count: targets.count)
    }

    /// Walks the timelines at a cut, unless no target asks for it.
    mutating func walk(_ asked: CutView) throws(LedgerError) {
        guard !targets.isEmpty else { return }
        let (witness, _) = try asked.view.witness(asked.cut)
        var fold = self
        try asked.ledger.scanTimelines(
            of: StreamCategory.household.rawValue, at: asked.cut, vouchedForBy: witness
        ) { (_, timeline) throws(LedgerError) in try fold.take(timeline) }
        self = fold
    }

    private mutating func take(_ timeline: Span<TimelineItem>) throws(LedgerError) {
        let dissolvedOn = try exits.take(timeline)
        guard !exits.all.isEmpty else { return }
        for exit in exits.firstOfEachYear {
            for (index, target) in targets.enumerated() where target.measure.contains(exit.from) {
                guard let day = Day(daysSinceEpoch: exit.day), let first = target.firstDay, day >= first,
                    let end = day.adding(months: Int(target.months ?? 0)), end <= target.due,
                    units.includes(exit.unit, target)
                else { continue }
                let isLasting: Bool
                if let back = exit.back, back.day <= end.daysSinceEpoch {
                    isLasting = false
                    shares[index].back += 1
                } else if dissolvedOn > end.daysSinceEpoch {
                    isLasting = true
                    shares[index].lasting += 1
                } else {
                    continue
                }
                if isListing { listed[index].append((exit, isLasting)) }
            }
        }
    }

    func judged(_ target: Target) -> [(exit: RecognisedExit, isLasting: Bool)] {
        targets.firstIndex(of: target).map { listed[$0] } ?? []
    }

    func share(of target: Target) -> (part: Int64, of: Int64) {
        guard let index = targets.firstIndex(of: target) else { return (0, 0) }
        return (shares[index].lasting, shares[index].lasting + shares[index].back)
    }
}
